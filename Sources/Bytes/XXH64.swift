/// XXH64, the 64-bit hash of Collet's xxHash specification, with seed 0; for telling files and
/// prompts apart, not for keeping secrets.
public struct XXH64: Sendable {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
    XXH64.p1 &+ XXH64.p2, XXH64.p2, 0, 0 &- XXH64.p1
  )
  private var pending: [UInt8] = []
  private var total: UInt64 = 0

  private static let p1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let p3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let p5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of nothing so far.
  public init() {}

  /// The hash of `bytes`.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = XXH64()
    hash.total = UInt64(bytes.count)
    var i = 0
    while i + 32 <= bytes.count {
      hash.mix(bytes, i)
      i += 32
    }
    // Nothing is kept for later, so that a short text costs no memory.
    return hash.finish(UnsafeRawBufferPointer(rebasing: bytes[i...]))
  }

  /// Takes more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    total &+= UInt64(bytes.count)
    var i = 0
    if !pending.isEmpty {
      while pending.count < 32, i < bytes.count {
        pending.append(bytes[i])
        i += 1
      }
      guard pending.count == 32 else { return }
      pending.withUnsafeBytes { mix($0, 0) }
      pending.removeAll(keepingCapacity: true)
    }
    while i + 32 <= bytes.count {
      mix(bytes, i)
      i += 32
    }
    pending.append(contentsOf: bytes[i...])
  }

  /// The hash of everything so far.
  public var value: UInt64 { pending.withUnsafeBytes { finish($0) } }

  /// The hash with the last bytes, fewer than 32.
  private func finish(_ tail: UnsafeRawBufferPointer) -> UInt64 {
    var h: UInt64
    if total >= 32 {
      h = rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
      h = merge(merge(merge(merge(h, lanes.0), lanes.1), lanes.2), lanes.3)
    } else {
      h = XXH64.p5
    }
    h &+= total
    var i = 0
    while i + 8 <= tail.count {
      h = rotate(h ^ round(0, load(tail, i)), 27) &* XXH64.p1 &+ XXH64.p4
      i += 8
    }
    if i + 4 <= tail.count {
      let word = UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: i, as: UInt32.self))
      h = rotate(h ^ (UInt64(word) &* XXH64.p1), 23) &* XXH64.p2 &+ XXH64.p3
      i += 4
    }
    while i < tail.count {
      h = rotate(h ^ (UInt64(tail[i]) &* XXH64.p5), 11) &* XXH64.p1
      i += 1
    }
    h = (h ^ (h >> 33)) &* XXH64.p2
    h = (h ^ (h >> 29)) &* XXH64.p3
    return h ^ (h >> 32)
  }

  @inline(__always)
  private func merge(_ h: UInt64, _ lane: UInt64) -> UInt64 {
    (h ^ round(0, lane)) &* XXH64.p1 &+ XXH64.p4
  }

  /// `value` as sixteen hexadecimal digits.
  public static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func mix(_ bytes: UnsafeRawBufferPointer, _ i: Int) {
    lanes.0 = round(lanes.0, load(bytes, i))
    lanes.1 = round(lanes.1, load(bytes, i + 8))
    lanes.2 = round(lanes.2, load(bytes, i + 16))
    lanes.3 = round(lanes.3, load(bytes, i + 24))
  }

  @inline(__always)
  private func load(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  @inline(__always)
  private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* XXH64.p2, 31) &* XXH64.p1
  }

  @inline(__always)
  private func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x << n | x >> (64 - n) }
}
