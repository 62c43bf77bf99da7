import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Reads answers: from syntax to what kind of thing is written. It asks no rule.
struct AnswerReader: Sendable {
  var expressions: ExpressionReader
  var scratch = Scratch()

  /// The algebra that the expressions are built in.
  var algebra: AlgebraContext {
    get { expressions.algebra }
    _modify { yield &expressions.algebra }
  }

  init(limits: Limits) { expressions = ExpressionReader(limits: limits) }

  /// A new pair: this much fuel, nothing known.
  mutating func begin(fuel: Fuel) {
    algebra.reset(fuel: fuel)
    expressions.bindings.removeAll(keepingCapacity: true)
  }

  /// Parses an answer; nil where that succeeds, else what is wrong with it.
  mutating func parse(_ parsed: inout ParsedAnswer) -> SyntaxError? {
    do {
      try parsed.parse(with: &scratch, limits: expressions.limits, fuel: &expressions.algebra.fuel)
      return nil
    } catch {
      return error
    }
  }

  /// Reads the whole of an answer in one way; fails only where the budget is spent.
  mutating func read(
    _ written: ParsedAnswer, as interpretation: Interpretation = []
  ) throws(ReadFailure) -> Answer {
    expressions.interpretation = interpretation
    expressions.hasChains = false
    expressions.ambiguities = []
    expressions.notations = []
    expressions.depth = 0
    guard written.isParsed else { throw .notExpression }
    return try read(written.syntax.root, written)
  }

  /// Reads a node; what is beyond the rules is `opaque`, what is words is `text`.
  mutating func read(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    try expressions.step()
    expressions.depth += 1
    defer { expressions.depth -= 1 }
    if expressions.depth > expressions.limits.nesting { throw .exhausted }
    do {
      return try structure(id, written)
    } catch {
      switch error {
      case .exhausted: throw .exhausted
      case .words: return words(id, written)
      case .infinity, .infinite: return .undefined([])
      case .notExpression: return opaque(.notation, id, written)
      case .unsupported(let construct): return opaque(construct, id, written)
      }
    }
  }

  func opaque(_ construct: Construct, _ id: Syntax.ID, _ written: ParsedAnswer) -> Answer {
    .opaque(construct: construct, notation: written.bytes(id).filter { !$0.isBlank })
  }

