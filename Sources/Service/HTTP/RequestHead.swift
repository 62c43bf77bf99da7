import HTTPTypes

/// What the service reads of a request's headers, found in one pass. Of a header that comes twice the values
/// stand with a comma between them, as everywhere in HTTP.
struct RequestHead {
  /// The body's type; nil for one that is not understood.
  private(set) var type: BodyType?
  /// Bytes of the body, where they are announced.
  private(set) var length: Int?
  private(set) var authorization: String?
  /// Whether the body is compressed.
  private(set) var isEncoded = false
  /// Whether the client wants to be told that its body is welcome.
  private(set) var waits = false

  init(_ headers: HTTPFields) {
    var (type, length, encoding, expectation): (String?, String?, String?, String?)
    func add(_ value: String, to text: inout String?) {
      text = text.map { $0 + ", " + value } ?? value
    }
    for field in headers {
      switch field.name {
      case .contentType: add(field.value, to: &type)
      case .contentLength: add(field.value, to: &length)
      case .contentEncoding: add(field.value, to: &encoding)
      case .expect: add(field.value, to: &expectation)
      case .authorization: add(field.value, to: &authorization)
      default: break
      }
    }
    self.type = BodyType(type)
    self.length = length.flatMap { Int($0) }
    if let encoding { isEncoded = encoding.lowercased() != "identity" }
    if let expectation { waits = expectation.lowercased() == "100-continue" }
  }
}
