/// How a number is written: bits of a `number` node's detail.
public struct NumberForm: OptionSet, Sendable {
  public let rawValue: UInt16
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

/// The sign between the factors of a `product`.
public enum ProductSign: UInt16, Sendable { case times, dot, star }

/// A function that notation knows by name.
public enum Function: UInt16, Sendable, CaseIterable {
  case sin, cos, tan, cot, sec, csc
  case arcsin, arccos, arctan, arccot, arcsec, arccsc
  case sinh, cosh, tanh, coth, sech, csch, arsinh, arcosh, artanh
  case exp, log, ln, lg, lb
  case max, min, gcd, lcm, sup, inf
  case det, tr, rank, dim, ker, arg, re, im, deg, sgn, cis, conj
  case abs, floor, ceil, round, sqrt, cbrt, probability, expectation, variance
}

/// An operator written large, with bounds.
public enum BigOperator: UInt16, Sendable, CaseIterable {
  case sum, product, integral, doubleIntegral, tripleIntegral, contourIntegral
  case limit, union, intersection, maximum, minimum, supremum, infimum
}

/// What stands over or under a base.
public enum Accent: UInt16, Sendable, CaseIterable {
  case bar, hat, tilde, vector, dot, doubleDot, underline, cancel, wideArc
}

/// The opening and the closing delimiter of a group: `detail = open * 16 + close`.
public struct Delimiters: Hashable, Sendable {
  public enum Mark: UInt16, Sendable, CaseIterable {
    case none, parenthesis, bracket, brace, angle, bar, doubleBar, floor, ceil
  }
  public var open: Mark
  public var close: Mark

  @inlinable
  public init(_ open: Mark, _ close: Mark) {
    self.open = open
    self.close = close
  }

  /// The delimiters that a group's detail says; nil where it says none.
  @inlinable
  public init?(detail: UInt16) {
    guard let open = Mark(rawValue: detail / 16), let close = Mark(rawValue: detail % 16) else {
      return nil
    }
    self.init(open, close)
  }

  @inlinable
  public var detail: UInt16 { open.rawValue * 16 + close.rawValue }
}

/// What separates the elements of a list, tightest first.
public enum Separator: UInt16, Sendable, CaseIterable { case comma, semicolon, and, or, newline }

/// A sign between the operands of a relation.
public enum Relation: UInt16, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case approximately, equivalent, similar, congruent, proportional, parallel, perpendicular
  case element, notElement, owns, subset, subsetOrEqual, superset, supersetOrEqual, notSubset
  case to, mapsTo, implies, impliedBy, ifAndOnlyIf
  /// `:`: a ratio, a time, "such that", or a type
  case colon
  /// `\mid`, `|` inside braces: "such that", or "divides"
  case mid
  case notMid
  /// `:=`
  case define
  /// `\forall`, `\exists` in front: the side before it is `absent`
  case forAll, exists
  /// "for", "if", "where", "when", "with": what follows is a condition
  case condition
  /// `\not\equiv`
  case notEquivalent
}

/// An operator between sets or statements.
public enum SetOperator: UInt16, Sendable, CaseIterable {
  case union, intersection, difference, symmetricDifference, product, and, or, not
}

/// The LaTeX environment of a matrix.
public enum Environment: UInt16, Sendable, CaseIterable {
  case matrix, parenthesized, bracketed, braced, barred, doubleBarred, array, cases, aligned
}
