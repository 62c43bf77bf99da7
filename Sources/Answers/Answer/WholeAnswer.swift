/// The whole of an answer: what it is, and what else its text may be.
struct WholeAnswer: Sendable {
  var answer: Answer
  /// The time or date that it may be.
  var clock: Clock?
  /// The permutation in cycles that it may be.
  var permutation: Permutation?
  /// The option of a multiple choice that it may be, a capital letter; only looked for where gold is a letter.
  var option: UInt8?

  init(_ answer: Answer) { self.answer = answer }

  /// An answer with what its text may be.
  init(_ answer: Answer, text: [UInt8]) {
    self.answer = answer
    clock = Clock(text)
    permutation = Permutation(text)
  }
}
