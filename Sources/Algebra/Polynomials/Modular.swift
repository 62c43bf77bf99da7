import Budget
import Bytes
import Numbers

/// Evaluation of rational functions modulo a prime: a difference is certain, agreement is as sure as the
/// Schwartz–Zippel lemma says.
enum Modular {
  /// The Mersenne prime 2^61 − 1.
  private static let modulus: UInt64 = (1 << 61) - 1

  /// What evaluation at random points modulo a prime knows of two rational functions.
  enum ModularAnswer: Equatable {
    case different
    /// They agree at so many points; a wrong agreement has a chance below 2^−bits.
    case agreeing(points: Int, bits: Int)
  }

  /// Compares two rational functions with rational coefficients without expanding them; nil where they are
  /// none, or too many points are poles.
  static func compareModulo(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    throws(Failure) -> ModularAnswer?
  {
    guard let x = degree(a, depth: 0, in: context), let y = degree(b, depth: 0, in: context) else {
      return nil
    }
    // A non-zero numerator of degree d vanishes at a random point with a chance of at most d/p.
    let degree = x + y
    guard degree < 1 << 40 else { return nil }
    let bitsEach = 60 - (Int.bitWidth - degree.leadingZeroBitCount)
    let symbols = Occurrence.variables(a, b, in: context)
    var agreed = 0
    for trial in 0..<24 {
      let point = symbols.map { residue($0, trial, in: context) }
      guard let left = try value(a, symbols, point, in: &context),
        let right = try value(b, symbols, point, in: &context)
      else {
        continue
      }
      if left != right { return .different }
      agreed += 1
      if agreed == 8 { return .agreeing(points: agreed, bits: agreed * bitsEach) }
    }
    return nil
  }

  /// A bound of the degrees of numerator and denominator together; nil where the expression is no rational
  /// function.
  private static func degree(_ expression: Expression, depth: Int, in context: AlgebraContext)
    -> Int?
  {
    if depth > context.limits.nesting { return nil }
    let node = context.expressions.nodes[Int(expression.id)]
    switch node.kind {
    case .number: return 0
    case .symbol: return 1
    case .constant, .apply: return nil
    case .sum, .product, .quotient:
      var total = 0
      for index in 0..<Int(node.count) {
        guard
          let part = degree(context.expressions.operand(node, index), depth: depth + 1, in: context)
        else {
          return nil
        }
        total = min(total + part, 1 << 41)
      }
      return total
    case .power:
      guard let base = degree(context.expressions.operand(node, 0), depth: depth + 1, in: context),
        let exponent = Enclosure.rational(
          context.expressions.operand(node, 1), at: [], in: context), exponent.isInteger,
        let count = exponent.int, count.isWithin(context.limits.exponent)
      else { return nil }
      return min(base.multipliedReportingOverflow(by: abs(count)).partialValue, 1 << 41)
    }
  }

  /// The value of a variable at one of the random points.
  private static func residue(_ symbol: Symbol, _ trial: Int, in context: AlgebraContext) -> UInt64
  {
    // From the symbol's text, so that points do not depend on the order in which names were met.
    var state = UInt64(truncatingIfNeeded: trial &+ 1) &* SplitMix64.increment
    for byte in context.symbols.text(symbol) {
      state = (state ^ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
    }
    state ^= state >> 29
    state = state &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 32
    return state % Self.modulus
  }

  /// The value modulo the prime; nil at a pole.
  private static func value(
    _ expression: Expression, _ symbols: [Symbol], _ point: [UInt64],
    in context: inout AlgebraContext
  ) throws(Failure) -> UInt64? {
    try context.spend(2)
    let node = context.expressions.nodes[Int(expression.id)]
    switch node.kind {
    case .number:
      let number = context.expressions.numbers[Int(node.first)]
      guard let top = residue(number.numerator), let bottom = residue(number.denominator) else {
        return nil
      }
      return inverse(bottom).map { times(top, $0) }
    case .symbol:
      return symbols.firstIndex(of: Symbol(raw: node.first)).map { point[$0] }
    case .sum, .product:
      var result: UInt64 = node.kind == .sum ? 0 : 1
      for index in 0..<Int(node.count) {
        guard
          let part = try value(
            context.expressions.operand(node, index), symbols, point, in: &context)
        else {
          return nil
        }
        result = node.kind == .sum ? (result + part) % Self.modulus : times(result, part)
      }
      return result
    case .quotient:
      guard let top = try value(context.expressions.operand(node, 0), symbols, point, in: &context),
        let bottom = try value(context.expressions.operand(node, 1), symbols, point, in: &context)
      else { return nil }
      return inverse(bottom).map { times(top, $0) }
    case .power:
      guard
        var base = try value(context.expressions.operand(node, 0), symbols, point, in: &context),
        let exponent = Enclosure.rational(
          context.expressions.operand(node, 1), at: [], in: context)?.int
      else { return nil }
      if exponent < 0 {
        guard let flipped = inverse(base) else { return nil }
        base = flipped
      }
      return raised(base, UInt64(exponent.magnitude))
    case .constant, .apply: return nil
    }
  }

  /// An integer modulo the prime.
  private static func residue(_ value: Integer) -> UInt64? {
    guard let (_, rest) = value.dividedFloor(by: Integer(UInt64(Self.modulus))),
      let small = rest.int
    else { return nil }
    return UInt64(small)
  }

  private static func times(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    // a·b = high·2^64 + low, and 2^61 ≡ 1.
    let folded = (product.high << 3 | product.low >> 61) + (product.low & Self.modulus)
    return folded >= Self.modulus ? folded - Self.modulus : folded
  }

  /// A power modulo the prime.
  private static func raised(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, left) = (UInt64(1), base, exponent)
    while left > 0 {
      if left & 1 == 1 { result = times(result, square) }
      square = times(square, square)
      left >>= 1
    }
    return result
  }

  /// The inverse modulo the prime (Fermat); nil for zero.
  private static func inverse(_ value: UInt64) -> UInt64? {
    value == 0 ? nil : raised(value, Self.modulus - 2)
  }
}
