/// A name that notation knows: how it is written, what it does, and an example.
///
/// The registry `all` is an ordered list of values. A new name is one line in its family's file.
public struct Command: Sendable {
  /// What a name does where it stands.
  public enum Action: Sendable {
    /// A letter or a sign, by its scalar.
    case symbol(Unicode.Scalar)
    case function(Function)
    case bigOperator(BigOperator)
    case relation(Relation)
    case setOperator(SetOperator)
    /// A sign between factors.
    case product(ProductSign)
    case divide, plus, minus, plusMinus, minusPlus, factorial, percent, degree, prime
    /// Two arguments: numerator, denominator.
    case fraction
    /// Two arguments: n, k.
    case binomial
    /// A root of this index; with 2 an optional index in brackets.
    case root(UInt16)
    /// One argument under or over which something stands.
    case accent(Accent)
    /// One argument that stands for itself: `\boxed{5}`, `\mathbf{v}`.
    case wrapper
    /// A digit or a letter in a circle, which is a sign of its own.
    case circled
    /// One letter in blackboard bold.
    case blackboard
    /// One argument that is kept as text.
    case text
    /// One argument that is a name or a unit in upright letters.
    case upright
    /// One argument that is the name of a function.
    case operatorName
    /// The rest of the braces is upright: `{\rm cm}`.
    case uprightSwitch
    /// A blank.
    case blank
    /// This many arguments, dropped in silence: they space or lay out.
    case layout(arguments: Int)
    /// A colour, dropped in silence; white would hide an answer and is refused.
    case color
    /// A sign that only takes room, `\phantom{-}`; anything else in it would hide an answer and is refused.
    case phantom
    /// This many arguments, dropped with a warning.
    case ignored(arguments: Int)
    case open(Delimiters.Mark)
    case close(Delimiters.Mark)
    /// A delimiter that opens and closes.
    case bar(Delimiters.Mark)
    case left, right, middle
    case begin, end
    case newline, ellipsis
    /// `\bmod` between operands; `\pmod` after a statement, with one argument.
    case modulo, modulus
    case choose, over
    /// Negates the relation that follows.
    case not
    case separator(Separator)
    /// A bare word between mathematics.
    case connective
  }

  /// Whether a name is also known without its backslash.
  public enum Bare: UInt8, Sendable {
    case no, yes
    /// Only directly before an opening parenthesis: `max(1, 2)`, but `5 max`.
    case beforeParenthesis
    /// Only bare: the name with a backslash is unknown.
    case only
    /// Only bare, and only before an opening parenthesis.
    case onlyBeforeParenthesis

    /// When the bare name is known, in the words of the reference page; empty for `no`.
    public var words: String {
      switch self {
      case .no: ""
      case .yes: "yes"
      case .beforeParenthesis: "before `(`"
      case .only: "only"
      case .onlyBeforeParenthesis: "only, before `(`"
      }
    }
  }

  /// The name without its backslash.
  public let name: String
  /// What it does where it stands.
  public let action: Action
  /// Whether it is also known without its backslash.
  public let bare: Bare
  /// One sentence on what it reads as.
  public let summary: String
  /// A short source that uses it.
  public let example: String
  let word: Word

  init(
    _ name: String, _ action: Action, bare: Bare = .no, word: Word = .and, _ summary: String,
    _ example: String
  ) {
    self.name = name
    self.action = action
    self.bare = bare
    self.word = word
    self.summary = summary
    self.example = example
  }

  /// Every name, family by family.
  public static let all: [Command] =
    fractions + roots + functions + bigOperators + accents + delimiters + relations + arithmetic
    + sets + greek + signs + alphabets + texts + spacing + layout + words

  /// The name as it is written: with its backslash, unless it is known bare only.
  public var source: String { isKnownWithBackslash ? "\\" + name : name }

  /// The first name with a backslash, as it is written, whose action is the wanted one.
  static func first(of family: [Command], where isWanted: (Action) -> Bool) -> String? {
    family.first { $0.isKnownWithBackslash && isWanted($0.action) }?.source
  }

  /// Whether the name is known with its backslash.
  var isKnownWithBackslash: Bool { bare != .only && bare != .onlyBeforeParenthesis }
}
