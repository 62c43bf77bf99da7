import Numbers

/// Sums and products over an index: closed forms where they are known, kernels elsewhere.
extension AlgebraContext {
  private static let highestPower = 24
  private static let highestMixedPower = 6
  private static let mostShifts = 64

  /// What is summed over: the index, and the bounds; no upper bound means infinity.
  struct Range {
    var index: UInt32
    var lower: Form
    var upper: Form?
  }

  /// `Σ body` or `Π body`; arguments are the body, the lower bound, the upper one (missing for a series) and
  /// the index.
  mutating func overIndex(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    guard arguments.count == 4 || arguments.count == 3 && operation != .sum,
      let last = arguments.last,
      last.numerator.terms.count == 1,
      let index = monomials.factors[monomials.range(last.numerator.terms[0].monomial)].first?.kernel
    else { throw .unsupported(.sum) }
    let range = Range(
      index: index, lower: arguments[1], upper: arguments.count == 3 ? nil : arguments[2])
    if operation == .product { return try overProduct(arguments[0], range) }
    let body = arguments[0]
    if let value = try shapedSum(body, range) { return value }
    var below = body.denominator
    var ratio: Form?
    if mentions(below, index) {
      guard let (base, rest) = try geometricDenominator(below, index) else {
        return try standing(.sum, body, range)
      }
      ratio = try divide(.one, base)
      below = rest
    }
    var total = Form.zero
    for term in body.numerator.terms {
      total = try add(total, sum(term, range, ratio))
    }
    return try divide(total, Form(below))
  }

  /// r and the rest where a denominator is `rest · r^k`; nil otherwise.
  private mutating func geometricDenominator(
    _ polynomial: Polynomial, _ index: UInt32
  ) throws(Failure) -> (base: Form, rest: Polynomial)? {
    guard polynomial.terms.count == 1 else { return nil }
    var base = Form.one
    var rest: [Factor] = []
    for factor in Array(monomials.factors[monomials.range(polynomial.terms[0].monomial)]) {
      if !mentions(kernel: factor.kernel, index) {
        rest.append(factor)
      } else if let part = try geometricBase(factor, index) {
        base = try multiply(base, part)
      } else {
        return nil
      }
    }
    return (base, Polynomial(Term(polynomial.terms[0].coefficient, monomials.intern(rest))))
  }

  func mentions(_ polynomial: Polynomial, _ index: UInt32, depth: Int = 0) -> Bool {
    if depth > 32 { return true }
    return polynomial.terms.contains { term in
      monomials.factors[monomials.range(term.monomial)].contains {
        mentions(kernel: $0.kernel, index, depth: depth)
      }
    }
  }

  /// Whether a kernel is the index, or has it in an argument.
  func mentions(kernel: UInt32, _ index: UInt32, depth: Int = 0) -> Bool {
    kernel == index
      || kernels[Int(kernel)].arguments.contains {
        mentions($0.numerator, index, depth: depth + 1)
          || mentions($0.denominator, index, depth: depth + 1)
      }
  }

