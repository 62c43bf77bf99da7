import Numbers

/// Absolute values, signs, steps, and the parts of complex numbers.
extension AlgebraContext {
  mutating func absoluteValue(_ x: Form) throws(Failure) -> Form {
    if let parts = try complexParts(x) {
      let square = try add(
        multiply(parts.real, parts.real), multiply(parts.imaginary, parts.imaginary))
      return try power(square, Form(.half))
    }
    let top = try absoluteValue(x.numerator)
    if x.denominator.isOne { return top }
    return try divide(top, absoluteValue(x.denominator))
  }

  private mutating func absoluteValue(_ x: Polynomial) throws(Failure) -> Form {
    if let number = x.number { return Form(number.magnitude) }
    if x.terms.count == 1 {
      var result = Form(x.terms[0].coefficient.magnitude)
      for factor in Array(monomials.factors[monomials.range(x.terms[0].monomial)]) {
        let kernel = kernels[Int(factor.kernel)]
        let isEven = factor.denominator % 2 == 1 && factor.numerator % 2 == 0
        let base: Form
        if kernel.isNonNegative || isEven || factor.denominator % 2 == 0 {
          base = Form(Polynomial(Term(.one, monomials.intern([factor]))))
        } else {
          let size =
            try kernel.kind == .radicand
            ? absoluteValue(kernel.arguments[0]) : form(.abs, [form(kernel: factor.kernel)])
          base = try power(
            size, Form(Rational(Int(factor.numerator), Int(factor.denominator)) ?? .one))
        }
        result = try multiply(result, base)
      }
      return result
    }
    if isConstant(x), let sign = try sign(of: Form(x)) {
      return sign < 0 ? Form(try negate(x)) : Form(x)
    }
    let content = try content(x)
    let unit = leadingSign(x) < 0 ? -content : content
    guard let inverse = unit.reciprocal else { return .zero }
    let primitive = Form(try scale(x, by: inverse))
    return try multiply(Form(content), form(.abs, [primitive]))
  }

  /// Real and imaginary part over the reals where i occurs, symbols taken as real; nil where it does not.
  mutating func complexParts(_ x: Form) throws(Failure) -> (real: Form, imaginary: Form)? {
    let i = try kernel(.imaginaryUnit)
    func has(_ term: Term) -> Bool {
      monomials.exponent(of: i, in: term.monomial).numerator != 0
    }
    guard x.numerator.terms.contains(where: has) else { return nil }
    var real: [Term] = []
    var imaginary: [Term] = []
    for term in x.numerator.terms {
      if has(term) {
        let rest = monomials.factors[monomials.range(term.monomial)].filter { $0.kernel != i }
        imaginary.append(Term(term.coefficient, monomials.intern(rest)))
      } else {
        real.append(term)
      }
    }
    let below = Form(x.denominator)
    return (
      try divide(Form(collect(real)), below), try divide(Form(collect(imaginary)), below)
    )
  }

  mutating func complexPart(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    let parts = try complexParts(x)
    switch operation {
    case .realPart: return parts?.real ?? x
    case .imaginaryPart: return parts?.imaginary ?? .zero
    case .conjugate:
      guard let parts else { return x }
      return try subtract(parts.real, multiply(form(.imaginaryUnit), parts.imaginary))
    default:
      guard let parts else {
        guard let sign = try sign(of: x) else { throw .unsupported(.function) }
        return sign < 0 ? try form(.pi) : .zero
      }
      let angle = try inverseTrigonometric(.arctan, divide(parts.imaginary, parts.real))
      guard let side = try sign(of: parts.real), let height = try sign(of: parts.imaginary) else {
        throw .unsupported(.function)
      }
      if side > 0 { return angle }
      return try height >= 0 ? add(angle, form(.pi)) : subtract(angle, form(.pi))
    }
  }

  mutating func step(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    if operation == .sign {
      if let sign = try sign(of: x) { return Form(Rational(sign)) }
      return try form(.sign, [x])
    }
    if let number = x.number {
      switch operation {
      case .floor: return Form(Rational(number.floor))
      case .ceil: return Form(Rational(number.ceiling))
      default: return Form(Rational((number + .half).floor))
      }
    }
    guard isConstant(x.numerator), isConstant(x.denominator) else {
      return try form(operation, [x])
    }
    let shifted = operation == .round ? try add(x, Form(.half)) : x
    guard let floor = try floor(of: shifted) else { throw .unsupported(.function) }
    return Form(Rational(operation == .ceil ? floor + 1 : floor))
  }

  /// Whether no variable occurs.
  func isConstant(_ polynomial: Polynomial) -> Bool {
    polynomial.terms.allSatisfy { term in
      monomials.factors[monomials.range(term.monomial)].allSatisfy { isConstant(kernel: $0.kernel) }
    }
  }

  func isConstant(kernel: UInt32) -> Bool {
    let content = kernels[Int(kernel)]
    return content.kind != .symbol
      && content.arguments.allSatisfy { isConstant($0.numerator) && isConstant($0.denominator) }
  }

  mutating func extremum(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
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
              : try checked(Rational(Integer.lcm(known, next))).numerator
          } ?? next
      }
      return Form(Rational(result ?? 0))
    }
    guard var best = arguments.first else { throw .unsupported(.function) }
    var isDecided = true
    for argument in arguments.dropFirst() {
      guard let sign = try sign(of: subtract(argument, best)) else {
        isDecided = false
        break
      }
      if operation == .maximum ? sign > 0 : sign < 0 { best = argument }
    }
    if isDecided { return best }
    guard arguments.count == 2 else {
      return try form(operation, arguments.sorted { compare(form: $0, $1) < 0 })
    }
    // max, min = (a + b ± |a − b|)/2.
    let sum = try add(arguments[0], arguments[1])
    let gap = try absoluteValue(subtract(arguments[0], arguments[1]))
    return try multiply(operation == .maximum ? add(sum, gap) : subtract(sum, gap), Form(.half))
  }

  mutating func remainder(_ a: Form, _ b: Form) throws(Failure) -> Form {
    guard let x = a.number, let y = b.number, x.isInteger, y.isInteger else {
      throw .unsupported(.function)
    }
    guard let (_, rest) = x.numerator.dividedFloor(by: y.numerator.magnitude) else {
      throw .undefined(.divisionByZero)
    }
    return Form(Rational(rest))
  }
}
