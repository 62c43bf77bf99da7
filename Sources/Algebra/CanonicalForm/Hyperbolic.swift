import Budget
import Numbers

/// Hyperbolic functions and their inverses, by exponentials and logarithms.
enum Hyperbolic {
  /// A hyperbolic function by eˣ and e⁻ˣ, an inverse one by logarithms.
  static func hyperbolic(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    let e = try context.form(.e)
    switch operation {
    case .arsinh, .arcosh, .artanh:
      // By logarithms: arsinh x = ln(x + √(x²+1)), arcosh x = ln(x + √(x²−1)), artanh x = ½ln((1+x)/(1−x)).
      if operation == .artanh {
        let ratio = try Trigonometry.quotient(
          context.add(.one, x), context.subtract(.one, x), in: &context)
        return try context.multiply(Logarithms.logarithm(ratio, in: &context), Form(.half))
      }
      let square = try context.multiply(x, x)
      let inner =
        try operation == .arsinh ? context.add(square, .one) : context.subtract(square, .one)
      return try Logarithms.logarithm(
        context.add(x, context.power(inner, Form(.half))), in: &context)
    default: break
    }
    let up = try context.power(e, x)
    let down = try context.power(e, context.negate(x))
    let sum = try context.add(up, down)
    let difference = try context.subtract(up, down)
    switch operation {
    case .sinh: return try context.multiply(difference, Form(.half))
    case .cosh: return try context.multiply(sum, Form(.half))
    case .tanh: return try Trigonometry.quotient(difference, sum, in: &context)
    case .coth: return try Trigonometry.quotient(sum, difference, in: &context)
    case .sech: return try Trigonometry.quotient(Form(Rational(2)), sum, in: &context)
    default: return try Trigonometry.quotient(Form(Rational(2)), difference, in: &context)
    }
  }
}
