public import Algebra
public import Notation
public import Numbers

/// What an answer is, once its notation is read.
public indirect enum Answer: Sendable {
  /// A number or an expression, with how it was written.
  case expression(Value)
  /// Elements in order. The delimiters tell whether it can be an interval.
  case tuple([Answer], Bounds)
  /// Elements in braces: unordered, repeats collapse.
  case set([Answer])
  /// Elements with bare commas, `and`, `or`, or a `\pm`: one set of solutions.
  case list([Answer])
  /// A union of intervals.
  case region([Span])
  /// Cells row by row.
  case matrix(rows: Int, columns: Int, cells: [Answer])
  /// `name = value`
  case assignment(name: Name, Answer)
  /// Values for several names: `x = 1, y = 2`.
  case system([Part])
  /// Values for every integer: `π/6 + 2kπ, k ∈ ℤ`; the parameter's name, and what it runs over.
  case family([Answer], parameter: Name, domain: Domain)
  /// `x ≡ 3 (mod 7)`
  case congruence(Congruence)
  /// `|x|` by cases: values, each with its condition, the first that holds deciding.
  case cases([Branch])
  /// `x ∈ S`, `x = …` for a set: the name and the set.
  case membership(name: Name, Answer)
  /// Values that are said to be equal, one after the other.
  case chain(Chain)
  /// Operands with the signs between them.
  case relation([Answer], [Relation])
  /// A known sign of infinity: 1, −1, or 0 for `\pm\infty`.
  case infinity(Int)
  /// A set of numbers by its sign: ℤ, ℚ.
  case numberSet(NumberSet)
  /// The empty set, "no solution".
  case empty
  /// Words, without case, articles, punctuation and spacing.
  case text([UInt8])
  /// Something without a value, by the words that say so; no words where a computation has none.
  case undefined([UInt8])
  /// A construct beyond the rules, by name, with its canonical notation.
  case opaque(construct: Construct, notation: [UInt8])
}

extension Answer {
  /// One name of a system, and its value.
  public struct Part: Sendable {
    /// The name.
    public var name: Name
    /// What it stands for.
    public var value: Answer

    init(_ name: Name, _ value: Answer) {
      self.name = name
      self.value = value
    }
  }
}

/// How a pair or a tuple is bounded.
public struct Bounds: Sendable, Equatable {
  /// Whether the left end is open (round) or closed (square).
  public var isLeftOpen: Bool
  /// Whether the right end is open or closed.
  public var isRightOpen: Bool
  /// Whether it can be an interval: two elements within round or square brackets.
  public var isInterval: Bool
  /// Whether it can only be one: `[0, 1)`.
  public var isOnlyInterval: Bool
  /// Whether it was written as a combination of unit vectors.
  var isUnitVector = false

  static let tuple = Bounds(
    isLeftOpen: true, isRightOpen: true, isInterval: false, isOnlyInterval: false)
}

/// One interval of a region; an end is an expression, or infinite.
public struct Span: Sendable {
  /// An end of an interval.
  public enum End: Sendable {
    case finite(Expression)
    case infinite
  }
  /// The lower end; an infinite one is minus infinity.
  public var low: End
  /// The upper end; an infinite one is plus infinity.
  public var high: End
  /// Whether the lower end is left out.
  public var isLowOpen: Bool
  /// Whether the upper end is left out.
  public var isHighOpen: Bool
}

/// An expression with how it was written: its unit, its precision.
public struct Value: Sendable {
  /// What it is worth, without its unit; a percent is already divided by 100.
  public var expression: Expression
  /// Its value where it was written as a number or a simple fraction.
  public var number: Rational?
  /// Significant digits where it is one decimal literal with a point.
  public var digits: Int?
  /// Decimal places where it is one decimal literal with a point.
  public var places: Int?
  /// Whether a percent sign stands behind it.
  public var isPercent = false
  /// Whether a currency stands beside it.
  public var isMoney = false
  /// Whether `\approx` stands before it.
  public var isApproximate = false
  /// The unit, or the currency, beside it.
  public var unit: Unit?
  /// Whether words that are no unit stood behind it and were dropped.
  public var hasLabel = false
  /// Where its base stands as a subscript: the digits as they stand, read as a decimal number.
  public var baseDigits: Rational?
  /// The letter, where the answer is a single one.
  public var letter: UInt8?
  /// Whether it was written as a product, a fraction, a power …: something that is no plain literal.
  public var isLiteral = false

  /// Its number where nothing else is to be considered: no unit, sign, label, base, or precision.
  var plainNumber: Rational? {
    guard let number, places == nil, unit == nil, !isPercent, !isApproximate, !hasLabel,
      baseDigits == nil
    else {
      return nil
    }
    return number
  }

  init(_ expression: Expression, number: Rational? = nil) {
    self.expression = expression
    self.number = number
  }
}
