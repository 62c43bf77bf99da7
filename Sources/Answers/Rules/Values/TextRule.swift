import Bytes
import Notation

extension Rule {
  static let text = Rule(
    id: .text,
    statement:
      "Words compare without case, articles, punctuation and spacing; yes is true, no is false.",
    examples: [
      Example("an ellipse", "\\text{Ellipse}", .equal),
      Example("\\text{Yes}", "\\text{No}", .different),
    ],
    beside: .text,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.text(let a), .text(let b)):
        if a == b { return .equal(.exact, .text, "The words are the same.") }
        if let x = truth(a), let y = truth(b), x == y {
          return .equal(.convention, .text, "Yes is true, and no is false.")
        }
        return .different(.text, "The words differ.", nil)
      case (.numberSet(let a), .numberSet(let b)):
        return a == b
          ? .equal(.exact, .text, "The words are the same.")
          : .different(.text, "The words differ.", nil)
      case (.text, .numberSet), (.numberSet, .text):
        return .different(.text, "The words differ.", nil)
      case (.text(let words), .expression(let value)), (.expression(let value), .text(let words)):
        // \text{B} beside a word that is one letter.
        if let letter = value.letter, words == [letter.lowercased] {
          return .equal(.convention, .text, "The letter is the same.")
        }
        return nil
      default: return nil
      }
    })

  private static func truth(_ words: [UInt8]) -> Bool? {
    switch String(decoding: words, as: UTF8.self) {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }
}
