/// An integer of any size, exact in every operation.
///
/// Values that fit an `Int` (64 bits) are stored inline and never allocate; larger ones are immutable
/// GMP integers behind a reference. A value has one storage only: it is big only if it does not fit,
/// so equality and hashing never look at both.
///
/// `+`, `-` and `*` grow a value by one bit or to the sum of the widths. A loop over untrusted input
/// that can grow without end uses the operations that take `Limits` and `Fuel` instead.
public struct Integer: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
{
  @usableFromInline
  enum Storage: Sendable {
    case small(Int)
    case big(BigInteger)
  }

  @usableFromInline
  let storage: Storage

  @inlinable
  init(storage: Storage) { self.storage = storage }

  /// The integer `value`.
  @inlinable
  public init(_ value: Int) { storage = .small(value) }

  /// The integer that a literal writes.
  @inlinable
  public init(integerLiteral value: Int) { storage = .small(value) }

  /// The integer `value`, which may lie past `Int.max`.
  @inlinable
  public init(_ value: UInt64) {
    if value <= UInt64(Int.max) {
      storage = .small(Int(truncatingIfNeeded: value))
    } else {
      storage = .big(BigInteger(magnitude: UInt128(value), isNegative: false))
    }
  }

  /// The integer `value` of up to 128 bits.
  @inlinable
  public init(_ value: Int128) {
    if let small = Int(exactly: value) {
      storage = .small(small)
    } else {
      storage = .big(BigInteger(magnitude: value.magnitude, isNegative: value < 0))
    }
  }

  /// The value, if it fits an `Int`.
  @inlinable
  public var int: Int? {
    if case .small(let value) = storage { return value }
    return nil
  }

  /// −1, 0 or 1.
  @inlinable
  public var sign: Int {
    switch storage {
    case .small(let value): value.signum()
    case .big(let box): box.isNegative ? -1 : 1
    }
  }

  /// Whether it is zero.
  @inlinable
  public var isZero: Bool {
    if case .small(0) = storage { return true }
    return false
  }

  /// Whether it is one.
  @inlinable
  public var isOne: Bool {
    if case .small(1) = storage { return true }
    return false
  }

  /// Whether it is below zero.
  @inlinable
  public var isNegative: Bool { sign < 0 }

  /// Whether 2 divides the value.
  @inlinable
  public var isEven: Bool {
    switch storage {
    case .small(let value): value & 1 == 0
    case .big(let box): box.isEven
    }
  }

  /// Bits of the magnitude: 0 for 0, 1 for ±1, 2 for ±2 and ±3.
  @inlinable
  public var bitWidth: Int {
    switch storage {
    case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .big(let box): box.bitWidth
    }
  }

  /// The absolute value.
  @inlinable
  public var magnitude: Integer { isNegative ? -self : self }

  @inlinable
  public static func == (a: Integer, b: Integer) -> Bool {
    switch (a.storage, b.storage) {
    case (.small(let x), .small(let y)): x == y
    case (.big(let x), .big(let y)): x === y || x.isEqual(to: y)
    default: false
    }
  }

  @inlinable
  public static func < (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return x < y }
    return a.compareBig(b) < 0
  }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let value): hasher.combine(value)
    case .big(let box): box.hash(into: &hasher)
    }
  }
}
