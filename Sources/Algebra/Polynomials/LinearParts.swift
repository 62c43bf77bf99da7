import Numbers

/// Expressions as linear functions of a parameter, and as numbers.
public enum LinearParts {
  /// The coefficients of `a + b·parameter`; nil where an expression is not linear in it.
  public static func linearParts(
    _ expression: Expression, in parameter: Symbol, in context: inout AlgebraContext
  ) -> (constant: Expression, slope: Expression)? {
    guard let whole = try? CanonicalForm.canonicalForm(expression, in: &context),
      let kernel = try? context.intern(.symbol(parameter)),
      whole.denominator.isOne
    else { return nil }
    var constant: [Term] = []
    var slope: [Term] = []
    for term in whole.numerator.terms {
      let factors = context.monomials.factors[context.monomials.range(term.monomial)]
      guard let place = factors.firstIndex(where: { $0.kernel == kernel }) else {
        if factors.contains(where: { Occurrence.mentions(kernel: $0.kernel, kernel, in: context) })
        {
          return nil
        }
        constant.append(term)
        continue
      }
      guard factors[place].numerator == 1, factors[place].denominator == 1 else { return nil }
      var rest = Array(factors)
      rest.remove(at: place - factors.startIndex)
      if rest.contains(where: { Occurrence.mentions(kernel: $0.kernel, kernel, in: context) }) {
        return nil
      }
      slope.append(Term(term.coefficient, context.monomials.intern(rest)))
    }
    guard let a = try? context.collect(constant), let b = try? context.collect(slope), !b.isZero,
      let first = try? FormExpression.expression(of: Form(a), in: &context),
      let second = try? FormExpression.expression(of: Form(b), in: &context)
    else { return nil }
    return (first, second)
  }
}

/// Expressions that are rational numbers.
enum RationalValue {
  /// The rational that an expression is; nil where it is none or that is not known.
  static func rationalValue(_ expression: Expression, in context: inout AlgebraContext) -> Rational?
  {
    guard let form = try? CanonicalForm.canonicalForm(expression, in: &context) else { return nil }
    return form.number
  }
}
