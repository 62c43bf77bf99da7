import Bytes

extension Lexer {
  /// A backslash and a name, or a backslash and one sign.
  mutating func command() throws(SyntaxError) {
    let start = at
    var end = at + 1
    while source.isLetter(end) { end += 1 }
    if end == start + 1 {
      if end == source.count { throw SyntaxError(.unexpectedEnd, at: UInt32(start)) }
      // A backslash that was escaped once more: `\\frac{1}{2}`.
      if source.byte(end) == .backslash, source.isLetter(end + 1) {
        var last = end + 1
        while source.isLetter(last) { last += 1 }
        if last > end + 2,
          let entry = commands.find(source.bytes, from: end + 1, to: last, bare: false)
        {
          warn(.ambiguousReading, at: start)
          at = last
          return try act(entry.action, word: entry.word, from: start, flags: 0)
        }
      }
      end += 1
      if source.byte(start + 1) == .newline {
        at = end
        blank = true
        return
      }
    } else if source.byte(end) == .asterisk {
      // `\operatorname*`, `\hspace*`
      if let entry = commands.find(source.bytes, from: start + 1, to: end, bare: false) {
        at = end
        switch entry.action {
        case .operatorName, .layout:
          at += 1
        default: break
        }
        return try act(entry.action, word: entry.word, from: start, flags: 0)
      }
    }
    if let entry = commands.find(source.bytes, from: start + 1, to: end, bare: false) {
      at = end
      return try act(entry.action, word: entry.word, from: start, flags: 0)
    }
    guard let (entry, behind) = runIn(start + 1, end) else {
      throw SyntaxError(.unknownCommand, at: UInt32(start))
    }
    warn(.ambiguousReading, at: start)
    at = behind
    try act(entry.action, word: entry.word, from: start, flags: 0)
  }

  /// `\cotx`, `\quadx`: the longest known name that takes no argument in braces, with one letter behind it.
  private func runIn(_ start: Int, _ end: Int) -> (CommandTable.Entry, behind: Int)? {
    guard end - start > 2,
      let entry = commands.find(source.bytes, from: start, to: end - 1, bare: false)
    else { return nil }
    switch entry.action {
    case .symbol, .function, .relation, .product, .setOperator, .plusMinus, .blank:
      return (entry, end - 1)
    default: return nil
    }
  }

