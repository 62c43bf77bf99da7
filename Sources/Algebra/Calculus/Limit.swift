import Numbers

/// What a variable runs to.
public enum Target: Sendable {
  /// A value: from below (−1), from above (1), or from both sides (0).
  case value(Expression, side: Int)
  /// Infinity with its sign.
  case infinity(Int)
}

/// What a limit, or an integral, is.
public enum LimitValue: Sendable {
  case finite(Expression)
  /// Infinity with its sign.
  case infinite(Int)
}

/// Limits of canonical forms.
///
/// The variable becomes a ± t or ±1/t with t → 0 from above. Powers with t in base and exponent go through
/// exponentials; exponentials of 1/t outweigh powers, powers outweigh logarithms; what is 0/0 goes by
/// l'Hôpital's rule.
public enum Limit {
  static let mostDerivatives = 12

  /// A limit of a form.
  enum FormLimit: Equatable {
    case finite(Form)
    case infinite(Int)
  }

  /// The limit of an expression; fails where there is none or it is beyond the rules.
  public static func limit(
    of expression: Expression, _ symbol: Symbol, to target: Target, in context: inout AlgebraContext
  ) throws(Failure) -> LimitValue {
    let whole = try CanonicalForm.canonicalForm(expression, in: &context)
    let x = try context.intern(.symbol(symbol))
    switch try limit(whole, x, to: target, in: &context) {
    case .finite(let value): return .finite(try FormExpression.expression(of: value, in: &context))
    case .infinite(let sign): return .infinite(sign)
    }
  }

  /// The limit of a form.
  static func limit(
    _ whole: Form, _ x: UInt32, to target: Target, in context: inout AlgebraContext
  ) throws(Failure) -> FormLimit {
    let t = try context.intern(
      .symbol(context.symbols.intern(Array("#t".utf8))))
    let small = context.form(kernel: t)
    switch target {
    case .infinity(let sign):
      let place = try context.divide(Form(Rational(sign < 0 ? -1 : 1)), small)
      return try limit(Substitution.substitute(whole, x, by: place, in: &context), t, in: &context)
    case .value(let point, let side):
      let a = try context.form(of: point)
      if side != 0 {
        let place = try side > 0 ? context.add(a, small) : context.subtract(a, small)
        return try limit(
          Substitution.substitute(whole, x, by: place, in: &context), t, in: &context)
      }
      let above = try limit(
        Substitution.substitute(whole, x, by: context.add(a, small), in: &context), t, in: &context)
      let below = try limit(
        Substitution.substitute(whole, x, by: context.subtract(a, small), in: &context), t,
        in: &context)
      if above == below { return above }
      guard case .finite(let p) = above, case .finite(let q) = below,
        try context.subtract(p, q).isZero
      else { throw .undefined(.limit) }
      return above
    }
  }

  /// The limit for t → 0 from above.
  static func limit(_ whole: Form, _ t: UInt32, in context: inout AlgebraContext) throws(Failure)
    -> FormLimit
  {
    try context.descend()
    defer { context.depth -= 1 }
    let plain = try withoutSigns(whole, t, in: &context)
    if !Occurrence.mentions(plain.numerator, t, in: context),
      !Occurrence.mentions(plain.denominator, t, in: context)
    {
      return .finite(plain)
    }
    if let value = try limitOfExponentials(plain, t, in: &context) { return value }
    return try LimitOfQuotient.limitOfQuotient(plain, t, in: &context)
  }

  /// |t| is t; b^v is e^(v ln b) where both have t in them.
  private static func withoutSigns(_ whole: Form, _ t: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    var result = whole
    for _ in 0..<8 {
      guard let id = mixedKernel(result, t, in: context) else { return result }
      let kernel = context.kernels[Int(id)]
      let value: Form
      if kernel.kind == .function {
        // |u|: u or −u, as its limit says; |t·u| has lost t before.
        value = try signed(kernel.arguments[0], t, in: &context)
      } else {
        let exponent = try context.multiply(
          kernel.arguments[1], Logarithms.logarithm(kernel.arguments[0], in: &context))
        switch try limit(exponent, t, in: &context) {
        case .finite: value = try intermediate(exponent, in: &context)
        case .infinite: throw .unsupported(.limit)
        }
      }
      result = try replace(id, by: value, in: result, in: &context)
    }
    throw .unsupported(.limit)
  }

  /// e to a form, as one kernel.
  private static func intermediate(_ exponent: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    context.form(
      kernel: try context.intern(.power(base: context.form(.e), exponent: exponent)))
  }

  /// A form with the sign that makes it positive for small t.
  static func signed(_ u: Form, _ t: UInt32, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    // The sign of the lowest order decides.
    var rest = u
    for _ in 0..<Self.mostDerivatives {
      switch try limit(rest, t, in: &context) {
      case .infinite(let sign): return sign < 0 ? try context.negate(u) : u
      case .finite(let value):
        if !value.isZero {
          guard let sign = try Signs.sign(of: value, in: &context), sign != 0 else {
            throw .unsupported(.limit)
          }
          return sign < 0 ? try context.negate(u) : u
        }
        rest = try context.divide(rest, context.form(kernel: t))
      }
    }
    throw .unsupported(.limit)
  }

