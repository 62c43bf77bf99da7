import HTTPTypes
import NIOCore
import Records

/// The answer to a request.
struct Reply: Sendable {
  var status: HTTPResponse.Status = .ok
  var headers = HTTPFields()
  var body: ByteBuffer

  /// What is answered where the client is gone.
  static let nobodys = Reply(body: ByteBuffer())

  /// The JSON that was written.
  init(_ writer: borrowing JSONWriter) { self.init(body: ByteBuffer(bytes: writer.bytes)) }

  /// A body with its media type.
  init(
    status: HTTPResponse.Status = .ok, type: String = "application/json", body: ByteBuffer
  ) {
    self.status = status
    self.body = body
    headers.append(HTTPField(name: .contentType, value: type))
  }

  /// The head, with everything that a client needs to read the body.
  var head: HTTPResponse {
    var headers = headers
    headers.append(HTTPField(name: .contentLength, value: String(body.readableBytes)))
    return HTTPResponse(status: status, headerFields: headers)
  }
}
