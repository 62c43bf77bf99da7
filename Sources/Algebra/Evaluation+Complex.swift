import Budget
import Bytes
import Numbers

/// Enclosures of complex values, principal branches; odd roots of negative reals stay real.
extension AlgebraContext {
  mutating func complexEnclosure(
    _ expression: Expression, at point: [Assignment], bits: Int
  ) throws(EvaluationFailure) -> ComplexInterval {
    do {
      return ComplexInterval(try enclosure(expression, at: point, bits: bits))
    } catch .outside {
      // It has no real value: below.
    }
    let node = expressions.nodes[Int(expression.id)]
    evaluationDepth += 1
    defer { evaluationDepth -= 1 }
    do {
      switch node.kind {
      case .constant: return ComplexInterval.i(precision: bits)
      case .sum, .product:
        var result = try complexEnclosure(expressions.operand(node, 0), at: point, bits: bits)
        for index in 1..<max(1, Int(node.count)) {
          let next = try complexEnclosure(expressions.operand(node, index), at: point, bits: bits)
          result = node.kind == .sum ? result + next : result * next
        }
        return result
      case .quotient:
        let top = try complexEnclosure(expressions.operand(node, 0), at: point, bits: bits)
        let bottom = try complexEnclosure(expressions.operand(node, 1), at: point, bits: bits)
        return try top.divided(by: bottom)
      case .power:
        let base = try complexEnclosure(expressions.operand(node, 0), at: point, bits: bits)
        let exponent = expressions.operand(node, 1)
        if let form = try? form(of: exponent), let number = form.number {
          if number.isInteger, let whole = number.int { return try base.power(whole) }
          return try base.power(number)
        }
        return try base.power(complexEnclosure(exponent, at: point, bits: bits))
      case .apply:
        let x = try complexEnclosure(expressions.operand(node, 0), at: point, bits: bits)
        switch Operation(rawValue: node.detail) ?? .abs {
        case .sin: return x.sin()
        case .cos: return x.cos()
        case .tan: return try x.tan()
        case .sinh: return x.sinh()
        case .cosh: return x.cosh()
        case .tanh: return try x.tanh()
        case .log: return try x.log()
        case .abs: return ComplexInterval(x.magnitude)
        case .realPart: return ComplexInterval(x.real)
        case .imaginaryPart: return ComplexInterval(x.imaginary)
        case .conjugate: return x.conjugate
        case .argument: return ComplexInterval(try x.argument())
        default: throw DomainError.straddles
        }
      case .number, .symbol: throw DomainError.straddles
      }
    } catch let error as EvaluationFailure {
      throw error
    } catch {
      throw .straddles
    }
  }

  /// Whether two expressions agree at a point at this precision: no if they are apart, unknown where one has
  /// no value or precision does not suffice to tell.
  mutating func separation(
    _ a: Expression, _ b: Expression, at point: [Assignment], bits: Int
  ) throws(Failure) -> Truth {
    do {
      let working = bits + 32
      let isComplex = hasImaginaryUnit(a) || hasImaginaryUnit(b) || point.isEmpty
      if !isComplex {
        let x = try enclosure(a, at: point, bits: working)
        let y = try enclosure(b, at: point, bits: working)
        if !x.overlaps(y) { return .no }
        return min(x.relativeBits, y.relativeBits) >= bits - 64 || isTiny(x - y, bits)
          ? .yes : .unknown
      }
      let x = try complexEnclosure(a, at: point, bits: working)
      let y = try complexEnclosure(b, at: point, bits: working)
      let difference = x - y
      if difference.isZero == .no { return .no }
      return isTiny(difference.real, bits) && isTiny(difference.imaginary, bits) ? .yes : .unknown
    } catch .exhausted(let failure) {
      throw failure
    } catch {
      return .unknown
    }
  }

  /// Whether an enclosure of zero is narrower than 2^(64 − bits).
  private func isTiny(_ x: Interval, _ bits: Int) -> Bool {
    guard let radius = x.radius else { return false }
    if radius.isZero { return true }
    return radius.denominator.bitWidth - radius.numerator.bitWidth >= bits - 64
  }

  private func hasImaginaryUnit(_ expression: Expression) -> Bool {
    contains(expression) { $0.kind == .constant && $0.detail == Constant.i.rawValue }
  }

  /// Whether a node below satisfies the condition.
  func contains(_ expression: Expression, _ condition: (ExpressionArena.Node) -> Bool) -> Bool {
    var open = [expression.id]
    while let id = open.popLast() {
      let node = expressions.nodes[Int(id)]
      if condition(node) { return true }
      guard node.kind.hasOperands else { continue }
      for index in 0..<Int(node.count) {
        open.append(expressions.operands[Int(node.first) + index])
      }
    }
    return false
  }

  /// Whether a variable occurs.
  public func hasVariables(_ expression: Expression) -> Bool {
    contains(expression) { $0.kind == .symbol && !symbols.isIndex(Symbol(raw: $0.first)) }
  }

  func needsIntegers(_ expression: Expression) -> Bool {
    contains(expression) {
      guard $0.kind == .apply else { return false }
      switch Operation(rawValue: $0.detail) {
      case .factorial, .doubleFactorial, .binomial, .gcd, .lcm, .modulo, .sum, .product: return true
      default: return false
      }
    }
  }

  /// Whether its variables are all values of unknown functions, `f(2)`, and there is one.
  public func hasOnlyCalls(_ expression: Expression) -> Bool {
    let all = variables(expression, expression)
    return !all.isEmpty && all.allSatisfy { symbols.text($0).contains(.openParenthesis) }
  }

  /// Whether it may be another function elsewhere: by absolute values, steps, extrema or roots.
  func hasPieces(_ expression: Expression) -> Bool {
    contains(expression) { node in
      switch node.kind {
      case .apply:
        switch Operation(rawValue: node.detail) {
        case .abs, .sign, .floor, .ceil, .round, .maximum, .minimum: return true
        default: return false
        }
      case .power: return expressions.nodes[Int(expressions.operand(node, 1).id)].kind == .quotient
      default: return false
      }
    }
  }

  /// Whether one of the symbols occurs.
  public func mentions(_ expression: Expression, _ names: [Symbol]) -> Bool {
    contains(expression) { $0.kind == .symbol && names.contains(Symbol(raw: $0.first)) }
  }

  /// The variable of an expression that has just one.
  public func onlyVariable(_ expression: Expression) -> Symbol? {
    let all = variables(expression, expression)
    return all.count == 1 ? all[0] : nil
  }

  /// The variables of two expressions, each once.
  func variables(_ a: Expression, _ b: Expression) -> [Symbol] { variables(in: [a, b]) }

  /// The variables of expressions, each once.
  public func variables(in expressions: [Expression]) -> [Symbol] {
    var found: [Symbol] = []
    for expression in expressions {
      _ = contains(expression) { node in
        if node.kind == .symbol {
          let symbol = Symbol(raw: node.first)
          // An index is bound, not free.
          if !symbols.isIndex(symbol), !found.contains(symbol) { found.append(symbol) }
        }
        return false
      }
    }
    return found
  }
}

extension ExpressionArena.Kind {
  var hasOperands: Bool {
    switch self {
    case .sum, .product, .quotient, .power, .apply: true
    case .number, .symbol, .constant: false
    }
  }
}
