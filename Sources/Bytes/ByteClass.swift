/// The classes of ASCII bytes: as ranges for patterns, as questions for conditions.
extension UInt8 {
  /// `0` to `9`.
  @inlinable public static var digits: ClosedRange<UInt8> { UInt8(ascii: "0")...UInt8(ascii: "9") }
  /// `A` to `Z`.
  @inlinable public static var capitals: ClosedRange<UInt8> {
    UInt8(ascii: "A")...UInt8(ascii: "Z")
  }
  /// `a` to `z`.
  @inlinable public static var smallLetters: ClosedRange<UInt8> {
    UInt8(ascii: "a")...UInt8(ascii: "z")
  }

  /// Whether it is one of the 128 bytes of ASCII, so a character by itself in UTF-8.
  @inlinable public var isASCII: Bool {
    @inline(__always) get { self < 0x80 }
  }
  /// Whether it is a digit of ASCII.
  @inlinable public var isDigit: Bool {
    @inline(__always) get { self &- UInt8(ascii: "0") < 10 }
  }
  /// Whether it is a letter of ASCII.
  @inlinable public var isLetter: Bool {
    @inline(__always) get { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  }
  /// Whether it is one of `A` to `Z`.
  @inlinable public var isCapital: Bool {
    @inline(__always) get { self &- UInt8(ascii: "A") < 26 }
  }
  /// Whether it is one of `a` to `z`.
  @inlinable public var isSmallLetter: Bool {
    @inline(__always) get { self &- UInt8(ascii: "a") < 26 }
  }
  /// Whether it is the blank, the tab, the line feed or the carriage return: the white space of JSON.
  @inlinable public var isSpace: Bool {
    @inline(__always) get {
      self == .space || self == .tab || self == .newline || self == .carriageReturn
    }
  }
  /// Whether it is white space of ASCII as in C's `isspace`: also the vertical tab and the form feed.
  @inlinable public var isBlank: Bool {
    @inline(__always) get { self == .space || self &- 0x09 < 5 }
  }
  /// The small letter of a capital of ASCII; every other byte as it is.
  @inlinable public var lowercased: UInt8 {
    @inline(__always) get { isCapital ? self | 0x20 : self }
  }
  /// The capital of a small letter of ASCII; every other byte as it is.
  @inlinable public var uppercased: UInt8 {
    @inline(__always) get { isSmallLetter ? self & ~0x20 : self }
  }
}

extension UInt32 {
  /// Whether it is the Unicode scalar of a letter of ASCII.
  @inlinable public var isASCIILetter: Bool {
    @inline(__always) get { (self | 0x20) &- UInt32(ascii: "a") < 26 }
  }
}
