import Algebra
import Bytes
import Notation
import Numbers

/// Functions, sums and products over an index, and factors side by side.
extension ExpressionReader {
  /// The most terms of a sum or a product that are written out.
  static let mostTerms = 64

  mutating func applied(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Expression
  {
    guard let function = written.syntax.function(id) else {
      throw .unsupported(.unknownSign)
    }
    if function.isCircular {
      let wasInAngle = isInAngle
      isInAngle = true
      defer { isInAngle = wasInAngle }
      let x = try child(id, 0, written)
      if function == .cis {
        let cosine = algebra.apply(.cos, [x])
        let sine = algebra.apply(.sin, [x])
        let i = algebra.constant(.i)
        return algebra.sum([cosine, algebra.product([i, sine])])
      }
      return algebra.apply(function.operation ?? .sin, [x])
    }
    if function.takesList { return try appliedToList(function, id, written) }
    if let operation = function.operation {
      let x = try child(id, 0, written)
      return algebra.apply(operation, [x])
    }
    switch function {
    case .ln, .log, .lg, .lb: return try logarithm(function, id, written)
    case .exp:
      let x = try child(id, 0, written)
      return algebra.power(algebra.constant(.e), x)
    case .sqrt, .cbrt:
      let x = try child(id, 0, written)
      let index = algebra.number(Rational(function == .sqrt ? 2 : 3))
      return algebra.power(x, algebra.quotient(algebra.number(Rational(1)), index))
    case .det:
      guard let matrix = try matrix(written.syntax.child(id, 0), written),
        matrix.rows == matrix.columns,
        let value = Determinant.determinant(matrix.cells, size: matrix.rows, in: &algebra)
      else { throw .unsupported(.thisDeterminant) }
      return value
    case .tr:
      guard let matrix = try matrix(written.syntax.child(id, 0), written),
        matrix.rows == matrix.columns
      else { throw .unsupported(.thisTrace) }
      return algebra.sum((0..<matrix.rows).map { matrix.cells[$0 * matrix.columns + $0] })
    case .probability, .expectation, .variance: return try unknownFunction(id, written)
    default: throw .unsupported(.function(function))
    }
  }

  private mutating func logarithm(
    _ function: Function, _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let x = try child(id, 0, written)
    let top = algebra.apply(.log, [x])
    var base: Expression?
    if written.syntax.childCount(id) > 1 {
      base = try child(id, 1, written)
    } else if function == .lg {
      base = algebra.number(Rational(10))
    } else if function == .lb {
      base = algebra.number(Rational(2))
    } else if function == .log {
      ambiguities.insert(.decimalLogarithm)
      if interpretation.contains(.decimalLogarithm) { base = algebra.number(Rational(10)) }
    }
    guard let base else { return top }
    return algebra.quotient(top, algebra.apply(.log, [base]))
  }

  private mutating func appliedToList(
    _ function: Function, _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    guard let operation = function.operation else { throw .unsupported(.function(function)) }
    return try applied(operation, to: syntax.child(id, 0), written)
  }

  private mutating func applied(
    _ operation: Operation, to first: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    var node = first
    if syntax[node].kind == .group { node = syntax.child(node, 0) }
    guard syntax[node].kind == .list else {
      let only = try expression(node, written)
      return algebra.apply(operation, [only])
    }
    var arguments: [Expression] = []
    for index in 0..<syntax.childCount(node) { arguments.append(try child(node, index, written)) }
    return algebra.apply(operation, arguments)
  }

  /// A function that nothing is known of: a name with its arguments in it, so that `f(2x)` is not `2f(x)`.
  private mutating func unknownFunction(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let text = written.bytes(id).filter { !$0.isBlank }
    let symbol = algebra.symbol(named: Array(text))
    return algebra.variable(symbol)
  }

  /// Factors side by side; a name before parentheses is a function where names of functions are usual.
  mutating func juxtaposed(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Expression
  {
    let syntax = written.syntax
    var factors: [Expression] = []
    var index = 0
    let count = syntax.childCount(id)
    while index < count {
      let node = syntax.child(id, index)
      if index + 1 < count, syntax.isDerivativeOperator(node) {
        let rest = ((index + 1)..<count).map { syntax.child(id, $0) }
        factors.append(try derivative(node, of: rest, written))
        break
      }
      if index + 1 < count,
        let outer = try outerIntegral(node, syntax.child(id, index + 1), written)
      {
        factors.append(outer)
        index += 2
        continue
      }
      if index > 0, index + 1 < count, syntax.isOperation(node) {
        throw .unsupported(.ownOperation)
      }
      if index > 0 { try requireFactor(node, after: syntax.child(id, index - 1), syntax) }
      if index + 1 < count, syntax[node].kind == .text,
        let operation = Syntax.listFunctions[String(decoding: syntax.text(node), as: UTF8.self)],
        Name.isParenthesised(syntax.child(id, index + 1), syntax)
      {
        factors.append(try applied(operation, to: syntax.child(id, index + 1), written))
        index += 2
        continue
      }
      if index + 1 < count, Name.isParenthesised(syntax.child(id, index + 1), syntax),
        Name.isFunction(node, syntax)
          || index == 0 && syntax.isCall(node, syntax.child(id, index + 1))
      {
        factors.append(try call(node, syntax.child(id, index + 1), written))
        index += 2
        continue
      }
      if index + 1 < count, let figure = try figure(node, syntax.child(id, index + 1), written) {
        factors.append(figure)
        index += 2
        continue
      }
      factors.append(try expression(node, written))
      index += 1
    }
    return factors.count == 1 ? factors[0] : algebra.product(factors)
  }

  /// `\triangle ABC`: the letters behind the sign name a figure in their order, and are no product; nil elsewhere.
  private mutating func figure(
    _ sign: Syntax.ID, _ letters: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression? {
    let syntax = written.syntax
    guard syntax[sign].kind == .symbol,
      [0x25B3, 0x2220, 0x22BF, 0x25A1].contains(syntax.scalar(sign)),
      syntax[letters].kind == .letters
    else { return nil }
    let name = Array("\(syntax.scalar(sign)) ".utf8) + syntax.text(letters)
    return algebra.variable(algebra.symbol(named: name))
  }

  /// `\vec a \times \vec b`, `\nabla \times F`: a name of its own, since its factors do not commute; nil for products
  /// of numbers.
  mutating func crossProduct(_ id: Syntax.ID, _ written: ParsedAnswer) -> Expression? {
    let syntax = written.syntax
    guard syntax.productSign(id) == .times else { return nil }
    var vectors = 0
    for index in 0..<syntax.childCount(id) {
      var node = syntax.child(id, index)
      if syntax[node].kind == .subscript { node = syntax.child(node, 0) }
      switch syntax[node].kind {
      case .accent where syntax.accent(node) == .vector: vectors += 1
      case .symbol where syntax.scalar(node) == 0x2207: vectors += 2
      default: break
      }
    }
    guard vectors > 1 else { return nil }
    let name = written.bytes(id).filter { !$0.isBlank }
    return algebra.variable(algebra.symbol(named: name))
  }

  /// Fails where a number stands behind another number with no sign between them, or behind another factor that
  /// it would leave as it is or bring to nothing: `42 1` are two numbers, and nobody writes `x 1` for x.
  func requireFactor(
    _ node: Syntax.ID, after last: Syntax.ID, _ syntax: Syntax
  ) throws(ReadFailure) {
    let isNumeral = syntax.isNumeral(node)
    let startsWithNumeral =
      [.power, .factorial].contains(syntax[node].kind)
      && syntax.isNumeral(syntax.child(node, 0))
    let isBarred = syntax.isBarredNumeral(node) || syntax.isBarredNumeral(last)
    guard isNumeral || startsWithNumeral || isBarred else { return }
    if syntax[last].kind == .text, syntax.text(last).count > 1 { throw .words }
    if syntax.isNumeral(last) || isBarred { throw .unsupported(.numbersSideBySide) }
    if isNumeral, let value = try plainNumber(node, syntax), value == 0 || value == 1 {
      throw .unsupported(.numbersSideBySide)
    }
  }

  /// `f(x)` as a name that holds the canonical keys of its arguments.
  private mutating func call(
    _ name: Syntax.ID, _ group: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    guard var text = Name(name, syntax)?.text else { throw .notExpression }
    text.append(.openParenthesis)
    let content = syntax.child(group, 0)
    let arguments =
      syntax[content].kind == .list
      ? (0..<syntax.childCount(content)).map { syntax.child(content, $0) } : [content]
    for argument in arguments {
      let value = try expression(argument, written)
      do {
        let form = try algebra.canonicalForm(value)
        text.append(contentsOf: CanonicalKey.key(form, in: algebra))
      } catch {
        throw .notExpression
      }
      text.append(.comma)
    }
    text.append(.closeParenthesis)
    let symbol = algebra.symbol(named: text)
    return algebra.variable(symbol)
  }
}
