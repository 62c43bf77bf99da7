import Numbers

/// Square roots of a + b√d that are sums of two square roots.
extension AlgebraContext {
  /// `√(a + b√d)` as `√((a+s)/2) ± √((a−s)/2)` with `s = √(a² − b²d)` rational (Borodin et al.,
  /// Decreasing the nesting depth of expressions involving square roots, 1985); nil where it does not
  /// denest so.
  mutating func denested(_ base: Polynomial, _ p: Int, _ q: Int) throws(Failure) -> Form? {
    guard q == 2, base.terms.count == 2,
      let place = base.terms.firstIndex(where: { $0.monomial == MonomialTable.one })
    else { return nil }
    let a = base.terms[place].coefficient
    let other = base.terms[1 - place]
    let isSurd = monomials.factors[monomials.range(other.monomial)].allSatisfy {
      kernels[Int($0.kernel)].kind == .prime && $0.denominator == 2
    }
    guard isSurd,
      let square = try multiply(
        Polynomial(other), Polynomial(other)
      ).number
    else { return nil }
    let discriminant = try checked(a * a - square)
    guard discriminant.sign > 0, a.sign > 0, let s = try exactSquareRoot(discriminant) else {
      return nil
    }
    let half = Rational.half
    let first = try power(Form(checked((a + s) * half)), Form(half))
    let second = try power(Form(checked((a - s) * half)), Form(half))
    let root = try other.coefficient.sign < 0 ? subtract(first, second) : add(first, second)
    return try power(root, p)
  }

  /// The rational square root of a rational; nil if it has none.
  mutating func exactSquareRoot(_ value: Rational) throws(Failure) -> Rational? {
    try spend(4)
    guard value.sign >= 0 else { return nil }
    return value.exactRoot(2)
  }
}
