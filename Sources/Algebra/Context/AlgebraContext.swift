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
  var kernels = KernelTable()
  var angles = AngleUnits()
  var powers = PowerState()
  var enclosures = EnclosureState()
  /// Levels of an expression or a form that is worked on.
  var depth = 0
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
    kernels.removeAll()
    angles.removeAll()
    powers = PowerState()
    enclosures.removeAll()
    depth = 0
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

  /// Pays for so many steps.
  @inline(__always)
  mutating func spend(_ steps: Int) throws(Failure) {
    do {
      try fuel.spend(steps)
    } catch {
      throw .exhausted(error.bound)
    }
  }
}
