extension Metric {
  /// Whether the vote is tied.
  public static let tiedVotes = Metric(
    id: "tied_votes", code: 11,
    sentence: "The share of votes in which two or more answers have the most samples.",
    formula: "1 if the vote has more than one winner, else 0",
    inputs: Inputs(data: .votes),
    appearance: Appearance(table: .agreement),
    estimator: .everySet { set, _ in set.outcome(by: .counts).isTied ? 1 : 0 },
    name: { _ in "tied votes" },
    event: { "the share of tied votes\($0.draw)" })
}
