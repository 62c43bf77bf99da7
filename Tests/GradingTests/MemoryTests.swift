import Extraction
import Grading
import Testing

/// A grader that remembers grades gives the same ones as a grader that does not.
@Suite struct MemoryTests {
  private static let responses = [
    #"It is \boxed{1/2}."#, #"So, after all of this, it is \boxed{1/2}."#, "#### 1/2",
    #"\boxed{0.5}"#, #"\boxed{3}"#, "Nobody knows.", "<think> it is", "", #"\boxed{)(}"#,
  ]
  private static let golds = ["1/2", "3", "}{", "0.5", #"\frac{1}{2}"#]

  @Test(arguments: [1, 4, 8, 4_096])
  func whatIsRememberedChangesNothing(remembering: Int) {
    let plain = Grader()
    let grader = Grader(remembering: remembering)
    for _ in 0..<3 {
      for gold in Self.golds.map({ Array($0.utf8) }) {
        for response in Self.responses.map({ Array($0.utf8) }) {
          let expected = plain.grade(response: response, gold: gold)
          let found = grader.grade(response: response, gold: gold)
          #expect("\(found)" == "\(expected)")
        }
      }
    }
  }

  @Test func aPairThatComesAgainSpendsNoFuel() {
    let gold = Array(#"\sqrt{5+2\sqrt{6}}"#.utf8)
    let pair = Array(#"\sqrt{2}+\sqrt{3}"#.utf8)
    for (remembering, spends) in [(0, true), (4_096, false)] {
      let grader = Grader(remembering: remembering)
      _ = grader.grade(answer: pair, gold: gold)
      let fuel = grader.lastFuel
      _ = grader.grade(answer: Array("1".utf8), gold: Array("1".utf8))
      #expect(grader.lastFuel != fuel)
      _ = grader.grade(answer: pair, gold: gold)
      #expect((grader.lastFuel == fuel) == spends)
    }
  }
}
