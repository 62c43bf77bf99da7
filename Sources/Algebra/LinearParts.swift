import Numbers

/// Expressions as linear functions of a parameter, and as numbers.
extension AlgebraContext {
  /// The coefficients of `a + b·parameter`; nil where an expression is not linear in it.
  public mutating func linearParts(
    _ expression: Expression, in parameter: Symbol
  ) -> (constant: Expression, slope: Expression)? {
    guard let whole = try? canonicalForm(expression),
      let kernel = try? intern(Kernel(kind: .symbol, symbol: parameter)),
      whole.denominator.isOne
    else { return nil }
    var constant: [Term] = []
    var slope: [Term] = []
    for term in whole.numerator.terms {
      let factors = monomials.factors[monomials.range(term.monomial)]
      guard let place = factors.firstIndex(where: { $0.kernel == kernel }) else {
        if factors.contains(where: { mentions(kernel: $0.kernel, kernel) }) { return nil }
        constant.append(term)
        continue
      }
      guard factors[place].numerator == 1, factors[place].denominator == 1 else { return nil }
      var rest = Array(factors)
      rest.remove(at: place - factors.startIndex)
      if rest.contains(where: { mentions(kernel: $0.kernel, kernel) }) { return nil }
      slope.append(Term(term.coefficient, monomials.intern(rest)))
    }
    guard let a = try? collect(constant), let b = try? collect(slope), !b.isZero,
      let first = try? self.expression(of: Form(a)), let second = try? self.expression(of: Form(b))
    else { return nil }
    return (first, second)
  }

  /// The rational that an expression is; nil where it is none or that is not known.
  public mutating func rationalValue(_ expression: Expression) -> Rational? {
    guard let form = try? canonicalForm(expression) else { return nil }
    return form.number
  }
}
