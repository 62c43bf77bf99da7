import Budget
import Numbers

/// Multiplication of monomials, with the relations among kernels.
enum Reduction {
  /// The product of two monomials with exponents added, and whether it is reduced.
  static func merge(_ a: Monomial, _ b: Monomial, in context: inout AlgebraContext) throws(Failure)
    -> (Monomial, Bool)
  {
    if a == MonomialTable.one { return (b, true) }
    if b == MonomialTable.one { return (a, true) }
    let left = context.monomials.range(a)
    let right = context.monomials.range(b)
    var i = left.lowerBound
    var j = right.lowerBound
    var isReduced = true
    context.monomials.scratch.removeAll(keepingCapacity: true)
    while i < left.upperBound, j < right.upperBound {
      let x = context.monomials.factors[i]
      let y = context.monomials.factors[j]
      if x.kernel == y.kernel {
        guard let sum = exponentSum(x, y) else { throw .exhausted(.exponent) }
        if sum.numerator != 0 {
          context.monomials.scratch.append(sum)
          if context.kernels[Int(x.kernel)].isReducible { isReduced = false }
        }
        i += 1
        j += 1
      } else if x.kernel < y.kernel {
        context.monomials.scratch.append(x)
        i += 1
      } else {
        context.monomials.scratch.append(y)
        j += 1
      }
    }
    context.monomials.scratch.append(contentsOf: context.monomials.factors[i..<left.upperBound])
    context.monomials.scratch.append(contentsOf: context.monomials.factors[j..<right.upperBound])
    return (context.monomials.intern(context.monomials.scratch), isReduced)
  }

  /// A monomial with exponents that are not negative, as a polynomial in which no relation among
  /// kernels is left to apply.
  static func reduce(_ monomial: Monomial, in context: inout AlgebraContext) throws(Failure)
    -> Polynomial
  {
    try context.spend(4)
    try context.descend()
    defer { context.depth -= 1 }
    var coefficient = Rational.one
    var kept: [Factor] = []
    var others: [Polynomial] = []
    for index in context.monomials.range(monomial) {
      let factor = context.monomials.factors[index]
      let kernel = context.kernels[Int(factor.kernel)]
      let whole = floorDivide(factor.numerator, factor.denominator)
      let rest = Factor(
        factor.kernel, factor.numerator - whole * factor.denominator, factor.denominator)
      switch kernel {
      case .prime(let prime, _):
        if whole != 0 {
          coefficient = try context.checked(
            coefficient * context.power(Rational(prime), Int(whole)))
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
        if factor.denominator == 1,
          let power = try CosineField.cosinePower(kernel, Int(factor.numerator), in: &context)
        {
          others.append(power)
        } else {
          kept.append(factor)
        }
      case .parity:
        let turn = ((whole % 2) + 2) % 2
        let numerator = rest.numerator + turn * factor.denominator
        if numerator != 0 { kept.append(Factor(factor.kernel, numerator, factor.denominator)) }
      case .radicand(let base):
        if context.powers.keepsSums, whole >= Powers.leastStandingPower {
          kept.append(factor)
        } else if whole > 0 {
          others.append(try context.power(base.numerator, Int(whole)))
          if rest.numerator != 0 { kept.append(rest) }
        } else {
          kept.append(factor)
        }
      case .function where whole >= 2:
        switch kernel.operation {
        case .abs, .sin:
          guard let square = try squared(kernel, in: &context) else {
            kept.append(factor)
            continue
          }
          let pairs = whole / 2
          others.append(try context.power(square, Int(pairs)))
          let numerator = factor.numerator - 2 * pairs * factor.denominator
          if numerator != 0 { kept.append(Factor(factor.kernel, numerator, factor.denominator)) }
        default:
          kept.append(factor)
        }
      default:
        kept.append(factor)
      }
    }
    var result = Polynomial(Term(coefficient, context.monomials.intern(kept)))
    for other in others { result = try context.multiply(result, other) }
    return result
  }

  /// The square of an absolute value or a sine as a polynomial; nil if it is none.
  private static func squared(_ kernel: Kernel, in context: inout AlgebraContext) throws(Failure)
    -> Polynomial?
  {
    guard let argument = kernel.arguments.first else { return nil }
    if kernel.operation == .abs {
      return argument.denominator.isOne
        ? try context.multiply(argument.numerator, argument.numerator) : nil
    }
    let cosine = try context.form(.cos, [argument])
    let square = try context.power(cosine.numerator, 2)
    return try context.subtract(.one, square)
  }

  /// The largest integer that is not above `a / b`, for b > 0.
  static func floorDivide(_ a: Int32, _ b: Int32) -> Int32 {
    let quotient = a / b
    return a % b != 0 && a < 0 ? quotient - 1 : quotient
  }
}