  /// Does what a name does, `at` being behind it.
  mutating func act(
    _ action: Command.Action, word: Word, from start: Int, flags: UInt8
  ) throws(SyntaxError) {
    switch action {
    case .symbol(let scalar):
      try emit(.symbol, flags: flags, from: start, to: at, value: scalar.value)
    case .function(let function):
      try emit(.function, detail: function.rawValue, flags: flags, from: start, to: at)
    case .bigOperator(let bigOperator):
      try emit(.bigOperator, detail: bigOperator.rawValue, from: start, to: at)
    case .relation(let relation): try emitRelation(relation, from: start)
    case .setOperator(.not):
      try emit(.negation, from: start, to: at)
    case .setOperator(let setOperator):
      try emit(.setOperator, detail: setOperator.rawValue, from: start, to: at)
    case .product(let sign): try emit(.product, detail: sign.rawValue, from: start, to: at)
    case .divide: try emit(.slash, detail: 1, from: start, to: at)
    case .plus: try emit(.plus, from: start, to: at)
    case .minus: try emit(.minus, from: start, to: at)
    case .plusMinus: try emit(.plusMinus, from: start, to: at)
    case .minusPlus: try emit(.minusPlus, from: start, to: at)
    case .factorial: try emit(.factorial, detail: 1, from: start, to: at)
    case .percent: try emit(.percent, from: start, to: at)
    case .degree: try emit(.degree, from: start, to: at)
    case .prime: try emit(.prime, from: start, to: at)
    case .fraction: try emit(.fraction, from: start, to: at)
    case .binomial: try emit(.binomial, from: start, to: at)
    case .root(let index): try emit(.root, detail: index, flags: flags, from: start, to: at)
    case .accent(let accent): try emit(.accent, detail: accent.rawValue, from: start, to: at)
    case .wrapper: try emit(.wrapper, from: start, to: at)
    case .circled: try circled(from: start)
    case .blackboard: try blackboard(from: start)
    case .text: try text(from: start)
    case .upright: try upright(from: start)
    case .operatorName: try operatorName(from: start)
    case .uprightSwitch: try uprightSwitch(from: start)
    case .blank: blank = true
    case .layout(let arguments):
      blank = blank || arguments > 0
      for _ in 0..<arguments { try skipArgument(from: start) }
    case .color: try color(from: start)
    case .phantom: try phantom(from: start)
    case .ignored(let arguments):
      warn(.ignoredCommand, at: start)
      for _ in 0..<arguments { try skipArgument(from: start) }
    case .ellipsis: try emit(.ellipsis, from: start, to: at)
    case .modulo: try emit(.modulo, from: start, to: at)
    case .modulus: try emit(.modulus, from: start, to: at)
    case .choose: try emit(.choose, from: start, to: at)
    case .over: try emit(.over, from: start, to: at)
    case .not: negates = true
    case .separator(let separator):
      try emit(.separator, detail: separator.rawValue, from: start, to: at)
    case .connective:
      hasWords = true
      try emit(.word, detail: word.rawValue, from: start, to: at)
    case .open(let mark): try delimiter(.open, mark, from: start)
    case .close(let mark): try delimiter(.close, mark, from: start)
    case .bar(let mark): try bar(mark, from: start)
    case .left: try sizedDelimiter(.open, from: start)
    case .right: try sizedDelimiter(.close, from: start)
    case .middle: try middle(from: start)
    case .newline: try newline(from: start)
    case .begin: try environment(.environment, from: start)
    case .end: try environment(.environmentEnd, from: start)
    }
  }

  /// `\phantom{-}`, `\phantom -`: nothing is shown, so nothing but a sign may stand in it.
  private mutating func phantom(from start: Int) throws(SyntaxError) {
    var index = source.skipBlanks(at)
    let isBraced = source.byte(index) == .openBrace
    if isBraced { index = source.skipBlanks(index + 1) }
    if source.byte(index) == .minus || source.byte(index) == .plus { index += 1 }
    if isBraced {
      index = source.skipBlanks(index)
      guard source.byte(index) == .closeBrace else {
        throw SyntaxError(.unknownCommand, at: UInt32(start))
      }
      index += 1
    }
    at = index
    blank = true
  }

  /// `\color{red}`: the colour goes; what is white is not seen.
  private mutating func color(from start: Int) throws(SyntaxError) {
    let open = source.skipBlanks(at)
    let name: StaticString = "white"
    let first = source.skipBlanks(open + 1)
    if (0..<name.utf8CodeUnitCount).allSatisfy({
      source.byte(first + $0).lowercased == name.utf8Start[$0]
    }
    ) {
      throw SyntaxError(.unknownCommand, at: UInt32(start))
    }
    blank = true
    try skipArgument(from: start)
  }

  /// `\textcircled{2}` is ②, `\textcircled{a}` is ⓐ.
  private mutating func circled(from start: Int) throws(SyntaxError) {
    guard let (first, last, _) = try content(from: start), last > first else {
      throw SyntaxError(.unexpectedToken, at: UInt32(at), expected: .argument)
    }
    var value: UInt32?
    if last == first + 1 {
      switch source[first] {
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        value = 0x2460 + UInt32(source[first] - UInt8(ascii: "1"))
      case UInt8.capitals: value = 0x24B6 + UInt32(source[first] - UInt8(ascii: "A"))
      case UInt8.smallLetters: value = 0x24D0 + UInt32(source[first] - UInt8(ascii: "a"))
      default: break
      }
    } else if last == first + 2, source[first] == UInt8(ascii: "1"), source.isDigit(first + 1) {
      value = 0x2469 + UInt32(source[first + 1] - UInt8(ascii: "0"))
    }
    guard let value else {
      throw SyntaxError(.unexpectedToken, at: UInt32(first), expected: .argument)
    }
    try emit(.symbol, from: start, to: at, value: value)
  }

