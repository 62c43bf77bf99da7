extension Command {
  static let roots: [Command] = [
    Command("sqrt", .root(2), bare: .yes, "A root, with an index in brackets.", #"\sqrt[3]{x}"#),
    Command("cbrt", .root(3), bare: .onlyBeforeParenthesis, "A cube root.", "cbrt(x)"),
  ]
}
