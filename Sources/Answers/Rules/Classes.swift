extension Rule {
  static let classes = Rule(
    id: .classes,
    statement:
      "With gold, the correct predictions are one class; every other class is by canonical key, and a key never merges what the rules call different.",
    place: "In votes: the key of each answer.",
    examples: [
      Example("50\\%", "0.5", .equal),
      Example("50\\%", "50", .equal),
      Example("50", "0.5", .different),
    ])
}
