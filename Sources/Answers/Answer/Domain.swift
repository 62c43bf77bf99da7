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
}
