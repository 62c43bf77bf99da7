/// A character beyond ASCII that notation knows.
public struct Sign: Sendable {
  public let scalar: Unicode.Scalar
  public let action: Command.Action

  /// Every sign that is not a letter, in the order of the families above.
  public static let all: [Sign] =
    signs("−–‐‑－﹣", .minus) + signs("＋﹢", .plus) + signs("±", .plusMinus)
    + signs("∓", .minusPlus) + signs("×✕✖⨯", .product(.times)) + signs("·⋅∙•・‧", .product(.dot))
    + signs("∗＊", .product(.star)) + signs("÷／∕⁄", .divide) + signs("％", .percent)
    + signs("！", .factorial) + signs("°º˚", .degree) + signs("′’‘", .prime)
    + signs("√", .root(2)) + signs("∛", .root(3)) + signs("∜", .root(4))
    + signs("（﹙", .open(.parenthesis)) + signs("）﹚", .close(.parenthesis))
    + signs("［【〔", .open(.bracket)) + signs("］】〕", .close(.bracket))
    + signs("｛", .open(.brace)) + signs("｝", .close(.brace))
    + signs("⟨〈《", .open(.angle)) + signs("⟩〉》", .close(.angle))
    + signs("⌊", .open(.floor)) + signs("⌋", .close(.floor))
    + signs("⌈", .open(.ceil)) + signs("⌉", .close(.ceil))
    + signs("｜", .bar(.bar)) + signs("∣", .bar(.none)) + signs("‖", .bar(.doubleBar))
    + signs("，、﹐", .separator(.comma)) + signs("；", .separator(.semicolon))
    + signs("＝", .relation(.equal)) + signs("≠", .relation(.notEqual))
    + signs("＜", .relation(.less)) + signs("＞", .relation(.greater))
    + signs("≤⩽≦", .relation(.lessOrEqual)) + signs("≥⩾≧", .relation(.greaterOrEqual))
    + signs("≈≃≒", .relation(.approximately)) + signs("≡", .relation(.equivalent))
    + signs("≢", .relation(.notEquivalent))
    + signs("∼", .relation(.similar)) + signs("≅", .relation(.congruent))
    + signs("∝", .relation(.proportional)) + signs("∥", .relation(.parallel))
    + signs("⊥⟂", .relation(.perpendicular)) + signs("∈", .relation(.element))
    + signs("∉", .relation(.notElement)) + signs("∋", .relation(.owns))
    + signs("⊂⊊", .relation(.subset)) + signs("⊆", .relation(.subsetOrEqual))
    + signs("⊃", .relation(.superset)) + signs("⊇", .relation(.supersetOrEqual))
    + signs("⊄⊈", .relation(.notSubset)) + signs("→⟶➝➔", .relation(.to))
    + signs("↦", .relation(.mapsTo)) + signs("⇒⟹", .relation(.implies))
    + signs("⇐⟸←", .relation(.impliedBy)) + signs("⇔⟺↔", .relation(.ifAndOnlyIf))
    + signs("∶：", .relation(.colon)) + signs("≔", .relation(.define))
    + signs("∤", .relation(.notMid))
    + signs("∀", .relation(.forAll)) + signs("∃", .relation(.exists))
    + signs("∪⋃", .setOperator(.union)) + signs("∩⋂", .setOperator(.intersection))
    + signs("∖", .setOperator(.difference)) + signs("⊖", .setOperator(.symmetricDifference))
    + signs("∧", .setOperator(.and)) + signs("∨", .setOperator(.or))
    + signs("¬", .setOperator(.not))
    + signs("∫", .bigOperator(.integral)) + signs("∬", .bigOperator(.doubleIntegral))
    + signs("∭", .bigOperator(.tripleIntegral)) + signs("∮", .bigOperator(.contourIntegral))
    + signs("∑", .bigOperator(.sum)) + signs("∏", .bigOperator(.product))
    + signs("…⋯⋮⋱", .ellipsis) + signs("\u{A0}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}", .blank)
    + signs("\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}\u{2028}\u{2029}", .blank)
    + signs(
      "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{200E}\u{200F}\u{FE0F}\u{2061}",
      .layout(arguments: 0))
    + signs("\u{2062}\u{2063}\u{AD}\u{202A}\u{202B}\u{202C}", .layout(arguments: 0))
    + signs("∴∵", .ignored(arguments: 0)) + themselves

  /// Signs that are symbols under their own scalar, or under the usual one.
  private static let themselves: [Sign] =
    "∞∅∠△▲□■○●◯⊙⊕⊗⊘∘⊤†✓∂∇℃℉€£¥￥ℝℕℤℚℂℙℍℏℓℵ℧∁♣♥♠♦⋄★∆″“”「」『』"
    .unicodeScalars.map { Sign(scalar: $0, action: .symbol($0)) }
    + [("ø", "∅"), ("Ø", "∅"), ("⌀", "∅"), ("µ", "μ"), ("Ω", "Ω"), ("＄", "$"), ("＃", "#")]
    .map { (pair: (Unicode.Scalar, Unicode.Scalar)) in
      Sign(scalar: pair.0, action: .symbol(pair.1))
    }

  private static func signs(_ scalars: String, _ action: Command.Action) -> [Sign] {
    scalars.unicodeScalars.map { Sign(scalar: $0, action: action) }
  }
}

/// The signs sorted by scalar, for a binary search.
final class SignTable: Sendable {
  static let standard = SignTable(Sign.all)

  private let scalars: [UInt32]
  private let actions: [Command.Action]

  init(_ signs: [Sign]) {
    let sorted = signs.sorted { $0.scalar.value < $1.scalar.value }
    scalars = sorted.map(\.scalar.value)
    actions = sorted.map(\.action)
  }

  func find(_ scalar: UInt32) -> Command.Action? {
    var low = 0
    var high = scalars.count
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < scalars.count && scalars[low] == scalar ? actions[low] : nil
  }
}
