extension Syntax {
  /// A set of kinds: one bit each.
  public struct Kinds: Sendable {
    @usableFromInline var bits: UInt64 = 0

    /// No kinds.
    @inlinable public init() {}

    /// These kinds.
    @inlinable
    public init(_ kinds: Kind...) {
      for kind in kinds { insert(kind) }
    }

    /// Puts a kind in.
    @inlinable
    public mutating func insert(_ kind: Kind) { bits |= 1 << UInt64(kind.rawValue) }

    /// Whether a kind is in it.
    @inlinable
    public func contains(_ kind: Kind) -> Bool { bits >> UInt64(kind.rawValue) & 1 == 1 }

    /// Whether it shares a kind with another.
    @inlinable
    public func overlaps(_ other: Kinds) -> Bool { bits & other.bits != 0 }
  }
}
