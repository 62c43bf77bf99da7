import Bytes

extension Lexer {
  /// A number: digits, groups of three, a point, repeating digits, an exponent.
  mutating func number() throws(SyntaxError) {
    let start = at
    var form: NumberForm = []
    var end = source.skipDigits(at)
    // The digits of `\frac12` and of `x^10` are digits and nothing more.
    if let last = tokens.last, !blank || last.kind == .fraction {
      switch last.kind {
      case .fraction, .binomial:
        at = end > start ? end : start + 1
        if end == start { break }
        return try emit(.number, from: start, to: end)
      case .underscore, .caret:
        if source.byte(end) == .point, source.isDigit(end + 1) {
          end = source.skipDigits(end + 1)
          form.insert(.point)
        }
        at = end
        return try emit(.number, detail: form.rawValue, from: start, to: end)
      default: break
      }
    }
    if end > start, end - start <= 3,
      let grouped = source.groups(
        from: start, first: end, isInDelimiters: nesting.isInDelimiters)
    {
      form.formUnion(grouped.form)
      end = grouped.end
    } else if end > start, source.byte(end) == .openBrace, let last = source.bracedComma(end),
      source.isDigit(last)
    {
      // `3{,}14`: in braces a comma does not separate.
      end = source.skipDigits(last)
      at = end
      return try emit(
        .number, detail: NumberForm([.point, .decimalComma]).rawValue, from: start, to: end)
    }
    if source.byte(end) == .point {
      if source.isDigit(end + 1) {
        form.insert(.point)
        end = source.skipDigits(end + 1)
        if source.byte(end) == .point, source.isDigit(end + 1) {
          throw SyntaxError(.unexpectedCharacter, at: UInt32(end))
        }
      } else if source.byte(end + 1) == .backslash || source.byte(end + 1) == .openParenthesis,
        source.repeating(from: end + 1) != nil
      {
        form.insert(.point)
        end += 1
      } else if source.byte(end + 1) != .point, !source.startsSentence(end + 1) {
        // `17.` is 17: the point is part of it.
        at = end + 1
        return try emit(.number, detail: form.rawValue, from: start, to: at)
      }
    }
    if form.contains(.point), let tail = source.repeating(from: end) {
      form.insert(.repeating)
      end = tail
    } else if let tail = source.exponent(from: end) {
      form.insert(.exponent)
      end = tail
    }
    at = end
    try emit(.number, detail: form.rawValue, from: start, to: end)
  }
}
