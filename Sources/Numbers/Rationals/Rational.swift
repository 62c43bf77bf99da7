/// A rational number in lowest terms, exact in every operation.
///
/// The denominator is positive and shares no factor with the numerator. Where both fit an `Int` they
/// are stored inline and no operation allocates; otherwise they are two `Integer`s behind a reference.
/// A value has one storage only, so equality and hashing never look at both.
public struct Rational: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral,
  CustomStringConvertible
{
  @usableFromInline
  enum Storage: Sendable {
    case small(Int, Int)
    case big(BigRational)
  }

  /// Numerator and denominator of which one at least does not fit an `Int`.
  @usableFromInline
  final class BigRational: Sendable {
    @usableFromInline let numerator: Integer
    @usableFromInline let denominator: Integer

    @usableFromInline
    init(_ numerator: Integer, _ denominator: Integer) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  @usableFromInline
  let storage: Storage

  @inlinable
  init(small numerator: Int, _ denominator: Int) { storage = .small(numerator, denominator) }

  /// A fraction that is in lowest terms, with a positive denominator.
  @inlinable
  init(lowest numerator: Integer, _ denominator: Integer) {
    if let p = numerator.int, let q = denominator.int {
      storage = .small(p, q)
    } else {
      storage = .big(BigRational(numerator, denominator))
    }
  }

  /// The integer `value`.
  @inlinable
  public init(_ value: Int) { storage = .small(value, 1) }

  /// The integer that a literal writes.
  @inlinable
  public init(integerLiteral value: Int) { storage = .small(value, 1) }

  /// The integer `value`.
  @inlinable
  public init(_ value: Integer) { self.init(lowest: value, 1) }

  /// The quotient of two integers; nil for denominator 0.
  @inlinable
  public init?(_ numerator: Integer, _ denominator: Integer) {
    if let p = numerator.int, let q = denominator.int {
      self.init(p, q)
    } else {
      self.init(dividingBig: numerator, denominator)
    }
  }

  /// The quotient of two integers; nil for denominator 0.
  @inlinable
  public init?(_ numerator: Int, _ denominator: Int) {
    if denominator == 0 { return nil }
    if denominator == 1 {
      self.init(numerator)
      return
    }
    // 128 bits hold −(2⁶³) for the two cases where a sign change overflows.
    let sign: Int128 = denominator < 0 ? -1 : 1
    let common = Int128(Int.gcd(numerator, denominator))
    if common == 1 && sign == 1 {
      self.init(small: numerator, denominator)
    } else {
      let divisor = sign * common
      self.init(
        lowest: Integer(Int128(numerator) / divisor), Integer(Int128(denominator) / divisor))
    }
  }

  @usableFromInline
  init?(dividingBig numerator: Integer, _ denominator: Integer) {
    if denominator.isZero { return nil }
    let common = Integer.gcd(numerator, denominator)
    let divisor = denominator.isNegative ? -common : common
    guard let p = numerator.dividedExactly(by: divisor),
      let q = denominator.dividedExactly(by: divisor)
    else { return nil }
    self.init(lowest: p, q)
  }

  /// The numerator in lowest terms, with the sign.
  @inlinable
  public var numerator: Integer {
    switch storage {
    case .small(let p, _): Integer(p)
    case .big(let box): box.numerator
    }
  }

  /// The denominator in lowest terms: at least 1.
  @inlinable
  public var denominator: Integer {
    switch storage {
    case .small(_, let q): Integer(q)
    case .big(let box): box.denominator
    }
  }

  /// The value, if it is an integer.
  @inlinable
  public var integer: Integer? { isInteger ? numerator : nil }

  /// The value, if it is an integer that fits an `Int`.
  @inlinable
  public var int: Int? {
    if case .small(let p, 1) = storage { return p }
    return nil
  }

  /// −1, 0 or 1.
  @inlinable
  public var sign: Int {
    switch storage {
    case .small(let p, _): p.signum()
    case .big(let box): box.numerator.sign
    }
  }

  /// Whether it is zero.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = storage { return true }
    return false
  }

  /// Whether it is one.
  @inlinable
  public var isOne: Bool {
    if case .small(1, 1) = storage { return true }
    return false
  }

  /// Whether it is below zero.
  @inlinable
  public var isNegative: Bool { sign < 0 }

  /// Whether its denominator is one.
  @inlinable
  public var isInteger: Bool {
    switch storage {
    case .small(_, let q): q == 1
    case .big(let box): box.denominator.isOne
    }
  }

  /// Whether numerator and denominator fit 64 bits each.
  @inlinable
  public var isSmall: Bool {
    if case .small = storage { true } else { false }
  }

  /// Bits of the wider of numerator and denominator: what limits bound.
  @inlinable
  public var bitWidth: Int { max(numerator.bitWidth, denominator.bitWidth) }

  @inlinable
  public static func == (a: Rational, b: Rational) -> Bool {
    switch (a.storage, b.storage) {
    case (.small(let p, let q), .small(let r, let s)): p == r && q == s
    case (.big(let x), .big(let y)):
      x.numerator == y.numerator && x.denominator == y.denominator
    default: false
    }
  }

  @inlinable
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage {
      if q == s { return p < r }
      return p.multipliedWide(s) < r.multipliedWide(q)
    }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let p, let q):
      hasher.combine(p)
      hasher.combine(q)
    case .big(let box):
      hasher.combine(box.numerator)
      hasher.combine(box.denominator)
    }
  }
}

extension Int {
  /// The product in 128 bits, which cannot overflow.
  @inlinable
  @inline(__always)
  func multipliedWide(_ other: Int) -> Int128 {
    let (high, low) = multipliedFullWidth(by: other)
    return Int128(high) << 64 | Int128(low)
  }
}
