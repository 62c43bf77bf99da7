import Budget
import Bytes
import Numbers

/// Enclosures of complex values, principal branches; odd roots of negative reals stay real.
enum ComplexEnclosure {
  /// Encloses a value, real or complex.
  static func complexEnclosure(
    _ expression: Expression, at point: [Assignment], bits: Int, in context: inout AlgebraContext
  ) throws(EvaluationFailure) -> ComplexInterval {
    do {
      return ComplexInterval(
        try Enclosure.enclosure(expression, at: point, bits: bits, in: &context))
    } catch .outside {
      // It has no real value: below.
    }
    let node = context.expressions.nodes[Int(expression.id)]
    context.enclosures.depth += 1
    defer { context.enclosures.depth -= 1 }
    do {
      switch node.kind {
      case .constant: return ComplexInterval.i(precision: bits)
      case .sum, .product:
        var result = try complexEnclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
        for index in 1..<max(1, Int(node.count)) {
          let next = try complexEnclosure(
            context.expressions.operand(node, index), at: point, bits: bits, in: &context)
          result = node.kind == .sum ? result + next : result * next
        }
        return result
      case .quotient:
        let top = try complexEnclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
        let bottom = try complexEnclosure(
          context.expressions.operand(node, 1), at: point, bits: bits, in: &context)
        return try top.divided(by: bottom)
      case .power:
        let base = try complexEnclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
        let exponent = context.expressions.operand(node, 1)
        if let form = try? context.form(of: exponent), let number = form.number {
          if number.isInteger, let whole = number.int { return try base.power(whole) }
          return try base.power(number)
        }
        return try base.power(complexEnclosure(exponent, at: point, bits: bits, in: &context))
      case .apply:
        let x = try complexEnclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
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
}

extension ExpressionArena.Kind {
  var hasOperands: Bool {
    switch self {
    case .sum, .product, .quotient, .power, .apply: true
    case .number, .symbol, .constant: false
    }
  }
}
