import Bytes
import Notation

/// Answers in words.
extension AnswerReader {
  /// Words: a number in words, else text.
  func words(_ id: Syntax.ID, _ written: ParsedAnswer) -> Answer {
    let text = Text.normalised(written.bytes(id))
    if Self.emptyWords.contains(text) { return .empty }
    if let words = Self.undefinedWords[text] { return .undefined(words) }
    if let set = Words.numbers(text) { return set }
    return text.isEmpty ? opaque(.words, id, written) : .text(text)
  }

  private static let emptyWords: Set<[UInt8]> = Set(
    [
      "nosolution", "nosolutions", "emptyset", "norealsolution", "norealsolutions", "none",
      "nosuchxexists", "therearenosolutions", "thereisnosolution", "norealroots", "norealroot",
      "nosolutionexists", "nosolutionsexist", "therearenorealsolutions", "thereisnorealsolution",
      "hasnosolution", "hasnorealsolution", "hasnorealsolutions",
    ].map { Array($0.utf8) })

  /// Words for what has no value, and which of them say the same.
  static let undefinedWords: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      ("undefined", "undefined"), ("notdefined", "undefined"), ("dne", "doesnotexist"),
      ("doesnotexist", "doesnotexist"), ("limitdoesnotexist", "doesnotexist"),
      ("indeterminate", "indeterminate"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })
}
