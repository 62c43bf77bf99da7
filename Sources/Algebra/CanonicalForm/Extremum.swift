import Numbers

/// Greatest and least values, greatest common divisors, remainders.
enum Extremum {
  /// Maximum, minimum, greatest common divisor or least common multiple.
  static func extremum(
    _ operation: Operation, _ arguments: [Form], in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    if operation == .gcd || operation == .lcm {
      var result: Integer?
      for argument in arguments {
        guard let value = argument.number, value.isInteger else {
          throw .unsupported(.function)
        }
        let next = value.numerator.magnitude
        result =
          try result.map { (known) throws(Failure) in
            operation == .gcd
              ? Integer.gcd(known, next)
              : try context.checked(Rational(Integer.lcm(known, next))).numerator
          } ?? next
      }
      return Form(Rational(result ?? 0))
    }
    guard var best = arguments.first else { throw .unsupported(.function) }
    var isDecided = true
    for argument in arguments.dropFirst() {
      guard let sign = try Signs.sign(of: context.subtract(argument, best), in: &context) else {
        isDecided = false
        break
      }
      if operation == .maximum ? sign > 0 : sign < 0 { best = argument }
    }
    if isDecided { return best }
    guard arguments.count == 2 else {
      return try context.form(
        operation, arguments.sorted { KernelOrder.compare(form: $0, $1, in: context) < 0 })
    }
    // max, min = (a + b ± |a − b|)/2.
    let sum = try context.add(arguments[0], arguments[1])
    let gap = try AbsoluteValue.absoluteValue(
      context.subtract(arguments[0], arguments[1]), in: &context)
    return try context.multiply(
      operation == .maximum ? context.add(sum, gap) : context.subtract(sum, gap), Form(.half))
  }

  /// The remainder of a division of integers, between zero and the divisor.
  static func remainder(_ a: Form, _ b: Form) throws(Failure) -> Form {
    guard let x = a.number, let y = b.number, x.isInteger, y.isInteger else {
      throw .unsupported(.function)
    }
    guard let (_, rest) = x.numerator.dividedFloor(by: y.numerator.magnitude) else {
      throw .undefined(.divisionByZero)
    }
    return Form(Rational(rest))
  }
}
