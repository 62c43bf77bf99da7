import Budget
import Numbers

/// Limits of quotients by l'Hôpital's rule, and of single terms.
enum LimitOfQuotient {
  /// l'Hôpital's rule on numerator and denominator, logarithms of t apart.
  static func limitOfQuotient(_ whole: Form, _ t: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Limit.FormLimit
  {
    var top = Form(whole.numerator)
    var bottom = Form(whole.denominator)
    if let value = try Limit.limitByOrders(top, bottom, t, in: &context) { return value }
    for _ in 0..<Limit.mostDerivatives {
      try context.spend(32)
      let above = try valueAtZero(top, t, in: &context)
      let below = try valueAtZero(bottom, t, in: &context)
      switch (above, below) {
      case (.some(let p), .some(let q)):
        if !q.isZero { return .finite(try context.divide(p, q)) }
        if !p.isZero { return try infinite(p, over: bottom, t, in: &context) }
      case (.some, nil):
        if case .infinite = try limitOfTerm(bottom, t, in: &context) { return .finite(.zero) }
        throw .unsupported(.limit)
      case (nil, .some(let q)):
        if case .finite(let p) = try limitOfTerm(top, t, in: &context) {
          if !q.isZero { return .finite(try context.divide(p, q)) }
          if !p.isZero { return try infinite(p, over: bottom, t, in: &context) }
        } else if !q.isZero {
          guard case .infinite(let sign) = try limitOfTerm(top, t, in: &context),
            let other = try Signs.sign(of: q, in: &context)
          else { throw .unsupported(.limit) }
          return .infinite(sign * other)
        }
      case (nil, nil): break
      }
      let next = try context.divide(
        Differentiation.derivative(top, t, in: &context),
        Differentiation.derivative(bottom, t, in: &context))
      top = Form(next.numerator)
      bottom = Form(next.denominator)
    }
    throw .unsupported(.limit)
  }

  /// A sum with logarithms of t and powers of t in it: t^p·(ln t)^q runs to zero for p > 0, and to infinity for
  /// p = 0 and q > 0.
  private static func limitOfTerm(_ form: Form, _ t: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Limit.FormLimit
  {
    guard form.denominator.isOne else { throw .unsupported(.limit) }
    let logarithm = try context.form(.log, [context.form(kernel: t)])
    guard
      let id = context.monomials.factors[
        context.monomials.range(logarithm.numerator.terms[0].monomial)
      ].first?
      .kernel
    else { throw .unsupported(.limit) }
    var total = Form.zero
    var lead: (power: Int32, value: Form)?
    for term in form.numerator.terms {
      let exponent = context.monomials.exponent(of: id, in: term.monomial)
      guard exponent.denominator == 1 else { throw .unsupported(.limit) }
      let rest = context.monomials.factors[context.monomials.range(term.monomial)].filter {
        $0.kernel != id
      }
      let part = Form(Polynomial(Term(term.coefficient, context.monomials.intern(Array(rest)))))
      guard let value = try valueAtZero(part, t, in: &context) else { throw .unsupported(.limit) }
      if exponent.numerator == 0 {
        total = try context.add(total, value)
      } else if !value.isZero {
        // Not of higher order: the logarithm stays.
        if let known = lead, known.power == exponent.numerator {
          lead = (known.power, try context.add(known.value, value))
        } else if lead.map({ $0.power < exponent.numerator }) ?? true {
          lead = (exponent.numerator, value)
        }
      }
    }
    guard let lead else { return .finite(total) }
    guard let sign = try Signs.sign(of: lead.value, in: &context), sign != 0 else {
      throw .unsupported(.limit)
    }
    return .infinite(lead.power % 2 == 0 ? sign : -sign)
  }

  /// A number that is not zero over what runs to zero.
  private static func infinite(
    _ p: Form, over bottom: Form, _ t: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Limit.FormLimit {
    guard let above = try Signs.sign(of: p, in: &context), above != 0 else {
      throw .unsupported(.limit)
    }
    let positive = try Limit.signed(bottom, t, in: &context)
    return .infinite(positive == bottom ? above : -above)
  }

  /// The value at t = 0: of powers that run to a number that number, of arctan at infinity a quarter turn; nil
  /// where a part has none.
  static func valueAtZero(_ form: Form, _ t: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    var plain = form
    for _ in 0..<8 {
      guard let id = limitingKernel(plain, t, in: context) else { break }
      let kernel = context.kernels[Int(id)]
      if kernel.kind == .function {
        let quarter = try context.multiply(context.form(.pi), Form(.half))
        switch try Limit.limit(kernel.arguments[0], t, in: &context) {
        case .infinite(let sign):
          plain = try Limit.replace(
            id, by: sign < 0 ? context.negate(quarter) : quarter, in: plain, in: &context)
        case .finite(let value):
          plain = try Limit.replace(
            id, by: InverseTrigonometry.inverseTrigonometric(.arctan, value, in: &context),
            in: plain, in: &context)
        }
        continue
      }
      let exponent = try context.multiply(
        kernel.arguments[1], Logarithms.logarithm(kernel.arguments[0], in: &context))
      guard case .finite(let value) = try Limit.limit(exponent, t, in: &context) else { return nil }
      plain = try Limit.replace(
        id, by: context.power(context.form(.e), value), in: plain, in: &context)
    }
    do {
      return try Substitution.substitute(plain, t, by: .zero, in: &context)
    } catch .undefined {
      return nil
    }
  }

  /// A kernel that tends to a limit of its own: a power or an arctangent.
  private static func limitingKernel(_ form: Form, _ t: UInt32, in context: AlgebraContext)
    -> UInt32?
  {
    for term in form.numerator.terms + form.denominator.terms {
      for index in context.monomials.range(term.monomial) {
        let id = context.monomials.factors[index].kernel
        let kernel = context.kernels[Int(id)]
        let isLimiting =
          kernel.kind == .power || kernel.kind == .function && kernel.operation == .arctan
        if isLimiting, Occurrence.mentions(kernel: id, t, in: context) { return id }
      }
    }
    return nil
  }
}
