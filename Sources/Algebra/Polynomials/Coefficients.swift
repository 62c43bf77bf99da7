import Numbers

/// Polynomials in one variable: their coefficients, and where they are never zero.
public enum Coefficients {
  /// The coefficients of a polynomial in `variable`, the constant one first; nil where an expression is none, or
  /// its degree is above `limit`.
  public static func coefficients(
    of expression: Expression, in variable: Symbol, limit: Int, in context: inout AlgebraContext
  ) -> [Expression]? {
    guard let whole = try? CanonicalForm.canonicalForm(expression, in: &context),
      whole.denominator.isOne,
      let kernel = try? context.intern(.symbol(variable))
    else { return nil }
    var parts = [[Term]](repeating: [], count: 1)
    for term in whole.numerator.terms {
      let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
      var degree = 0
      var rest = factors
      if let place = factors.firstIndex(where: { $0.kernel == kernel }) {
        guard factors[place].denominator == 1, factors[place].numerator > 0,
          factors[place].numerator <= limit
        else { return nil }
        degree = Int(factors[place].numerator)
        rest.remove(at: place)
      }
      if rest.contains(where: { Occurrence.mentions(kernel: $0.kernel, kernel, in: context) }) {
        return nil
      }
      while parts.count <= degree { parts.append([]) }
      parts[degree].append(Term(term.coefficient, context.monomials.intern(rest)))
    }
    var result: [Expression] = []
    for part in parts {
      guard let sum = try? context.collect(part),
        let value = try? FormExpression.expression(of: Form(sum), in: &context)
      else {
        return nil
      }
      result.append(value)
    }
    return result
  }
}
