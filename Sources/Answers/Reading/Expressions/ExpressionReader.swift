import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Reads expressions: from syntax to the algebra.
struct ExpressionReader: Sendable {
  /// The algebra that the expressions are built in; it holds the fuel.
  var algebra: AlgebraContext
  let limits: Limits
  /// How ambiguous notation is read.
  var interpretation: Interpretation = []
  /// The ambiguities that were met since the last answer began.
  var ambiguities: Interpretation = []
  /// The rules of reading that acted since the last answer began.
  var notations: Notations = []
  /// Whether a chain was met since the last answer began.
  var hasChains = false
  /// The signs that were met since the last value began.
  var marks = Marks()
  /// The sign that `\pm` takes.
  var plusMinus = 1
  /// Whether `x^\circ` is an angle within a function: then it is multiplied by π/180.
  var isInAngle = false
  /// Indices of sums and products, and what stands for them.
  var bindings: [(scalar: UInt32, value: Expression)] = []
  /// Levels of nesting that are open.
  var depth = 0

  /// Signs that say something of the whole value in which they stand.
  struct Marks: Sendable {
    var hasPlusMinus = false
    var hasDegree = false
    var hasPercent = false
  }

  init(limits: Limits) {
    self.limits = limits
    algebra = AlgebraContext(limits: limits)
  }

  /// The expression that a node writes; fails where it writes something else.
  mutating func expression(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    try step()
    depth += 1
    defer { depth -= 1 }
    if depth > limits.nesting * 2 { throw .exhausted }
    let syntax = written.syntax
    let node = syntax[id]
    switch node.kind {
    case .number:
      if syntax.form(id).contains(.grouped) { notations.insert(.grouping) }
      return algebra.number(try literal(id, syntax))
    case .symbol: return try symbol(syntax.scalar(id))
    case .letters: return try letters(syntax.text(id))
    case .text: return try roman(syntax.text(id))
    case .ellipsis: throw .unsupported(.ellipsis)
    case .absent, .list, .relation, .relationSign, .setOperation, .row: throw .notExpression
    case .matrix: throw .notExpression
    case .modulus: throw .notExpression
    case .positive: return try child(id, 0, written)
    case .negate:
      let x = try child(id, 0, written)
      return algebra.negated(x)
    case .plusMinus, .minusPlus:
      marks.hasPlusMinus = true
      notations.insert(.alternatives)
      let x = try child(id, 0, written)
      let sign = node.kind == .plusMinus ? plusMinus : -plusMinus
      return sign < 0 ? algebra.negated(x) : x
    case .sum:
      let terms = try children(id, written)
      return algebra.sum(terms)
    case .product:
      if let cross = crossProduct(id, written) { return cross }
      let factors = try children(id, written)
      return algebra.product(factors)
    case .juxtaposition: return try juxtaposed(id, written)
    case .mixedNumber:
      notations.insert(.mixedNumber)
      let parts = try children(id, written)
      return algebra.sum(parts)
    case .fraction where syntax.isDerivative(id): return try derivative(id, written)
    case .fraction:
      let top = try child(id, 0, written)
      let bottom = try child(id, 1, written)
      return algebra.quotient(top, bottom)
    case .slash: return try slash(id, written)
    case .power: return try power(id, written)
    case .subscript: return try indexed(id, written)
    case .prime: return try named(id, written)
    case .root:
      let radicand = try child(id, 0, written)
      let index =
        syntax.childCount(id) > 1 ? try child(id, 1, written) : algebra.number(Rational(2))
      let one = algebra.number(Rational(1))
      let exponent = algebra.quotient(one, index)
      return algebra.power(radicand, exponent)
    case .apply: return try applied(id, written)
    case .factorial:
      let operation: Operation = syntax.isDoubleFactorial(id) ? .doubleFactorial : .factorial
      // nn! is n·(n!).
      if var factors = try letterFactors(syntax.child(id, 0), written), let last = factors.popLast()
      {
        factors.append(algebra.apply(operation, [last]))
        return algebra.product(factors)
      }
      let x = try child(id, 0, written)
      return algebra.apply(operation, [x])
    case .percent:
      marks.hasPercent = true
      let x = try child(id, 0, written)
      let hundred = algebra.number(Rational(100))
      return algebra.quotient(x, hundred)
    case .degree:
      let x = try child(id, 0, written)
      if !isInAngle {
        marks.hasDegree = true
        return x
      }
      let pi = algebra.constant(.pi)
      let turn = algebra.product([x, pi])
      let half = algebra.number(Rational(180))
      return algebra.quotient(turn, half)
    case .binomial:
      let n = try child(id, 0, written)
      let k = try child(id, 1, written)
      return algebra.apply(.binomial, [n, k])
    case .modulo:
      let a = try child(id, 0, written)
      let b = try child(id, 1, written)
      return algebra.apply(.modulo, [a, b])
    case .bigOperator: return try bigOperator(id, written)
    case .accent:
      if syntax.accent(id) == .bar,
        Name(id, syntax) == nil || syntax.isSum(syntax.child(id, 0))
      {
        let x = try child(id, 0, written)
        return algebra.apply(.conjugate, [x])
      }
      return try named(id, written)
    case .group: return try grouped(id, written)
    }
  }

