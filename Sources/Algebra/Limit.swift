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
extension AlgebraContext {
  static let mostDerivatives = 12

  /// A limit of a form.
  enum FormLimit: Equatable {
    case finite(Form)
    case infinite(Int)
  }

  /// The limit of an expression; fails where there is none or it is beyond the rules.
  public mutating func limit(
    of expression: Expression, _ symbol: Symbol, to target: Target
  ) throws(Failure) -> LimitValue {
    let whole = try canonicalForm(expression)
    let x = try intern(Kernel(kind: .symbol, symbol: symbol))
    switch try limit(whole, x, to: target) {
    case .finite(let value): return .finite(try self.expression(of: value))
    case .infinite(let sign): return .infinite(sign)
    }
  }

  mutating func limit(
    _ whole: Form, _ x: UInt32, to target: Target
  ) throws(Failure) -> FormLimit {
    let t = try intern(Kernel(kind: .symbol, symbol: symbols.intern(Array("#t".utf8))))
    let small = form(kernel: t)
    switch target {
    case .infinity(let sign):
      let place = try divide(Form(Rational(sign < 0 ? -1 : 1)), small)
      return try limit(substitute(whole, x, by: place), t)
    case .value(let point, let side):
      let a = try form(of: point)
      if side != 0 {
        let place = try side > 0 ? add(a, small) : subtract(a, small)
        return try limit(substitute(whole, x, by: place), t)
      }
      let above = try limit(substitute(whole, x, by: add(a, small)), t)
      let below = try limit(substitute(whole, x, by: subtract(a, small)), t)
      if above == below { return above }
      guard case .finite(let p) = above, case .finite(let q) = below,
        try subtract(p, q).isZero
      else { throw .undefined(.limit) }
      return above
    }
  }

  /// The limit for t → 0 from above.
  mutating func limit(_ whole: Form, _ t: UInt32) throws(Failure) -> FormLimit {
    try descend()
    defer { depth -= 1 }
    let plain = try withoutSigns(whole, t)
    if !mentions(plain.numerator, t), !mentions(plain.denominator, t) { return .finite(plain) }
    if let value = try limitOfExponentials(plain, t) { return value }
    return try limitOfQuotient(plain, t)
  }

  /// |t| is t; b^v is e^(v ln b) where both have t in them.
  private mutating func withoutSigns(_ whole: Form, _ t: UInt32) throws(Failure) -> Form {
    var result = whole
    for _ in 0..<8 {
      guard let id = mixedKernel(result, t) else { return result }
      let kernel = kernels[Int(id)]
      let value: Form
      if kernel.kind == .function {
        // |u|: u or −u, as its limit says; |t·u| has lost t before.
        value = try signed(kernel.arguments[0], t)
      } else {
        let exponent = try multiply(kernel.arguments[1], logarithm(kernel.arguments[0]))
        switch try limit(exponent, t) {
        case .finite: value = try intermediate(exponent)
        case .infinite: throw .unsupported(.limit)
        }
      }
      result = try replace(id, by: value, in: result)
    }
    throw .unsupported(.limit)
  }

  /// e to a form, as one kernel.
  private mutating func intermediate(_ exponent: Form) throws(Failure) -> Form {
    form(kernel: try intern(Kernel(kind: .power, arguments: [form(.e), exponent])))
  }

  /// A form with the sign that makes it positive for small t.
  mutating func signed(_ u: Form, _ t: UInt32) throws(Failure) -> Form {
    // The sign of the lowest order decides.
    var rest = u
    for _ in 0..<Self.mostDerivatives {
      switch try limit(rest, t) {
      case .infinite(let sign): return sign < 0 ? try negate(u) : u
      case .finite(let value):
        if !value.isZero {
          guard let sign = try sign(of: value), sign != 0 else { throw .unsupported(.limit) }
          return sign < 0 ? try negate(u) : u
        }
        rest = try divide(rest, form(kernel: t))
      }
    }
    throw .unsupported(.limit)
  }

  /// A kernel whose value for small t is simpler: |…t…|, or a power with t in base and exponent.
  private func mixedKernel(_ form: Form, _ t: UInt32) -> UInt32? {
    for polynomial in [form.numerator, form.denominator] {
      for term in polynomial.terms {
        for index in monomials.range(term.monomial) {
          let id = monomials.factors[index].kernel
          let kernel = kernels[Int(id)]
          guard mentions(kernel: id, t) else { continue }
          if kernel.kind == .function, kernel.operation == .abs { return id }
          if kernel.kind == .power, kernel.arguments.count == 2,
            mentions(kernel.arguments[0].numerator, t)
              || mentions(kernel.arguments[0].denominator, t)
          {
            return id
          }
        }
      }
    }
    return nil
  }

