import Grading
import Records

/// A request as the routes that grade see it.
struct Call: Sendable {
  let body: Body
  let policy: Policy
  let configuration: ServiceConfiguration
  let client: Client

  /// The body as JSON.
  func read(_ worker: Worker) throws(Problem) -> JSONValue {
    do throws(JSONError) {
      return try worker.reader.read(body.bytes)
    } catch {
      throw Problem(error)
    }
  }

  /// The body as a JSON object.
  func readObject(_ worker: Worker) throws(Problem) -> JSONValue {
    let value = try read(worker)
    guard value.kind == .object else {
      throw Problem(.wrongType, "Expected an object, found \(value.kind.words).", field: "")
    }
    return value
  }

  /// Throws where a request has more items than it may.
  func checkCount(_ count: Int, field: String) throws(Problem) {
    guard count <= configuration.maxItems else {
      throw Problem(
        .tooManyItems, "\(count) items, at most \(configuration.maxItems) are allowed.",
        field: field)
    }
  }

  /// The elements of a list that has to be there.
  func list(
    _ name: String, of value: JSONValue?, _ worker: Worker
  ) throws(Problem) -> [JSONValue] {
    guard let value else {
      throw Problem(.missingField, "The field is missing.", field: "/" + name)
    }
    guard value.kind == .array else {
      throw Problem(
        .wrongType, "Expected a list, found \(value.kind.words).", field: "/" + name)
    }
    var elements: [JSONValue] = []
    worker.reader.forEachElement(of: value) { elements.append($0) }
    try checkCount(elements.count, field: "/" + name)
    return elements
  }
}
