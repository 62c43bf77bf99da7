import Records

/// What a grader says of a row, whatever it calls that.
enum VerdictField: UInt8, CaseIterable {
  case equal, different, undecided

  /// Fields that hold a verdict, in the order in which they are tried.
  static let known = [
    "status", "verdict", "symbolic_correct", "is_correct", "correct", "score", "reward",
    "exact_match", "judgement", "label", "expect",
  ]

  var name: String {
    switch self {
    case .equal: "equal"
    case .different: "different"
    case .undecided: "undecided"
    }
  }

  /// The verdict that a field's text is; nil where it is none.
  init?(_ text: Bytes) {
    guard text.count <= 16 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "equal", "correct", "true", "yes", "1", "1.0": self = .equal
    case "different", "incorrect", "false", "no", "0", "0.0", "-1", "-1.0", "no_answer",
      "unreadable", "unevaluated":
      self = .different
    case "undecided", "gold_error", "broken_row": self = .undecided
    default: return nil
    }
  }
}
