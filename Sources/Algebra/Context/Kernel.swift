import Numbers

/// What the algebra treats as an indeterminate: a symbol, a constant, or what does not simplify.
///
/// Relations among kernels (`i² = −1`, `√2·√2 = 2`, `|u|² = u²`, `sin² = 1 − cos²`) are applied when
/// monomials are multiplied; see `Reduction.reduce`.
enum Kernel: Sendable {
  case symbol(Symbol)
  /// A prime, or an integer that was not factored, to exponents in (0, 1); whether it is known to be prime, so that
  /// its roots are independent of the others.
  case prime(Integer, isCertain: Bool)
  case pi
  case e
  case imaginaryUnit
  /// cos(π/n): cosines of rational multiples of π are polynomials in one of these.
  case cosine(order: Integer)
  /// −1 to a symbolic exponent.
  case parity(exponent: Form)
  /// A polynomial to exponents in (0, 1); primitive.
  case radicand(Form)
  /// The base is a kernel or a polynomial, the exponent a form that is no number.
  case power(base: Form, exponent: Form)
  /// A function of forms.
  case function(Operation, [Form])

  /// What a kernel is, apart from its content, in the order of kernels.
  enum Kind: UInt8 {
    case symbol, prime, pi, e, imaginaryUnit, cosine, parity, radicand, power, function
  }

  var kind: Kind {
    switch self {
    case .symbol: .symbol
    case .prime: .prime
    case .pi: .pi
    case .e: .e
    case .imaginaryUnit: .imaginaryUnit
    case .cosine: .cosine
    case .parity: .parity
    case .radicand: .radicand
    case .power: .power
    case .function: .function
    }
  }

  /// Its function where it is one.
  var operation: Operation? {
    if case .function(let operation, _) = self { operation } else { nil }
  }

  /// The forms in it: a radicand; an exponent; base and exponent of a power; arguments of a function.
  var arguments: [Form] {
    switch self {
    case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine: []
    case .parity(let form), .radicand(let form): [form]
    case .power(let base, let exponent): [base, exponent]
    case .function(_, let arguments): arguments
    }
  }

  /// Whether a power of it may have to be reduced.
  var isReducible: Bool {
    switch self {
    case .prime, .imaginaryUnit, .cosine, .parity, .radicand: true
    case .function(let operation, _): operation == .abs || operation == .sin || operation == .sign
    case .symbol, .pi, .e, .power: false
    }
  }

  /// Whether its value is a non-negative real number wherever it is real.
  var isNonNegative: Bool {
    switch self {
    case .prime, .pi, .e, .cosine, .power: true
    case .function(let operation, _): operation == .abs || operation == .factorial
    case .symbol, .imaginaryUnit, .parity, .radicand: false
    }
  }

  /// Whether both have the same content; certainty is no content.
  func isSame(as other: Kernel) -> Bool {
    switch (self, other) {
    case (.symbol(let a), .symbol(let b)): a == b
    case (.prime(let a, _), .prime(let b, _)), (.cosine(let a), .cosine(let b)): a == b
    case (.pi, .pi), (.e, .e), (.imaginaryUnit, .imaginaryUnit): true
    case (.parity(let a), .parity(let b)), (.radicand(let a), .radicand(let b)): a == b
    case (.power(let a, let x), .power(let b, let y)): a == b && x == y
    case (.function(let f, let a), .function(let g, let b)): f == g && a == b
    default: false
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
    contents.firstIndex { $0.isSame(as: kernel) }
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

  /// The kernel as a form.
  mutating func form(kernel: UInt32) -> Form {
    Form(Polynomial(Term(.one, monomials.intern([Factor(kernel)]))))
  }

  /// The kernel with this content, as a form.
  mutating func form(_ kernel: Kernel) throws(Failure) -> Form { form(kernel: try intern(kernel)) }

  /// A function of forms that is left standing, as a form.
  mutating func form(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    form(kernel: try intern(.function(operation, arguments)))
  }
}
