import Budget
import Bytes
import Numbers

/// Whether kernels are independent, so that unequal forms are unequal values.
enum Independence {
  /// Whether a polynomial that is not zero has a value that is not zero: its kernels are independent.
  ///
  /// Roots of distinct primes to exponents in (0, 1) are linearly independent over the rationals, and over
  /// ℚ(i) (Besicovitch 1940); symbols are free; π, or e, is transcendental over them.
  static func isDecisive(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    if polynomial.terms.count == 1, isProductOfPowers(polynomial.terms[0].monomial, in: context) {
      return true
    }
    var hasPi = false
    var hasE = false
    var hasRoot = false
    var cosine: UInt32?
    for term in polynomial.terms {
      for index in context.monomials.range(term.monomial) {
        let factor = context.monomials.factors[index]
        let kernel = context.kernels[Int(factor.kernel)]
        switch kernel {
        case .symbol: break
        case .prime(_, let isCertain):
          if !isCertain { return false }
          hasRoot = true
        case .cosine:
          if let cosine, cosine != factor.kernel { return false }
          cosine = factor.kernel
        case .imaginaryUnit: if factor.denominator != 1 { return false }
        case .pi: hasPi = true
        case .e: hasE = true
        case .parity, .radicand, .power, .function: return false
        }
      }
    }
    // √5 lies in the field of cos(π/15); i does not, since that field is real.
    return !(hasPi && hasE) && !(hasRoot && cosine != nil)
  }

  /// Whether a monomial is made of what is never zero, or not everywhere: a single term with it is no zero.
  private static func isProductOfPowers(_ monomial: Monomial, in context: AlgebraContext) -> Bool {
    context.monomials.factors[context.monomials.range(monomial)].allSatisfy { factor in
      let kernel = context.kernels[Int(factor.kernel)]
      switch kernel {
      case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine, .parity: return true
      case .power(let base, _): return isPositiveBase(base, in: context)
      case .radicand, .function: return false
      }
    }
  }

  /// Whether a form is a number, or a product of roots of primes, π and e.
  private static func isPositiveBase(_ form: Form, in context: AlgebraContext) -> Bool {
    guard form.denominator.isOne, form.numerator.terms.count == 1 else { return false }
    return context.monomials.factors[context.monomials.range(form.numerator.terms[0].monomial)]
      .allSatisfy {
        switch context.kernels[Int($0.kernel)].kind {
        case .prime, .pi, .e: true
        default: false
        }
      }
  }

  /// The bits of all numbers in a form: values that are closer than these can say are not told apart.
  static func bits(_ form: Form, depth: Int = 0, in context: AlgebraContext) -> Int {
    if depth > 32 { return context.limits.integerBits }
    var total = 0
    for polynomial in [form.numerator, form.denominator] {
      for term in polynomial.terms {
        let width = term.coefficient.bitWidth
        if width > 4 { total += width }
        for index in context.monomials.range(term.monomial) {
          let factor = context.monomials.factors[index]
          if factor.denominator > 16 { total += 32 }
          let kernel = context.kernels[Int(factor.kernel)]
          if case .prime(let number, _) = kernel, number.bitWidth > 8 { total += number.bitWidth }
          for argument in kernel.arguments {
            total += bits(argument, depth: depth + 1, in: context)
          }
        }
      }
    }
    return total
  }
}
