/// One column of the table that summarises tallies.
public struct Column: Sendable {
  /// The heading.
  public let name: String
  /// What it counts, in one sentence.
  public let sentence: String
  /// The cell for a tally.
  let cell: @Sendable (RunCounts) -> String

  /// The columns behind benchmark and model, in order.
  public static let all: [Column] = [
    Column(name: "problems", sentence: "Distinct problems.") { String($0.problems) },
    Column(name: "responses", sentence: "Graded responses, broken rows not counted.") {
      String($0.responses - $0.broken)
    },
    Column(
      name: "sets",
      sentence:
        "Sets of responses that were generated together; a response that was generated alone is a set too."
    ) {
      String($0.sets)
    },
    Column(
      name: "accuracy",
      sentence: "Share of responses that are `correct`, among those whose gold answer can be read; "
        + "every response has the same weight."
    ) { Markdown.percent($0.accuracy) },
    Column(name: "truncated", sentence: "Share of responses that were cut off.") {
      let graded = $0.responses - $0.broken
      return Markdown.percent(graded > 0 ? Double($0.truncated) / Double(graded) : nil)
    },
    Column(
      name: "tokens",
      sentence:
        "Generated tokens per response on average, and of the longest response in parentheses, "
        + "where rows say how many."
    ) { tally in
      tally.tokens.mean.map { "\(Markdown.fixed($0, 0)) (≤ \(tally.tokens.most))" } ?? "–"
    },
    share("no answer", "no_answer", "Share of responses in which no answer was found."),
    share("unreadable", "unreadable", "Share of responses whose answer cannot be read."),
    share(
      "undecided", "undecided",
      "Share of responses for which neither equality nor a difference was shown; no reward."),
    share(
      "gold errors", "gold_error",
      "Share of responses whose gold answer cannot be read; not scored."),
    Column(
      name: "numeric", sentence: "Verdicts that rest on agreement to many bits, without a proof."
    ) {
      String($0.verdicts(.numeric))
    },
    Column(name: "broken rows", sentence: "Rows without a response that could be graded.") {
      String($0.broken)
    },
  ]

  private static func share(_ name: String, _ status: String, _ sentence: String) -> Column {
    Column(name: name, sentence: sentence) { Markdown.percent($0.share(of: status)) }
  }
}
