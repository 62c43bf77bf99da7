import Numbers

/// Sums and products over an index: closed forms where they are known, kernels elsewhere.
enum Summation {
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
  static func overIndex(
    _ operation: Operation, _ arguments: [Form], in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard arguments.count == 4 || arguments.count == 3 && operation != .sum,
      let last = arguments.last,
      last.numerator.terms.count == 1,
      let index = context.monomials.factors[
        context.monomials.range(last.numerator.terms[0].monomial)
      ].first?.kernel
    else { throw .unsupported(.sum) }
    let range = Range(
      index: index, lower: arguments[1], upper: arguments.count == 3 ? nil : arguments[2])
    if operation == .product {
      return try IndexedProduct.overProduct(arguments[0], range, in: &context)
    }
    let body = arguments[0]
    if let value = try SeriesSum.shapedSum(body, range, in: &context) { return value }
    var below = body.denominator
    var ratio: Form?
    if Occurrence.mentions(below, index, in: context) {
      guard let (base, rest) = try geometricDenominator(below, index, in: &context) else {
        return try standing(.sum, body, range, in: &context)
      }
      ratio = try context.divide(.one, base)
      below = rest
    }
    var total = Form.zero
    for term in body.numerator.terms {
      total = try context.add(total, sum(term, range, ratio, in: &context))
    }
    return try context.divide(total, Form(below))
  }

  /// r and the rest where a denominator is `rest · r^k`; nil otherwise.
  private static func geometricDenominator(
    _ polynomial: Polynomial, _ index: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> (base: Form, rest: Polynomial)? {
    guard polynomial.terms.count == 1 else { return nil }
    var base = Form.one
    var rest: [Factor] = []
    for factor in Array(
      context.monomials.factors[context.monomials.range(polynomial.terms[0].monomial)])
    {
      if !Occurrence.mentions(kernel: factor.kernel, index, in: context) {
        rest.append(factor)
      } else if let part = try SeriesShape.geometricBase(factor, index, in: &context) {
        base = try context.multiply(base, part)
      } else {
        return nil
      }
    }
    return (base, Polynomial(Term(polynomial.terms[0].coefficient, context.monomials.intern(rest))))
  }

  /// The sum of one term: what is free of the index is taken out.
  private static func sum(
    _ term: Term, _ range: Range, _ start: Form?, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    try context.spend(16)
    var outer: [Factor] = []
    var power = 0
    var ratio = start ?? .one
    var isGeometric = start != nil
    var rest: [Factor] = []
    for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
      if !Occurrence.mentions(kernel: factor.kernel, range.index, in: context) {
        outer.append(factor)
      } else if factor.kernel == range.index, factor.denominator == 1, factor.numerator > 0 {
        power = Int(factor.numerator)
      } else if let base = try SeriesShape.geometricBase(factor, range.index, in: &context) {
        ratio = try context.multiply(ratio, base)
        isGeometric = true
      } else {
        rest.append(factor)
      }
    }
    let scale = Form(Polynomial(Term(term.coefficient, context.monomials.intern(outer))))
    let inner: Form
    if rest.isEmpty, isGeometric, power <= Self.highestMixedPower {
      inner = try geometric(ratio, power, range, in: &context)
    } else if rest.isEmpty, !isGeometric, power <= Self.highestPower, let upper = range.upper {
      let below = try context.subtract(range.lower, .one)
      inner = try context.subtract(
        powerSum(power, upper, in: &context), powerSum(power, below, in: &context))
    } else {
      let factors = context.monomials.factors[context.monomials.range(term.monomial)].filter {
        !outer.contains($0)
      }
      var body = Form(Polynomial(Term(.one, context.monomials.intern(Array(factors)))))
      if let start {
        body = try context.multiply(body, context.power(start, context.form(kernel: range.index)))
      }
      inner = try standing(.sum, body, range, in: &context)
    }
    return try context.multiply(scale, inner)
  }

