extension Command {
  static let words: [Command] = [
    connective("and", .and, "x=1 and y=2"), connective("or", .or, "x=1 or x=2"),
    connective("if", .condition, "1 if x>0"), connective("for", .condition, "1 for x>0"),
    connective("where", .condition, "kx where k>0"),
    connective("when", .condition, "1 when x>0"), connective("with", .condition, "kx with k>0"),
    connective("mod", .modulo, "7 mod 5"), connective("in", .element, "x in [0,1]"),
  ]

  private static func connective(_ name: String, _ word: Word, _ example: String) -> Command {
    Command(name, .connective, bare: .only, word: word, "A word between mathematics.", example)
  }
}
