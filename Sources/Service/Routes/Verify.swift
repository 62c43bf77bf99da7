import Answers
import GradedRows
import Grading
import Records

extension Route {
  /// `POST /v1/verify`.
  static let verify = Route(
    path: "/v1/verify", name: "verify",
    summary: "Tells whether predictions are the gold answers, and why.",
    request: Request(
      .items(
        [.init("gold", .gold), .init("prediction", answer), .id],
        or: [.init("gold", .gold), .init("pred", answer), .absent("prediction"), .id]),
      example: #"{"gold": "1/2", "prediction": "0.5"}"#),
    response: .one(or: [.verdict, .basis, .rule, .reason]), answer: .items(.verify))

  private static let answer = Schema.either([.string, .number(), .null])
}

extension ItemRoute {
  /// `POST /v1/verify`: predictions against gold.
  static let verify = ItemRoute(
    names: ["gold", "prediction", "pred", "id"], takesReward: false,
    write: { item, worker, settings, writer throws(Problem) in
      let gold = try item.answer(0, worker)
      // `pred` is the name that pairs of answers have in files.
      let name = item.value(1) == nil && item.value(2) != nil ? 2 : 1
      let prediction = try item.answer(name, worker)
      let grader = worker.grader(settings.policy)
      worker.tally.others += 1
      writer.write(grader.verdict(gold: gold, prediction: prediction))
    },
    refuse: { problem, writer in
      writer.write(Verdict(.undecided, rule: nil, reason: problem.detail))
    })
}
