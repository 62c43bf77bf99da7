import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Derivatives, integrals and limits: worked out when they are read.
extension ExpressionReader {
  private static let highestOrder = 8

  // MARK: Derivatives

  /// `\frac{dy}{dx}` is a name; `\frac{d(x^2)}{dx}` is worked out.
  mutating func derivative(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Expression
  {
    let syntax = written.syntax
    let below = try differentials(syntax.child(id, 1), syntax)
    let top = syntax.child(id, 0)
    if syntax.isDifferentialName(top) {
      let text = written.bytes(id).filter { !$0.isBlank }
      return algebra.variable(algebra.symbol(named: Array(text)))
    }
    guard syntax[top].kind == .juxtaposition, syntax.childCount(top) > 1 else {
      throw .unsupported(.derivative)
    }
    let factors = (1..<syntax.childCount(top)).map { syntax.child(top, $0) }
    return try derivative(of: product(factors, written), below)
  }

  /// `\frac{d}{dx}` before what it is taken of.
  mutating func derivative(
    _ operation: Syntax.ID, of factors: [Syntax.ID], _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let below = try differentials(written.syntax.child(operation, 1), written.syntax)
    return try derivative(of: product(factors, written), below)
  }

  private mutating func derivative(
    of expression: Expression, _ variables: [UInt32]
  ) throws(ReadFailure) -> Expression {
    var result = expression
    for scalar in variables {
      do {
        result = try Differentiation.derivative(
          of: result, by: Symbol(scalar: scalar), in: &algebra)
      } catch {
        throw ReadFailure(error, .derivative)
      }
    }
    return result
  }

  /// The variables of `dx`, `dx^2`, `\partial x\,\partial y`, each as often as it stands there.
  private func differentials(
    _ id: Syntax.ID, _ syntax: Syntax
  ) throws(ReadFailure) -> [UInt32] {
    var result: [UInt32] = []
    func add(_ scalar: UInt32, _ times: Int) throws(ReadFailure) {
      guard times >= 1, times <= Self.highestOrder - result.count else {
        throw .unsupported(.derivative)
      }
      for _ in 0..<times { result.append(scalar) }
    }
    let parts =
      syntax[id].kind == .juxtaposition
      ? (0..<syntax.childCount(id)).map { syntax.child(id, $0) } : [id]
    var expectsVariable = false
    for part in parts {
      var node = part
      var times = 1
      if syntax[node].kind == .power {
        let exponent = syntax.child(node, 1)
        guard syntax[exponent].kind == .number, let count = try literal(exponent, syntax).int else {
          throw .unsupported(.derivative)
        }
        times = count
        node = syntax.child(node, 0)
      }
      switch syntax[node].kind {
      case .symbol where expectsVariable:
        try add(syntax.scalar(node), times)
        expectsVariable = false
      case .symbol where [UInt32(ascii: "d"), 0x2202].contains(syntax.scalar(node)):
        expectsVariable = true
      case .letters:
        guard let scalar = differential(syntax.text(node)) else {
          throw .unsupported(.derivative)
        }
        try add(scalar, times)
      default: throw .unsupported(.derivative)
      }
    }
    return result
  }

  /// The x of `dx`.
  private func differential(_ text: ArraySlice<UInt8>) -> UInt32? {
    guard text.count == 2, text.first == UInt8(ascii: "d"), let last = text.last, last < 0x80 else {
      return nil
    }
    return UInt32(last)
  }

  private mutating func product(
    _ factors: [Syntax.ID], _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    var parts: [Expression] = []
    for factor in factors { parts.append(try expression(factor, written)) }
    return parts.count == 1 ? parts[0] : algebra.product(parts)
  }

  // MARK: Integrals

  /// An integral with its differential; a further differential may stand behind it for an outer one.
  mutating func integral(
    _ id: Syntax.ID, outer: UInt32? = nil, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    guard syntax.childCount(id) == 3 else { throw .unsupported(.integral) }
    let bounds = (syntax.child(id, 0), syntax.child(id, 1))
    let body = syntax.child(id, 2)
    let inner: Expression
    let scalar: UInt32
    do {
      if let outer {
        (inner, scalar) = (try expression(body, written), outer)
      } else {
        (inner, scalar) = try integrand(body, written)
      }
    } catch .infinite {
      throw .infinity
    }
    let symbol = Symbol(scalar: scalar)
    do {
      if syntax[bounds.0].kind == .absent, syntax[bounds.1].kind == .absent {
        guard
          case .finite(let value) = try DefiniteIntegral.integral(
            of: inner, symbol, from: nil, to: nil, in: &algebra)
        else { throw ReadFailure.unsupported(.integral) }
        return algebra.sum([value, algebra.variable(Symbol(scalar: UInt32(ascii: "C")))])
      }
      let low = try target(bounds.0, written)
      let high = try target(bounds.1, written)
      return try finite(
        DefiniteIntegral.integral(of: inner, symbol, from: low, to: high, in: &algebra))
    } catch let failure as Failure {
      throw ReadFailure(failure, .integral)
    } catch let failure as ReadFailure {
      throw failure
    } catch {
      throw .unsupported(.integral)
    }
  }

  /// What is integrated, and the variable of its `dx`.
  private mutating func integrand(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> (Expression, UInt32) {
    let syntax = written.syntax
    let one = algebra.number(Rational(1))
    switch syntax[id].kind {
    case .letters:
      // `xdx`
      let text = syntax.text(id)
      guard text.count >= 2, let scalar = differential(text.suffix(2)) else { break }
      return (text.count == 2 ? one : try letters(text.dropLast(2)), scalar)
    case .juxtaposition:
      var parts = (0..<syntax.childCount(id)).map { syntax.child(id, $0) }
      guard let last = parts.popLast() else { break }
      if syntax[last].kind == .symbol, let d = parts.popLast(), syntax.isSingleD(d) {
        return (parts.isEmpty ? one : try product(parts, written), syntax.scalar(last))
      }
      let (rest, scalar) = try integrand(last, written)
      if parts.isEmpty { return (rest, scalar) }
      return (algebra.product([try product(parts, written), rest]), scalar)
    case .product:
      var parts = (0..<syntax.childCount(id)).map { syntax.child(id, $0) }
      guard let last = parts.popLast() else { break }
      let (rest, scalar) = try integrand(last, written)
      return (algebra.product([try product(parts, written), rest]), scalar)
    case .sum:
      var terms: [Expression] = []
      let count = syntax.childCount(id)
      guard count > 0 else { break }
      for index in 0..<(count - 1) {
        terms.append(try expression(syntax.child(id, index), written))
      }
      let (rest, scalar) = try integrand(syntax.child(id, count - 1), written)
      return (algebra.sum(terms + [rest]), scalar)
    case .negate:
      let (rest, scalar) = try integrand(syntax.child(id, 0), written)
      return (algebra.negated(rest), scalar)
    case .fraction, .slash:
      let (top, scalar) = try integrand(syntax.child(id, 0), written)
      let bottom = try child(id, 1, written)
      return (algebra.quotient(top, bottom), scalar)
    case .group where Name.isParenthesised(id, syntax):
      return try integrand(syntax.child(id, 0), written)
    default: break
    }
    throw .unsupported(.integral)
  }

  /// An integral whose body is an integral and that a differential follows: `\int\int xy\,dx\,dy`.
  mutating func outerIntegral(
    _ id: Syntax.ID, _ next: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression? {
    let syntax = written.syntax
    guard syntax.bigOperator(id) == .integral,
      syntax.childCount(id) == 3, syntax[syntax.child(id, 2)].kind == .bigOperator,
      syntax[next].kind == .letters, let scalar = differential(syntax.text(next))
    else { return nil }
    return try integral(id, outer: scalar, written)
  }

  // MARK: Limits

  /// `\lim_{x\to a}` of what follows.
  mutating func limit(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    let below = syntax.child(id, 0)
    guard syntax.childCount(id) == 3, syntax.onlySign(below) == .to,
      syntax[syntax.child(below, 0)].kind == .symbol
    else { throw .unsupported(.limit) }
    let scalar = syntax.scalar(syntax.child(below, 0))
    let target = try target(syntax.child(below, 2), written)
    let body: Expression
    do {
      body = try child(id, 2, written)
    } catch .infinite {
      // Only the operator's own value is infinity; a part of it that is has no value.
      throw .infinity
    }
    do {
      return try finite(Limit.limit(of: body, Symbol(scalar: scalar), to: target, in: &algebra))
    } catch let failure as Failure {
      throw ReadFailure(failure, .limit)
    } catch let failure as ReadFailure {
      throw failure
    } catch {
      throw .unsupported(.limit)
    }
  }

  /// A bound: a value, one from a side (`0^+`), or infinity with its sign.
  private mutating func target(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Target {
    let syntax = written.syntax
    var node = id
    while syntax[node].kind == .group, syntax.childCount(node) == 1 { node = syntax.child(node, 0) }
    switch syntax[node].kind {
    case .symbol where syntax.scalar(node) == 0x221E: return .infinity(1)
    case .negate, .positive:
      let inner = syntax.child(node, 0)
      if syntax[inner].kind == .symbol, syntax.scalar(inner) == 0x221E {
        return .infinity(syntax[node].kind == .negate ? -1 : 1)
      }
    case .power:
      let mark = syntax.child(node, 1)
      if syntax[mark].kind == .symbol,
        [UInt32(ascii: "+"), UInt32(ascii: "-")].contains(syntax.scalar(mark))
      {
        return .value(
          try child(node, 0, written), side: syntax.scalar(mark) == UInt32(ascii: "+") ? 1 : -1)
      }
    default: break
    }
    return .value(try expression(node, written), side: 0)
  }

  /// The value, where it is finite; infinity is thrown with its sign.
  private mutating func finite(_ value: LimitValue) throws(ReadFailure) -> Expression {
    switch value {
    case .finite(let expression): return expression
    case .infinite(let sign): throw .infinite(sign)
    }
  }
}
