/// An operator between sets or statements.
public enum SetOperator: UInt16, Sendable, CaseIterable {
  case union, intersection, difference, symmetricDifference, product, and, or, not
}

extension SetOperator {
  /// How LaTeX writes it.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { sign in
    if sign == .product { return ProductSign.times.latex }
    return Command.first(of: Command.sets) { action in
      if case .setOperator(sign) = action { true } else { false }
    } ?? "?"
  }
}

extension Command {
  static let sets: [Command] = [
    Command("cup", .setOperator(.union), "A union.", #"A \cup B"#),
    Command("cap", .setOperator(.intersection), "An intersection.", #"A \cap B"#),
    Command("setminus", .setOperator(.difference), "A difference.", #"A \setminus B"#),
    Command("smallsetminus", .setOperator(.difference), "Less.", #"A \smallsetminus B"#),
    Command("backslash", .setOperator(.difference), "A difference.", #"A \backslash B"#),
    Command(
      "bigtriangleup", .setOperator(.symmetricDifference), "A symmetric difference.",
      #"A \bigtriangleup B"#),
    Command("sqcup", .setOperator(.union), "A disjoint union.", #"A \sqcup B"#),
    Command("land", .setOperator(.and), "And.", #"p \land q"#),
    Command("wedge", .setOperator(.and), "And.", #"p \wedge q"#),
    Command("lor", .setOperator(.or), "Or.", #"p \lor q"#),
    Command("vee", .setOperator(.or), "Or.", #"p \vee q"#),
    Command("lnot", .setOperator(.not), "Not.", #"\lnot p"#),
    Command("neg", .setOperator(.not), "Not.", #"\neg p"#),
    Command("union", .connective, bare: .only, word: .union, "A union.", "[0,1] union [2,3]"),
    symbol("emptyset", "∅"), symbol("varnothing", "∅"), symbol("infty", "∞"),
    Command("inf", .symbol("∞"), bare: .only, "Infinity.", "(-inf, 2)"),
    Command("infty", .symbol("∞"), bare: .only, "Infinity.", "(-infty, 2)"),
    Command("infinity", .symbol("∞"), bare: .only, "Infinity.", "(-infinity, 2)"),
    Command("Infinity", .symbol("∞"), bare: .only, "Infinity.", "(-Infinity, 2)"),
    Command("oo", .symbol("∞"), bare: .only, "Infinity.", "(-oo, 2)"),
    symbol("R", "ℝ"), symbol("N", "ℕ"), symbol("Z", "ℤ"), symbol("Q", "ℚ"), symbol("C", "ℂ"),
    symbol("reals", "ℝ"), symbol("complement", "∁"),
  ]

  /// A name of a sign that is a symbol.
  static func symbol(_ name: String, _ scalar: Unicode.Scalar, bare: Bare = .no) -> Command {
    Command(name, .symbol(scalar), bare: bare, "The sign \(scalar).", "\\\(name)")
  }
}

extension Sign {
  /// Signs of sets and of logic.
  static let sets: [Sign] =
    signs("∪⋃", .setOperator(.union)) + signs("∩⋂", .setOperator(.intersection))
    + signs("∖", .setOperator(.difference)) + signs("⊖", .setOperator(.symmetricDifference))
    + signs("∧", .setOperator(.and)) + signs("∨", .setOperator(.or))
    + signs("¬", .setOperator(.not))
}
