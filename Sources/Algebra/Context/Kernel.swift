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

/// The kernels of one context, each once, with their order.
struct KernelTable: Sendable {
  private var contents: [Kernel] = []
  var order = KernelOrder()
  /// The forms of the first symbols met.
  var symbolForms: [(symbol: Symbol, form: Form)] = []

  var count: Int { contents.count }

  subscript(kernel: Int) -> Kernel { contents[kernel] }

  /// Where a kernel with this content stands.
  func place(of kernel: Kernel) -> Int? {
    contents.firstIndex {
      $0.kind == kernel.kind && $0.operation == kernel.operation && $0.symbol == kernel.symbol
        && $0.number == kernel.number && $0.arguments == kernel.arguments
    }
  }

  mutating func append(_ kernel: Kernel) { contents.append(kernel) }

  mutating func removeAll() {
    contents.removeAll(keepingCapacity: true)
    order.removeAll()
    symbolForms.removeAll(keepingCapacity: true)
  }
}

extension AlgebraContext {
  /// The kernel with this content, made if it is new.
  mutating func intern(_ kernel: Kernel) throws(Failure) -> UInt32 {
    try spend(kernels.count / 8 + 1)
    if let known = kernels.place(of: kernel) { return UInt32(truncatingIfNeeded: known) }
    kernels.append(kernel)
    let id = UInt32(truncatingIfNeeded: kernels.count - 1)
    KernelOrder.placeInOrder(id, in: &self)
    return id
  }

  /// The kernel that has no content but its kind.
  mutating func kernel(_ kind: Kernel.Kind) throws(Failure) -> UInt32 {
    try intern(Kernel(kind: kind))
  }

  /// The kernel as a form.
  mutating func form(kernel: UInt32) -> Form {
    Form(Polynomial(Term(.one, monomials.intern([Factor(kernel)]))))
  }

  /// The kernel that has no content but its kind, as a form.
  mutating func form(_ kind: Kernel.Kind) throws(Failure) -> Form { form(kernel: try kernel(kind)) }

  /// A function of forms that is left standing, as a form.
  mutating func form(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    form(kernel: try intern(Kernel(kind: .function, operation: operation, arguments: arguments)))
  }
}
