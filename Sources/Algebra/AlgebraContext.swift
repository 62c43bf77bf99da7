import Budget
import Numbers

/// Where expressions are built, brought to canonical form and compared: one for each thread, cleared and
/// used again for each verdict.
///
/// Nothing in it traps or runs on: every step spends from `fuel`, and what outgrows `limits` fails with
/// `Failure.exhausted`.
public struct AlgebraContext: Sendable {
  /// The bounds of sizes.
  public let limits: Limits
  /// What may still be spent.
  public var fuel: Fuel

  var symbols = SymbolTable()
  var expressions = ExpressionArena()
  var monomials = MonomialTable()
  var kernels: [Kernel] = []
  var kernelOrder = KernelOrder()
  /// The forms of the first symbols met.
  var symbolForms: [(symbol: Symbol, form: Form)] = []
  /// For each term of an angle, the common denominator of its multiples: `sin x` with `sin(x/2)` about is
  /// written in `x/2`.
  var angleUnits: [(angle: Polynomial, denominator: Int32)] = []
  /// Set where a unit became finer than the forms that were made with it.
  var isAngleUnitStale = false
  /// The n for which cosines are polynomials in cos(π/n).
  var cosineOrders: [Int] = []
  /// The relations of the cosines met so far.
  var cosineFields: [CosineField] = []
  /// Set where an even root of a product or a quotient was split: √(y/x) = √y/√x loses the points where both
  /// are negative.
  var splitsRoots = false
  /// Set where that was a quotient.
  var splitsQuotients = false
  /// Whether powers of sums stand unexpanded.
  var keepsPowers = false
  /// Integrals that were enclosed, by the place of their operands, and their expressions by their kernels: to
  /// enclose one is dear.
  var quadratures: [UInt32: Interval] = [:]
  var integrals: [UInt32: Expression] = [:]
  /// Series that were enclosed, by the place of their operands and the bits.
  var seriesValues: [UInt64: Interval] = [:]
  /// The range that a variable runs through while an expression is enclosed.
  var box: (symbol: Symbol, values: Interval)?
  var scratch: [Factor] = []
  var depth = 0
  /// Levels of an expression that is enclosed.
  var evaluationDepth = 0
  /// Bits of the numbers in the forms that are compared.
  var height = 0

  /// An empty context.
  public init(limits: Limits = .standard) {
    self.limits = limits
    fuel = Fuel(limits.fuel)
  }

  /// Forgets everything and takes new fuel.
  public mutating func reset(fuel: Fuel) {
    self.fuel = fuel
    symbols.removeAll()
    expressions.removeAll()
    monomials.removeAll()
    kernels.removeAll(keepingCapacity: true)
    kernelOrder.removeAll()
    symbolForms.removeAll(keepingCapacity: true)
    angleUnits.removeAll(keepingCapacity: true)
    isAngleUnitStale = false
    keepsPowers = false
    box = nil
    if !quadratures.isEmpty || !integrals.isEmpty || !seriesValues.isEmpty {
      seriesValues.removeAll(keepingCapacity: true)
      quadratures.removeAll(keepingCapacity: true)
      integrals.removeAll(keepingCapacity: true)
    }
    cosineOrders.removeAll(keepingCapacity: true)
    cosineFields.removeAll(keepingCapacity: true)
    splitsRoots = false
    splitsQuotients = false
    depth = 0
    evaluationDepth = 0
    height = 0
  }

  /// The symbol with a name of one or more bytes.
  public mutating func symbol(named name: [UInt8]) -> Symbol { symbols.intern(name) }

  /// The name of a symbol as UTF-8.
  public func name(of symbol: Symbol) -> [UInt8] { symbols.text(symbol) }

  /// Goes one level deeper; the caller comes back up by `depth -= 1`.
  mutating func descend() throws(Failure) {
    if depth > limits.nesting * 2 { throw .exhausted(.nesting) }
    depth += 1
  }

  @inline(__always)
  mutating func spend(_ steps: Int) throws(Failure) {
    do {
      try fuel.spend(steps)
    } catch {
      throw .exhausted(error.bound)
    }
  }
}