  mutating func step() throws(ReadFailure) {
    do {
      try algebra.fuel.spend(2)
    } catch {
      throw .exhausted
    }
  }

  mutating func child(
    _ id: Syntax.ID, _ index: Int, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression {
    guard index < written.syntax.childCount(id) else { throw .notExpression }
    return try expression(written.syntax.child(id, index), written)
  }

  private mutating func children(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> [Expression] {
    var result: [Expression] = []
    result.reserveCapacity(written.syntax.childCount(id))
    for index in 0..<written.syntax.childCount(id) {
      result.append(try child(id, index, written))
    }
    return result
  }

  /// The rational that a number node writes.
  func literal(_ id: Syntax.ID, _ syntax: Syntax) throws(ReadFailure) -> Rational {
    do {
      guard let value = try Rational(decimal: syntax.text(id), limits: limits) else {
        throw ReadFailure.notExpression
      }
      return value
    } catch let failure as ReadFailure {
      throw failure
    } catch {
      throw .exhausted
    }
  }

  /// The value of a number, a negated one, or a fraction of two.
  func plainNumber(_ id: Syntax.ID, _ syntax: Syntax) throws(ReadFailure) -> Rational? {
    switch syntax[id].kind {
    case .number: return try literal(id, syntax)
    case .negate:
      let inner = syntax.child(id, 0)
      guard [.number, .fraction, .slash].contains(syntax[inner].kind) else { return nil }
      return try plainNumber(inner, syntax).map { -$0 }
    case .fraction, .slash:
      let (top, bottom) = (syntax.child(id, 0), syntax.child(id, 1))
      guard [.number, .negate].contains(syntax[top].kind), syntax[bottom].kind == .number,
        let x = try plainNumber(top, syntax), let y = try plainNumber(bottom, syntax)
      else { return nil }
      return x.divided(by: y)
    default: return nil
    }
  }

  mutating func symbol(_ scalar: UInt32) throws(ReadFailure) -> Expression {
    for binding in bindings.reversed() where binding.scalar == scalar {
      return binding.value
    }
    switch scalar {
    case 0x3C0: return algebra.constant(.pi)
    case UInt32(ascii: "e"), 0x212F: return algebra.constant(.e)
    case UInt32(ascii: "i"), 0x2148: return algebra.constant(.i)
    case 0x221E: throw .infinity
    case UInt32(ascii: "$"), 0x20AC, 0xA3, 0xA5, 0x2205, 0xB0: throw .notExpression
    case 0x2102, 0x2115, 0x211A, 0x211D, 0x2124: throw .notExpression
    case UInt32(ascii: "#"), UInt32(ascii: "&"), 0x2033:
      throw .unsupported(.sign)  // # & ″
    default: return algebra.variable(Symbol(scalar: Name.usual(scalar)))
    }
  }

  /// Bare letters are a product of variables, unless they are a word.
  mutating func letters(_ text: ArraySlice<UInt8>) throws(ReadFailure) -> Expression {
    if Text.isWord(text) { throw .words }
    var factors: [Expression] = []
    for byte in text {
      guard byte < 0x80 else { throw .words }
      factors.append(try symbol(UInt32(byte)))
    }
    return algebra.product(factors)
  }

  /// A roman letter is that letter; a roman word is a name.
  private mutating func roman(_ text: ArraySlice<UInt8>) throws(ReadFailure) -> Expression {
    if text.count == 1, let byte = text.first { return try symbol(UInt32(byte)) }
    guard !text.isEmpty, text.count <= 12, text.allSatisfy({ $0.isLetter || $0 >= 0x80 })
    else { throw .words }
    let symbol = algebra.symbol(named: Array(text))
    return algebra.variable(symbol)
  }

  /// A base with marks or an index that is one name: `x_1`, `y'`, `\vec v`.
  mutating func named(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Expression {
    guard let name = Name(id, written.syntax) else { throw .notExpression }
    let symbol = algebra.symbol(name)
    return algebra.variable(symbol)
  }

  private mutating func indexed(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Expression
  {
    if let (value, _, _) = try numberInBase(id, written.syntax) { return algebra.number(value) }
    // `e_1` and `i_1` are names, not the constants.
    return try named(id, written)
  }

  /// `1011_2`: its value, the base, and the digits as they stand.
  mutating func numberInBase(
    _ id: Syntax.ID, _ syntax: Syntax
  ) throws(ReadFailure) -> (value: Rational, base: Int, digits: Rational)? {
    guard syntax[id].kind == .subscript, syntax.childCount(id) == 2 else { return nil }
    let digitsNode = syntax.child(id, 0)
    var indexNode = syntax.child(id, 1)
    if syntax[indexNode].kind == .group, syntax.childCount(indexNode) == 1 {
      indexNode = syntax.child(indexNode, 0)
    }
    guard [.number, .text].contains(syntax[digitsNode].kind) else { return nil }
    if syntax[digitsNode].kind == .text, !syntax.text(digitsNode).contains(where: \.isDigit) {
      return nil
    }
    let index: Rational?
    switch syntax[indexNode].kind {
    case .number: index = try literal(indexNode, syntax)
    case .text, .letters:
      index = Words.number(syntax.text(indexNode))
      if index != nil { notations.insert(.words) }
    default: index = nil
    }
    guard let index else { return nil }
    guard let base = index.int, (2...36).contains(base) else {
      throw .notExpression
    }
    guard let value = Integer(digits: syntax.text(digitsNode), radix: base) else {
      throw .notExpression
    }
    let digits = Integer(digits: syntax.text(digitsNode), radix: 10).map { Rational($0) }
    return (Rational(value), base, digits ?? Rational(-1))
  }

  private mutating func grouped(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Expression
  {
    let syntax = written.syntax
    guard let marks = syntax.delimiters(id) else { throw .unsupported(.unknownSign) }
    switch (marks.open, marks.close) {
    case (.none, .none), (.parenthesis, .parenthesis), (.bracket, .bracket), (.brace, .brace):
      return try child(id, 0, written)
    case (.bar, .bar):
      let x = try child(id, 0, written)
      return algebra.apply(.abs, [x])
    case (.floor, .floor):
      let x = try child(id, 0, written)
      return algebra.apply(.floor, [x])
    case (.ceil, .ceil):
      let x = try child(id, 0, written)
      return algebra.apply(.ceil, [x])
    default: throw .notExpression
    }
  }
}