  /// An opening or a closing delimiter, which counts the nesting.
  private mutating func delimiter(
    _ kind: Token.Kind, _ mark: Delimiters.Mark, flags: UInt8 = 0, from start: Int
  ) throws(SyntaxError) {
    if kind == .close { nesting.leave() }
    try emit(kind, detail: mark.rawValue, flags: flags, from: start, to: at)
    if kind == .open { nesting.enter(isDelimiter: true) }
  }

  /// A bar, or the sign "divides" where `mark` is `none`.
  private mutating func bar(_ mark: Delimiters.Mark, from start: Int) throws(SyntaxError) {
    if mark == .none, negates {
      negates = false
      return try emit(.relation, detail: Relation.notMid.rawValue, from: start, to: at)
    }
    let isMid = mark == .none
    try emit(
      .bar, detail: (isMid ? .bar : mark).rawValue, flags: isMid ? Token.midOnly : 0, from: start,
      to: at)
  }

  /// The delimiter after `\left` or `\right`; an outward bracket is an open end of an interval.
  private mutating func sizedDelimiter(_ kind: Token.Kind, from start: Int) throws(SyntaxError) {
    at = source.skipBlanks(at)
    let b = source.byte(at)
    let isOpen = kind == .open
    var mark: Delimiters.Mark?
    switch b {
    case .point: mark = Delimiters.Mark.none
    case .openParenthesis, .closeParenthesis: mark = .parenthesis
    case .openBracket: mark = isOpen ? .bracket : .parenthesis
    case .closeBracket: mark = isOpen ? .parenthesis : .bracket
    case .bar: mark = .bar
    case .less, .greater: mark = .angle
    case .backslash:
      var end = at + 1
      while source.isLetter(end) { end += 1 }
      if end == at + 1 { end += 1 }
      guard end <= source.count,
        let entry = commands.find(source.bytes, from: at + 1, to: end, bare: false)
      else { throw SyntaxError(.unknownCommand, at: UInt32(at)) }
      switch entry.action {
      case .open(let found), .close(let found): mark = found
      case .bar(let found): mark = found == .none ? .bar : found
      default: break
      }
      if mark != nil { at = end - 1 }
    default: break
    }
    guard let mark else {
      throw SyntaxError(
        at < source.count ? .unexpectedToken : .unexpectedEnd, at: UInt32(at),
        expected: .closingDelimiter)
    }
    at += 1
    try delimiter(kind, mark, flags: Token.sized, from: start)
  }

  /// A bar behind `\middle` means "such that".
  private mutating func middle(from start: Int) throws(SyntaxError) {
    at = source.skipBlanks(at)
    if source.byte(at) == .bar {
      at += 1
      return try emit(.relation, detail: Relation.mid.rawValue, from: start, to: at)
    }
    // `\middle\vert`, `\middle/`: the size goes, the sign stays.
  }

  /// The end of a row, with the room that is asked for behind it.
  private mutating func newline(from start: Int) throws(SyntaxError) {
    // `\\[2pt]`, `\\*`
    if source.byte(at) == .asterisk { at += 1 }
    if source.byte(at) == .openBracket,
      source.isDigit(at + 1) || source.byte(at + 1) == .minus || source.byte(at + 1) == .point
    {
      var end = at + 1
      while source.isDigit(end) || source.isLetter(end) || source.byte(end) == .point
        || source.byte(end) == .minus
      { end += 1 }
      if source.byte(end) == .closeBracket, source.isLetter(end - 1) { at = end + 1 }
    }
    try emit(.separator, detail: Separator.newline.rawValue, from: start, to: at)
  }
}
