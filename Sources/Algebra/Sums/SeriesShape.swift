import Numbers

/// What a sum runs over, taken apart: `outer · P(k)/Q(k) · r^k` over factorials.
struct SeriesShape {
  /// What is free of the index.
  var outer: Form = .one
  /// P and Q.
  var top: [Rational]
  var bottom: [Rational]
  /// The r; nil where there is none.
  var ratio: Form?
  /// Arguments of factorials that the index is in, and their exponents.
  var factorials: [(argument: Form, exponent: Int)] = []
}

extension SeriesShape {
  /// The shape of a summand; nil where it has another.
  static func seriesShape(_ body: Form, _ index: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> SeriesShape?
  {
    guard let (above, top) = try commonMonomial(body.numerator, index, in: &context),
      let (below, bottom) = try commonMonomial(body.denominator, index, in: &context)
    else { return nil }
    var shape = SeriesShape(top: top, bottom: bottom)
    for (factors, sign) in [(above, 1), (below, -1)] {
      for factor in factors {
        guard try place(factor, sign, index, in: &shape, in: &context) else { return nil }
      }
    }
    return shape
  }

  /// Puts a factor above (`sign` 1) or below (−1) into the shape; false where it fits nowhere.
  private static func place(
    _ factor: Factor, _ sign: Int, _ index: UInt32, in shape: inout SeriesShape,
    in context: inout AlgebraContext
  ) throws(Failure) -> Bool {
    if !Occurrence.mentions(kernel: factor.kernel, index, in: context) {
      let part = Form(Polynomial(Term(.one, context.monomials.intern([factor]))))
      shape.outer =
        try sign > 0 ? context.multiply(shape.outer, part) : context.divide(shape.outer, part)
      return true
    }
    guard factor.denominator == 1, factor.numerator > 0,
      factor.numerator <= UnivariatePolynomial.highestUnivariate
    else { return false }
    let exponent = Int(factor.numerator)
    if factor.kernel == index {
      let zeros = [Rational](repeating: .zero, count: exponent)
      if sign > 0 { shape.top = zeros + shape.top } else { shape.bottom = zeros + shape.bottom }
      return true
    }
    if let base = try geometricBase(factor, index, in: &context) {
      let ratio = shape.ratio ?? .one
      shape.ratio = try sign > 0 ? context.multiply(ratio, base) : context.divide(ratio, base)
      return true
    }
    let kernel = context.kernels[Int(factor.kernel)]
    guard kernel.kind == .function, kernel.operation == .factorial,
      let argument = kernel.arguments.first
    else { return false }
    shape.factorials.append((argument, sign * exponent))
    return true
  }

  /// The factors that all terms share, and the rest as a polynomial in the index.
  private static func commonMonomial(
    _ polynomial: Polynomial, _ index: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> (factors: [Factor], rest: [Rational])? {
    if let coefficients = UnivariatePolynomial.univariate(polynomial, index, in: context) {
      return ([], coefficients)
    }
    let divisor = PolynomialGCD.monomialDivisor(polynomial.terms, in: &context)
    if divisor == MonomialTable.one { return nil }
    guard
      let rest = try PolynomialGCD.quotientExactly(
        polynomial, Polynomial(Term(.one, divisor)), in: &context),
      let coefficients = UnivariatePolynomial.univariate(rest, index, in: context)
    else { return nil }
    return (Array(context.monomials.factors[context.monomials.range(divisor)]), coefficients)
  }

  /// r where a factor is `r^k`; nil otherwise.
  static func geometricBase(_ factor: Factor, _ index: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    let kernel = context.kernels[Int(factor.kernel)]
    guard factor.denominator == 1, let unit = kernel.arguments.last,
      unit == context.form(kernel: index)
    else {
      return nil
    }
    switch kernel {
    case .parity: return Form(Rational(factor.numerator % 2 == 0 ? 1 : -1))
    case .power:
      let base = kernel.arguments[0]
      return Occurrence.mentions(base.numerator, index, in: context)
        ? nil : try context.power(base, Int(factor.numerator))
    default: return nil
    }
  }

  /// A square root that may have either sign, for what is even in it: `x` for `x²`.
  static func eitherRoot(_ square: Form, in context: inout AlgebraContext) throws(Failure) -> Form {
    var parts: [Form] = []
    for polynomial in [square.numerator, square.denominator] {
      guard polynomial.terms.count == 1 else { return try context.power(square, Form(.half)) }
      let term = polynomial.terms[0]
      var root = try context.power(Form(term.coefficient), Form(.half))
      for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
        guard let exponent = Rational(Int(factor.numerator), 2 * Int(factor.denominator)) else {
          return try context.power(square, Form(.half))
        }
        let base = context.form(kernel: factor.kernel)
        root = try context.multiply(
          root,
          exponent.isInteger
            ? context.power(base, exponent.int ?? 1) : context.power(base, Form(exponent)))
      }
      parts.append(root)
    }
    return try context.divide(parts[0], parts[1])
  }

  /// The coefficients of a polynomial over falling factorials `k(k−1)…(k−i+1)`.
  static func fallingCoefficients(_ coefficients: [Rational], in context: inout AlgebraContext)
    throws(Failure) -> [Rational]
  {
    var rest = coefficients
    var result: [Rational] = []
    var root = 0
    while !rest.isEmpty {
      // Division by k − root: what remains is the next coefficient.
      var carry = Rational.zero
      var quotient = [Rational](repeating: .zero, count: rest.count - 1)
      for place in stride(from: rest.count - 1, through: 0, by: -1) {
        carry = try context.checked(carry * Rational(root) + rest[place])
        if place > 0 { quotient[place - 1] = carry }
      }
      result.append(carry)
      rest = quotient
      root += 1
    }
    return result
  }
}
