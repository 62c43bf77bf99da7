import Numbers

/// Real roots of polynomials in one variable.
extension AlgebraContext {
  /// The distinct real roots of `polynomial = 0`: by the formula up to the second degree, by rational roots above;
  /// nil where they are not found.
  public mutating func realRoots(
    of polynomial: Expression, in variable: Symbol, degree limit: Int
  ) -> [Expression]? {
    guard var rest = coefficients(of: polynomial, in: variable, limit: limit) else { return nil }
    trim(&rest)
    guard rest.count > 1 else { return nil }
    var roots: [Expression] = []
    while rest.count > 3 {
      guard let root = rationalRoot(rest) else { return nil }
      let value = number(root)
      roots.append(value)
      rest = divided(rest, by: value)
      trim(&rest)
    }
    guard let last = rest.count == 3 ? quadraticRoots(rest) : linearRoot(rest) else { return nil }
    for root in last {
      var isNew = true
      for other in roots {
        guard let sign = order(root, other) else { return nil }
        if sign == 0 { isNew = false }
      }
      if isNew { roots.append(root) }
    }
    var distinct: [Expression] = []
    for root in roots where !distinct.contains(where: { order(root, $0) == 0 }) {
      distinct.append(root)
    }
    return distinct
  }

  private mutating func trim(_ coefficients: inout [Expression]) {
    while let last = coefficients.last, rationalValue(last)?.isZero == true {
      coefficients.removeLast()
    }
  }

  private mutating func linearRoot(_ coefficients: [Expression]) -> [Expression]? {
    switch coefficients.count {
    case 2: [negated(quotient(coefficients[0], coefficients[1]))]
    case 1: []
    default: nil
    }
  }

  private mutating func quadraticRoots(_ coefficients: [Expression]) -> [Expression]? {
    let (c, b, a) = (coefficients[0], coefficients[1], coefficients[2])
    let discriminant = sum([product([b, b]), product([number(Rational(-4)), a, c])])
    guard let sign = order(discriminant, number(.zero)) else { return nil }
    if sign < 0 { return [] }
    let twice = product([number(Rational(2)), a])
    let middle = quotient(negated(b), twice)
    if sign == 0 { return [middle] }
    let half = quotient(number(.one), number(Rational(2)))
    let radius = quotient(power(discriminant, half), twice)
    return [sum([middle, negated(radius)]), sum([middle, radius])]
  }

  private mutating func rationalRoot(_ coefficients: [Expression]) -> Rational? {
    var values: [Rational] = []
    for coefficient in coefficients {
      guard let value = rationalValue(coefficient) else { return nil }
      values.append(value)
    }
    if values.first?.isZero ?? true { return .zero }
    return try? rationalRoot(values)
  }

  /// The quotient by `x − root`, the remainder being zero.
  private mutating func divided(_ coefficients: [Expression], by root: Expression) -> [Expression] {
    var result: [Expression] = []
    var carry = number(.zero)
    for coefficient in coefficients.reversed() {
      carry = sum([coefficient, product([carry, root])])
      result.append(carry)
    }
    result.removeLast()
    return result.reversed()
  }
}
