import Extraction
import GradedRows
import Grading
import Records

extension GroupRequest {
  /// Comparisons of answers without a key that one group may cost: each of them can take all the fuel of a
  /// verdict.
  static let maximumComparisons = 1_024

  /// What became of one response.
  private struct Member {
    var answer: [UInt8]?
    var key: [UInt8]?
    var status: String?
    var reward: Double?
  }

  /// Writes the group's object.
  func answer(_ worker: Worker, to writer: inout JSONWriter) {
    let grader = worker.grader(policy)
    let gold = goldText(worker)
    var members = texts.map { isAbandoned ? Member() : member($0, gold, grader, worker) }
    guard !isAbandoned else { return }
    let classes = grader.classes(
      of: members.map(\.answer), maximumComparisons: GroupRequest.maximumComparisons)
    let majority = Majority(classes)
    if !hasGold {
      let rewards = majority.rewards(classes, minimumMargin: minimumMargin)
      for (index, reward) in rewards.enumerated() { members[index].reward = reward }
    }
    let advantages = Advantages(
      method, rewards: members.map(\.reward), sets: sets, epsilon: epsilon)
    writer.beginObject()
    item.writeID(9, worker, to: &writer)
    writer.list("classes", classes) { writer, number in
      if let number { writer.integer(number) } else { writer.null() }
    }
    writer.list("answers", members) { $0.optional($1.answer) }
    writer.list("keys", members) { $0.optional($1.key) }
    writer.key("majority")
    write(majority, to: &writer)
    writer.list("statuses", members) { writer, member in
      if let status = member.status { writer.string(status) } else { writer.null() }
    }
    writer.list("rewards", members) { writer, member in
      if let reward = member.reward { writer.number(reward) } else { writer.null() }
    }
    writer.list("advantages", advantages.values) { $0.number($1) }
    writer.list("flat", advantages.isFlat) { $0.boolean($1) }
    writer.field("all_equal", isAllEqual(members))
    writer.endObject()
    worker.scratch.reset()
  }

  /// The gold answer; nil where there is none.
  private func goldText(_ worker: Worker) -> [UInt8]? {
    guard hasGold, let text = try? item.answer(2, worker) else { return nil }
    return Array(text)
  }

  /// What becomes of one response: its grade by gold, or its answer alone.
  private func member(
    _ value: JSONValue, _ gold: [UInt8]?, _ grader: Grader, _ worker: Worker
  ) -> Member {
    defer { worker.scratch.reset() }
    guard value.kind == .string || value.kind == .null,
      let text = value.kind == .null
        ? Bytes(start: nil, count: 0) : worker.scratch.text(value.contents)
    else {
      worker.tally.broken += 1
      return Member(status: "\(RowProblem.status)")
    }
    guard hasGold else {
      worker.tally.others += 1
      if isAnswers {
        let answer = value.kind == .null ? nil : Array(text)
        return Member(answer: answer, key: answer.flatMap { grader.key(of: $0) })
      }
      guard case .success(let found) = grader.extract(text) else { return Member() }
      return Member(answer: found.answer, key: grader.key(of: found.answer))
    }
    let grade: Grade
    if isAnswers, value.kind == .string, let gold {
      grade = worker.grade(answer: Array(text), gold: gold, policy)
    } else if let gold {
      grade = gold.withUnsafeBufferPointer { worker.grade(text, $0, prompt: .none, policy) }
    } else {
      grade = worker.grade(text, nil, prompt: .none, policy)
    }
    worker.tally.add(grade.status)
    let reward = rewards.reward(
      status: grade.status, foundBy: grade.foundBy, response: text, length: text.count)
    return Member(
      answer: grade.answer, key: grade.key, status: grade.status.rawValue, reward: reward)
  }

  /// Writes the majority's object.
  private func write(_ majority: Majority, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.list("classes", majority.classes) { $0.integer($1) }
    writer.field("votes", majority.count)
    writer.field("answered", majority.answered)
    writer.field("distinct", majority.distinct)
    writer.field("margin", majority.margin)
    writer.field("unanimous", majority.isUnanimous)
    writer.endObject()
  }

  /// Whether the rewards cannot tell one response from another.
  private func isAllEqual(_ members: [Member]) -> Bool {
    members.allSatisfy { $0.reward == members.first?.reward }
  }
}