  /// The sum of one term: what is free of the index is taken out.
  private mutating func sum(
    _ term: Term, _ range: Range, _ start: Form?
  ) throws(Failure) -> Form {
    try spend(16)
    var outer: [Factor] = []
    var power = 0
    var ratio = start ?? .one
    var isGeometric = start != nil
    var rest: [Factor] = []
    for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
      if !mentions(kernel: factor.kernel, range.index) {
        outer.append(factor)
      } else if factor.kernel == range.index, factor.denominator == 1, factor.numerator > 0 {
        power = Int(factor.numerator)
      } else if let base = try geometricBase(factor, range.index) {
        ratio = try multiply(ratio, base)
        isGeometric = true
      } else {
        rest.append(factor)
      }
    }
    let scale = Form(Polynomial(Term(term.coefficient, monomials.intern(outer))))
    let inner: Form
    if rest.isEmpty, isGeometric, power <= Self.highestMixedPower {
      inner = try geometric(ratio, power, range)
    } else if rest.isEmpty, !isGeometric, power <= Self.highestPower, let upper = range.upper {
      let below = try subtract(range.lower, .one)
      inner = try subtract(powerSum(power, upper), powerSum(power, below))
    } else {
      let factors = monomials.factors[monomials.range(term.monomial)].filter { !outer.contains($0) }
      var body = Form(Polynomial(Term(.one, monomials.intern(Array(factors)))))
      if let start { body = try multiply(body, self.power(start, form(kernel: range.index))) }
      inner = try standing(.sum, body, range)
    }
    return try multiply(scale, inner)
  }

  /// `Σ_{k=1}^{n} k^m` as a polynomial in n: the one with p(n) − p(n−1) = n^m and p(0) = 0 (Faulhaber).
  private mutating func powerSum(_ m: Int, _ n: Form) throws(Failure) -> Form {
    // Coefficients from the highest: (m+1 choose j) sums telescope to n^m.
    var coefficients = [Rational](repeating: .zero, count: m + 2)
    var target = [Rational](repeating: .zero, count: m + 1)
    target[m] = .one
    for degree in stride(from: m + 1, through: 1, by: -1) {
      guard let inverse = Rational(1, degree) else { continue }
      let lead = try checked(target[degree - 1] * inverse)
      coefficients[degree] = lead
      // Take lead · (n^d − (n−1)^d) off the target.
      var choose = Rational.one
      for drop in 1...degree {
        choose = choose * Rational(degree - drop + 1)
        choose = choose.divided(by: Rational(drop)) ?? choose
        let sign = drop % 2 == 1 ? Rational.one : Rational(-1)
        let place = degree - drop
        if place < target.count {
          target[place] = try checked(target[place] - lead * choose * sign)
        }
      }
    }
    var result = Form.zero
    for degree in stride(from: m + 1, through: 0, by: -1) {
      result = try add(multiply(result, n), Form(coefficients[degree]))
    }
    return result
  }

  /// `Σ k^m r^k`: P(b+1) r^{b+1} − P(a) r^a for the polynomial with r P(k+1) − P(k) = k^m.
  private mutating func geometric(_ r: Form, _ m: Int, _ range: Range) throws(Failure) -> Form {
    let step = try subtract(r, .one)
    if step.isZero { throw .unsupported(.sum) }
    var coefficients = [Form](repeating: .zero, count: m + 1)
    for i in stride(from: m, through: 0, by: -1) {
      var value = i == m ? Form.one : .zero
      var choose = Rational.one
      for j in (i + 1)..<max(m + 1, i + 1) {
        // C(j, i) from C(j−1, i).
        choose = (choose * Rational(j)).divided(by: Rational(j - i)) ?? choose
        let part = try multiply(multiply(r, coefficients[j]), Form(choose))
        value = try subtract(value, part)
      }
      coefficients[i] = try divide(value, step)
    }
    let low = try multiply(horner(coefficients, range.lower), power(r, range.lower))
    guard let upper = range.upper else {
      try checkConvergence(r)
      return try negate(low)
    }
    let end = try add(upper, .one)
    return try subtract(multiply(horner(coefficients, end), power(r, end)), low)
  }

  private mutating func horner(_ coefficients: [Form], _ x: Form) throws(Failure) -> Form {
    var result = Form.zero
    for coefficient in coefficients.reversed() {
      result = try add(multiply(result, x), coefficient)
    }
    return result
  }

  /// A sum or product that has no closed form here: a kernel, whose upper bound has no integer part.
  mutating func standing(
    _ operation: Operation, _ body: Form, _ range: Range
  ) throws(Failure) -> Form {
    let index = form(kernel: range.index)
    if operation == .sum, !body.isZero {
      let (unit, rest) = try primitive(body)
      if !unit.isOne { return try multiply(Form(unit), standing(operation, rest, range)) }
    }
    guard let upper = range.upper else { return try form(.series, [body, range.lower, index]) }
    let constant = upper.denominator.isOne ? constantTerm(upper.numerator) : .zero
    guard let shift = constant.floor.int, shift != 0, shift.isWithin(Self.mostShifts),
      upper.number == nil
    else {
      return try form(operation, [body, range.lower, upper, index])
    }
    let base = try subtract(upper, Form(Rational(shift)))
    var result = try form(operation, [body, range.lower, base, index])
    for step in 1...abs(shift) {
      let place = try add(base, Form(Rational(shift > 0 ? step : 1 - step)))
      let term = try substitute(body, range.index, by: place)
      switch (operation == .product, shift > 0) {
      case (true, true): result = try multiply(result, term)
      case (true, false): result = try divide(result, term)
      case (false, true): result = try add(result, term)
      case (false, false): result = try subtract(result, term)
      }
    }
    return result
  }
}
