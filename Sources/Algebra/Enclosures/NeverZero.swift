import Numbers

/// Where polynomials in one variable are never zero.
public enum NeverZero {
  /// Whether an expression has no zero among the reals, shown by the ranges of its terms: `x² + 1`, `sin x − 2`,
  /// `eˣ`. False says nothing.
  public static func isNeverZero(_ expression: Expression, in context: inout AlgebraContext) -> Bool
  {
    guard let form = try? CanonicalForm.canonicalForm(expression, in: &context) else {
      return false
    }
    var sum = Bound(low: .zero, high: .zero, isOpen: false)
    for term in form.numerator.terms {
      guard let range = range(of: term, in: context) else { return false }
      sum = sum + range
    }
    if let low = sum.low, low.sign > 0 || (low.isZero && sum.isOpen) { return true }
    if let high = sum.high, high.sign < 0 || (high.isZero && sum.isOpen) { return true }
    return false
  }

  /// Bounds of a value; an absent one is infinite. `isOpen`: neither bound is reached.
  private struct Bound {
    var low: Rational?
    var high: Rational?
    var isOpen: Bool

    static func + (a: Bound, b: Bound) -> Bound {
      Bound(
        low: a.low.flatMap { x in b.low.map { x + $0 } },
        high: a.high.flatMap { x in b.high.map { x + $0 } }, isOpen: a.isOpen || b.isOpen)
    }
  }

  /// The range of a term of at most one factor, or of factors that are no less than zero.
  private static func range(of term: Term, in context: AlgebraContext) -> Bound? {
    let factors = context.monomials.factors[context.monomials.range(term.monomial)]
    if factors.isEmpty {
      return Bound(low: term.coefficient, high: term.coefficient, isOpen: false)
    }
    var result: Bound?
    if factors.count == 1, let only = factors.first {
      result = range(of: only, in: context)
    } else if factors.allSatisfy({ range(of: $0, in: context)?.low?.sign ?? -1 >= 0 }) {
      let isPositive = factors.allSatisfy { range(of: $0, in: context)?.isOpen == true }
      result = Bound(low: .zero, high: nil, isOpen: isPositive)
    }
    guard let result else { return nil }
    let low = result.low.map { $0 * term.coefficient }
    let high = result.high.map { $0 * term.coefficient }
    return term.coefficient.sign > 0
      ? Bound(low: low, high: high, isOpen: result.isOpen)
      : Bound(low: high, high: low, isOpen: result.isOpen)
  }

  /// The range of a factor; nil where none is known.
  private static func range(of factor: Factor, in context: AlgebraContext) -> Bound? {
    let kernel = context.kernels[Int(factor.kernel)]
    let isEven = factor.denominator == 1 && factor.numerator % 2 == 0
    switch kernel {
    case .symbol: return isEven ? Bound(low: .zero, high: nil, isOpen: false) : nil
    case .power:
      // A power of a positive number is positive, and takes every positive value at most.
      guard kernel.arguments.count == 2, isPositiveConstant(kernel.arguments[0], in: context),
        !Occurrence.hasImaginaryUnit(kernel.arguments[1].numerator, in: context)
      else { return nil }
      return Bound(low: .zero, high: nil, isOpen: true)
    case .function:
      switch kernel.operation {
      case .abs: return Bound(low: .zero, high: nil, isOpen: false)
      case .sin, .cos:
        guard factor.denominator == 1 else { return nil }
        return Bound(low: isEven ? .zero : Rational(-1), high: .one, isOpen: false)
      default: return isEven ? Bound(low: .zero, high: nil, isOpen: false) : nil
      }
    default: return nil
    }
  }

  /// Whether a form is a positive number, or a positive multiple of powers of e, π and primes.
  private static func isPositiveConstant(_ form: Form, in context: AlgebraContext) -> Bool {
    if let number = form.number { return number.sign > 0 }
    guard form.denominator.isOne, form.numerator.terms.count == 1 else { return false }
    let term = form.numerator.terms[0]
    return term.coefficient.sign > 0
      && context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy {
        switch context.kernels[Int($0.kernel)].kind {
        case .e, .pi, .prime: true
        default: false
        }
      }
  }
}
