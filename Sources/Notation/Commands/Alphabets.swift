extension Command {
  static let alphabets: [Command] =
    [
      Command("mathbb", .blackboard, "A letter in blackboard bold.", #"\mathbb{R}"#),
      Command("Bbb", .blackboard, "A letter in blackboard bold.", #"\Bbb{R}"#),
      Command(
        "textcircled", .circled, "A number or a letter in a circle.", #"\textcircled{2}"#),
    ]
    + [
      "mathbf", "mathit", "mathcal", "mathscr", "mathfrak", "mathsf", "mathtt", "mathnormal",
      "boldsymbol", "bold", "bm", "pmb",
    ].map { Command($0, .wrapper, "Letters whose alphabet is dropped.", "\\\($0){v}") }
    + [
      "boxed", "fbox", "framebox", "mathop", "mathrel", "mathbin", "mathord", "mathopen",
      "mathclose", "mathinner", "ensuremath", "smash",
    ].map { Command($0, .wrapper, "Its argument.", "\\\($0){5}") }
}
