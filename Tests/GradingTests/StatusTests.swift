import Answers
import Budget
import Extraction
import Grading
import Support
import Testing

/// A response, its gold, and the status under each policy.
private struct Row {
  var response: String
  var gold: String
  var standard: GradeStatus
  var strict: GradeStatus
  var lenient: GradeStatus

  init(
    _ response: String, _ gold: String, _ standard: GradeStatus, strict: GradeStatus? = nil,
    lenient: GradeStatus? = nil
  ) {
    self.response = response
    self.gold = gold
    self.standard = standard
    self.strict = strict ?? standard
    self.lenient = lenient ?? standard
  }
}

private let rows: [Row] = [
  Row(#"So \boxed{42}."#, "42", .correct),
  Row(#"So \boxed{\frac{84}{2}}."#, "42", .correct),
  Row(#"So \boxed{x^2-1}."#, "(x-1)(x+1)", .correct),
  Row(#"\boxed{2, 1}"#, #"\{1,2\}"#, .correct),
  Row(#"<think>\boxed{41}</think>\boxed{42}"#, "42", .correct),
  Row(#"\boxed{2^{10}}"#, "1024", .correct),
  Row(#"\boxed{\frac{10!}{8!}}"#, "90", .correct),
  // Equal by a rule that strict leaves out.
  Row(#"\boxed{0.66667}"#, "0.667", .correct, strict: .incorrect),
  Row(#"\boxed{5\text{ cm}}"#, "5", .correct, strict: .incorrect),
  Row(#"\boxed{50\%}"#, "0.5", .correct),
  Row("The final answer is 42.", "42", .correct, strict: .noAnswer),
  Row("#### 42", "42", .correct, strict: .noAnswer),
  Row(#"So it is $42$."#, "42", .correct, strict: .noAnswer),
  // Only lenient takes the last number.
  Row("There are 6 of 42", "42", .noAnswer, lenient: .correct),
  Row("There are 6 of 41", "42", .noAnswer, lenient: .incorrect),
  Row(#"\boxed{41}"#, "42", .incorrect),
  Row(#"\boxed{42, 43}"#, "42", .incorrect),
  Row(#"\boxed{\text{no solution}}"#, "42", .incorrect),
  Row(#"\boxed{43=42}"#, "42", .incorrect),
  Row("", "42", .noAnswer),
  Row("I tried this and that.\nNothing came of it, and I give up.", "42", .noAnswer),
  Row("<think>It may be \\boxed{42}", "42", .noAnswer),
  Row(#"It is \boxed{42"#, "42", .noAnswer),
  Row(#"\boxed{42 +}"#, "42", .unreadable),
  Row(#"\boxed{42 \unknown}"#, "42", .unreadable),
  Row(#"\boxed{9!!!!!!}"#, "42", .undecided),
  Row(#"\boxed{10^{10^{10}}+1}"#, #"10^{10^{10}}"#, .undecided),
  Row(#"\boxed{\sum_{k=1}^{10}k}"#, "55", .unevaluated),
  Row(#"\boxed{\gcd(12,18)}"#, "6", .unevaluated),
  Row(#"\boxed{42}"#, "42 +", .goldError),
  Row(#"\boxed{42 -}"#, "42 +", .goldError),
  Row("I give up.", "42 +", .goldError),
  Row(#"\boxed{42}"#, "", .goldError),
  // Identical text needs no reading.
  Row(#"\boxed{42 +}"#, "42 +", .correct),
]

@Test("every response has one status, under each policy")
func statuses() {
  var seen: Set<GradeStatus> = []
  for policy in Policy.all {
    let grader = Grader(policy: policy)
    for row in rows {
      let grade = grader.grade(response: Array(row.response.utf8), gold: Array(row.gold.utf8))
      let expected =
        policy.name == "strict" ? row.strict : policy.name == "lenient" ? row.lenient : row.standard
      let comment: Comment = """
        \(policy.name): \(row.response) | \(row.gold): \(grade.verdict.map { "\($0.outcome) \($0.ruleName) \($0.reason)" } ?? "no verdict")
        """
      #expect(grade.status == expected, comment)
      seen.insert(grade.status)
    }
  }
  #expect(seen == Set(GradeStatus.allCases))
}

@Test("a correct grade is worth one, an unreadable gold nothing, all others zero")
func rewards() {
  for status in GradeStatus.allCases {
    let expected: Double? = status == .correct ? 1 : status == .goldError ? nil : 0
    #expect(status.reward == expected)
  }
}

@Test("a policy that allows unevaluated answers takes them for what they are worth")
func allowedUnevaluated() {
  let policy = Policy.standard.setting(.allowUnevaluated, to: true)
  let grader = Grader(policy: policy)
  let response = Array(#"\boxed{\sum_{k=1}^{10}k}"#.utf8)
  #expect(grader.grade(response: response, gold: Array("55".utf8)).status == .correct)
  #expect(grader.grade(response: response, gold: Array("56".utf8)).status == .incorrect)
}

@Test("the answer of a grade is the response at its span")
func spans() {
  let grader = Grader()
  for row in rows {
    let response = Array(row.response.utf8)
    let grade = grader.grade(response: response, gold: Array(row.gold.utf8))
    #expect((grade.answer == nil) == (grade.noAnswer != nil), "\(row.response)")
    #expect((grade.answer == nil) == (grade.foundBy == nil), "\(row.response)")
    if let span = grade.span, let answer = grade.answer {
      #expect(Array(response[span]) == answer, "\(row.response)")
    }
  }
}

@Test("a policy's name finds it, and no other")
func policyNames() {
  #expect(Policy.all.map(\.name) == ["default", "strict", "lenient"])
  for policy in Policy.all { #expect(Policy.named(policy.name) == policy) }
  #expect(Policy.named("Strict") == nil)
  #expect(Policy.standard.name == "default")
}

@Test("rows of the tables with a status or a policy have it", arguments: Table.equivalence)
func statusesOfTables(table: Table) {
  for row in table.rows where row.stage <= Table.stage {
    guard let policy = Policy.named(row.policy ?? "default") else {
      Issue.record("\(row.id) has an unknown policy")
      continue
    }
    let grade = Grader(policy: policy).grade(answer: row.predictionBytes, gold: row.goldBytes)
    let comment: Comment = "\(row.id): \(row.gold) | \(row.pred) | \(grade.status)"
    if let status = row.status, grade.status == .undecided, row.verdicts.contains("undecided") {
      #expect(!status.isEmpty, comment)
    } else if let status = row.status {
      #expect(grade.status.rawValue == status, comment)
    } else if row.verdict == "equal", row.also == nil {
      #expect(grade.status == .correct, comment)
    } else if !row.verdicts.contains("equal") {
      #expect(grade.status != .correct && grade.status != .unevaluated, comment)
    }
  }
}

@Test("an attack is never correct, under any policy", arguments: Table.attacks)
func attacksAreNotCorrect(table: Table) {
  for policy in Policy.all {
    let grader = Grader(policy: policy)
    for row in table.rows {
      let response = Array(#"So \boxed{"#.utf8) + row.predictionBytes + Array("}.".utf8)
      var grade = grader.grade(answer: row.predictionBytes, gold: row.goldBytes)
      let comment: Comment = "\(policy.name) \(row.id): \(row.gold) | \(row.pred)"
      #expect(grade.status != .correct, comment)
      // Braces of the attack may end the box: then its answer is another one.
      grade = grader.grade(response: response, gold: row.goldBytes)
      if grade.answer == row.predictionBytes { #expect(grade.status != .correct, comment) }
    }
  }
}
