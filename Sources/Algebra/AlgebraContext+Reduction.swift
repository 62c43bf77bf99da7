import Budget
import Numbers

/// Multiplication of monomials, with the relations among kernels.
extension AlgebraContext {
  /// The product of two monomials with exponents added, and whether it is reduced.
  mutating func merge(_ a: Monomial, _ b: Monomial) throws(Failure) -> (Monomial, Bool) {
    if a == MonomialTable.one { return (b, true) }
    if b == MonomialTable.one { return (a, true) }
    let left = monomials.range(a)
    let right = monomials.range(b)
    var i = left.lowerBound
    var j = right.lowerBound
    var isReduced = true
    scratch.removeAll(keepingCapacity: true)
    while i < left.upperBound, j < right.upperBound {
      let x = monomials.factors[i]
      let y = monomials.factors[j]
      if x.kernel == y.kernel {
        guard let sum = exponentSum(x, y) else { throw .exhausted(.exponent) }
        if sum.numerator != 0 {
          scratch.append(sum)
          if kernels[Int(x.kernel)].isReducible { isReduced = false }
        }
        i += 1
        j += 1
      } else if x.kernel < y.kernel {
        scratch.append(x)
        i += 1
      } else {
        scratch.append(y)
        j += 1
      }
    }
    scratch.append(contentsOf: monomials.factors[i..<left.upperBound])
    scratch.append(contentsOf: monomials.factors[j..<right.upperBound])
    return (monomials.intern(scratch), isReduced)
  }

  /// A monomial with exponents that are not negative, as a polynomial in which no relation among
  /// kernels is left to apply.
  mutating func reduce(_ monomial: Monomial) throws(Failure) -> Polynomial {
    try spend(4)
    try descend()
    defer { depth -= 1 }
    var coefficient = Rational.one
    var kept: [Factor] = []
    var others: [Polynomial] = []
    for index in monomials.range(monomial) {
      let factor = monomials.factors[index]
      let kernel = kernels[Int(factor.kernel)]
      let whole = floorDivide(factor.numerator, factor.denominator)
      let rest = Factor(
        factor.kernel, factor.numerator - whole * factor.denominator, factor.denominator)
      switch kernel.kind {
      case .prime:
        if whole != 0 {
          coefficient = try checked(
            coefficient * power(Rational(kernel.number), Int(whole)))
        }
        if rest.numerator != 0 { kept.append(rest) }
      case .imaginaryUnit:
        guard factor.denominator == 1 else {
          kept.append(factor)
          continue
        }
        let turn = ((factor.numerator % 4) + 4) % 4
        if turn >= 2 { coefficient = Rational.zero - coefficient }
        if turn % 2 == 1 { kept.append(Factor(factor.kernel)) }
      case .cosine:
        if factor.denominator == 1, let power = try cosinePower(kernel, Int(factor.numerator)) {
          others.append(power)
        } else {
          kept.append(factor)
        }
      case .parity:
        let turn = ((whole % 2) + 2) % 2
        let numerator = rest.numerator + turn * factor.denominator
        if numerator != 0 { kept.append(Factor(factor.kernel, numerator, factor.denominator)) }
      case .radicand:
        if keepsPowers, whole >= Self.leastStandingPower {
          kept.append(factor)
        } else if whole > 0, let base = kernel.arguments.first {
          others.append(try power(base.numerator, Int(whole)))
          if rest.numerator != 0 { kept.append(rest) }
        } else {
          kept.append(factor)
        }
      case .function where whole >= 2:
        switch kernel.operation {
        case .abs, .sin:
          guard let square = try squared(kernel) else {
            kept.append(factor)
            continue
          }
          let pairs = whole / 2
          others.append(try power(square, Int(pairs)))
          let numerator = factor.numerator - 2 * pairs * factor.denominator
          if numerator != 0 { kept.append(Factor(factor.kernel, numerator, factor.denominator)) }
        default:
          kept.append(factor)
        }
      default:
        kept.append(factor)
      }
    }
    var result = Polynomial(Term(coefficient, monomials.intern(kept)))
    for other in others { result = try multiply(result, other) }
    return result
  }

  /// The square of an absolute value or a sine as a polynomial; nil if it is none.
  private mutating func squared(_ kernel: Kernel) throws(Failure) -> Polynomial? {
    guard let argument = kernel.arguments.first else { return nil }
    if kernel.operation == .abs {
      return argument.denominator.isOne ? try multiply(argument.numerator, argument.numerator) : nil
    }
    let cosine = try form(.cos, [argument])
    let square = try power(cosine.numerator, 2)
    return try subtract(.one, square)
  }

  /// The largest integer that is not above `a / b`, for b > 0.
  func floorDivide(_ a: Int32, _ b: Int32) -> Int32 {
    let quotient = a / b
    return a % b != 0 && a < 0 ? quotient - 1 : quotient
  }
}