  private mutating func structure(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Answer
  {
    let syntax = written.syntax
    let node = syntax[id]
    switch node.kind {
    case .number: return .expression(try number(id, syntax))
    case .symbol: return try single(id, syntax)
    case .letters, .text:
      if let value = Words.number(syntax.text(id)) {
        expressions.notations.insert(.words)
        return .expression(Value(algebra.number(value), number: value))
      }
      if let words = Self.undefinedWords[Text.normalised(syntax.text(id))] {
        return .undefined(words)
      }
      if node.kind == .letters, !Text.isWord(syntax.text(id)) { break }
      if node.kind == .text, let inner = letter(id, syntax) { return inner }
      throw .words
    case .group: return try group(id, written)
    case .list: return try list(id, written)
    case .relation: return try relation(id, written)
    case .setOperation: return try sets(id, written)
    case .matrix: return try matrix(id, written)
    case .modulus: return try congruence(id, written)
    case .plusMinus, .negate, .positive:
      if let infinity = try infinite(id, written) { return infinity }
      if let array = try expressions.arithmeticOfArrays(id, written) { return array }
      if node.kind != .plusMinus, let quantity = try QuantityReader.quantity(id, written, &self) {
        return quantity
      }
    case .juxtaposition, .slash, .sum, .product:
      if Words.isProse(id, syntax) {
        if let value = Words.number(written.bytes(id)) {
          expressions.notations.insert(.words)
          return .expression(Value(algebra.number(value), number: value))
        }
        if let count = counted(id, written) { return count }
        throw .words
      }
      if let array = try expressions.arithmeticOfArrays(id, written) { return array }
      if let point = try point(id, written) { return point }
      if node.kind != .slash, let family = try quantified(id, written) { return family }
      if let quantity = try QuantityReader.quantity(id, written, &self) { return quantity }
    case .prime: if let answer = try primed(id, written) { return answer }
    case .bigOperator:
      do {
        return try value(id, written)
      } catch .infinite(let sign) {
        return .infinity(sign)
      }
    case .fraction, .power:
      if let array = try expressions.arithmeticOfArrays(id, written) { return array }
    default: break
    }
    return try value(id, written)
  }

  /// `P(1, 2)`: a capital letter that names a point; nil for anything else.
  private mutating func point(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Answer?
  {
    let syntax = written.syntax
    guard syntax[id].kind == .juxtaposition, syntax.childCount(id) == 2 else { return nil }
    let (letter, group) = (syntax.child(id, 0), syntax.child(id, 1))
    guard Name.isParenthesised(group, syntax), syntax[syntax.child(group, 0)].kind == .list,
      let name = Name(letter, syntax), let first = name.text.first, first.isCapital
    else { return nil }
    let coordinates = try elements(syntax.child(group, 0), written)
    let areValues = coordinates.allSatisfy { coordinate in
      // P(A, B) is a probability.
      guard case .expression(let value) = coordinate else { return false }
      return value.letter.map { !$0.isCapital } ?? true
    }
    guard areValues, coordinates.count > 1 else { return nil }
    let bounds = Bounds(
      isLeftOpen: true, isRightOpen: true, isInterval: coordinates.count == 2,
      isOnlyInterval: false)
    return .assignment(name: name, .tuple(coordinates, bounds))
  }

  /// "seven students": a number in words and what it counts.
  private mutating func counted(_ id: Syntax.ID, _ written: ParsedAnswer) -> Answer? {
    let syntax = written.syntax
    guard syntax[id].kind == .juxtaposition, syntax.childCount(id) == 2 else { return nil }
    let noun = syntax.child(id, 1)
    guard [.letters, .text].contains(syntax[noun].kind),
      syntax.text(noun).last == UInt8(ascii: "s"),
      let number = Words.number(written.bytes(syntax.child(id, 0)))
    else { return nil }
    expressions.notations.insert(.words)
    var value = Value(algebra.number(number), number: number)
    value.hasLabel = true
    return .expression(value)
  }

  /// `30'`, `30''`: minutes and seconds of arc, or feet and inches beside a length; nil for other primes.
  private mutating func primed(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Answer?
  {
    let syntax = written.syntax
    let base = syntax.child(id, 0)
    guard syntax[base].kind == .number, (1...2).contains(syntax.primes(id)) else { return nil }
    var value = try number(base, syntax)
    value.unit = QuantityReader.primeUnit(syntax.primes(id), &self)
    return .expression(value)
  }

  /// A plain expression, or both where a `\pm` is in it.
  private mutating func value(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Answer
  {
    expressions.marks = ExpressionReader.Marks()
    expressions.plusMinus = 1
    var first = Value(try expressions.expression(id, written))
    first.isPercent = expressions.marks.hasPercent && written.syntax[id].kind == .percent
    if expressions.marks.hasDegree { first.unit = Unit.named("°".utf8) }
    let node = written.syntax[id]
    if node.kind == .subscript, let based = try expressions.numberInBase(id, written.syntax) {
      first.number = based.value
      first.baseDigits = based.digits
    }
    if node.kind == .degree || node.kind == .percent {
      if let inner = try expressions.plainNumber(written.syntax.child(id, 0), written.syntax) {
        first.number = first.isPercent ? inner.divided(by: 100) : inner
      }
    } else if let plain = try expressions.plainNumber(id, written.syntax) {
      first.number = plain
      first.isLiteral = node.kind == .number || node.kind == .negate
      if first.isLiteral { first.describe(literal: id, written.syntax) }
    }
    guard expressions.marks.hasPlusMinus else { return .expression(first) }
    expressions.plusMinus = -1
    defer { expressions.plusMinus = 1 }
    var second = first
    second.expression = try expressions.expression(id, written)
    return .list([.expression(first), .expression(second)])
  }

  /// A number as it was written: digits and places where it has a point.
  mutating func number(_ id: Syntax.ID, _ syntax: Syntax) throws(ReadFailure) -> Value {
    let value = try expressions.literal(id, syntax)
    var result = Value(algebra.number(value), number: value)
    result.isLiteral = true
    result.describe(literal: id, syntax)
    let form = syntax.form(id)
    if form.contains(.grouped) { expressions.notations.insert(.grouping) }
    if form.contains(.commaOnce) { expressions.ambiguities.insert(.commaSeparates) }
    return result
  }

  private mutating func single(_ id: Syntax.ID, _ syntax: Syntax) throws(ReadFailure) -> Answer {
    let scalar = syntax.scalar(id)
    switch scalar {
    case 0x221E: return .infinity(1)
    case 0x2205: return .empty
    case 0x211D:
      return .region([Span(low: .infinite, high: .infinite, isLowOpen: true, isHighOpen: true)])
    case 0x2102: return .numberSet(.complexes)
    case 0x2115: return .numberSet(.naturals)
    case 0x211A: return .numberSet(.rationals)
    case 0x2124: return .numberSet(.integers)
    default: break
    }
    var value = Value(try expressions.symbol(scalar))
    if scalar < 0x80, UInt8(scalar).isLetter { value.letter = UInt8(scalar) }
    return .expression(value)
  }

  /// `\text{B}` is the letter B; `\text{(B)}` too.
  private mutating func letter(_ id: Syntax.ID, _ syntax: Syntax) -> Answer? {
    let text = syntax.text(id).filter {
      !$0.isBlank && $0 != .openParenthesis && $0 != .closeParenthesis && $0 != .point
    }
    guard text.count == 1, text[0].isLetter,
      let expression = try? expressions.symbol(UInt32(text[0]))
    else { return nil }
    var value = Value(expression)
    value.letter = text[0]
    return .expression(value)
  }

  /// `\infty` with its sign.
  private mutating func infinite(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer? {
    let inner = written.syntax.child(id, 0)
    guard written.syntax[inner].kind == .symbol, written.syntax.scalar(inner) == 0x221E else {
      return nil
    }
    switch written.syntax[id].kind {
    case .negate: return .infinity(-1)
    case .positive: return .infinity(1)
    default: return .infinity(0)
    }
  }
}
