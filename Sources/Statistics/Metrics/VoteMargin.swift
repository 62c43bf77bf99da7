extension Metric {
  /// The lead of the vote's winner over the next answer, as a share of the set.
  public static let voteMargin = Metric(
    id: "vote_margin", code: 10,
    sentence:
      "The lead of the vote's winner over the next answer, as a share of all samples of the set.",
    formula: "the winner's samples less those of the next answer, divided by w",
    inputs: Inputs(data: .votes),
    appearance: Appearance(table: .agreement),
    estimator: .everySet { set, _ in set.outcome(by: .counts).margin },
    name: { _ in "vote margin" },
    event: {
      "the lead of the vote's winner over the next answer\($0.draw), as a share of all samples"
    })
}