  /// A kernel whose value for small t is simpler: |…t…|, or a power with t in base and exponent.
  private static func mixedKernel(_ form: Form, _ t: UInt32, in context: AlgebraContext) -> UInt32?
  {
    for polynomial in [form.numerator, form.denominator] {
      for term in polynomial.terms {
        for index in context.monomials.range(term.monomial) {
          let id = context.monomials.factors[index].kernel
          let kernel = context.kernels[Int(id)]
          guard Occurrence.mentions(kernel: id, t, in: context) else { continue }
          if kernel.kind == .function, kernel.operation == .abs { return id }
          if kernel.kind == .power, kernel.arguments.count == 2,
            Occurrence.mentions(kernel.arguments[0].numerator, t, in: context)
              || Occurrence.mentions(kernel.arguments[0].denominator, t, in: context)
          {
            return id
          }
        }
      }
    }
    return nil
  }

  /// The form with a kernel replaced.
  static func replace(
    _ id: UInt32, by value: Form, in form: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var parts: [Form] = []
    for polynomial in [form.numerator, form.denominator] {
      var total = Form.zero
      for term in polynomial.terms {
        var factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
        var part = Form.one
        if let place = factors.firstIndex(where: { $0.kernel == id }) {
          let factor = factors.remove(at: place)
          guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
            continue
          }
          part = try context.power(value, Form(exponent))
        }
        let rest = Form(Polynomial(Term(term.coefficient, context.monomials.intern(factors))))
        total = try context.add(total, context.multiply(rest, part))
      }
      parts.append(total)
    }
    return try context.divide(parts[0], parts[1])
  }

  /// The limit where exponentials run to zero or infinity: the greatest power of one decides; nil where there
  /// is none.
  private static func limitOfExponentials(
    _ whole: Form, _ t: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> FormLimit? {
    var found: (kernel: UInt32, grows: Bool)?
    for polynomial in [whole.numerator, whole.denominator] {
      for term in polynomial.terms {
        for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
          let kernel = context.kernels[Int(factor.kernel)]
          guard kernel.kind == .power, Occurrence.mentions(kernel: factor.kernel, t, in: context)
          else { continue }
          let exponent = try context.multiply(
            kernel.arguments[1], Logarithms.logarithm(kernel.arguments[0], in: &context))
          guard case .infinite(let sign) = try limit(exponent, t, in: &context) else { continue }
          if let found, found.kernel != factor.kernel { throw .unsupported(.limit) }
          found = (factor.kernel, sign > 0)
        }
      }
    }
    guard let found else { return nil }
    // Terms with the greatest power for a growing one, with the least for a vanishing one.
    let (top, above) = leadingPart(whole.numerator, found.kernel, found.grows, in: &context)
    let (bottom, below) = leadingPart(whole.denominator, found.kernel, found.grows, in: &context)
    guard let order = compareExponents(above, below) else { throw .unsupported(.limit) }
    let rest = try context.divide(Form(top), Form(bottom))
    if order == 0 { return try limit(rest, t, in: &context) }
    if (order > 0) != found.grows { return .finite(.zero) }
    // Infinite: the sign is that of what stands beside it.
    switch try limit(rest, t, in: &context) {
    case .infinite(let sign): return .infinite(sign)
    case .finite:
      let positive = try signed(rest, t, in: &context)
      return .infinite(positive == rest ? 1 : -1)
    }
  }

  /// The terms with the greatest power of a kernel, or the least, without that power; and its
  /// exponent.
  private static func leadingPart(
    _ polynomial: Polynomial, _ kernel: UInt32, _ grows: Bool, in context: inout AlgebraContext
  ) -> (Polynomial, (Int32, Int32)) {
    var best: (Int32, Int32)?
    var terms: [Term] = []
    for term in polynomial.terms {
      let exponent = context.monomials.exponent(of: kernel, in: term.monomial)
      let order = best.flatMap { compareExponents(exponent, $0) } ?? 1
      if best == nil || (grows ? order > 0 : order < 0) {
        best = exponent
        terms = []
      } else if order != 0 {
        continue
      }
      let rest = context.monomials.factors[context.monomials.range(term.monomial)].filter {
        $0.kernel != kernel
      }
      terms.append(Term(term.coefficient, context.monomials.intern(Array(rest))))
    }
    terms.sort { $0.monomial < $1.monomial }
    return (Polynomial(terms: terms), best ?? (0, 1))
  }

  /// The sign of the difference of two exponents; nil where it is not known.
  private static func compareExponents(_ a: (Int32, Int32), _ b: (Int32, Int32)) -> Int? {
    let x = Int64(a.0) * Int64(b.1)
    let y = Int64(b.0) * Int64(a.1)
    return x == y ? 0 : x < y ? -1 : 1
  }

  /// Where both have Taylor series at zero, their first terms decide; nil where one has none.
  static func limitByOrders(
    _ top: Form, _ bottom: Form, _ t: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> FormLimit? {
    guard let (n, p) = try firstTerm(top, t, in: &context),
      let (m, q) = try firstTerm(bottom, t, in: &context)
    else {
      return nil
    }
    if n > m { return .finite(.zero) }
    let ratio = try context.divide(p, q)
    if n == m { return .finite(ratio) }
    guard let sign = try Signs.sign(of: ratio, in: &context), sign != 0 else {
      throw .unsupported(.limit)
    }
    return .infinite(sign)
  }

  /// The order and the coefficient of the first term of a Taylor series that is not zero.
  private static func firstTerm(
    _ whole: Form, _ t: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> (order: Int, coefficient: Form)? {
    var form = whole
    var factorial = Rational.one
    for order in 0..<Self.mostDerivatives {
      try context.spend(32)
      if order > 0 {
        form = try Differentiation.derivative(form, t, in: &context)
        factorial = factorial * Rational(order)
      }
      guard let value = try LimitOfQuotient.valueAtZero(form, t, in: &context) else { return nil }
      if !value.isZero { return (order, try context.divide(value, Form(factorial))) }
    }
    return nil
  }
}
