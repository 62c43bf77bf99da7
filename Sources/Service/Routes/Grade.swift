import Extraction
import GradedRows
import Grading
import Records

extension ItemRoute {
  /// `POST /v1/grade`: responses against gold.
  static let grade = ItemRoute(
    names: ["response", "gold", "prompt", "id"], takesReward: true,
    write: { item, worker, settings, writer throws(Problem) in
      let response = try item.text(0, worker)
      let gold = try item.answer(1, worker)
      let prompt = try item.optionalText(2, worker)
      let graded = worker.grade(response, gold, prompt: prompt, settings)
      writer.write(graded.grade, reward: graded.reward)
      writer.key("span")
      writer.span(graded.grade.span)
    },
    refuse: { problem, writer in
      writer.nulls("answer", "found_by")
      writer.key("status")
      writer.string("broken_row")
      writer.nulls("reward", "verdict", "basis", "rule")
      writer.key("reason")
      writer.string(problem.detail)
      writer.nulls("key", "span")
    })
}

extension Worker {
  /// Grades a response and says what that is worth.
  func grade(
    _ response: Bytes?, _ gold: Bytes?, prompt: Bytes?, _ settings: ItemRoute.Settings
  ) -> (grade: Grade, reward: Double?) {
    let grade = grade(
      response, gold, prompt: prompt.map { .text(Array($0)) } ?? .none, settings.policy)
    tally.add(grade.status)
    let text = response ?? Bytes(start: nil, count: 0)
    let reward = settings.rewards.reward(
      status: grade.status, foundBy: grade.foundBy, response: text, length: text.count)
    return (grade, reward)
  }
}

extension JSONWriter {
  /// Writes the first byte's offset and the one behind the last, or `null`.
  mutating func span(_ span: Range<Int>?) {
    guard let span else { return null() }
    beginArray()
    integer(span.lowerBound)
    integer(span.upperBound)
    endArray()
  }
}
