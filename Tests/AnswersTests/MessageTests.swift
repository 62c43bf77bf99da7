import Answers
import Budget
import Notation
import Support
import Testing

@Test("an answer that cannot be read is undecided with the message of its row")
func messagesOfErrors() {
  for row in ErrorRow.all {
    var verifier = Verifier(limits: row.bounds)
    let result = verifier.verify(gold: Array("7".utf8), prediction: row.content, wantsKey: false)
    // Blanks around an answer are trimmed before it is read, and prose is no error.
    guard let error = result.predictionError, error.offset == row.offset else { continue }
    #expect(error.sentence == row.message)
    #expect(!result.verdict.isEqual)
  }
}
