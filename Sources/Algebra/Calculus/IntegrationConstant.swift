import Numbers

/// Constants of integration.
public enum IntegrationConstant {
  /// Whether two expressions are antiderivatives of the same function: each adds one arbitrary constant, and
  /// without it they differ by a number; nil where either adds none.
  public static func areEqualUpToConstant(
    _ a: Expression, _ b: Expression, constants: [Symbol], variables allowed: [Symbol],
    in context: inout AlgebraContext
  ) -> Bool? {
    let all = Occurrence.variables(a, b, in: context)
    let others = all.filter { !constants.contains($0) }
    guard others.count == 1, allowed.contains(others[0]),
      let (x, y) = try? CanonicalForm.forms(a, b, in: &context),
      let left = withoutConstant(x, constants, in: &context),
      let right = withoutConstant(y, constants, in: &context),
      let difference = try? context.subtract(left, right)
    else { return nil }
    return Occurrence.isConstant(difference.numerator, in: context)
      && Occurrence.isConstant(difference.denominator, in: context)
  }

  /// The form without its term that is a multiple of one of the constants; nil where there is none, or the
  /// constant stands elsewhere too.
  private static func withoutConstant(
    _ form: Form, _ constants: [Symbol], in context: inout AlgebraContext
  ) -> Form? {
    guard form.denominator.isOne else { return nil }
    let names = Set(constants)
    /// Whether a kernel is one of the constants.
    func isConstantKernel(_ kernel: UInt32) -> Bool {
      let content = context.kernels[Int(kernel)]
      guard case .symbol(let symbol) = content else { return false }
      return names.contains(symbol)
    }
    var rest: [Term] = []
    var found = 0
    for term in form.numerator.terms {
      let factors = context.monomials.factors[context.monomials.range(term.monomial)]
      if factors.count == 1, let only = factors.first, isConstantKernel(only.kernel),
        only.numerator == 1, only.denominator == 1
      {
        found += 1
        continue
      }
      if factors.contains(where: { mentions($0.kernel, names, depth: 0, in: context) }) {
        return nil
      }
      rest.append(term)
    }
    return found == 1 ? Form(Polynomial(terms: rest)) : nil
  }

  /// Whether one of the names occurs in a kernel.
  private static func mentions(
    _ kernel: UInt32, _ names: Set<Symbol>, depth: Int, in context: AlgebraContext
  ) -> Bool {
    let content = context.kernels[Int(kernel)]
    if case .symbol(let symbol) = content { return names.contains(symbol) }
    if depth > 32 { return true }
    return content.arguments.contains { argument in
      [argument.numerator, argument.denominator].contains { polynomial in
        polynomial.terms.contains { term in
          context.monomials.factors[context.monomials.range(term.monomial)].contains {
            mentions($0.kernel, names, depth: depth + 1, in: context)
          }
        }
      }
    }
  }
}