  /// `Σ_{k=1}^{n} k^m` as a polynomial in n: the one with p(n) − p(n−1) = n^m and p(0) = 0 (Faulhaber).
  private static func powerSum(_ m: Int, _ n: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    // Coefficients from the highest: (m+1 choose j) sums telescope to n^m.
    var coefficients = [Rational](repeating: .zero, count: m + 2)
    var target = [Rational](repeating: .zero, count: m + 1)
    target[m] = .one
    for degree in stride(from: m + 1, through: 1, by: -1) {
      guard let inverse = Rational(1, degree) else { continue }
      let lead = try context.checked(target[degree - 1] * inverse)
      coefficients[degree] = lead
      // Take lead · (n^d − (n−1)^d) off the target.
      var choose = Rational.one
      for drop in 1...degree {
        choose = choose * Rational(degree - drop + 1)
        choose = choose.divided(by: Rational(drop)) ?? choose
        let sign = drop % 2 == 1 ? Rational.one : Rational(-1)
        let place = degree - drop
        if place < target.count {
          target[place] = try context.checked(target[place] - lead * choose * sign)
        }
      }
    }
    var result = Form.zero
    for degree in stride(from: m + 1, through: 0, by: -1) {
      result = try context.add(context.multiply(result, n), Form(coefficients[degree]))
    }
    return result
  }

  /// `Σ k^m r^k`: P(b+1) r^{b+1} − P(a) r^a for the polynomial with r P(k+1) − P(k) = k^m.
  private static func geometric(
    _ r: Form, _ m: Int, _ range: Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    let step = try context.subtract(r, .one)
    if step.isZero { throw .unsupported(.sum) }
    var coefficients = [Form](repeating: .zero, count: m + 1)
    for i in stride(from: m, through: 0, by: -1) {
      var value = i == m ? Form.one : .zero
      var choose = Rational.one
      for j in (i + 1)..<max(m + 1, i + 1) {
        // C(j, i) from C(j−1, i).
        choose = (choose * Rational(j)).divided(by: Rational(j - i)) ?? choose
        let part = try context.multiply(context.multiply(r, coefficients[j]), Form(choose))
        value = try context.subtract(value, part)
      }
      coefficients[i] = try context.divide(value, step)
    }
    let low = try context.multiply(
      horner(coefficients, range.lower, in: &context), context.power(r, range.lower))
    guard let upper = range.upper else {
      try SeriesSum.checkConvergence(r, in: &context)
      return try context.negate(low)
    }
    let end = try context.add(upper, .one)
    return try context.subtract(
      context.multiply(horner(coefficients, end, in: &context), context.power(r, end)), low)
  }

  /// The value of a polynomial at x, the constant coefficient first.
  private static func horner(_ coefficients: [Form], _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    var result = Form.zero
    for coefficient in coefficients.reversed() {
      result = try context.add(context.multiply(result, x), coefficient)
    }
    return result
  }

  /// A sum or product that has no closed form here: a kernel, whose upper bound has no integer part.
  static func standing(
    _ operation: Operation, _ body: Form, _ range: Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    let index = context.form(kernel: range.index)
    if operation == .sum, !body.isZero {
      let (unit, rest) = try Cancellation.primitive(body, in: &context)
      if !unit.isOne {
        return try context.multiply(Form(unit), standing(operation, rest, range, in: &context))
      }
    }
    guard let upper = range.upper else {
      return try context.form(.series, [body, range.lower, index])
    }
    let constant = upper.denominator.isOne ? Occurrence.constantTerm(upper.numerator) : .zero
    guard let shift = constant.floor.int, shift != 0, shift.isWithin(Self.mostShifts),
      upper.number == nil
    else {
      return try context.form(operation, [body, range.lower, upper, index])
    }
    let base = try context.subtract(upper, Form(Rational(shift)))
    var result = try context.form(operation, [body, range.lower, base, index])
    for step in 1...abs(shift) {
      let place = try context.add(base, Form(Rational(shift > 0 ? step : 1 - step)))
      let term = try Substitution.substitute(body, range.index, by: place, in: &context)
      switch (operation == .product, shift > 0) {
      case (true, true): result = try context.multiply(result, term)
      case (true, false): result = try context.divide(result, term)
      case (false, true): result = try context.add(result, term)
      case (false, false): result = try context.subtract(result, term)
      }
    }
    return result
  }
}
