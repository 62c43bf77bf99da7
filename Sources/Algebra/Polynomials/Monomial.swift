import Bytes
import Numbers

/// A kernel to a rational power, the exponent reduced and its denominator positive.
struct Factor: Equatable {
  var kernel: UInt32
  var numerator: Int32
  var denominator: Int32

  init(_ kernel: UInt32, _ numerator: Int32 = 1, _ denominator: Int32 = 1) {
    self.kernel = kernel
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The factor to the power p/q, q > 0; nil where an exponent leaves its bits.
  func raised(to p: Int, over q: Int) -> Factor? {
    let (top, first) = Int64(numerator).multipliedReportingOverflow(by: Int64(p))
    let (bottom, second) = Int64(denominator).multipliedReportingOverflow(by: Int64(q))
    return first || second ? nil : reducedFactor(kernel, top, bottom)
  }
}

typealias Monomial = UInt32

/// The monomials of one context, each once, so that equal monomials have equal ids.
///
/// A monomial is its factors ordered by kernel; none has the exponent zero. `one` is the empty one.
struct MonomialTable {
  static let one: Monomial = 0

  private(set) var factors: [Factor] = []
  private var ends: [UInt32] = [0, 0]
  private var slots = [UInt32](repeating: .max, count: 64)
  /// Where the factors of a product are put together.
  var scratch: [Factor] = []

  var count: Int { ends.count - 1 }

  mutating func removeAll() {
    if ends.count == 2 { return }
    factors.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
    ends.append(0)
    if slots.count > 1024 { slots = [UInt32](repeating: .max, count: 64) }
    for index in slots.indices { slots[index] = .max }
  }

  /// Where the factors of a monomial stand.
  func range(_ monomial: Monomial) -> Range<Int> {
    Int(ends[Int(monomial)])..<Int(ends[Int(monomial) + 1])
  }

  private func hash(_ list: [Factor]) -> UInt64 {
    var hash = FNV1a.empty64
    for factor in list {
      hash ^=
        UInt64(factor.kernel) &+ UInt64(UInt32(bitPattern: factor.numerator)) << 32
        ^ UInt64(UInt32(bitPattern: factor.denominator)) << 17
      hash &*= SplitMix64.increment
      hash ^= hash >> 29
    }
    return hash
  }

  /// The id of the monomial with these factors, which are ordered and have no zero exponent.
  mutating func intern(_ list: [Factor]) -> Monomial {
    if list.isEmpty { return Self.one }
    if count * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(list)) & mask
    while slots[slot] != .max {
      let found = slots[slot]
      let range = range(found)
      if range.count == list.count, factors[range].elementsEqual(list) { return found }
      slot = (slot + 1) & mask
    }
    let id = UInt32(truncatingIfNeeded: count)
    factors.append(contentsOf: list)
    ends.append(UInt32(truncatingIfNeeded: factors.count))
    slots[slot] = id
    return id
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [UInt32](repeating: .max, count: size)
    for id in 1..<max(count, 1) {
      var slot = Int(truncatingIfNeeded: hash(Array(factors[range(UInt32(id))]))) & (size - 1)
      while slots[slot] != .max { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(id)
    }
  }

  /// The exponent of `kernel`, zero if it is absent.
  func exponent(of kernel: UInt32, in monomial: Monomial) -> (numerator: Int32, denominator: Int32)
  {
    for factor in factors[range(monomial)] where factor.kernel == kernel {
      return (factor.numerator, factor.denominator)
    }
    return (0, 1)
  }
}

/// Sum of two exponents; nil if it leaves 32 bits.
func exponentSum(_ a: Factor, _ b: Factor) -> Factor? {
  if a.denominator == 1, b.denominator == 1 {
    let (sum, overflow) = a.numerator.addingReportingOverflow(b.numerator)
    return overflow ? nil : Factor(a.kernel, sum, 1)
  }
  let numerator =
    Int64(a.numerator) * Int64(b.denominator) + Int64(b.numerator) * Int64(a.denominator)
  let denominator = Int64(a.denominator) * Int64(b.denominator)
  return reducedFactor(a.kernel, numerator, denominator)
}

/// A factor with the exponent `numerator / denominator`, reduced; nil if it leaves 32 bits or the denominator is not
/// positive.
func reducedFactor(_ kernel: UInt32, _ numerator: Int64, _ denominator: Int64) -> Factor? {
  guard denominator > 0 else { return nil }
  guard let divisor = Int64(exactly: Int64.gcd(numerator, denominator)),
    let n = Int32(exactly: numerator / divisor),
    let d = Int32(exactly: denominator / divisor)
  else { return nil }
  return Factor(kernel, n, d)
}
