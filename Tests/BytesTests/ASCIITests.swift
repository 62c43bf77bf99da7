import Bytes
import Testing

@Suite struct ASCIITests {
  /// Every byte of ASCII that is punctuation or white space has one name.
  @Test func namesStandForTheirCharacters() {
    let named: [(Unicode.Scalar, UInt8)] = [
      ("\u{8}", .backspace), ("\t", .tab), ("\n", .newline), ("\u{C}", .formFeed),
      ("\r", .carriageReturn), ("\u{1F}", .unitSeparator), (" ", .space), ("!", .exclamationMark),
      ("\"", .quotationMark), ("#", .hash), ("$", .dollar), ("%", .percent), ("&", .ampersand),
      ("'", .apostrophe), ("(", .openParenthesis), (")", .closeParenthesis), ("*", .asterisk),
      ("+", .plus), (",", .comma), ("-", .minus), (".", .point), ("/", .slash), (":", .colon),
      (";", .semicolon), ("<", .less), ("=", .equals), (">", .greater), ("?", .questionMark),
      ("@", .at), ("[", .openBracket), ("\\", .backslash), ("]", .closeBracket), ("^", .caret),
      ("_", .underscore), ("`", .backquote), ("{", .openBrace), ("|", .bar), ("}", .closeBrace),
      ("~", .tilde), ("\u{7F}", .delete),
    ]
    for (scalar, byte) in named { #expect(UInt8(ascii: scalar) == byte, "\(scalar)") }
    let punctuation = (UInt8.space...UInt8.tilde).filter { !$0.isLetter && !$0.isDigit }
    #expect(Set(punctuation).isSubset(of: named.map(\.1)))
  }

  @Test func classesAreThoseOfUnicodeWithinASCII() {
    for byte in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(byte)
      let properties = scalar.properties
      let isASCII = scalar.isASCII
      #expect(byte.isASCII == isASCII)
      #expect(byte.isLetter == (isASCII && properties.isAlphabetic), "\(byte)")
      #expect(byte.isCapital == (isASCII && properties.isUppercase), "\(byte)")
      #expect(byte.isSmallLetter == (isASCII && properties.isLowercase), "\(byte)")
      #expect(byte.isDigit == (isASCII && properties.numericType == .decimal), "\(byte)")
      #expect(byte.isBlank == (isASCII && properties.isWhitespace), "\(byte)")
      #expect(byte.isSpace == [" ", "\t", "\n", "\r"].contains(scalar), "\(byte)")
      #expect(UInt8.digits.contains(byte) == byte.isDigit)
      #expect(UInt8.capitals.contains(byte) == byte.isCapital)
      #expect(UInt8.smallLetters.contains(byte) == byte.isSmallLetter)
      #expect(UInt32(byte).isASCIILetter == byte.isLetter)
      guard isASCII else {
        #expect(byte.lowercased == byte && byte.uppercased == byte)
        continue
      }
      #expect(properties.lowercaseMapping == String(Unicode.Scalar(byte.lowercased)))
      #expect(properties.uppercaseMapping == String(Unicode.Scalar(byte.uppercased)))
    }
  }

  @Test func aScalarIsItsByte() {
    #expect(UInt32(ascii: "d") == 100)
    #expect(UInt32(ascii: "~") == 126)
  }
}
