import Numbers

/// What antiderivatives may be sums of.
extension Antiderivative {
  /// What an antiderivative may be a sum of.
  static func guesses(_ f: Form, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> [Form]
  {
    let variable = context.form(kernel: x)
    var result: [Form] = []
    var highest = 1
    for term in f.numerator.terms {
      highest = max(
        highest, Int(context.monomials.exponent(of: x, in: term.monomial).numerator) + 1)
    }
    guard highest <= 12 else { return [] }
    // Powers of x with what stands beside them, over exponentials as they are.
    let decay = try exponentials(f.denominator, x, in: &context)
    for part in try companions(f.numerator, x, in: &context) {
      let beside = try context.divide(part, decay)
      for power in 0...highest {
        result.append(
          try power == 0 ? beside : context.multiply(beside, context.power(variable, power)))
      }
    }
    if Occurrence.mentions(f.denominator, x, in: context), f.denominator != decay.numerator {
      result += try guessesOverDenominator(f, x, in: &context)
    }
    for kernel in kernelsWith(x, in: f, in: context)
    where context.kernels[Int(kernel)].kind == .radicand {
      result += try guessesOfRoot(kernel, x, highest, in: &context)
    }
    return result
  }

  /// The exponentials that all terms of a denominator share.
  private static func exponentials(
    _ polynomial: Polynomial, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    let content = PolynomialGCD.monomialDivisor(polynomial.terms, in: &context)
    let factors = context.monomials.factors[context.monomials.range(content)].filter {
      context.kernels[Int($0.kernel)].kind == .power
        && Occurrence.mentions(kernel: $0.kernel, x, in: context)
    }
    return Form(Polynomial(Term(.one, context.monomials.intern(Array(factors)))))
  }

  /// The kernels that x is in, but for x.
  private static func kernelsWith(_ x: UInt32, in form: Form, in context: AlgebraContext)
    -> [UInt32]
  {
    var found: [UInt32] = []
    for term in form.numerator.terms + form.denominator.terms {
      for index in context.monomials.range(term.monomial) {
        let id = context.monomials.factors[index].kernel
        if id != x, Occurrence.mentions(kernel: id, x, in: context), !found.contains(id) {
          found.append(id)
        }
      }
    }
    return found
  }

  /// What powers of x may stand beside: exponentials as they are, all products of sines and cosines of the same
  /// degree, all lower powers of logarithms.
  private static func companions(_ f: Polynomial, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> [Form]
  {
    var result: [Form] = [.one]
    for term in f.terms {
      var parts: [Form] = [.one]
      var angles: [Form] = []
      for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)])
      where factor.kernel != x && Occurrence.mentions(kernel: factor.kernel, x, in: context) {
        let kernel = context.kernels[Int(factor.kernel)]
        var choices: [Form]
        switch (kernel.kind, kernel.operation) {
        case (.function, .sin), (.function, .cos):
          // Sines and cosines of one angle together.
          let angle = kernel.arguments[0]
          if angles.contains(angle) { continue }
          angles.append(angle)
          choices = try circular(
            angle, circularDegree(term.monomial, angle, in: context), in: &context)
        case (.function, .log), (.function, .arctan), (.function, .arcsin):
          choices = [.one]
          for power in 1..<max(2, Int(factor.numerator) + 2) {
            choices.append(try context.power(context.form(kernel: factor.kernel), power))
          }
          if kernel.operation != .log { choices += try associates(kernel, in: &context) }
        default:
          choices = [Form(Polynomial(Term(.one, context.monomials.intern([factor]))))]
        }
        var next: [Form] = []
        for part in parts {
          for choice in choices {
            try context.spend(8)
            if next.count > Self.mostCandidates { throw .unsupported(.integral) }
            next.append(try context.multiply(part, choice))
          }
        }
        parts = next
      }
      for part in parts where !result.contains(part) { result.append(part) }
    }
    return result
  }

  /// The degree of a monomial in the sine and the cosine of an angle.
  private static func circularDegree(
    _ monomial: Monomial, _ angle: Form, in context: AlgebraContext
  ) -> Int {
    context.monomials.factors[context.monomials.range(monomial)].reduce(0) { degree, factor in
      let kernel = context.kernels[Int(factor.kernel)]
      let isCircular =
        kernel.kind == .function && (kernel.operation == .sin || kernel.operation == .cos)
      return isCircular && kernel.arguments[0] == angle ? degree + Int(factor.numerator) : degree
    }
  }

  /// cos^j and sin·cos^j up to a degree.
  private static func circular(_ angle: Form, _ degree: Int, in context: inout AlgebraContext)
    throws(Failure) -> [Form]
  {
    let sine = try context.form(.sin, [angle])
    let cosine = try context.form(.cos, [angle])
    var result: [Form] = [.one]
    guard degree <= 8 else { return result }
    for power in 1..<(degree + 1) { result.append(try context.power(cosine, power)) }
    return try result + result.map { (part) throws(Failure) in try context.multiply(part, sine) }
  }

  /// What comes out of arctan u and arcsin u by parts: ln(1 + u²), √(1 − u²).
  private static func associates(_ kernel: Kernel, in context: inout AlgebraContext) throws(Failure)
    -> [Form]
  {
    let square = try context.multiply(kernel.arguments[0], kernel.arguments[0])
    if kernel.operation == .arctan {
      return [try Logarithms.logarithm(context.add(.one, square), in: &context)]
    }
    return [try context.power(context.subtract(.one, square), Form(.half))]
  }

  /// Logarithms of the denominator's factors, arctangents of quadratic ones, and lower powers below.
  private static func guessesOverDenominator(
    _ f: Form, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> [Form] {
    var result: [Form] = []
    var factors: [Form] = []
    let content = PolynomialGCD.monomialDivisor(f.denominator.terms, in: &context)
    for factor in Array(context.monomials.factors[context.monomials.range(content)])
    where Occurrence.mentions(kernel: factor.kernel, x, in: context) {
      let base = context.form(kernel: factor.kernel)
      factors.append(base)
      for power in 1..<max(2, Int(factor.numerator) + 1) {
        let below = try context.divide(.one, context.power(base, power))
        result.append(below)
        let kernel = context.kernels[Int(factor.kernel)]
        if kernel.kind == .function, kernel.operation == .cos {
          result.append(try context.multiply(below, context.form(.sin, kernel.arguments)))
        }
      }
    }
    if let rest = try PolynomialGCD.quotientExactly(
      f.denominator, Polynomial(Term(.one, content)), in: &context)
    {
      factors += try Self.factors(rest, x, &result, in: &context)
    }
    for factor in factors {
      let value = try Logarithms.logarithm(factor, in: &context)
      result.append(value)
      if kernelsWith(x, in: f, in: context).contains(where: {
        Occurrence.isLogarithm($0, in: context)
      }) {
        for power in 2..<5 { result.append(try context.power(value, power)) }
      }
    }
    return result
  }

  /// The factors of a polynomial without a common monomial: linear ones with rational roots, and what is left.
  private static func factors(
    _ polynomial: Polynomial, _ x: UInt32, _ guesses: inout [Form], in context: inout AlgebraContext
  ) throws(Failure) -> [Form] {
    let variable = context.form(kernel: x)
    guard var coefficients = UnivariatePolynomial.univariate(polynomial, x, in: context) else {
      if Occurrence.mentions(polynomial, x, in: context) {
        guesses += try arctangents(Form(polynomial), x, in: &context)
        guesses.append(try context.divide(.one, Form(polynomial)))
        return [Form(polynomial)]
      }
      return []
    }
    var result: [Form] = []
    while coefficients.count > 1 {
      guard coefficients.count > 3 || isReducible(coefficients),
        let root = try UnivariatePolynomial.rationalRoot(coefficients, in: &context)
      else { break }
      let linear = try context.subtract(variable, Form(root))
      if result.contains(linear) {
        let power = result.count { $0 == linear }
        guesses.append(try context.divide(.one, context.power(linear, power)))
      }
      result.append(linear)
      coefficients = try UnivariatePolynomial.deflated(coefficients, by: root, in: &context)
    }
    if coefficients.count > 2 {
      let rest = try UnivariatePolynomial.value(coefficients, at: variable, in: &context)
      if coefficients.count == 3 { guesses += try arctangents(rest, x, in: &context) }
      result.append(rest)
    }
    var distinct: [Form] = []
    for factor in result where !distinct.contains(factor) { distinct.append(factor) }
    return distinct
  }

  private static func isReducible(_ coefficients: [Rational]) -> Bool {
    guard coefficients.count == 3 else { return true }
    let discriminant =
      coefficients[1] * coefficients[1] - Rational(4) * coefficients[0] * coefficients[2]
    return discriminant.sign >= 0 && discriminant.exactRoot(2) != nil
  }

  /// For ax² + bx + c: arctan((2ax + b)/√(4ac − b²)), or the logarithm of the quotient of its linear factors.
  private static func arctangents(_ quadratic: Form, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> [Form]
  {
    guard let (a, b, c) = try quadraticParts(quadratic, x, in: &context) else { return [] }
    let slope = try context.add(
      context.multiply(context.multiply(a, Form(Rational(2))), context.form(kernel: x)), b)
    let gap = try context.subtract(
      context.multiply(Form(Rational(4)), context.multiply(a, c)), context.multiply(b, b))
    if gap.isZero { return [try context.divide(.one, slope)] }
    if let number = gap.number, number.sign < 0 {
      let root = try context.power(Form(-number), Form(.half))
      return [
        try Logarithms.logarithm(
          context.divide(context.subtract(slope, root), context.add(slope, root)), in: &context)
      ]
    }
    return [
      try InverseTrigonometry.inverseTrigonometric(
        .arctan, context.divide(slope, context.power(gap, Form(.half))), in: &context)
    ]
  }

  private static func quadraticParts(
    _ quadratic: Form, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> (a: Form, b: Form, c: Form)? {
    guard quadratic.denominator.isOne else { return nil }
    let c = try Substitution.substitute(quadratic, x, by: .zero, in: &context)
    let first = try Differentiation.derivative(quadratic, x, in: &context)
    let b = try Substitution.substitute(first, x, by: .zero, in: &context)
    let second = try Differentiation.derivative(first, x, in: &context)
    guard !Occurrence.mentions(second.numerator, x, in: context),
      !Occurrence.mentions(second.denominator, x, in: context), !second.isZero
    else {
      return nil
    }
    return (try context.multiply(second, Form(.half)), b, c)
  }

  /// For √q: powers of x beside it; for a quadratic q an arcsine or a logarithm.
  private static func guessesOfRoot(
    _ kernel: UInt32, _ x: UInt32, _ highest: Int, in context: inout AlgebraContext
  ) throws(Failure) -> [Form] {
    let q = context.kernels[Int(kernel)].arguments[0]
    let root = try context.power(q, Form(.half))
    let variable = context.form(kernel: x)
    var result: [Form] = []
    for power in 0..<(highest + 2) {
      result.append(try power == 0 ? root : context.multiply(root, context.power(variable, power)))
    }
    result.append(try context.divide(root, q))
    result.append(try context.divide(context.multiply(root, variable), q))
    guard let (a, b, c) = try quadraticParts(q, x, in: &context),
      let sign = try Signs.sign(of: a, in: &context)
    else {
      return result
    }
    let slope = try context.add(
      context.multiply(context.multiply(a, Form(Rational(2))), variable), b)
    if sign < 0 {
      let gap = try context.subtract(
        context.multiply(b, b), context.multiply(Form(Rational(4)), context.multiply(a, c)))
      let inner = try context.divide(context.negate(slope), context.power(gap, Form(.half)))
      result.append(try InverseTrigonometry.inverseTrigonometric(.arcsin, inner, in: &context))
    } else {
      let lead = try context.multiply(context.power(a, Form(.half)), Form(Rational(2)))
      result.append(
        try Logarithms.logarithm(context.add(context.multiply(lead, root), slope), in: &context))
    }
    return result
  }
}
