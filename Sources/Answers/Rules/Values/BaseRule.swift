import Numbers

extension Rule {
  static let base = Rule(
    id: .base,
    statement:
      "Digits with a subscript are a number in that base; against bare digits the digits count as well.",
    examples: [
      Example("1011_2", "11", .equal), Example("1011_2", "1011", .equal),
      Example("204_5", "204_6", .different),
    ],
    beside: .based,
    decide: { comparison, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction,
        a.baseDigits != nil || b.baseDigits != nil
      else { return nil }
      let verdict = comparison.compare(a, b)
      if verdict.isEqual || (a.baseDigits != nil && b.baseDigits != nil) { return verdict }
      let left = a.baseDigits ?? a.number
      let right = b.baseDigits ?? b.number
      guard comparison.options.allowsConventions, let left, let right, left == right else {
        return verdict
      }
      return .equal(.convention, .base, "The digits are the same; one side leaves the base out.")
    })
}
