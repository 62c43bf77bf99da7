/// A character beyond ASCII that notation knows.
public struct Sign: Sendable {
  /// The character.
  public let scalar: Unicode.Scalar
  /// What it does where it stands.
  public let action: Command.Action

  /// Every sign that is not a letter, family by family.
  public static let all: [Sign] =
    arithmetic + delimiters + relations + sets + bigOperators + separators + layout + themselves

  /// Signs that are symbols under their own scalar, or under the usual one.
  private static let themselves: [Sign] =
    "∞∅∠△▲□■○●◯⊙⊕⊗⊘∘⊤†✓∂∇℃℉€£¥￥ℝℕℤℚℂℙℍℏℓℵ℧∁♣♥♠♦⋄★∆″“”「」『』"
    .unicodeScalars.map { Sign(scalar: $0, action: .symbol($0)) }
    + [("ø", "∅"), ("Ø", "∅"), ("⌀", "∅"), ("µ", "μ"), ("Ω", "Ω"), ("＄", "$"), ("＃", "#")]
    .map { (pair: (Unicode.Scalar, Unicode.Scalar)) in
      Sign(scalar: pair.0, action: .symbol(pair.1))
    }

  /// Characters that all do the same.
  static func signs(_ scalars: String, _ action: Command.Action) -> [Sign] {
    scalars.unicodeScalars.map { Sign(scalar: $0, action: action) }
  }
}

/// The signs sorted by scalar, for a binary search.
final class SignTable: Sendable {
  static let standard = SignTable(Sign.all)

  private let scalars: [UInt32]
  private let actions: [Command.Action]

  /// The table of these signs.
  init(_ signs: [Sign]) {
    let sorted = signs.sorted { $0.scalar.value < $1.scalar.value }
    scalars = sorted.map(\.scalar.value)
    actions = sorted.map(\.action)
  }

  /// What a character does; nil for one that is not known.
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
