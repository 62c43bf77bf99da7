/// FNV-1a, the hash of Fowler, Noll and Vo, one byte at a time, with 32 or 64 bits.
public enum FNV1a {
  /// The hash of nothing, with 32 bits.
  @inlinable public static var empty32: UInt32 { 0x811C_9DC5 }
  /// The hash of nothing, with 64 bits.
  @inlinable public static var empty64: UInt64 { 0xCBF2_9CE4_8422_2325 }
  /// The factor of the hash with 32 bits.
  @inlinable public static var prime32: UInt32 { 0x0100_0193 }
  /// The factor of the hash with 64 bits.
  @inlinable public static var prime64: UInt64 { 0x0000_0100_0000_01B3 }

  /// The hash of the bytes whose hash is `hash`, followed by `byte`.
  @inlinable @inline(__always)
  public static func hash(_ hash: UInt32, adding byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* prime32
  }

  /// The hash of the bytes whose hash is `hash`, followed by `byte`.
  @inlinable @inline(__always)
  public static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* prime64
  }
}
