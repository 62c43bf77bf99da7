public import Answers
public import Extraction

/// A named set of switches: how an answer is found, how it is compared, and what a verdict is worth.
public struct Policy: Sendable, Hashable {
  /// The name that outputs carry; a changed switch adds `+switch` or `-switch`.
  public var name: String
  /// One sentence that says what it is for.
  public var sentence: String
  /// Whether the last number of a response may be its answer.
  public var isLenient = false
  /// Whether only boxes are answers.
  public var boxedOnly = false
  /// Whether rule `rounding` applies.
  public var allowsRounding = true
  /// Whether units, labels, percent signs and names may be dropped.
  public var allowsConventions = true
  /// Whether an answer that repeats the question's operators unevaluated is correct.
  public var allowsUnevaluated = false

  /// The policies, the usual one first.
  public static let all: [Policy] = [
    Policy(name: "default", sentence: "The rules as they stand."),
    Policy(
      name: "strict", sentence: "No rounding, no unit or wrapper dropped, boxed answers only.",
      boxedOnly: true, allowsRounding: false, allowsConventions: false),
    Policy(
      name: "lenient", sentence: "As default; the last number counts where nothing else is found.",
      isLenient: true),
  ]

  /// The usual policy.
  public static let standard = all[0]

  /// The policy with a name; nil if there is none.
  public static func named(_ name: String) -> Policy? { all.first { $0.name == name } }

  init(
    name: String, sentence: String, isLenient: Bool = false, boxedOnly: Bool = false,
    allowsRounding: Bool = true, allowsConventions: Bool = true
  ) {
    self.name = name
    self.sentence = sentence
    self.isLenient = isLenient
    self.boxedOnly = boxedOnly
    self.allowsRounding = allowsRounding
    self.allowsConventions = allowsConventions
  }

  /// The switches of the rules.
  public var options: Judge.Options {
    var options = Judge.Options()
    options.allowsRounding = allowsRounding
    options.allowsConventions = allowsConventions
    return options
  }

  /// The switches of extraction.
  public var extraction: ExtractionPolicy {
    boxedOnly ? .boxed : isLenient ? .lenient : .standard
  }
}
