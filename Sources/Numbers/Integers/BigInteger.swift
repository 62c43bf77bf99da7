internal import CGMP

/// Owns the limbs of one GMP integer that does not fit an `Int`; never changed after creation.
@usableFromInline
final class BigInteger: @unchecked Sendable {
  let value: __mpz_struct

  /// Takes over the limbs of `value`, which was initialised by GMP and must not be used again.
  init(taking value: __mpz_struct) { self.value = value }

  @usableFromInline
  init(magnitude: UInt128, isNegative: Bool) {
    var z = __mpz_struct()
    var limbs = (UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64))
    __gmpz_init(&z)
    withUnsafeBytes(of: &limbs) { bytes in
      __gmpz_import(&z, 2, -1, 8, 0, 0, bytes.baseAddress)
    }
    if isNegative { z._mp_size = -z._mp_size }
    value = z
  }

  deinit {
    var z = value
    __gmpz_clear(&z)
  }

  @usableFromInline
  var isNegative: Bool { value._mp_size < 0 }

  @usableFromInline
  var isEven: Bool { value._mp_d.pointee & 1 == 0 }

  /// Limbs of 64 bits in use.
  var limbCount: Int { Int(value._mp_size.magnitude) }

  @usableFromInline
  var bitWidth: Int {
    var z = value
    return Int(__gmpz_sizeinbase(&z, 2))
  }

  @usableFromInline
  func isEqual(to other: BigInteger) -> Bool {
    guard value._mp_size == other.value._mp_size else { return false }
    var (a, b) = (value, other.value)
    return __gmpz_cmp(&a, &b) == 0
  }

  @usableFromInline
  func hash(into hasher: inout Hasher) {
    hasher.combine(value._mp_size)
    hasher.combine(bytes: UnsafeRawBufferPointer(start: value._mp_d, count: limbCount &* 8))
  }
}

extension Integer {
  typealias BinaryOperation = (
    UnsafeMutablePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?,
    UnsafePointer<__mpz_struct>?
  ) -> Void

  /// Runs `body` on a GMP view of the value: `body` reads it, and neither writes nor keeps it.
  @inline(__always)
  func withGMP<R>(_ body: (UnsafePointer<__mpz_struct>) -> R) -> R {
    switch storage {
    case .small(let value):
      var limb = value.magnitude
      return withUnsafeMutablePointer(to: &limb) { pointer in
        let z = __mpz_struct(_mp_alloc: 1, _mp_size: Int32(value.signum()), _mp_d: pointer)
        return withUnsafePointer(to: z, body)
      }
    case .big(let box):
      return withExtendedLifetime(box) { withUnsafePointer(to: box.value, body) }
    }
  }

  /// Takes over a value that GMP made: inline if it fits, owned by a box if not.
  init(taking value: __mpz_struct) {
    var z = value
    if __gmpz_fits_slong_p(&z) != 0 {
      self.init(storage: .small(__gmpz_get_si(&z)))
      __gmpz_clear(&z)
    } else {
      self.init(storage: .big(BigInteger(taking: z)))
    }
  }

  /// The result of one GMP function of two integers.
  @inline(__always)
  static func compute(_ a: Integer, _ b: Integer, _ operation: BinaryOperation) -> Integer {
    var result = __mpz_struct()
    __gmpz_init(&result)
    a.withGMP { x in b.withGMP { y in operation(&result, x, y) } }
    return Integer(taking: result)
  }

  /// The result of `body`, which writes one GMP integer.
  @inline(__always)
  static func make(_ body: (inout __mpz_struct) -> Void) -> Integer {
    var result = __mpz_struct()
    __gmpz_init(&result)
    body(&result)
    return Integer(taking: result)
  }

  /// Limbs of 64 bits, at least 1: what operations are paid by.
  var limbCount: Int {
    if case .big(let box) = storage { return box.limbCount }
    return 1
  }
}
