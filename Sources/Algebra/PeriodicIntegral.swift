import Numbers

/// Integrals over a period, whose antiderivatives jump within it.
extension AlgebraContext {
  /// ∫ c/(a + b cos x), or with a sine, over a whole period: ±2πc/√(a² − b²) where |a| > |b|, half of it from 0 to π
  /// for a cosine (Gradshteyn and Ryzhik 3.613.1); nil for other integrals.
  mutating func overPeriod(
    _ f: Form, _ x: UInt32, _ lower: Target, _ upper: Target
  ) throws(Failure) -> Form? {
    guard case .value(let low, side: 0) = lower, case .value(let high, side: 0) = upper,
      mentions(f.denominator, x)
    else { return nil }
    let start = try canonicalForm(low)
    let width = try subtract(canonicalForm(high), start)
    let pi = try form(.pi)
    let isHalf = width == pi && start.isZero
    let turn = try add(pi, pi)
    guard isHalf || width == turn else { return nil }
    var f = f
    if mentions(f.numerator, x), !isHalf {
      // A sine below was multiplied away: over a whole period it may as well be a cosine.
      let mirrored = try subtract(multiply(pi, Form(.half)), form(kernel: x))
      f = try substitute(f, x, by: mirrored)
    }
    guard !mentions(f.numerator, x), let (a, b, wave) = try linearInWave(f.denominator, x),
      wave == .cos || !isHalf
    else { return nil }
    let square = try subtract(multiply(a, a), multiply(b, b))
    guard try sign(of: square) == 1, let side = try sign(of: a), side != 0 else { return nil }
    let value = try divide(
      multiply(Form(f.numerator), isHalf ? pi : turn), power(square, Form(.half)))
    return side < 0 ? try negate(value) : value
  }

  /// a, b and which wave it is, where a polynomial is a + b cos x or a + b sin x with constant a and b.
  private mutating func linearInWave(
    _ polynomial: Polynomial, _ x: UInt32
  ) throws(Failure) -> (Form, Form, Operation)? {
    var rest: [Term] = []
    var slope: [Term] = []
    var wave: UInt32?
    for term in polynomial.terms {
      let factors = Array(monomials.factors[monomials.range(term.monomial)])
      let moving = factors.filter { mentions(kernel: $0.kernel, x) }
      guard let factor = moving.first else {
        rest.append(term)
        continue
      }
      guard moving.count == 1, factor.numerator == 1, factor.denominator == 1,
        wave == nil || wave == factor.kernel
      else { return nil }
      wave = factor.kernel
      let others = factors.filter { $0.kernel != factor.kernel }
      slope.append(Term(term.coefficient, monomials.intern(others)))
    }
    guard let wave, isConstant(Polynomial(terms: rest)) else { return nil }
    let kernel = kernels[Int(wave)]
    guard kernel.kind == .function, kernel.operation == .cos || kernel.operation == .sin,
      kernel.arguments.first == form(kernel: x)
    else { return nil }
    let b = Form(try collect(slope))
    guard isConstant(b.numerator) else { return nil }
    return (Form(Polynomial(terms: rest)), b, kernel.operation)
  }
}
