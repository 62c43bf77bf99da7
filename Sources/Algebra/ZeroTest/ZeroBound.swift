import Budget
import Numbers

/// Bounds below which an algebraic number is zero.
///
/// The bound is that of Burnikel, Funke, Mehlhorn, Schirra and Schmitt (A separation bound for real
/// algebraic expressions, 2001). A number E is written U/L with algebraic integers U and L; u and l bound
/// all conjugates of U and of L. If E is not zero, then |E| ≥ 1 / (u^(D−1) · l), where D bounds the degree
/// of the field that holds E. Roots of unity, and with them the cosines of rational multiples of π, are
/// algebraic integers all of whose conjugates have the absolute value one.
struct ZeroBound {
  /// Base-2 logarithms of u and l.
  var u: Double
  var l: Double

  /// The bound of an integer: it is its own conjugate.
  static func integer(_ value: Integer) -> ZeroBound {
    ZeroBound(u: logarithm(value.magnitude), l: 0)
  }

  /// log₂ of a positive integer, not less, by less than 1/500 for those of 64 bits; zero for zero.
  static func logarithm(_ value: Integer) -> Double {
    guard let small = value.int, small > 1 else { return Double(max(0, value.bitWidth)) }
    let whole = Int.bitWidth - 1 - small.leadingZeroBitCount
    if small.trailingZeroBitCount == whole { return Double(whole) }
    // Rounded up, then its fractional digits by squaring, each step rounded up.
    var mantissa = Double(small).nextUp / Double(sign: .plus, exponent: whole, significand: 1)
    var result = Double(whole)
    var digit = 0.5
    for _ in 0..<10 {
      mantissa = (mantissa * mantissa).nextUp
      if mantissa >= 2 {
        mantissa /= 2
        result += digit
      }
      digit /= 2
    }
    return result + 2 * digit
  }

  /// log₂(2^a + 2^b), not less: log₂(1 + 2^−d) ≤ min(1, 1.4427·2^−⌊d⌋).
  private static func logSum(_ a: Double, _ b: Double) -> Double {
    let gap = (abs(a - b)).rounded(.down)
    if gap > 60 { return max(a, b) + 0x1p-50 }
    return max(a, b) + min(1, 1.4427 * Double(sign: .plus, exponent: -Int(gap), significand: 1))
  }

  static func + (a: ZeroBound, b: ZeroBound) -> ZeroBound {
    // With a common denominator the conjugates only add.
    if a.l == 0, b.l == 0 { return ZeroBound(u: logSum(a.u, b.u), l: 0) }
    return ZeroBound(u: logSum(a.u + b.l, a.l + b.u), l: a.l + b.l)
  }

  static func * (a: ZeroBound, b: ZeroBound) -> ZeroBound {
    ZeroBound(u: a.u + b.u, l: a.l + b.l)
  }

  /// The power p/q: the q-th root of U·L^(q−1) over L, to the p.
  func power(_ p: Int, _ q: Int) -> ZeroBound {
    let root = ZeroBound(u: (u + l * Double(q - 1)) / Double(q), l: l)
    return ZeroBound(u: root.u * Double(p), l: root.l * Double(p))
  }
}

extension ZeroBound {
  /// The bits of precision that decide whether a polynomial in algebraic kernels is zero; nil where a
  /// kernel is not algebraic.
  static func zeroBits(_ polynomial: Polynomial, in context: AlgebraContext) -> Int? {
    var field = Field()
    guard let bound = bound(polynomial, &field, depth: 0, in: context), let degree = field.degree
    else {
      return nil
    }
    let bits = (degree - 1) * bound.u + bound.l + 2
    return bits < 1_000_000 ? Int(bits.rounded(.up)) : nil
  }

  /// The field that holds the kernels met so far.
  private struct Field {
    /// The root index of each kernel.
    var roots: [(kernel: UInt32, index: Int)] = []
    /// The order of the root of unity that holds the cosines, and of the one that holds i.
    var cosineOrder = 1
    var imaginaryOrder = 1

    /// Adjoins a root of a kernel.
    mutating func adjoin(_ kernel: UInt32, index: Int) {
      guard let place = roots.firstIndex(where: { $0.kernel == kernel }) else {
        roots.append((kernel, index))
        return
      }
      roots[place].index = Field.leastCommonMultiple(roots[place].index, index)
    }

    mutating func adjoin(cosineOfOrder order: Int) {
      cosineOrder = Field.leastCommonMultiple(cosineOrder, order)
    }

    mutating func adjoin(rootOfUnity order: Int) {
      imaginaryOrder = Field.leastCommonMultiple(imaginaryOrder, order)
    }

    static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
      Int.lcm(a, b) ?? Int.max >> 1
    }

