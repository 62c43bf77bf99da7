import Bytes
import Patterns

/// What a language says around answers, or several that are alike. A new one is one more value, and
/// its place in `all`.
struct Language: Sendable {
  /// The word with which a phrase that states an answer begins, in lower case.
  struct Opening: Sendable {
    var word: StaticString
    /// A byte of the word that is rare elsewhere, and its place in the word.
    var mark: UInt8
    var offset: Int
  }

  /// A word that joins the elements of a list, in lower case.
  struct Joiner: Sendable {
    var word: StaticString
    /// Whether it offers alternatives.
    var isOr: Bool
  }

  /// How a sentence gets from its subject to the answer: "The volume is 120".
  struct Copula: Sendable {
    /// What a subject starts with, in lower case; nil for any character beyond ASCII.
    var opening: StaticString?
    var verbs: [StaticString]
    /// What no plain subject holds.
    var hedges: [StaticString]
    /// Whether no plain subject holds a digit.
    var endsAtDigits: Bool
  }

  var openings: [Opening]
  /// From the opening to where the answer starts.
  var connector: Pattern
  /// A line that is a heading for the answer, up to its end or to math.
  var heading: Pattern?
  /// Whether a phrase in it counts where a language before it in `all` states an answer further up.
  var isSpokenBesides = false
  /// Words between the connector and the answer that say nothing: alternatives of a pattern.
  var fillers: [String] = []
  /// What shows that a phrase does not state the answer: "is not 5", "is correct".
  var refusal: Pattern?
  var copula: Copula?
  var joiners: [Joiner] = []
  /// Words that start a clause which gives a reason.
  var reasons: [StaticString] = []
  var reasonsAfterComma: [StaticString] = []
  var reasonsAfterWideComma: [StaticString] = []
  /// Words that show that they stand in a sentence, in lower case.
  var sentenceWords: [StaticString] = []

  /// Every language, in the order in which phrases are looked for.
  static let all: [Language] = [chinese, english, romance, german]
}

/// What the languages say together: what is looked for at many places of a response.
enum Languages {
  static let headings = Language.all.compactMap(\.heading)
  static let refusals = Language.all.compactMap(\.refusal)
  static let copulas = Language.all.compactMap(\.copula)
  static let joiners = Language.all.flatMap(\.joiners)
  static let reasons = Language.all.flatMap(\.reasons)
  static let reasonsAfterComma = Language.all.flatMap(\.reasonsAfterComma)
  static let reasonsAfterWideComma = Language.all.flatMap(\.reasonsAfterWideComma)
  static let sentenceWords = Language.all.flatMap(\.sentenceWords)
  /// Words and marks between a connector and the answer that say nothing.
  static let lead = Pattern(
    #"(?:[ \t\r\n*:"'`]|：|“|‘|(?:"# + Language.all.flatMap(\.fillers).joined(separator: "|")
      + #")\b)*+"#,
    [.anchored, .caseless])
}
