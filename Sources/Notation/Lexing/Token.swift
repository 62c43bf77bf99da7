/// A word of the source: what it is and where it stands.
struct Token {
  /// What a token is; the parser decides by it.
  enum Kind: UInt8 {
    case end
    // Operands
    case number, symbol, letters, text, ellipsis, vulgar
    case open, bar, leftBrace, fraction, binomial, root, accent, wrapper, function, bigOperator
    case environment, negation
    // Operators between and after operands
    case plus, minus, plusMinus, minusPlus, product, slash, modulo
    case caret, underscore, superscript, subscripted, prime, factorial, percent, degree
    case setOperator, relation, condition, modulus, choose, over
    // Structure
    case close, rightBrace, separator, stop, ampersand, environmentEnd
    /// A bare word that is a connective between mathematics, and letters in prose.
    case word
  }

  /// Bits of `flags`.
  static let blankBefore: UInt8 = 1
  /// A delimiter after `\left`, `\right`.
  static let sized: UInt8 = 2
  /// `\mid`: never opens bars after an operand.
  static let midOnly: UInt8 = 4
  /// Digits that are full-width.
  static let fullWidth: UInt8 = 16
  /// A function's bare name, as `sin` in ASCII.
  static let bare: UInt8 = 32

  var kind: Kind
  var flags: UInt8
  /// The raw value of what `kind` names: a `Relation`, a `Function`, a `Delimiters.Mark`, …
  var detail: UInt16
  var start: UInt32
  var end: UInt32
  /// The scalar of a symbol; where the content of a text starts.
  var value: UInt32

  var isBlankBefore: Bool { flags & Token.blankBefore != 0 }
}

extension Token.Kind {
  /// Whether an operand can begin with it.
  var startsOperand: Bool { rawValue >= Self.number.rawValue && rawValue <= Self.negation.rawValue }

  /// Whether an operand can end with it.
  var endsOperand: Bool {
    switch self {
    case .number, .symbol, .letters, .text, .ellipsis, .vulgar, .bar, .close, .rightBrace,
      .superscript, .subscripted, .prime, .factorial, .percent, .degree, .environmentEnd,
      .word:
      true
    default: false
    }
  }
}

/// A connective that is written as a bare word; a token's detail.
enum Word: UInt16 { case and, or, condition, modulo, element, union }