    /// A bound of the degree over the rationals; nil where it is out of reach.
    var degree: Double? {
      let order = Field.leastCommonMultiple(cosineOrder, imaginaryOrder)
      guard order < 100_000 else { return nil }
      // The cosines alone span the real half of the cyclotomic field.
      let isReal = imaginaryOrder == 1 && order > 2
      var result = Double(Field.totient(order)) / (isReal ? 2 : 1)
      for root in roots { result *= Double(root.index) }
      return result < 100_000 ? result : nil
    }

    /// Euler's φ(n).
    private static func totient(_ n: Int) -> Int {
      var (rest, result, divisor) = (n, n, 2)
      while divisor * divisor <= rest {
        if rest % divisor == 0 {
          while rest % divisor == 0 { rest /= divisor }
          result -= result / divisor
        }
        divisor += 1
      }
      return rest > 1 ? result - result / rest : result
    }
  }

  private static func bound(
    _ polynomial: Polynomial, _ field: inout Field, depth: Int, in context: AlgebraContext
  ) -> ZeroBound? {
    if depth > 16 { return nil }
    // A common denominator of the coefficients first: then only the kernels add to l.
    var denominator = Integer(1)
    var coefficients: [Rational] = []
    for term in polynomial.terms {
      let coefficient = term.coefficient * halves(term.monomial, in: context)
      coefficients.append(coefficient)
      denominator = Integer.lcm(denominator, coefficient.denominator)
      if denominator.bitWidth > context.limits.integerBits { return nil }
    }
    var total: ZeroBound?
    for (term, coefficient) in zip(polynomial.terms, coefficients) {
      guard let whole = (coefficient * Rational(denominator)).integer else { return nil }
      var product = ZeroBound.integer(whole)
      for index in context.monomials.range(term.monomial) {
        let factor = context.monomials.factors[index]
        guard let part = bound(factor, &field, depth: depth, in: context) else { return nil }
        product = product * part
      }
      total = total.map { $0 + product } ?? product
    }
    guard var result = total else { return ZeroBound(u: 0, l: 0) }
    if !denominator.isOne { result.l += ZeroBound.logarithm(denominator) }
    return result
  }

  /// 2^−p for p cosines in a monomial: 2·cos is an algebraic integer.
  private static func halves(_ monomial: Monomial, in context: AlgebraContext) -> Rational {
    var result = Rational.one
    for index in context.monomials.range(monomial) {
      let factor = context.monomials.factors[index]
      let kernel = context.kernels[Int(factor.kernel)]
      guard kernel.kind == .cosine || kernel.kind == .function else { continue }
      for _ in 0..<max(0, min(factor.numerator, 1_000)) { result = result * .half }
    }
    return result
  }

  private static func bound(
    _ factor: Factor, _ field: inout Field, depth: Int, in context: AlgebraContext
  ) -> ZeroBound? {
    let kernel = context.kernels[Int(factor.kernel)]
    let p = Int(factor.numerator)
    let q = Int(factor.denominator)
    guard p > 0 else { return nil }
    switch kernel {
    case .prime(let number, _):
      field.adjoin(factor.kernel, index: q)
      return ZeroBound.integer(number).power(p, q)
    case .imaginaryUnit:
      field.adjoin(rootOfUnity: 4 * q)
      return ZeroBound(u: 0, l: 0)
    case .radicand(let base):
      guard base.denominator.isOne,
        let inner = bound(base.numerator, &field, depth: depth + 1, in: context)
      else { return nil }
      field.adjoin(factor.kernel, index: q)
      return inner.power(p, q)
    case .cosine(let number) where q == 1 && p <= 1_000:
      guard let order = number.int else { return nil }
      field.adjoin(cosineOfOrder: 2 * order)
      // 2·cos θ = ζ + ζ⁻¹.
      return ZeroBound(u: Double(p), l: 0)
    case .function(.cos, _) where q == 1 && p <= 1_000:
      guard let turns = halfTurns(kernel, in: context), let order = turns.denominator.int,
        order < 50_000
      else {
        return nil
      }
      field.adjoin(cosineOfOrder: 2 * order)
      return ZeroBound(u: Double(p), l: 0)
    default: return nil
    }
  }

  /// The r for which a kernel is a function of rπ; nil where its argument is something else.
  static func halfTurns(_ kernel: Kernel, in context: AlgebraContext) -> Rational? {
    guard let argument = kernel.arguments.first, argument.denominator.isOne,
      argument.numerator.terms.count == 1,
      Occurrence.isPi(argument.numerator.terms[0].monomial, in: context)
    else { return nil }
    return argument.numerator.terms[0].coefficient
  }
}
