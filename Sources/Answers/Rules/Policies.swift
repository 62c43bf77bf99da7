extension Rule {
  static let policies = Rule(
    id: .policies,
    statement: "Policies are named sets of switches of the rules; outputs say which one was used.",
    place: "`karat policies` prints them.",
    examples: [
      Example("0.667", "2/3", .equal),
      Example("5\\text{ cm}", "5", .equal),
    ])
}
