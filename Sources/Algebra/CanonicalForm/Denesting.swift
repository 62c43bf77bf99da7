import Numbers

/// Square roots of a + b√d that are sums of two square roots.
enum Denesting {
  /// `√(a + b√d)` as `√((a+s)/2) ± √((a−s)/2)` with `s = √(a² − b²d)` rational (Borodin et al.,
  /// Decreasing the nesting depth of expressions involving square roots, 1985); nil where it does not
  /// denest so.
  static func denested(_ base: Polynomial, _ p: Int, _ q: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard q == 2, base.terms.count == 2,
      let place = base.terms.firstIndex(where: { $0.monomial == MonomialTable.one })
    else { return nil }
    let a = base.terms[place].coefficient
    let other = base.terms[1 - place]
    let isSurd = context.monomials.factors[context.monomials.range(other.monomial)].allSatisfy {
      context.kernels[Int($0.kernel)].kind == .prime && $0.denominator == 2
    }
    guard isSurd,
      let square = try context.multiply(
        Polynomial(other), Polynomial(other)
      ).number
    else { return nil }
    let discriminant = try context.checked(a * a - square)
    guard discriminant.sign > 0, a.sign > 0, let s = try exactSquareRoot(discriminant, in: &context)
    else {
      return nil
    }
    let half = Rational.half
    let first = try context.power(Form(context.checked((a + s) * half)), Form(half))
    let second = try context.power(Form(context.checked((a - s) * half)), Form(half))
    let root =
      try other.coefficient.sign < 0 ? context.subtract(first, second) : context.add(first, second)
    return try context.power(root, p)
  }

  /// The rational square root of a rational; nil if it has none.
  static func exactSquareRoot(_ value: Rational, in context: inout AlgebraContext) throws(Failure)
    -> Rational?
  {
    try context.spend(4)
    guard value.sign >= 0 else { return nil }
    return value.exactRoot(2)
  }
}
