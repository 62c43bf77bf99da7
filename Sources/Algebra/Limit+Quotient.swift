import Budget
import Numbers

/// Limits of quotients by l'Hôpital's rule, and of single terms.
extension AlgebraContext {
  /// l'Hôpital's rule on numerator and denominator, logarithms of t apart.
  mutating func limitOfQuotient(_ whole: Form, _ t: UInt32) throws(Failure) -> FormLimit {
    var top = Form(whole.numerator)
    var bottom = Form(whole.denominator)
    if let value = try limitByOrders(top, bottom, t) { return value }
    for _ in 0..<Self.mostDerivatives {
      try spend(32)
      let above = try valueAtZero(top, t)
      let below = try valueAtZero(bottom, t)
      switch (above, below) {
      case (.some(let p), .some(let q)):
        if !q.isZero { return .finite(try divide(p, q)) }
        if !p.isZero { return try infinite(p, over: bottom, t) }
      case (.some, nil):
        if case .infinite = try limitOfTerm(bottom, t) { return .finite(.zero) }
        throw .unsupported(.limit)
      case (nil, .some(let q)):
        if case .finite(let p) = try limitOfTerm(top, t) {
          if !q.isZero { return .finite(try divide(p, q)) }
          if !p.isZero { return try infinite(p, over: bottom, t) }
        } else if !q.isZero {
          guard case .infinite(let sign) = try limitOfTerm(top, t), let other = try self.sign(of: q)
          else { throw .unsupported(.limit) }
          return .infinite(sign * other)
        }
      case (nil, nil): break
      }
      let next = try divide(derivative(top, t), derivative(bottom, t))
      top = Form(next.numerator)
      bottom = Form(next.denominator)
    }
    throw .unsupported(.limit)
  }

  /// A sum with logarithms of t and powers of t in it: t^p·(ln t)^q runs to zero for p > 0, and to infinity for
  /// p = 0 and q > 0.
  private mutating func limitOfTerm(_ form: Form, _ t: UInt32) throws(Failure) -> FormLimit {
    guard form.denominator.isOne else { throw .unsupported(.limit) }
    let logarithm = try self.form(.log, [self.form(kernel: t)])
    guard
      let id = monomials.factors[monomials.range(logarithm.numerator.terms[0].monomial)].first?
        .kernel
    else { throw .unsupported(.limit) }
    var total = Form.zero
    var lead: (power: Int32, value: Form)?
    for term in form.numerator.terms {
      let exponent = monomials.exponent(of: id, in: term.monomial)
      guard exponent.denominator == 1 else { throw .unsupported(.limit) }
      let rest = monomials.factors[monomials.range(term.monomial)].filter { $0.kernel != id }
      let part = Form(Polynomial(Term(term.coefficient, monomials.intern(Array(rest)))))
      guard let value = try valueAtZero(part, t) else { throw .unsupported(.limit) }
      if exponent.numerator == 0 {
        total = try add(total, value)
      } else if !value.isZero {
        // Not of higher order: the logarithm stays.
        if let known = lead, known.power == exponent.numerator {
          lead = (known.power, try add(known.value, value))
        } else if lead.map({ $0.power < exponent.numerator }) ?? true {
          lead = (exponent.numerator, value)
        }
      }
    }
    guard let lead else { return .finite(total) }
    guard let sign = try sign(of: lead.value), sign != 0 else { throw .unsupported(.limit) }
    return .infinite(lead.power % 2 == 0 ? sign : -sign)
  }

  /// A number that is not zero over what runs to zero.
  private mutating func infinite(
    _ p: Form, over bottom: Form, _ t: UInt32
  ) throws(Failure) -> FormLimit {
    guard let above = try sign(of: p), above != 0 else { throw .unsupported(.limit) }
    let positive = try signed(bottom, t)
    return .infinite(positive == bottom ? above : -above)
  }

  /// The value at t = 0: of powers that run to a number that number, of arctan at infinity a quarter turn; nil
  /// where a part has none.
  mutating func valueAtZero(_ form: Form, _ t: UInt32) throws(Failure) -> Form? {
    var plain = form
    for _ in 0..<8 {
      guard let id = limitingKernel(plain, t) else { break }
      let kernel = kernels[Int(id)]
      if kernel.kind == .function {
        let quarter = try multiply(self.form(.pi), Form(.half))
        switch try limit(kernel.arguments[0], t) {
        case .infinite(let sign):
          plain = try replace(id, by: sign < 0 ? negate(quarter) : quarter, in: plain)
        case .finite(let value):
          plain = try replace(id, by: inverseTrigonometric(.arctan, value), in: plain)
        }
        continue
      }
      let exponent = try multiply(kernel.arguments[1], logarithm(kernel.arguments[0]))
      guard case .finite(let value) = try limit(exponent, t) else { return nil }
      plain = try replace(id, by: power(self.form(.e), value), in: plain)
    }
    do {
      return try substitute(plain, t, by: .zero)
    } catch .undefined {
      return nil
    }
  }

  private func limitingKernel(_ form: Form, _ t: UInt32) -> UInt32? {
    for term in form.numerator.terms + form.denominator.terms {
      for index in monomials.range(term.monomial) {
        let id = monomials.factors[index].kernel
        let kernel = kernels[Int(id)]
        let isLimiting =
          kernel.kind == .power || kernel.kind == .function && kernel.operation == .arctan
        if isLimiting, mentions(kernel: id, t) { return id }
      }
    }
    return nil
  }
}
