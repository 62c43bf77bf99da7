/// What a parameter runs over.
public enum Domain: Sendable, Equatable {
  /// All integers.
  case integers
  /// The integers from this one on.
  case from(Int)
  /// ℕ, which starts at zero or at one: notation does not say.
  case naturals
  /// All real numbers.
  case reals

  /// The set that a sign names, as `Judge` writes it in texts.
  init?(_ name: [UInt8]) {
    switch String(decoding: name, as: UTF8.self) {
    case "ℤ": self = .integers
    case "ℕ": self = .naturals
    case "ℤ+", "ℕ+", "ℕ*": self = .from(1)
    case "ℕ0", "ℤ0": self = .from(0)
    default: return nil
    }
  }
}
