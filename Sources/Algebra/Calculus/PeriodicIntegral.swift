import Numbers

/// Integrals over a period, whose antiderivatives jump within it.
enum PeriodicIntegral {
  /// ∫ c/(a + b cos x), or with a sine, over a whole period: ±2πc/√(a² − b²) where |a| > |b|, half of it from 0 to π
  /// for a cosine (Gradshteyn and Ryzhik 3.613.1); nil for other integrals.
  static func overPeriod(
    _ f: Form, _ x: UInt32, _ lower: Target, _ upper: Target, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard case .value(let low, side: 0) = lower, case .value(let high, side: 0) = upper,
      Occurrence.mentions(f.denominator, x, in: context)
    else { return nil }
    let start = try CanonicalForm.canonicalForm(low, in: &context)
    let width = try context.subtract(CanonicalForm.canonicalForm(high, in: &context), start)
    let pi = try context.form(.pi)
    let isHalf = width == pi && start.isZero
    let turn = try context.add(pi, pi)
    guard isHalf || width == turn else { return nil }
    var f = f
    if Occurrence.mentions(f.numerator, x, in: context), !isHalf {
      // A sine below was multiplied away: over a whole period it may as well be a cosine.
      let mirrored = try context.subtract(
        context.multiply(pi, Form(.half)), context.form(kernel: x))
      f = try Substitution.substitute(f, x, by: mirrored, in: &context)
    }
    guard !Occurrence.mentions(f.numerator, x, in: context),
      let (a, b, wave) = try linearInWave(f.denominator, x, in: &context),
      wave == .cos || !isHalf
    else { return nil }
    let square = try context.subtract(context.multiply(a, a), context.multiply(b, b))
    guard try Signs.sign(of: square, in: &context) == 1,
      let side = try Signs.sign(of: a, in: &context), side != 0
    else { return nil }
    let value = try context.divide(
      context.multiply(Form(f.numerator), isHalf ? pi : turn), context.power(square, Form(.half)))
    return side < 0 ? try context.negate(value) : value
  }

  /// a, b and which wave it is, where a polynomial is a + b cos x or a + b sin x with constant a and b.
  private static func linearInWave(
    _ polynomial: Polynomial, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> (Form, Form, Operation)? {
    var rest: [Term] = []
    var slope: [Term] = []
    var wave: UInt32?
    for term in polynomial.terms {
      let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
      let moving = factors.filter { Occurrence.mentions(kernel: $0.kernel, x, in: context) }
      guard let factor = moving.first else {
        rest.append(term)
        continue
      }
      guard moving.count == 1, factor.numerator == 1, factor.denominator == 1,
        wave == nil || wave == factor.kernel
      else { return nil }
      wave = factor.kernel
      let others = factors.filter { $0.kernel != factor.kernel }
      slope.append(Term(term.coefficient, context.monomials.intern(others)))
    }
    guard let wave, Occurrence.isConstant(Polynomial(terms: rest), in: context) else { return nil }
    let kernel = context.kernels[Int(wave)]
    guard case .function(let operation, let arguments) = kernel,
      operation == .cos || operation == .sin, arguments.first == context.form(kernel: x)
    else { return nil }
    let b = Form(try context.collect(slope))
    guard Occurrence.isConstant(b.numerator, in: context) else { return nil }
    return (Form(Polynomial(terms: rest)), b, operation)
  }
}
