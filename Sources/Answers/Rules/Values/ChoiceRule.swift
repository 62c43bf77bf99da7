import Bytes

extension Rule {
  static let choice = Rule(
    id: .choice,
    statement:
      "Where gold is one letter, a prediction that names that option, and no other, is the choice.",
    examples: [
      Example("B", "\\textbf{(B)}", .equal), Example("B", "\\text{B) }17", .equal),
      Example("B", "A, B, C, D", .different),
    ],
    beside: .letter,
    decideWhole: { gold, prediction in
      guard let letter = gold.option, let chosen = prediction.option else { return nil }
      if chosen == letter.uppercased {
        return .equal(.convention, .choice, "Both choose \(Unicode.Scalar(chosen)).")
      }
      return .different(
        .choice,
        "Gold is \(Unicode.Scalar(letter)), the prediction chooses \(Unicode.Scalar(chosen)).", nil)
    })
}
