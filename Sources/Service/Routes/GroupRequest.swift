import Grading
import Records

/// One group as a request gives it.
struct GroupRequest {
  typealias Outcome = Result<GroupRequest, Problem>

  /// The responses, or the answers where `isAnswers`.
  let texts: [JSONValue]
  let isAnswers: Bool
  /// Whether rewards are by gold; else by the majority.
  let hasGold: Bool
  let gold: JSONValue?
  let sets: [Int64]?
  let method: AdvantageMethod
  let epsilon: Double
  let minimumMargin: Double
  let policy: Policy
  let rewards: RewardConfig
  let item: Item
  private let client: Client

  /// Whether nobody waits for the answer any more.
  var isAbandoned: Bool { client.isGone }

  /// Reads a group, or says what is wrong with it.
  static func read(_ item: Item, _ call: Call, _ worker: Worker) -> Outcome {
    do throws(Problem) {
      return .success(try GroupRequest(item, call, worker))
    } catch {
      return .failure(error)
    }
  }

  private init(_ item: Item, _ call: Call, _ worker: Worker) throws(Problem) {
    try item.checkObject()
    self.item = item
    client = call.client
    policy = call.policy
    isAnswers = item.value(0) == nil && item.value(1) != nil
    let list = isAnswers ? 1 : 0
    texts = try item.list(list, call, worker)
    gold = item.value(2)
    hasGold = gold != nil
    if hasGold {
      // A gold of the wrong type is a fault of the request, not of each response.
      _ = try item.answer(2, worker)
      worker.scratch.reset()
    }
    sets = try item.sets(3, call, worker, count: texts.count, of: list)
    let k = try item.number(5, from: 1) ?? 1
    guard let whole = Int(exactly: k), whole <= Schema.maximumInteger else {
      throw Problem(
        .invalidValue, "k is a whole number up to \(Schema.maximumInteger).", field: item.pointer(5)
      )
    }
    method = try item.method(4, k: whole, worker)
    epsilon = try item.number(6, from: 0) ?? 1e-4
    minimumMargin = try item.number(7, from: 0) ?? 0
    rewards =
      if let reward = item.value(8) {
        try RewardConfig(
          reward, worker.reader, standard: call.configuration.rewards, field: item.pointer(8))
      } else { call.configuration.rewards }
  }
}

extension Item {
  /// The set of each response: equal strings or numbers are one set.
  fileprivate func sets(
    _ field: Int, _ call: Call, _ worker: Worker, count: Int, of list: Int
  ) throws(Problem) -> [Int64]? {
    guard let value = value(field), value.kind != .null else { return nil }
    let elements = try self.list(field, call, worker)
    guard elements.count == count else {
      throw Problem(
        .lengthMismatch, "There are \(count) \(fields.names[list]) but \(elements.count) sets.",
        field: pointer(field))
    }
    var numbers: [[UInt8]: Int64] = [:]
    var sets: [Int64] = []
    for (place, element) in elements.enumerated() {
      guard element.kind == .string || element.kind == .number else {
        throw Problem(
          expected: "a string or a number", found: element.kind,
          field: pointer(field) + "/\(place)")
      }
      let next = Int64(numbers.count)
      let name = Array(element.raw)
      sets.append(numbers[name] ?? next)
      numbers[name] = numbers[name] ?? next
    }
    return sets
  }

  /// A number that may be missing.
  fileprivate func number(_ field: Int, from minimum: Double) throws(Problem) -> Double? {
    guard let value = value(field), value.kind != .null else { return nil }
    guard value.kind == .number else {
      throw Problem(expected: "a number", found: value.kind, field: pointer(field))
    }
    guard let number = value.number, number >= minimum else {
      throw Problem(
        .invalidValue, "The number must be at least \(Int(minimum)).", field: pointer(field))
    }
    return number
  }

  /// The method of the advantages with its `k`; GRPO where the request names none.
  fileprivate func method(
    _ field: Int, k: Int, _ worker: Worker
  ) throws(Problem) -> AdvantageMethod {
    guard let name = try optionalText(field, worker) else { return .grpo }
    defer { worker.scratch.reset() }
    guard let method = AdvantageMethod.named(String(decoding: name, as: UTF8.self), k: k) else {
      let names = AdvantageMethod.names.joined(separator: ", ")
      throw Problem(
        .invalidValue, "There is no such method; the methods are \(names).", field: pointer(field))
    }
    return method
  }
}
