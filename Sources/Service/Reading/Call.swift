import Grading
import Records

/// A request as the routes that grade see it.
struct Call: Sendable {
  let body: Body
  let policy: Policy
  private let responder: Responder
  let client: Client

  init(_ responder: Responder, body: Body, policy: Policy, client: Client) {
    self.responder = responder
    self.body = body
    self.policy = policy
    self.client = client
  }

  /// How the service is configured.
  var configuration: ServiceConfiguration { responder.configuration }

  /// How every item of the request is graded, unless its body says otherwise.
  var settings: GradeSettings { GradeSettings(policy: policy, rewards: configuration.rewards) }

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
      throw Problem(expected: "an object", found: value.kind, field: "")
    }
    return value
  }

  /// The body, which has to be an object, as an item.
  func item(_ fields: ItemFields, _ worker: Worker) throws(Problem) -> Item {
    var items = Items(fields) { _ in .whole }
    items.append(try readObject(worker), worker.reader)
    return items[0]
  }

  /// Throws where a request has more items than it may.
  func checkCount(_ count: Int, field: String) throws(Problem) {
    guard count <= configuration.limits.maximumItems else {
      throw Problem(
        .tooManyItems, "\(count) items; at most \(configuration.limits.maximumItems) are allowed.",
        field: field)
    }
  }
}