  /// The form with a kernel replaced.
  mutating func replace(
    _ id: UInt32, by value: Form, in form: Form
  ) throws(Failure) -> Form {
    var parts: [Form] = []
    for polynomial in [form.numerator, form.denominator] {
      var total = Form.zero
      for term in polynomial.terms {
        var factors = Array(monomials.factors[monomials.range(term.monomial)])
        var part = Form.one
        if let place = factors.firstIndex(where: { $0.kernel == id }) {
          let factor = factors.remove(at: place)
          guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
            continue
          }
          part = try power(value, Form(exponent))
        }
        let rest = Form(Polynomial(Term(term.coefficient, monomials.intern(factors))))
        total = try add(total, multiply(rest, part))
      }
      parts.append(total)
    }
    return try divide(parts[0], parts[1])
  }

  /// The limit where exponentials run to zero or infinity: the greatest power of one decides; nil where there
  /// is none.
  private mutating func limitOfExponentials(
    _ whole: Form, _ t: UInt32
  ) throws(Failure) -> FormLimit? {
    var found: (kernel: UInt32, grows: Bool)?
    for polynomial in [whole.numerator, whole.denominator] {
      for term in polynomial.terms {
        for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
          let kernel = kernels[Int(factor.kernel)]
          guard kernel.kind == .power, mentions(kernel: factor.kernel, t) else { continue }
          let exponent = try multiply(kernel.arguments[1], logarithm(kernel.arguments[0]))
          guard case .infinite(let sign) = try limit(exponent, t) else { continue }
          if let found, found.kernel != factor.kernel { throw .unsupported(.limit) }
          found = (factor.kernel, sign > 0)
        }
      }
    }
    guard let found else { return nil }
    // Terms with the greatest power for a growing one, with the least for a vanishing one.
    let (top, above) = leadingPart(whole.numerator, found.kernel, found.grows)
    let (bottom, below) = leadingPart(whole.denominator, found.kernel, found.grows)
    guard let order = compareExponents(above, below) else { throw .unsupported(.limit) }
    let rest = try divide(Form(top), Form(bottom))
    if order == 0 { return try limit(rest, t) }
    if (order > 0) != found.grows { return .finite(.zero) }
    // Infinite: the sign is that of what stands beside it.
    switch try limit(rest, t) {
    case .infinite(let sign): return .infinite(sign)
    case .finite:
      let positive = try signed(rest, t)
      return .infinite(positive == rest ? 1 : -1)
    }
  }

  private mutating func leadingPart(
    _ polynomial: Polynomial, _ kernel: UInt32, _ grows: Bool
  ) -> (Polynomial, (Int32, Int32)) {
    var best: (Int32, Int32)?
    var terms: [Term] = []
    for term in polynomial.terms {
      let exponent = monomials.exponent(of: kernel, in: term.monomial)
      let order = best.flatMap { compareExponents(exponent, $0) } ?? 1
      if best == nil || (grows ? order > 0 : order < 0) {
        best = exponent
        terms = []
      } else if order != 0 {
        continue
      }
      let rest = monomials.factors[monomials.range(term.monomial)].filter { $0.kernel != kernel }
      terms.append(Term(term.coefficient, monomials.intern(Array(rest))))
    }
    terms.sort { $0.monomial < $1.monomial }
    return (Polynomial(terms: terms), best ?? (0, 1))
  }

  private func compareExponents(_ a: (Int32, Int32), _ b: (Int32, Int32)) -> Int? {
    let x = Int64(a.0) * Int64(b.1)
    let y = Int64(b.0) * Int64(a.1)
    return x == y ? 0 : x < y ? -1 : 1
  }

  /// Where both have Taylor series at zero, their first terms decide; nil where one has none.
  mutating func limitByOrders(
    _ top: Form, _ bottom: Form, _ t: UInt32
  ) throws(Failure) -> FormLimit? {
    guard let (n, p) = try firstTerm(top, t), let (m, q) = try firstTerm(bottom, t) else {
      return nil
    }
    if n > m { return .finite(.zero) }
    let ratio = try divide(p, q)
    if n == m { return .finite(ratio) }
    guard let sign = try sign(of: ratio), sign != 0 else { throw .unsupported(.limit) }
    return .infinite(sign)
  }

  /// The order and the coefficient of the first term of a Taylor series that is not zero.
  private mutating func firstTerm(
    _ whole: Form, _ t: UInt32
  ) throws(Failure) -> (order: Int, coefficient: Form)? {
    var form = whole
    var factorial = Rational.one
    for order in 0..<Self.mostDerivatives {
      try spend(32)
      if order > 0 {
        form = try derivative(form, t)
        factorial = factorial * Rational(order)
      }
      guard let value = try valueAtZero(form, t) else { return nil }
      if !value.isZero { return (order, try divide(value, Form(factorial))) }
    }
    return nil
  }
}
