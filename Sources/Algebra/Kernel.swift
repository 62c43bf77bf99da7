import Numbers

/// What the algebra treats as an indeterminate: a symbol, a constant, or what does not simplify.
///
/// Relations among kernels (`i² = −1`, `√2·√2 = 2`, `|u|² = u²`, `sin² = 1 − cos²`) are applied when
/// monomials are multiplied; see `AlgebraContext.reduce`.
struct Kernel {
  enum Kind: UInt8 {
    case symbol
    /// A prime (or an integer that was not factored), to exponents in (0, 1).
    case prime
    case pi
    case e
    case imaginaryUnit
    /// cos(π/n), n its `number`: cosines of rational multiples of π are polynomials in one of these.
    case cosine
    /// −1 to a symbolic exponent.
    case parity
    /// A polynomial to exponents in (0, 1); primitive.
    case radicand
    /// `base ^ argument`: the base is a kernel or a polynomial, the argument a form that is no number.
    case power
    /// A function of forms.
    case function
  }

  var kind: Kind
  var operation: Operation = .abs
  var symbol = Symbol(scalar: 0)
  /// The number of a `prime`, the n of a `cosine`.
  var number = Integer(0)
  /// Whether `number` is known to be prime, so that its roots are independent of the others.
  var isCertain = true
  /// The polynomial of a `radicand`; base and argument of a `power`; arguments of a `function`.
  var arguments: [Form] = []

  /// Whether a power of it may have to be reduced.
  var isReducible: Bool {
    switch kind {
    case .prime, .imaginaryUnit, .cosine, .parity, .radicand: true
    case .function: operation == .abs || operation == .sin || operation == .sign
    case .symbol, .pi, .e, .power: false
    }
  }

  /// Whether its value is a non-negative real number wherever it is real.
  var isNonNegative: Bool {
    switch kind {
    case .prime, .pi, .e, .cosine: true
    case .power: true
    case .function: operation == .abs || operation == .factorial
    case .symbol, .imaginaryUnit, .parity, .radicand: false
    }
  }
}

extension AlgebraContext {
  /// The kernel with this content, made if it is new.
  mutating func intern(_ kernel: Kernel) throws(Failure) -> UInt32 {
    try spend(kernels.count / 8 + 1)
    for index in kernels.indices
    where kernels[index].kind == kernel.kind && kernels[index].operation == kernel.operation
      && kernels[index].symbol == kernel.symbol && kernels[index].number == kernel.number
      && kernels[index].arguments == kernel.arguments
    {
      return UInt32(truncatingIfNeeded: index)
    }
    kernels.append(kernel)
    return UInt32(truncatingIfNeeded: kernels.count - 1)
  }

  mutating func kernel(_ kind: Kernel.Kind) throws(Failure) -> UInt32 {
    try intern(Kernel(kind: kind))
  }

  /// The kernel as a form.
  mutating func form(kernel: UInt32) -> Form {
    Form(Polynomial(Term(.one, monomials.intern([Factor(kernel)]))))
  }

  mutating func form(_ kind: Kernel.Kind) throws(Failure) -> Form { form(kernel: try kernel(kind)) }

  mutating func form(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    form(kernel: try intern(Kernel(kind: .function, operation: operation, arguments: arguments)))
  }

  /// Whether kernel `a` comes before `b`: by what they are, not by when they were made, so that keys are
  /// the same in every context.
  func precedes(_ a: UInt32, _ b: UInt32) -> Bool { compare(kernel: a, b) < 0 }

  func compare(kernel a: UInt32, _ b: UInt32) -> Int {
    if a == b { return 0 }
    let x = kernels[Int(a)]
    let y = kernels[Int(b)]
    if x.kind != y.kind { return x.kind.rawValue < y.kind.rawValue ? -1 : 1 }
    if x.symbol != y.symbol { return symbols.precedes(x.symbol, y.symbol) ? -1 : 1 }
    if x.number != y.number { return x.number < y.number ? -1 : 1 }
    if x.operation != y.operation { return x.operation.rawValue < y.operation.rawValue ? -1 : 1 }
    if x.arguments.count != y.arguments.count {
      return x.arguments.count < y.arguments.count ? -1 : 1
    }
    for (p, q) in zip(x.arguments, y.arguments) {
      let order = compare(form: p, q)
      if order != 0 { return order }
    }
    return 0
  }

  func compare(form a: Form, _ b: Form) -> Int {
    let order = compare(polynomial: a.numerator, b.numerator)
    return order != 0 ? order : compare(polynomial: a.denominator, b.denominator)
  }

  func compare(polynomial a: Polynomial, _ b: Polynomial) -> Int {
    let x = stableTerms(a)
    let y = stableTerms(b)
    for (p, q) in zip(x, y) {
      let order = compare(monomial: p.monomial, q.monomial)
      if order != 0 { return order }
      if p.coefficient != q.coefficient { return p.coefficient < q.coefficient ? -1 : 1 }
    }
    return x.count == y.count ? 0 : x.count < y.count ? -1 : 1
  }

  /// The factors of a monomial in the order that is the same in every context.
  func stableFactors(_ monomial: Monomial) -> [Factor] {
    var factors = Array(monomials.factors[monomials.range(monomial)])
    if factors.count > 1 { factors.sort { precedes($0.kernel, $1.kernel) } }
    return factors
  }

  /// Orders monomials lexicographically by their factors, greater ones first, the same in every
  /// context: negative if `a` comes first.
  func compare(monomial a: Monomial, _ b: Monomial) -> Int {
    if a == b { return 0 }
    let x = stableFactors(a)
    let y = stableFactors(b)
    for (p, q) in zip(x, y) {
      let order = compare(kernel: p.kernel, q.kernel)
      if order != 0 { return order }
      let left = Int64(p.numerator) * Int64(q.denominator)
      let right = Int64(q.numerator) * Int64(p.denominator)
      if left != right { return left > right ? -1 : 1 }
    }
    return x.count == y.count ? 0 : x.count > y.count ? -1 : 1
  }

  /// The terms, the leading one first.
  func stableTerms(_ polynomial: Polynomial) -> [Term] {
    if polynomial.terms.count < 2 { return polynomial.terms }
    return polynomial.terms.sorted { compare(monomial: $0.monomial, $1.monomial) < 0 }
  }

  /// The sign of the leading coefficient; zero for the zero polynomial.
  func leadingSign(_ polynomial: Polynomial) -> Int {
    guard var best = polynomial.terms.first else { return 0 }
    for term in polynomial.terms.dropFirst()
    where compare(monomial: term.monomial, best.monomial) < 0 {
      best = term
    }
    return best.coefficient.sign
  }
}
