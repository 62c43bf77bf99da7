import Extraction
import GradedRows
import Grading
import Records

extension Route {
  /// `POST /v1/grade`.
  static let grade = Route(
    path: "/v1/grade", name: "grade",
    summary: "Grades responses against gold answers.",
    request: Request(
      .items(
        [.init("response", .text), .init(.gold, .gold), .prompt, .id],
        options: [.init(.reward, .reward, isRequired: false)]),
      example: #"{"response": "So it is \\boxed{0.5}.", "gold": "1/2"}"#),
    response: .one(or: graded), answer: .items(.grade))

  /// The statuses of a graded item.
  static let statuses = GradeStatus.allCases.map(\.rawValue) + ["\(RowProblem.status)"]

  /// The fields of a grade: where there is no verdict, its fields are null.
  private static let graded: [Schema.Property] = [
    .answer, .foundBy, .init(.status, .values(statuses)),
    .init(.reward, Schema.number().orNull), .verdict.orNull, .basis, .rule, .reason, .key, .span,
  ]
}

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
      writer.key(.span)
      writer.span(graded.grade.span)
    },
    refuse: { problem, writer in
      writer.writeUngraded(status: "\(RowProblem.status)", reason: problem.detail)
      writer.nulls(.span)
    })
}
