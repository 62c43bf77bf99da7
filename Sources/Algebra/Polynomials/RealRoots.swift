import Numbers

/// Real roots of polynomials in one variable.
public enum RealRoots {
  /// The distinct real roots of `polynomial = 0`: by the formula up to the second degree, by rational roots above;
  /// nil where they are not found.
  public static func realRoots(
    of polynomial: Expression, in variable: Symbol, degree limit: Int,
    in context: inout AlgebraContext
  ) -> [Expression]? {
    guard
      var rest = Coefficients.coefficients(of: polynomial, in: variable, limit: limit, in: &context)
    else { return nil }
    trim(&rest, in: &context)
    guard rest.count > 1 else { return nil }
    var roots: [Expression] = []
    while rest.count > 3 {
      guard let root = rationalRoot(rest, in: &context) else { return nil }
      let value = context.number(root)
      roots.append(value)
      rest = divided(rest, by: value, in: &context)
      trim(&rest, in: &context)
    }
    guard
      let last = rest.count == 3
        ? quadraticRoots(rest, in: &context) : linearRoot(rest, in: &context)
    else { return nil }
    for root in last {
      var isNew = true
      for other in roots {
        guard let sign = Signs.order(root, other, in: &context) else { return nil }
        if sign == 0 { isNew = false }
      }
      if isNew { roots.append(root) }
    }
    var distinct: [Expression] = []
    for root in roots where !distinct.contains(where: { Signs.order(root, $0, in: &context) == 0 })
    {
      distinct.append(root)
    }
    return distinct
  }

  /// Takes leading coefficients off that are zero.
  private static func trim(_ coefficients: inout [Expression], in context: inout AlgebraContext) {
    while let last = coefficients.last,
      RationalValue.rationalValue(last, in: &context)?.isZero == true
    {
      coefficients.removeLast()
    }
  }

  /// The root of a polynomial of degree one; none for a constant.
  private static func linearRoot(_ coefficients: [Expression], in context: inout AlgebraContext)
    -> [Expression]?
  {
    switch coefficients.count {
    case 2: [context.negated(context.quotient(coefficients[0], coefficients[1]))]
    case 1: []
    default: nil
    }
  }

  /// The real roots of a polynomial of degree two; nil where the sign of its discriminant is not
  /// known.
  private static func quadraticRoots(_ coefficients: [Expression], in context: inout AlgebraContext)
    -> [Expression]?
  {
    let (c, b, a) = (coefficients[0], coefficients[1], coefficients[2])
    let discriminant = context.sum([
      context.product([b, b]), context.product([context.number(Rational(-4)), a, c]),
    ])
    guard let sign = Signs.order(discriminant, context.number(.zero), in: &context) else {
      return nil
    }
    if sign < 0 { return [] }
    let twice = context.product([context.number(Rational(2)), a])
    let middle = context.quotient(context.negated(b), twice)
    if sign == 0 { return [middle] }
    let half = context.quotient(context.number(.one), context.number(Rational(2)))
    let radius = context.quotient(context.power(discriminant, half), twice)
    return [context.sum([middle, context.negated(radius)]), context.sum([middle, radius])]
  }

  /// A rational root where all coefficients are rational.
  private static func rationalRoot(_ coefficients: [Expression], in context: inout AlgebraContext)
    -> Rational?
  {
    var values: [Rational] = []
    for coefficient in coefficients {
      guard let value = RationalValue.rationalValue(coefficient, in: &context) else { return nil }
      values.append(value)
    }
    if values.first?.isZero ?? true { return .zero }
    return try? UnivariatePolynomial.rationalRoot(values, in: &context)
  }

  /// The quotient by `x − root`, the remainder being zero.
  private static func divided(
    _ coefficients: [Expression], by root: Expression, in context: inout AlgebraContext
  ) -> [Expression] {
    var result: [Expression] = []
    var carry = context.number(.zero)
    for coefficient in coefficients.reversed() {
      carry = context.sum([coefficient, context.product([carry, root])])
      result.append(carry)
    }
    result.removeLast()
    return result.reversed()
  }
}
