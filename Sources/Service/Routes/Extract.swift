import Extraction
import GradedRows
import Grading
import Records

extension Route {
  /// `POST /v1/extract`.
  static let extract = Route(
    path: "/v1/extract", name: "extract",
    summary: "Finds the answers that responses commit to.",
    request: Request(
      .items([.init("response", .text), .prompt, .id]),
      example: #"{"response": "So it is \\boxed{0.5}."}"#),
    response: .one(or: [.answer, .foundBy, .span, .key, .reason]), answer: .items(.extract))
}

extension ItemRoute {
  /// `POST /v1/extract`: the answers that responses commit to.
  static let extract = ItemRoute(
    names: ["response", "prompt", "id"], takesReward: false,
    write: { item, worker, settings, writer throws(Problem) in
      let response = try item.text(0, worker) ?? Bytes(start: nil, count: 0)
      let prompt = try item.optionalText(1, worker)
      let grader = worker.grader(settings.policy)
      worker.tally.others += 1
      switch grader.extract(response, prompt: prompt.map { .text(Array($0)) } ?? .none) {
      case .success(let candidate):
        writer.key(.answer)
        writer.string(candidate.answer)
        writer.key(.foundBy)
        writer.string(candidate.foundBy.name)
        writer.key(.span)
        writer.span(candidate.span)
        writer.key(.key)
        writer.optional(grader.key(of: candidate.answer))
        writer.nulls(.reason)
      case .failure(let reason):
        writer.nulls(.answer, .foundBy, .span, .key)
        writer.key(.reason)
        writer.string(reason.name)
      }
    },
    refuse: { problem, writer in
      writer.nulls(.answer, .foundBy, .span, .key)
      writer.key(.reason)
      writer.string(problem.detail)
    })
}
