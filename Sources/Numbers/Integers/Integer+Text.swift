import Bytes
internal import CGMP

extension Integer {
  /// The integer whose digits are `digits` in base `radix` (2 to 36, letters in either case); nil if
  /// there are none, one is no digit of that base, or the radix is another. No sign is read. The work
  /// grows with the number of digits: the caller bounds it.
  @inlinable
  public init?(digits: some Collection<UInt8>, radix: Int = 10) {
    guard (2...36).contains(radix), !digits.isEmpty else { return nil }
    var value = 0
    var fits = true
    for byte in digits {
      let digit = Integer.digit(byte)
      guard digit < radix else { return nil }
      guard fits else { continue }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      fits = !overflow && !carry
      value = sum
    }
    if fits {
      self.init(value)
    } else {
      self.init(validDigits: Array(digits), radix: radix)
    }
  }

  /// The value of a digit up to 36; 99 for a byte that is none.
  @inlinable
  static func digit(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8.digits: Int(byte &- UInt8(ascii: "0"))
    case UInt8.capitals: Int(byte &- UInt8(ascii: "A")) &+ 10
    case UInt8.smallLetters: Int(byte &- UInt8(ascii: "a")) &+ 10
    default: 99
    }
  }

  @usableFromInline
  init(validDigits digits: [UInt8], radix: Int) {
    var text = digits.map { CChar(truncatingIfNeeded: $0) }
    text.append(0)
    self = Integer.make { z in
      _ = text.withUnsafeBufferPointer { __gmpz_set_str(&z, $0.baseAddress, Int32(radix)) }
    }
  }

  /// The decimal digits, after `-` if negative.
  public var decimalBytes: [UInt8] {
    var bytes: [UInt8] = []
    appendDecimal(to: &bytes)
    return bytes
  }

  /// Appends the decimal digits, after `-` if negative.
  public func appendDecimal(to bytes: inout [UInt8]) {
    switch storage {
    case .small(let value):
      Integer.append(value, to: &bytes)
    case .big:
      let count = withGMP { Int(__gmpz_sizeinbase($0, 10)) } &+ 2
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: count) { buffer in
        _ = withGMP { __gmpz_get_str(buffer.baseAddress, 10, $0) }
        for character in buffer {
          if character == 0 { break }
          bytes.append(UInt8(truncatingIfNeeded: character))
        }
      }
    }
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = value.magnitude
    if value < 0 { bytes.append(.minus) }
    let start = bytes.count
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      rest = quotient
    } while rest != 0
    bytes[start...].reverse()
  }

  /// The decimal digits, after `-` if negative.
  public var description: String { String(decoding: decimalBytes, as: UTF8.self) }
}
