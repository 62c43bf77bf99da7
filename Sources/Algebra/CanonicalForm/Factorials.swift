import Budget
import Numbers

/// Factorials and binomial coefficients, with symbols too.
enum Factorials {
  private static let mostSteps = 64

  /// x! or x!!: of integers exactly, else with the integer part of x written out.
  static func factorial(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if let number = x.number {
      guard number.isInteger, number.sign >= 0 else { throw .undefined(.factorial) }
      guard let n = number.int else { throw .exhausted(.integerBits) }
      do {
        let value =
          operation == .doubleFactorial
          ? try Integer.doubleFactorial(n, limits: context.limits, fuel: &context.fuel)
          : try Integer.factorial(n, limits: context.limits, fuel: &context.fuel)
        return Form(Rational(value))
      } catch {
        throw .exhausted(error.bound)
      }
    }
    guard operation == .factorial else { return try doubleFactorial(x, in: &context) }
    // (u + k)! = u! (u + 1) … (u + k), so that u has no integer part.
    let constant = x.denominator.isOne ? Occurrence.constantTerm(x.numerator) : .zero
    guard let shift = constant.floor.int, shift.isWithin(Self.mostSteps) else {
      return try context.form(.factorial, [x])
    }
    let u = try context.subtract(x, Form(Rational(shift)))
    var result = try context.form(.factorial, [u])
    for step in 0..<abs(shift) {
      let factor = try context.add(u, Form(Rational(shift > 0 ? step + 1 : -step)))
      result = try shift > 0 ? context.multiply(result, factor) : context.divide(result, factor)
    }
    return result
  }

  /// (2u)!! = 2^u u!, (2u − 1)!! = (2u)!/(2^u u!), for an integer u.
  private static func doubleFactorial(_ x: Form, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    guard x.denominator.isOne else { return try context.form(.doubleFactorial, [x]) }
    let constant = Occurrence.constantTerm(x.numerator)
    let isWhole = x.numerator.terms.allSatisfy {
      $0.monomial == MonomialTable.one || ($0.coefficient * .half).isInteger
    }
    guard isWhole, let shift = constant.int else { return try context.form(.doubleFactorial, [x]) }
    let isOdd = shift % 2 != 0
    let even = try isOdd ? context.add(x, .one) : x
    let u = try context.multiply(even, Form(.half))
    let whole = try context.multiply(
      context.power(Form(Rational(2)), u), factorial(.factorial, u, in: &context))
    return try isOdd ? context.divide(factorial(.factorial, even, in: &context), whole) : whole
  }

  /// n over k: exactly for integers, a polynomial in n for a small k, else by factorials.
  static func binomial(_ n: Form, _ k: Form, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    if let top = n.integer, let bottom = k.integer, top >= 0 {
      do {
        return Form(
          Rational(try Integer.binomial(top, bottom, limits: context.limits, fuel: &context.fuel)))
      } catch {
        throw .exhausted(error.bound)
      }
    }
    if let bottom = k.integer {
      if bottom < 0 { return .zero }
      if bottom <= Self.mostSteps {
        var result = Form.one
        for step in 0..<bottom {
          let factor = try context.subtract(n, Form(Rational(step)))
          result = try context.divide(context.multiply(result, factor), Form(Rational(step + 1)))
        }
        return result
      }
    }
    let rest = try context.subtract(n, k)
    if let small = rest.integer, small >= 0, small <= Self.mostSteps {
      return try binomial(n, Form(Rational(small)), in: &context)
    }
    let below = try context.multiply(
      factorial(.factorial, k, in: &context), factorial(.factorial, rest, in: &context))
    return try context.divide(factorial(.factorial, n, in: &context), below)
  }
}
