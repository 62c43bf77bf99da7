/// Thrown where a bound of `Limits` or the fuel of a verdict is reached: the work was not done, and
/// nothing is known of its result.
public struct Exhausted: Error, Hashable, Sendable {
  /// What ran out.
  public enum Bound: String, Sendable, CaseIterable {
    case fuel, nesting, nodes, integerBits, exponent, terms, matrixCells, elements, precisionBits
    case answerBytes, responseBytes
  }

  /// The bound that was reached.
  public let bound: Bound

  /// An error that names the bound that was reached.
  @inlinable
  public init(_ bound: Bound) { self.bound = bound }
}

/// What a verdict may still spend, in steps of about ten nanoseconds.
///
/// Fuel is counted, not timed: the same input ends at the same step on every machine and thread.
public struct Fuel: Sendable, Hashable {
  @usableFromInline
  var left: Int

  /// Steps that are left; never negative.
  @inlinable
  public var remaining: Int { left }

  /// Fuel for `steps` steps; a negative count is none.
  public init(_ steps: Int) { left = max(0, steps) }

  /// Takes `steps` (at least one) before the work they pay for is done; throws, and leaves nothing, if
  /// fewer are left.
  @inlinable
  public mutating func spend(_ steps: Int = 1) throws(Exhausted) {
    let price = steps > 1 ? steps : 1
    guard price <= left else {
      left = 0
      throw Exhausted(.fuel)
    }
    left -= price
  }
}
