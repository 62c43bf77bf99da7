import Numbers

/// Real and imaginary parts, conjugates and arguments.
enum ComplexParts {
  /// Real and imaginary part over the reals where i occurs, symbols taken as real; nil where it does not.
  static func complexParts(_ x: Form, in context: inout AlgebraContext) throws(Failure) -> (
    real: Form, imaginary: Form
  )? {
    let i = try context.intern(.imaginaryUnit)
    func has(_ term: Term) -> Bool {
      context.monomials.exponent(of: i, in: term.monomial).numerator != 0
    }
    guard x.numerator.terms.contains(where: has) else { return nil }
    var real: [Term] = []
    var imaginary: [Term] = []
    for term in x.numerator.terms {
      if has(term) {
        let rest = context.monomials.factors[context.monomials.range(term.monomial)].filter {
          $0.kernel != i
        }
        imaginary.append(Term(term.coefficient, context.monomials.intern(rest)))
      } else {
        real.append(term)
      }
    }
    let below = Form(x.denominator)
    return (
      try context.divide(Form(context.collect(real)), below),
      try context.divide(Form(context.collect(imaginary)), below)
    )
  }

  /// Real part, imaginary part, conjugate or argument; symbols are taken as real.
  static func complexPart(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    let parts = try complexParts(x, in: &context)
    switch operation {
    case .realPart: return parts?.real ?? x
    case .imaginaryPart: return parts?.imaginary ?? .zero
    case .conjugate:
      guard let parts else { return x }
      return try context.subtract(
        parts.real, context.multiply(context.form(.imaginaryUnit), parts.imaginary))
    default:
      guard let parts else {
        guard let sign = try Signs.sign(of: x, in: &context) else { throw .unsupported(.function) }
        return sign < 0 ? try context.form(.pi) : .zero
      }
      let angle = try InverseTrigonometry.inverseTrigonometric(
        .arctan, context.divide(parts.imaginary, parts.real), in: &context)
      guard let side = try Signs.sign(of: parts.real, in: &context),
        let height = try Signs.sign(of: parts.imaginary, in: &context)
      else {
        throw .unsupported(.function)
      }
      if side > 0 { return angle }
      return try height >= 0
        ? context.add(angle, context.form(.pi)) : context.subtract(angle, context.form(.pi))
    }
  }
}
