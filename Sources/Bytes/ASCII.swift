/// The ASCII bytes that the project compares with.
///
/// One spelling everywhere: punctuation and white space by these names (`byte == .dollar`), letters
/// and digits as `UInt8(ascii: "x")`, an ASCII character as a Unicode scalar as `UInt32(ascii: "x")`.
extension UInt8 {
  /// The backspace.
  @inlinable public static var backspace: UInt8 { 0x08 }
  /// The horizontal tab.
  @inlinable public static var tab: UInt8 { 0x09 }
  /// The line feed, which ends a line.
  @inlinable public static var newline: UInt8 { 0x0A }
  /// The form feed.
  @inlinable public static var formFeed: UInt8 { 0x0C }
  /// The carriage return.
  @inlinable public static var carriageReturn: UInt8 { 0x0D }
  /// The unit separator, which no text holds.
  @inlinable public static var unitSeparator: UInt8 { 0x1F }
  /// The blank.
  @inlinable public static var space: UInt8 { 0x20 }
  /// `!`
  @inlinable public static var exclamationMark: UInt8 { 0x21 }
  /// `"`
  @inlinable public static var quotationMark: UInt8 { 0x22 }
  /// `#`
  @inlinable public static var hash: UInt8 { 0x23 }
  /// `$`
  @inlinable public static var dollar: UInt8 { 0x24 }
  /// `%`
  @inlinable public static var percent: UInt8 { 0x25 }
  /// `&`
  @inlinable public static var ampersand: UInt8 { 0x26 }
  /// `'`
  @inlinable public static var apostrophe: UInt8 { 0x27 }
  /// `(`
  @inlinable public static var openParenthesis: UInt8 { 0x28 }
  /// `)`
  @inlinable public static var closeParenthesis: UInt8 { 0x29 }
  /// `*`
  @inlinable public static var asterisk: UInt8 { 0x2A }
  /// `+`
  @inlinable public static var plus: UInt8 { 0x2B }
  /// `,`
  @inlinable public static var comma: UInt8 { 0x2C }
  /// `-`, the hyphen and the minus of ASCII.
  @inlinable public static var minus: UInt8 { 0x2D }
  /// `.`, the full stop and the decimal point.
  @inlinable public static var point: UInt8 { 0x2E }
  /// `/`
  @inlinable public static var slash: UInt8 { 0x2F }
  /// `:`
  @inlinable public static var colon: UInt8 { 0x3A }
  /// `;`
  @inlinable public static var semicolon: UInt8 { 0x3B }
  /// `<`
  @inlinable public static var less: UInt8 { 0x3C }
  /// `=`
  @inlinable public static var equals: UInt8 { 0x3D }
  /// `>`
  @inlinable public static var greater: UInt8 { 0x3E }
  /// `?`
  @inlinable public static var questionMark: UInt8 { 0x3F }
  /// `@`
  @inlinable public static var at: UInt8 { 0x40 }
  /// `[`
  @inlinable public static var openBracket: UInt8 { 0x5B }
  /// `\`
  @inlinable public static var backslash: UInt8 { 0x5C }
  /// `]`
  @inlinable public static var closeBracket: UInt8 { 0x5D }
  /// `^`
  @inlinable public static var caret: UInt8 { 0x5E }
  /// `_`
  @inlinable public static var underscore: UInt8 { 0x5F }
  /// The grave accent.
  @inlinable public static var backquote: UInt8 { 0x60 }
  /// `{`
  @inlinable public static var openBrace: UInt8 { 0x7B }
  /// `|`
  @inlinable public static var bar: UInt8 { 0x7C }
  /// `}`
  @inlinable public static var closeBrace: UInt8 { 0x7D }
  /// `~`
  @inlinable public static var tilde: UInt8 { 0x7E }
  /// The control character delete, the last byte of ASCII.
  @inlinable public static var delete: UInt8 { 0x7F }
}

extension UInt32 {
  /// The Unicode scalar value of an ASCII character; traps for any other, so it takes literals only.
  @inlinable @inline(__always)
  public init(ascii scalar: Unicode.Scalar) { self = UInt32(UInt8(ascii: scalar)) }
}
