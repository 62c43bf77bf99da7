/// The sign between the factors of a `product`.
public enum ProductSign: UInt16, Sendable { case times, dot, star }

extension ProductSign {
  /// How LaTeX writes it.
  var latex: String {
    switch self {
    case .times: #"\times"#
    case .dot: #"\cdot"#
    case .star: "*"
    }
  }
}

extension Command {
  static let arithmetic: [Command] = [
    Command("times", .product(.times), "Times.", #"a \times b"#),
    Command("cdot", .product(.dot), "Times.", #"a \cdot b"#),
    Command("cdotp", .product(.dot), "Times.", #"a \cdotp b"#),
    Command("bullet", .product(.dot), "A product of vectors.", #"u \bullet v"#),
    Command("ast", .product(.star), "Times; after ^ a star.", #"a \ast b"#),
    Command("div", .divide, "Divided by.", #"a \div b"#),
    Command("slash", .divide, "Divided by.", #"a \slash b"#),
    Command("pm", .plusMinus, "Plus or minus.", #"1 \pm \sqrt2"#),
    Command("mp", .minusPlus, "Minus or plus.", #"1 \mp \sqrt2"#),
    Command("%", .percent, "Percent.", #"50\%"#),
    Command("degree", .degree, "Degrees.", #"90\degree"#),
    Command("textdegree", .degree, "Degrees.", #"90\textdegree"#),
    Command("prime", .prime, "A prime, after ^.", #"f^\prime(x)"#),
    Command("bmod", .modulo, "The remainder.", #"7 \bmod 5"#),
    Command("mod", .modulo, "A remainder, or a modulus after a congruence.", #"x \equiv 3 \mod 7"#),
    Command("pmod", .modulus, "The modulus of a congruence.", #"x \equiv 3 \pmod 7"#),
    Command("pod", .modulus, "The modulus of a congruence.", #"x \equiv 3 \pod 7"#),
  ]
}

extension Sign {
  /// Signs of operations.
  static let arithmetic: [Sign] =
    signs("−–‐‑－﹣", .minus) + signs("＋﹢", .plus) + signs("±", .plusMinus)
    + signs("∓", .minusPlus) + signs("×✕✖⨯", .product(.times)) + signs("·⋅∙•・‧", .product(.dot))
    + signs("∗＊", .product(.star)) + signs("÷／∕⁄", .divide) + signs("％", .percent)
    + signs("！", .factorial) + signs("°º˚", .degree) + signs("′’‘", .prime)
    + signs("√", .root(2)) + signs("∛", .root(3)) + signs("∜", .root(4))
}
