import Numbers

/// Linear relations among logarithms, and among angles: proved through the products that they are the
/// logarithms of.
extension AlgebraContext {
  private static let largestMultiple = 48

  /// Whether a sum of rational multiples of logarithms, or of π, arctangents and arcsines, is zero; nil where
  /// it is no such sum or that is not known.
  mutating func isZeroByProducts(_ polynomial: Polynomial) throws(Failure) -> Bool? {
    var logarithms: [(argument: Form, coefficient: Rational)] = []
    var angles: [(argument: Form, isSine: Bool, coefficient: Rational)] = []
    var halfTurns = Rational.zero
    var common = Integer(1)
    for term in polynomial.terms {
      common = Integer.lcm(common, term.coefficient.denominator)
      let range = monomials.range(term.monomial)
      guard range.count == 1, let factor = monomials.factors[range].first, factor.numerator == 1,
        factor.denominator == 1, common.bitWidth < 32
      else { return nil }
      let kernel = kernels[Int(factor.kernel)]
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
      return try isProductOne(logarithms, common)
    }
    guard logarithms.isEmpty, !angles.isEmpty else { return nil }
    return try isAngleZero(polynomial, angles, common)
  }

  private func multiple(_ coefficient: Rational, _ common: Integer) -> Int? {
    guard let value = (coefficient * Rational(common)).int, value.isWithin(Self.largestMultiple)
    else {
      return nil
    }
    return value
  }

  /// Σ n ln a = 0 for positive a exactly if Π a^n = 1.
  private mutating func isProductOne(
    _ logarithms: [(argument: Form, coefficient: Rational)], _ common: Integer
  ) throws(Failure) -> Bool? {
    var product = Form.one
    for (argument, coefficient) in logarithms {
      guard let count = multiple(coefficient, common), try sign(of: argument) == 1 else {
        return nil
      }
      product = try multiply(product, power(argument, count))
    }
    let rest = try subtract(product, .one)
    if rest.isZero { return true }
    if isDecisive(rest.numerator) { return false }
    return try isZeroProved(rest.numerator)?.isZero
  }

  /// The angle is a multiple of π if the product of 1 + ir, or √(1−s²) + is, is real; it is zero if it is
  /// less than 3 besides.
  private mutating func isAngleZero(
    _ polynomial: Polynomial, _ angles: [(argument: Form, isSine: Bool, coefficient: Rational)],
    _ common: Integer
  ) throws(Failure) -> Bool? {
    let i = try form(.imaginaryUnit)
    var product = Form.one
    for (argument, isSine, coefficient) in angles {
      guard let count = multiple(coefficient, common) else { return nil }
      var real = Form.one
      if isSine {
        let square = try multiply(argument, argument)
        real = try power(subtract(.one, square), Form(.half))
      }
      let point = try add(real, multiply(i, argument))
      product = try multiply(product, power(point, count))
    }
    if let parts = try complexParts(product) {
      let height = parts.imaginary.numerator
      guard height.isZero else {
        if isDecisive(height) { return false }
        guard let (isZero, _) = try isZeroProved(height) else { return nil }
        if !isZero { return false }
        return try isSmall(polynomial, common)
      }
    }
    return try isSmall(polynomial, common)
  }

  /// Whether |common · value| < 3: then a multiple of π is zero. Nil where that cannot be told.
  private mutating func isSmall(_ polynomial: Polynomial, _ common: Integer) throws(Failure)
    -> Bool?
  {
    let whole = Form(try scale(polynomial, by: Rational(common)))
    let size = try absoluteEnclosure(whole)
    let three = Interval(Rational(3), precision: 64)
    switch size?.isLess(than: three) {
    case .yes: return true
    case .no: return false
    default: return nil
    }
  }

  private mutating func absoluteEnclosure(_ form: Form) throws(Failure) -> Interval? {
    let whole = try expression(of: form)
    do {
      return try enclosure(whole, at: [], bits: 128).magnitude
    } catch .exhausted(let failure) {
      throw failure
    } catch {
      return nil
    }
  }
}
