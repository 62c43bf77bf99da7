import Numbers

/// Antiderivatives by a guess of their terms: a sum of likely functions whose derivative has to be the
/// integrand, its coefficients from linear equations (after Norman and Moore, Implementing the new Risch
/// algorithm, 1977). What is found is right by construction; what is not guessed is not found.
extension AlgebraContext {
  private static let mostCandidates = 48

  /// A function of x whose derivative is the form; nil where none is guessed.
  mutating func antiderivative(_ f: Form, _ x: UInt32) throws(Failure) -> Form? {
    if !mentions(f.numerator, x), !mentions(f.denominator, x) {
      return try multiply(f, form(kernel: x))
    }
    if let power = try integralOfPower(f, x) { return power }
    var candidates: [Form] = []
    for part in try guesses(f, x) where !candidates.contains(part) {
      if candidates.count == Self.mostCandidates { break }
      if mentions(part.numerator, x) || mentions(part.denominator, x) { candidates.append(part) }
    }
    var derivatives: [Form] = []
    for candidate in candidates { derivatives.append(try derivative(candidate, x)) }
    guard let coefficients = try combination(of: derivatives, equalTo: f, x) else { return nil }
    var result = Form.zero
    for (coefficient, candidate) in zip(coefficients, candidates) {
      result = try add(result, multiply(coefficient, candidate))
    }
    return result
  }

  /// `c·x^r`, r ≠ −1.
  private mutating func integralOfPower(_ f: Form, _ x: UInt32) throws(Failure) -> Form? {
    guard f.numerator.terms.count == 1, f.denominator.terms.count == 1 else { return nil }
    let above = monomials.exponent(of: x, in: f.numerator.terms[0].monomial)
    let below = monomials.exponent(of: x, in: f.denominator.terms[0].monomial)
    guard let p = Rational(Int(above.numerator), Int(above.denominator)),
      let q = Rational(Int(below.numerator), Int(below.denominator))
    else { return nil }
    let exponent = p - q + .one
    guard !exponent.isZero, let inverse = exponent.reciprocal else { return nil }
    let scale = try divide(f, power(form(kernel: x), Form(p - q)))
    guard !mentions(scale.numerator, x), !mentions(scale.denominator, x) else { return nil }
    return try multiply(scale, multiply(power(form(kernel: x), Form(exponent)), Form(inverse)))
  }

  /// What an antiderivative may be a sum of.
  private mutating func guesses(_ f: Form, _ x: UInt32) throws(Failure) -> [Form] {
    let variable = form(kernel: x)
    var result: [Form] = []
    var highest = 1
    for term in f.numerator.terms {
      highest = max(highest, Int(monomials.exponent(of: x, in: term.monomial).numerator) + 1)
    }
    guard highest <= 12 else { return [] }
    // Powers of x with what stands beside them, over exponentials as they are.
    let decay = try exponentials(f.denominator, x)
    for part in try companions(f.numerator, x) {
      let beside = try divide(part, decay)
      for power in 0...highest {
        result.append(try power == 0 ? beside : multiply(beside, self.power(variable, power)))
      }
    }
    if mentions(f.denominator, x), f.denominator != decay.numerator {
      result += try guessesOverDenominator(f, x)
    }
    for kernel in kernelsWith(x, in: f) where kernels[Int(kernel)].kind == .radicand {
      result += try guessesOfRoot(kernel, x, highest)
    }
    return result
  }

  /// The exponentials that all terms of a denominator share.
  private mutating func exponentials(_ polynomial: Polynomial, _ x: UInt32) throws(Failure) -> Form
  {
    let content = monomialDivisor(polynomial.terms)
    let factors = monomials.factors[monomials.range(content)].filter {
      kernels[Int($0.kernel)].kind == .power && mentions(kernel: $0.kernel, x)
    }
    return Form(Polynomial(Term(.one, monomials.intern(Array(factors)))))
  }

  /// The kernels that x is in, but for x.
  private func kernelsWith(_ x: UInt32, in form: Form) -> [UInt32] {
    var found: [UInt32] = []
    for term in form.numerator.terms + form.denominator.terms {
      for index in monomials.range(term.monomial) {
        let id = monomials.factors[index].kernel
        if id != x, mentions(kernel: id, x), !found.contains(id) { found.append(id) }
      }
    }
    return found
  }

