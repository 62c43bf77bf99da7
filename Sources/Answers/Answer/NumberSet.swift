/// A set of numbers that has a sign: ℤ, ℕ, ℚ, ℂ and parts of them.
public enum NumberSet: String, Sendable, Equatable, CaseIterable {
  case integers = "ℤ"
  case naturals = "ℕ"
  case positiveIntegers = "ℤ+"
  case positiveNaturals = "ℕ+"
  case starredIntegers = "ℤ*"
  case starredNaturals = "ℕ*"
  case nonnegativeIntegers = "ℤ0"
  case nonnegativeNaturals = "ℕ0"
  case rationals = "ℚ"
  case complexes = "ℂ"

  /// What a parameter runs over that is in it; nil for sets that are no integers.
  var domain: Domain? {
    switch self {
    case .integers: .integers
    case .naturals: .naturals
    case .positiveIntegers, .positiveNaturals, .starredNaturals: .from(1)
    case .nonnegativeIntegers, .nonnegativeNaturals: .from(0)
    case .starredIntegers, .rationals, .complexes: nil
    }
  }

  /// The sign, UTF-8.
  var sign: [UInt8] { Array(rawValue.utf8) }
}
