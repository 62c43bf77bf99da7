import Numbers

/// Linear relations among logarithms, and among angles: proved through the products that they are the
/// logarithms of.
enum LogarithmicRelation {
  private static let largestMultiple = 48

  /// Whether a sum of rational multiples of logarithms, or of π, arctangents and arcsines, is zero; nil where
  /// it is no such sum or that is not known.
  static func isZeroByProducts(_ polynomial: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> Bool?
  {
    var logarithms: [(argument: Form, coefficient: Rational)] = []
    var angles: [(argument: Form, isSine: Bool, coefficient: Rational)] = []
    var halfTurns = Rational.zero
    var common = Integer(1)
    for term in polynomial.terms {
      common = Integer.lcm(common, term.coefficient.denominator)
      let range = context.monomials.range(term.monomial)
      guard range.count == 1, let factor = context.monomials.factors[range].first,
        factor.numerator == 1,
        factor.denominator == 1, common.bitWidth < 32
      else { return nil }
      let kernel = context.kernels[Int(factor.kernel)]
      switch (kernel.kind, kernel.operation, kernel.arguments.first) {
      case (.pi, _, _): halfTurns = term.coefficient
      case (.function, .log, let argument?): logarithms.append((argument, term.coefficient))
      case (.function, .arctan, let argument?):
        angles.append((argument, false, term.coefficient))
      case (.function, .arcsin, let argument?): angles.append((argument, true, term.coefficient))
      default: return nil
      }
    }
    if angles.isEmpty, halfTurns.isZero {
      return try isProductOne(logarithms, common, in: &context)
    }
    guard logarithms.isEmpty, !angles.isEmpty else { return nil }
    return try isAngleZero(polynomial, angles, common, in: &context)
  }

  /// A coefficient times the common denominator, where it is small.
  private static func multiple(_ coefficient: Rational, _ common: Integer) -> Int? {
    guard let value = (coefficient * Rational(common)).int, value.isWithin(Self.largestMultiple)
    else {
      return nil
    }
    return value
  }

  /// Σ n ln a = 0 for positive a exactly if Π a^n = 1.
  private static func isProductOne(
    _ logarithms: [(argument: Form, coefficient: Rational)], _ common: Integer,
    in context: inout AlgebraContext
  ) throws(Failure) -> Bool? {
    var product = Form.one
    for (argument, coefficient) in logarithms {
      guard let count = multiple(coefficient, common),
        try Signs.sign(of: argument, in: &context) == 1
      else {
        return nil
      }
      product = try context.multiply(product, context.power(argument, count))
    }
    let rest = try context.subtract(product, .one)
    if rest.isZero { return true }
    if Independence.isDecisive(rest.numerator, in: context) { return false }
    return try AlgebraicZero.isZeroProved(rest.numerator, in: &context)?.isZero
  }

  /// The angle is a multiple of π if the product of 1 + ir, or √(1−s²) + is, is real; it is zero if it is
  /// less than 3 besides.
  private static func isAngleZero(
    _ polynomial: Polynomial, _ angles: [(argument: Form, isSine: Bool, coefficient: Rational)],
    _ common: Integer, in context: inout AlgebraContext
  ) throws(Failure) -> Bool? {
    let i = try context.form(.imaginaryUnit)
    var product = Form.one
    for (argument, isSine, coefficient) in angles {
      guard let count = multiple(coefficient, common) else { return nil }
      var real = Form.one
      if isSine {
        let square = try context.multiply(argument, argument)
        real = try context.power(context.subtract(.one, square), Form(.half))
      }
      let point = try context.add(real, context.multiply(i, argument))
      product = try context.multiply(product, context.power(point, count))
    }
    if let parts = try ComplexParts.complexParts(product, in: &context) {
      let height = parts.imaginary.numerator
      guard height.isZero else {
        if Independence.isDecisive(height, in: context) { return false }
        guard let (isZero, _) = try AlgebraicZero.isZeroProved(height, in: &context) else {
          return nil
        }
        if !isZero { return false }
        return try isSmall(polynomial, common, in: &context)
      }
    }
    return try isSmall(polynomial, common, in: &context)
  }

  /// Whether |common · value| < 3: then a multiple of π is zero. Nil where that cannot be told.
  private static func isSmall(
    _ polynomial: Polynomial, _ common: Integer, in context: inout AlgebraContext
  ) throws(Failure)
    -> Bool?
  {
    let whole = Form(try context.scale(polynomial, by: Rational(common)))
    let size = try absoluteEnclosure(whole, in: &context)
    let three = Interval(Rational(3), precision: 64)
    switch size?.isLess(than: three) {
    case .yes: return true
    case .no: return false
    default: return nil
    }
  }

  /// The absolute value of a constant, enclosed; nil where it has none.
  private static func absoluteEnclosure(_ form: Form, in context: inout AlgebraContext)
    throws(Failure) -> Interval?
  {
    let whole = try FormExpression.expression(of: form, in: &context)
    do {
      return try Enclosure.enclosure(whole, at: [], bits: 128, in: &context).magnitude
    } catch .exhausted(let failure) {
      throw failure
    } catch {
      return nil
    }
  }
}
