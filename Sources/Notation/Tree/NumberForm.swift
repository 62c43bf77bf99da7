/// How a number is written: bits of a `number` node's detail.
public struct NumberForm: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// The form that has these bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// It has a decimal point.
  public static let point = NumberForm(rawValue: 1)
  /// It has an exponent: `1.2e-3`.
  public static let exponent = NumberForm(rawValue: 2)
  /// Its digits were grouped: `1,048,576`.
  public static let grouped = NumberForm(rawValue: 4)
  /// Its last digits repeat: `0.\overline{27}`.
  public static let repeating = NumberForm(rawValue: 8)
  /// Grouped by one comma only, so that it may be a list: `1,234`.
  public static let commaOnce = NumberForm(rawValue: 16)
  /// Its decimal point is a comma in braces: `3{,}14`.
  public static let decimalComma = NumberForm(rawValue: 32)
}
