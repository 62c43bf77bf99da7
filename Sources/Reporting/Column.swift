/// One column of the table that summarises tallies.
public struct Column: Sendable {
  /// The heading.
  public let name: String
  /// What it counts, in one sentence.
  public let sentence: String
  /// The cell for a tally.
  let cell: @Sendable (Tally) -> String

  /// The columns behind benchmark and model, in order.
  public static let all: [Column] = [
    Column(name: "problems", sentence: "Distinct problems.") { String($0.problems) },
    Column(name: "responses", sentence: "Graded responses, broken rows not counted.") {
      String($0.responses - $0.broken)
    },
    Column(
      name: "sets",
      sentence: "Sets of responses that were generated together; a response of its own is one."
    ) {
      String($0.sets)
    },
    Column(
      name: "accuracy",
      sentence: "Share of responses that are `correct`, among those whose gold can be read; "
        + "the mean over responses."
    ) { Markdown.percent($0.accuracy) },
    Column(name: "no answer", sentence: "Responses in which no answer was found.") {
      String($0.statuses.count(of: "no_answer"))
    },
    Column(name: "truncated", sentence: "Responses that were cut off.") { String($0.truncated) },
    Column(name: "gold errors", sentence: "Responses whose gold cannot be read; not scored.") {
      String($0.statuses.count(of: "gold_error"))
    },
    Column(name: "broken rows", sentence: "Rows without a response that could be graded.") {
      String($0.broken)
    },
  ]
}