  /// What powers of x may stand beside: exponentials as they are, all products of sines and cosines of the same
  /// degree, all lower powers of logarithms.
  private mutating func companions(_ f: Polynomial, _ x: UInt32) throws(Failure) -> [Form] {
    var result: [Form] = [.one]
    for term in f.terms {
      var parts: [Form] = [.one]
      var angles: [Form] = []
      for factor in Array(monomials.factors[monomials.range(term.monomial)])
      where factor.kernel != x && mentions(kernel: factor.kernel, x) {
        let kernel = kernels[Int(factor.kernel)]
        var choices: [Form]
        switch (kernel.kind, kernel.operation) {
        case (.function, .sin), (.function, .cos):
          // Sines and cosines of one angle together.
          let angle = kernel.arguments[0]
          if angles.contains(angle) { continue }
          angles.append(angle)
          choices = try circular(angle, circularDegree(term.monomial, angle))
        case (.function, .log), (.function, .arctan), (.function, .arcsin):
          choices = [.one]
          for power in 1..<max(2, Int(factor.numerator) + 2) {
            choices.append(try self.power(form(kernel: factor.kernel), power))
          }
          if kernel.operation != .log { choices += try associates(kernel) }
        default:
          choices = [Form(Polynomial(Term(.one, monomials.intern([factor]))))]
        }
        var next: [Form] = []
        for part in parts {
          for choice in choices {
            try spend(8)
            if next.count > Self.mostCandidates { throw .unsupported(.integral) }
            next.append(try multiply(part, choice))
          }
        }
        parts = next
      }
      for part in parts where !result.contains(part) { result.append(part) }
    }
    return result
  }

  /// The degree of a monomial in the sine and the cosine of an angle.
  private func circularDegree(_ monomial: Monomial, _ angle: Form) -> Int {
    monomials.factors[monomials.range(monomial)].reduce(0) { degree, factor in
      let kernel = kernels[Int(factor.kernel)]
      let isCircular =
        kernel.kind == .function && (kernel.operation == .sin || kernel.operation == .cos)
      return isCircular && kernel.arguments[0] == angle ? degree + Int(factor.numerator) : degree
    }
  }

  /// cos^j and sin·cos^j up to a degree.
  private mutating func circular(_ angle: Form, _ degree: Int) throws(Failure) -> [Form] {
    let sine = try form(.sin, [angle])
    let cosine = try form(.cos, [angle])
    var result: [Form] = [.one]
    guard degree <= 8 else { return result }
    for power in 1..<(degree + 1) { result.append(try self.power(cosine, power)) }
    return try result + result.map { (part) throws(Failure) in try multiply(part, sine) }
  }

  /// What comes out of arctan u and arcsin u by parts: ln(1 + u²), √(1 − u²).
  private mutating func associates(_ kernel: Kernel) throws(Failure) -> [Form] {
    let square = try multiply(kernel.arguments[0], kernel.arguments[0])
    if kernel.operation == .arctan { return [try logarithm(add(.one, square))] }
    return [try power(subtract(.one, square), Form(.half))]
  }

  /// Logarithms of the denominator's factors, arctangents of quadratic ones, and lower powers below.
  private mutating func guessesOverDenominator(
    _ f: Form, _ x: UInt32
  ) throws(Failure) -> [Form] {
    var result: [Form] = []
    var factors: [Form] = []
    let content = monomialDivisor(f.denominator.terms)
    for factor in Array(monomials.factors[monomials.range(content)])
    where mentions(kernel: factor.kernel, x) {
      let base = form(kernel: factor.kernel)
      factors.append(base)
      for power in 1..<max(2, Int(factor.numerator) + 1) {
        let below = try divide(.one, self.power(base, power))
        result.append(below)
        let kernel = kernels[Int(factor.kernel)]
        if kernel.kind == .function, kernel.operation == .cos {
          result.append(try multiply(below, form(.sin, kernel.arguments)))
        }
      }
    }
    if let rest = try quotientExactly(f.denominator, Polynomial(Term(.one, content))) {
      factors += try self.factors(rest, x, &result)
    }
    for factor in factors {
      let value = try logarithm(factor)
      result.append(value)
      if kernelsWith(x, in: f).contains(where: { isLogarithm($0) }) {
        for power in 2..<5 { result.append(try self.power(value, power)) }
      }
    }
    return result
  }

