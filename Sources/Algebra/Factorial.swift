import Budget
import Numbers

/// Factorials and binomial coefficients, with symbols too.
extension AlgebraContext {
  private static let mostSteps = 64

  mutating func factorial(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    if let number = x.number {
      guard number.isInteger, number.sign >= 0 else { throw .undefined(.factorial) }
      guard let n = number.int else { throw .exhausted(.integerBits) }
      do {
        let value =
          operation == .doubleFactorial
          ? try Integer.doubleFactorial(n, limits: limits, fuel: &fuel)
          : try Integer.factorial(n, limits: limits, fuel: &fuel)
        return Form(Rational(value))
      } catch {
        throw .exhausted(error.bound)
      }
    }
    guard operation == .factorial else { return try doubleFactorial(x) }
    // (u + k)! = u! (u + 1) … (u + k), so that u has no integer part.
    let constant = x.denominator.isOne ? constantTerm(x.numerator) : .zero
    guard let shift = constant.floor.int, shift.isWithin(Self.mostSteps) else {
      return try form(.factorial, [x])
    }
    let u = try subtract(x, Form(Rational(shift)))
    var result = try form(.factorial, [u])
    for step in 0..<abs(shift) {
      let factor = try add(u, Form(Rational(shift > 0 ? step + 1 : -step)))
      result = try shift > 0 ? multiply(result, factor) : divide(result, factor)
    }
    return result
  }

  /// (2u)!! = 2^u u!, (2u − 1)!! = (2u)!/(2^u u!), for an integer u.
  private mutating func doubleFactorial(_ x: Form) throws(Failure) -> Form {
    guard x.denominator.isOne else { return try form(.doubleFactorial, [x]) }
    let constant = constantTerm(x.numerator)
    let isWhole = x.numerator.terms.allSatisfy {
      $0.monomial == MonomialTable.one || ($0.coefficient * .half).isInteger
    }
    guard isWhole, let shift = constant.int else { return try form(.doubleFactorial, [x]) }
    let isOdd = shift % 2 != 0
    let even = try isOdd ? add(x, .one) : x
    let u = try multiply(even, Form(.half))
    let whole = try multiply(power(Form(Rational(2)), u), factorial(.factorial, u))
    return try isOdd ? divide(factorial(.factorial, even), whole) : whole
  }

  func constantTerm(_ polynomial: Polynomial) -> Rational {
    polynomial.terms.first { $0.monomial == MonomialTable.one }?.coefficient ?? .zero
  }

  mutating func binomial(_ n: Form, _ k: Form) throws(Failure) -> Form {
    if let top = n.integer, let bottom = k.integer, top >= 0 {
      do {
        return Form(Rational(try Integer.binomial(top, bottom, limits: limits, fuel: &fuel)))
      } catch {
        throw .exhausted(error.bound)
      }
    }
    if let bottom = k.integer {
      if bottom < 0 { return .zero }
      if bottom <= Self.mostSteps {
        var result = Form.one
        for step in 0..<bottom {
          let factor = try subtract(n, Form(Rational(step)))
          result = try divide(multiply(result, factor), Form(Rational(step + 1)))
        }
        return result
      }
    }
    let rest = try subtract(n, k)
    if let small = rest.integer, small >= 0, small <= Self.mostSteps {
      return try binomial(n, Form(Rational(small)))
    }
    let below = try multiply(factorial(.factorial, k), factorial(.factorial, rest))
    return try divide(factorial(.factorial, n), below)
  }
}
