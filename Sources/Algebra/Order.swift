import Budget
import Numbers

/// Signs and order of constants, and what is said of a difference.
extension AlgebraContext {
  /// The sign of `a − b`: −1, 0 or 1; nil where it is not known, or they are not real constants.
  public mutating func order(_ a: Expression, _ b: Expression) -> Int? {
    let node = (expressions.nodes[Int(a.id)], expressions.nodes[Int(b.id)])
    if node.0.kind == .number, node.1.kind == .number {
      let (x, y) = (expressions.numbers[Int(node.0.first)], expressions.numbers[Int(node.1.first)])
      return x == y ? 0 : x < y ? -1 : 1
    }
    guard let (x, y) = try? forms(a, b), let difference = try? subtract(x, y) else { return nil }
    if let sign = try? sign(of: difference) { return sign }
    // An index that is bound is no variable.
    guard !difference.isZero, variables(a, b).isEmpty else { return difference.isZero ? 0 : nil }
    guard let expression = try? expression(of: difference) else { return nil }
    return try? signByIntervals(expression)
  }

  /// The sign of a constant; nil where it is not known or not real.
  mutating func sign(of form: Form) throws(Failure) -> Int? {
    if let number = form.number { return number.sign }
    guard isConstant(form.numerator), isConstant(form.denominator) else { return nil }
    if form.numerator.isZero { return 0 }
    if !isDecisive(form.numerator), let (isZero, _) = try isZeroProved(form.numerator), isZero {
      return 0
    }
    return try signByIntervals(expression(of: form))
  }

  private mutating func signByIntervals(_ expression: Expression) throws(Failure) -> Int? {
    for bits in [64, 256, 1_024] {
      do {
        let value = try enclosure(expression, at: [], bits: bits)
        if value.isPositive == .yes { return 1 }
        if value.isNegative == .yes { return -1 }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        return nil
      }
    }
    return nil
  }

  /// The integer part of a real constant; nil where it is not known.
  mutating func floor(of form: Form) throws(Failure) -> Integer? {
    if let number = form.number { return number.floor }
    let expression = try expression(of: form)
    for bits in [64, 256, 1_024] {
      do {
        if let floor = try enclosure(expression, at: [], bits: bits).floor { return floor }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        return nil
      }
    }
    return nil
  }

  /// A form as an expression, for enclosures.
  mutating func expression(of form: Form) throws(Failure) -> Expression {
    try spend(8)
    let top = try expression(of: form.numerator)
    if form.denominator.isOne { return top }
    return quotient(top, try expression(of: form.denominator))
  }

  private mutating func expression(of polynomial: Polynomial) throws(Failure) -> Expression {
    var terms: [Expression] = []
    for term in polynomial.terms {
      try spend(4)
      // A symbol by itself stays one: it may be an index.
      let isPlain = term.coefficient.isOne && term.monomial != MonomialTable.one
      var factors = isPlain ? [] : [number(term.coefficient)]
      for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
        let base = try expression(ofKernel: factor.kernel)
        if factor.numerator == 1, factor.denominator == 1 {
          factors.append(base)
          continue
        }
        let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) ?? .one
        factors.append(power(base, number(exponent)))
      }
      terms.append(factors.count == 1 ? factors[0] : product(factors))
    }
    return terms.count == 1 ? terms[0] : sum(terms)
  }

  private mutating func expression(ofKernel id: UInt32) throws(Failure) -> Expression {
    if let known = integrals[id] { return known }
    let kernel = kernels[Int(id)]
    try descend()
    defer { depth -= 1 }
    var arguments: [Expression] = []
    for argument in kernel.arguments { arguments.append(try expression(of: argument)) }
    switch kernel.kind {
    case .symbol: return variable(kernel.symbol)
    case .prime: return number(Rational(kernel.number))
    case .pi: return constant(.pi)
    case .e: return constant(.e)
    case .imaginaryUnit: return constant(.i)
    case .cosine:
      return apply(.cos, [quotient(constant(.pi), number(Rational(kernel.number)))])
    case .parity: return power(number(Rational(-1)), arguments[0])
    case .radicand: return arguments[0]
    case .power: return power(arguments[0], arguments[1])
    case .function:
      let result = apply(kernel.operation, arguments)
      if kernel.operation == .integral { integrals[id] = result }
      return result
    }
  }

  /// Where two expressions that differ are apart: a point, and both values to ten digits.
  public mutating func witness(_ a: Expression, _ b: Expression) -> String {
    let symbols = variables(a, b)
    let isIntegral = needsIntegers(a) || needsIntegers(b)
    for number in 0..<(symbols.isEmpty ? 1 : 16) {
      let point = symbols.isEmpty ? [] : samplePoint(symbols, number, integral: isIntegral)
      guard let x = decimal(a, point), let y = decimal(b, point), x != y else { continue }
      if symbols.isEmpty { return "\(x) is not \(y)." }
      let place = point.map {
        String(decoding: self.symbols.text($0.symbol), as: UTF8.self) + " = \($0.value)"
      }.joined(separator: ", ")
      return "At \(place) they are \(x) and \(y)."
    }
    return "Their canonical forms differ."
  }

  private mutating func decimal(_ expression: Expression, _ point: [Assignment]) -> String? {
    if let exact = rational(expression, at: point) {
      return String(decoding: exact.decimal(significantDigits: 10), as: UTF8.self)
    }
    var value: ComplexInterval?
    for bits in [64, 128, 256] {
      guard let closer = try? complexEnclosure(expression, at: point, bits: bits) else { break }
      value = closer
      if isKnown(closer.real), isKnown(closer.imaginary) { break }
    }
    guard let value, let real = value.real.decimal(significantDigits: 10) else { return nil }
    let text = String(decoding: real, as: UTF8.self)
    if value.imaginary.isZero == .yes { return text }
    guard let imaginary = value.imaginary.decimal(significantDigits: 10) else { return nil }
    return text + " + " + String(decoding: imaginary, as: UTF8.self) + "i"
  }

  /// Whether ten digits of a value are known.
  private func isKnown(_ value: Interval) -> Bool {
    value.isZero == .yes || value.relativeBits > 36
  }

  /// Whether two equations `a = 0` and `b = 0` are the same up to a factor that is no zero; nil where that
  /// is not known.
  public mutating func areProportional(_ a: Expression, _ b: Expression) -> Bool? {
    guard let (x, y) = try? forms(a, b) else { return nil }
    // 0 = 0 and 5 = 6 say nothing.
    if isConstant(x.numerator) || isConstant(y.numerator) { return false }
    guard let left = normalisedEquation(x.numerator), let right = normalisedEquation(y.numerator)
    else {
      return nil
    }
    if left == right { return true }
    return isDecisive(left) && isDecisive(right) ? false : nil
  }

  /// The key of an equation `a = 0`; nil where it has none.
  public mutating func equationKey(_ a: Expression) -> [UInt8]? {
    guard let form = try? canonicalForm(a), !isConstant(form.numerator),
      let polynomial = normalisedEquation(form.numerator)
    else { return nil }
    return key(Form(polynomial)) + Array("=0".utf8)
  }

  /// The polynomial over its leading coefficient.
  private mutating func normalisedEquation(_ polynomial: Polynomial) -> Polynomial? {
    guard let lead = stableTerms(polynomial).first, let inverse = lead.coefficient.reciprocal else {
      return nil
    }
    return try? scale(polynomial, by: inverse)
  }
}
