import Numbers

extension Rational {
  static let zero = Rational(0)
  static let one = Rational(1)
  static let half = Rational(1, 2) ?? .one
}

extension Int {
  /// Whether the absolute value is at most `bound`; `abs` itself has no value for the least integer.
  func isWithin(_ bound: Int) -> Bool { (-bound...bound).contains(self) }
}
