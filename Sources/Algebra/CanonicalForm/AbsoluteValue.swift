import Numbers

/// Absolute values, signs, steps, and the parts of complex numbers.
enum AbsoluteValue {
  /// The absolute value: of complex numbers √(a² + b²), of products factor by factor.
  static func absoluteValue(_ x: Form, in context: inout AlgebraContext) throws(Failure) -> Form {
    if let parts = try ComplexParts.complexParts(x, in: &context) {
      let square = try context.add(
        context.multiply(parts.real, parts.real), context.multiply(parts.imaginary, parts.imaginary)
      )
      return try context.power(square, Form(.half))
    }
    let top = try absoluteValue(x.numerator, in: &context)
    if x.denominator.isOne { return top }
    return try context.divide(top, absoluteValue(x.denominator, in: &context))
  }

  /// The absolute value of a polynomial: of one term factor by factor, of a constant by its sign.
  private static func absoluteValue(_ x: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if let number = x.number { return Form(number.magnitude) }
    if x.terms.count == 1 {
      var result = Form(x.terms[0].coefficient.magnitude)
      for factor in Array(context.monomials.factors[context.monomials.range(x.terms[0].monomial)]) {
        let kernel = context.kernels[Int(factor.kernel)]
        let isEven = factor.denominator % 2 == 1 && factor.numerator % 2 == 0
        let base: Form
        if kernel.isNonNegative || isEven || factor.denominator % 2 == 0 {
          base = Form(Polynomial(Term(.one, context.monomials.intern([factor]))))
        } else {
          let size =
            try kernel.kind == .radicand
            ? absoluteValue(kernel.arguments[0], in: &context)
            : context.form(.abs, [context.form(kernel: factor.kernel)])
          base = try context.power(
            size, Form(Rational(Int(factor.numerator), Int(factor.denominator)) ?? .one))
        }
        result = try context.multiply(result, base)
      }
      return result
    }
    if Occurrence.isConstant(x, in: context), let sign = try Signs.sign(of: Form(x), in: &context) {
      return sign < 0 ? Form(try context.negate(x)) : Form(x)
    }
    let content = try Cancellation.content(x, in: &context)
    let unit = KernelOrder.leadingSign(x, in: context) < 0 ? -content : content
    guard let inverse = unit.reciprocal else { return .zero }
    let primitive = Form(try context.scale(x, by: inverse))
    return try context.multiply(Form(content), context.form(.abs, [primitive]))
  }

  /// Sign, floor, ceiling and rounding: of constants exactly.
  static func step(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if operation == .sign {
      if let sign = try Signs.sign(of: x, in: &context) { return Form(Rational(sign)) }
      return try context.form(.sign, [x])
    }
    if let number = x.number {
      switch operation {
      case .floor: return Form(Rational(number.floor))
      case .ceil: return Form(Rational(number.ceiling))
      default: return Form(Rational((number + .half).floor))
      }
    }
    guard Occurrence.isConstant(x.numerator, in: context),
      Occurrence.isConstant(x.denominator, in: context)
    else {
      return try context.form(operation, [x])
    }
    let shifted = operation == .round ? try context.add(x, Form(.half)) : x
    guard let floor = try Signs.floor(of: shifted, in: &context) else {
      throw .unsupported(.function)
    }
    return Form(Rational(operation == .ceil ? floor + 1 : floor))
  }
}
