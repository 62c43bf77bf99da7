import Numbers

extension Rational {
  static let zero = Rational(0)
  static let one = Rational(1)
  static let half = Rational(1, 2) ?? .one
}
