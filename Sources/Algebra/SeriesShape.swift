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

extension AlgebraContext {
  /// The shape of a summand; nil where it has another.
  mutating func seriesShape(_ body: Form, _ index: UInt32) throws(Failure) -> SeriesShape? {
    guard let (above, top) = try commonMonomial(body.numerator, index),
      let (below, bottom) = try commonMonomial(body.denominator, index)
    else { return nil }
    var shape = SeriesShape(top: top, bottom: bottom)
    for (factors, sign) in [(above, 1), (below, -1)] {
      for factor in factors {
        guard try place(factor, sign, index, in: &shape) else { return nil }
      }
    }
    return shape
  }

  private mutating func place(
    _ factor: Factor, _ sign: Int, _ index: UInt32, in shape: inout SeriesShape
  ) throws(Failure) -> Bool {
    if !mentions(kernel: factor.kernel, index) {
      let part = Form(Polynomial(Term(.one, monomials.intern([factor]))))
      shape.outer = try sign > 0 ? multiply(shape.outer, part) : divide(shape.outer, part)
      return true
    }
    guard factor.denominator == 1, factor.numerator > 0,
      factor.numerator <= Self.highestUnivariate
    else { return false }
    let exponent = Int(factor.numerator)
    if factor.kernel == index {
      let zeros = [Rational](repeating: .zero, count: exponent)
      if sign > 0 { shape.top = zeros + shape.top } else { shape.bottom = zeros + shape.bottom }
      return true
    }
    if let base = try geometricBase(factor, index) {
      let ratio = shape.ratio ?? .one
      shape.ratio = try sign > 0 ? multiply(ratio, base) : divide(ratio, base)
      return true
    }
    let kernel = kernels[Int(factor.kernel)]
    guard kernel.kind == .function, kernel.operation == .factorial,
      let argument = kernel.arguments.first
    else { return false }
    shape.factorials.append((argument, sign * exponent))
    return true
  }

  /// The factors that all terms share, and the rest as a polynomial in the index.
  private mutating func commonMonomial(
    _ polynomial: Polynomial, _ index: UInt32
  ) throws(Failure) -> (factors: [Factor], rest: [Rational])? {
    if let coefficients = univariate(polynomial, index) { return ([], coefficients) }
    let divisor = monomialDivisor(polynomial.terms)
    if divisor == MonomialTable.one { return nil }
    guard
      let rest = try quotientExactly(polynomial, Polynomial(Term(.one, divisor))),
      let coefficients = univariate(rest, index)
    else { return nil }
    return (Array(monomials.factors[monomials.range(divisor)]), coefficients)
  }

  /// r where a factor is `r^k`; nil otherwise.
  mutating func geometricBase(_ factor: Factor, _ index: UInt32) throws(Failure) -> Form? {
    let kernel = kernels[Int(factor.kernel)]
    guard factor.denominator == 1, let unit = kernel.arguments.last, unit == form(kernel: index)
    else {
      return nil
    }
    switch kernel.kind {
    case .parity: return Form(Rational(factor.numerator % 2 == 0 ? 1 : -1))
    case .power:
      let base = kernel.arguments[0]
      return mentions(base.numerator, index) ? nil : try power(base, Int(factor.numerator))
    default: return nil
    }
  }

  /// A square root that may have either sign, for what is even in it: `x` for `x²`.
  mutating func eitherRoot(_ square: Form) throws(Failure) -> Form {
    var parts: [Form] = []
    for polynomial in [square.numerator, square.denominator] {
      guard polynomial.terms.count == 1 else { return try power(square, Form(.half)) }
      let term = polynomial.terms[0]
      var root = try power(Form(term.coefficient), Form(.half))
      for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
        guard let exponent = Rational(Int(factor.numerator), 2 * Int(factor.denominator)) else {
          return try power(square, Form(.half))
        }
        let base = form(kernel: factor.kernel)
        root = try multiply(
          root, exponent.isInteger ? power(base, exponent.int ?? 1) : power(base, Form(exponent)))
      }
      parts.append(root)
    }
    return try divide(parts[0], parts[1])
  }

  /// The coefficients of a polynomial over falling factorials `k(k−1)…(k−i+1)`.
  mutating func fallingCoefficients(_ coefficients: [Rational]) throws(Failure) -> [Rational] {
    var rest = coefficients
    var result: [Rational] = []
    var root = 0
    while !rest.isEmpty {
      // Division by k − root: what remains is the next coefficient.
      var carry = Rational.zero
      var quotient = [Rational](repeating: .zero, count: rest.count - 1)
      for place in stride(from: rest.count - 1, through: 0, by: -1) {
        carry = try checked(carry * Rational(root) + rest[place])
        if place > 0 { quotient[place - 1] = carry }
      }
      result.append(carry)
      rest = quotient
      root += 1
    }
    return result
  }
}