  /// The factors of a polynomial without a common monomial: linear ones with rational roots, and what is left.
  private mutating func factors(
    _ polynomial: Polynomial, _ x: UInt32, _ guesses: inout [Form]
  ) throws(Failure) -> [Form] {
    let variable = form(kernel: x)
    guard var coefficients = univariate(polynomial, x) else {
      if mentions(polynomial, x) {
        guesses += try arctangents(Form(polynomial), x)
        guesses.append(try divide(.one, Form(polynomial)))
        return [Form(polynomial)]
      }
      return []
    }
    var result: [Form] = []
    while coefficients.count > 1 {
      guard coefficients.count > 3 || isReducible(coefficients),
        let root = try rationalRoot(coefficients)
      else { break }
      let linear = try subtract(variable, Form(root))
      if result.contains(linear) {
        let power = result.count { $0 == linear }
        guesses.append(try divide(.one, self.power(linear, power)))
      }
      result.append(linear)
      coefficients = try deflated(coefficients, by: root)
    }
    if coefficients.count > 2 {
      let rest = try value(coefficients, at: variable)
      if coefficients.count == 3 { guesses += try arctangents(rest, x) }
      result.append(rest)
    }
    var distinct: [Form] = []
    for factor in result where !distinct.contains(factor) { distinct.append(factor) }
    return distinct
  }

  private func isReducible(_ coefficients: [Rational]) -> Bool {
    guard coefficients.count == 3 else { return true }
    let discriminant =
      coefficients[1] * coefficients[1] - Rational(4) * coefficients[0] * coefficients[2]
    return discriminant.sign >= 0 && discriminant.exactRoot(2) != nil
  }

  /// For ax² + bx + c: arctan((2ax + b)/√(4ac − b²)), or the logarithm of the quotient of its linear factors.
  private mutating func arctangents(_ quadratic: Form, _ x: UInt32) throws(Failure) -> [Form] {
    guard let (a, b, c) = try quadraticParts(quadratic, x) else { return [] }
    let slope = try add(multiply(multiply(a, Form(Rational(2))), form(kernel: x)), b)
    let gap = try subtract(multiply(Form(Rational(4)), multiply(a, c)), multiply(b, b))
    if gap.isZero { return [try divide(.one, slope)] }
    if let number = gap.number, number.sign < 0 {
      let root = try power(Form(-number), Form(.half))
      return [try logarithm(divide(subtract(slope, root), add(slope, root)))]
    }
    return [try inverseTrigonometric(.arctan, divide(slope, power(gap, Form(.half))))]
  }

  private mutating func quadraticParts(
    _ quadratic: Form, _ x: UInt32
  ) throws(Failure) -> (a: Form, b: Form, c: Form)? {
    guard quadratic.denominator.isOne else { return nil }
    let c = try substitute(quadratic, x, by: .zero)
    let first = try derivative(quadratic, x)
    let b = try substitute(first, x, by: .zero)
    let second = try derivative(first, x)
    guard !mentions(second.numerator, x), !mentions(second.denominator, x), !second.isZero else {
      return nil
    }
    return (try multiply(second, Form(.half)), b, c)
  }

  /// For √q: powers of x beside it; for a quadratic q an arcsine or a logarithm.
  private mutating func guessesOfRoot(
    _ kernel: UInt32, _ x: UInt32, _ highest: Int
  ) throws(Failure) -> [Form] {
    let q = kernels[Int(kernel)].arguments[0]
    let root = try power(q, Form(.half))
    let variable = form(kernel: x)
    var result: [Form] = []
    for power in 0..<(highest + 2) {
      result.append(try power == 0 ? root : multiply(root, self.power(variable, power)))
    }
    result.append(try divide(root, q))
    result.append(try divide(multiply(root, variable), q))
    guard let (a, b, c) = try quadraticParts(q, x), let sign = try sign(of: a) else {
      return result
    }
    let slope = try add(multiply(multiply(a, Form(Rational(2))), variable), b)
    if sign < 0 {
      let gap = try subtract(multiply(b, b), multiply(Form(Rational(4)), multiply(a, c)))
      let inner = try divide(negate(slope), power(gap, Form(.half)))
      result.append(try inverseTrigonometric(.arcsin, inner))
    } else {
      let lead = try multiply(power(a, Form(.half)), Form(Rational(2)))
      result.append(try logarithm(add(multiply(lead, root), slope)))
    }
    return result
  }
}
