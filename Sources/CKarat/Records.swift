import Answers
import CKaratABI
import Extraction
import Grading

/// One input's way to its record.
extension ResultBuilder<karat_record> {
  /// Grades a response into its record.
  mutating func addGrade(
    _ index: Int, _ grader: Grader, response: UnsafeBufferPointer<UInt8>?,
    gold: UnsafeBufferPointer<UInt8>?, prompt: Prompt
  ) throws(CallError) {
    try add(index, grader.grade(response: response, gold: gold, prompt: prompt))
  }

  private mutating func add(_ index: Int, _ grade: Grade) throws(CallError) {
    var record = karat_record.empty
    record.status = grade.status.code
    record.has_reward = grade.reward == nil ? 0 : 1
    record.reward = grade.reward ?? 0
    try fill(&record, grade)
    set(index, record)
  }

  private mutating func fill(_ record: inout karat_record, _ grade: Grade) throws(CallError) {
    if let foundBy = grade.foundBy { record.found_by = foundBy.code }
    if let reason = grade.noAnswer { record.no_answer = reason.code }
    if let span = grade.span {
      record.span_start = Int64(span.lowerBound)
      record.span_end = Int64(span.upperBound)
    }
    record.answer = try append(grade.answer)
    record.key = try append(grade.key)
    if let verdict = grade.verdict { try fill(&record, verdict) }
  }

  private mutating func fill(_ record: inout karat_record, _ verdict: Verdict) throws(CallError) {
    record.outcome = verdict.outcome.code
    if let basis = verdict.basis { record.basis = basis.code }
    record.rule = try append(verdict.ruleName)
    record.reason = try append(verdict.reason)
  }

  /// Finds a response's answer and its key.
  mutating func addExtraction(
    _ index: Int, _ grader: Grader, response: UnsafeBufferPointer<UInt8>?, prompt: Prompt
  ) throws(CallError) {
    var record = karat_record.empty
    switch grader.extract(response ?? UnsafeBufferPointer(start: nil, count: 0), prompt: prompt) {
    case .failure(let reason): record.no_answer = reason.code
    case .success(let candidate):
      let grade = Grade(
        status: .correct, answer: candidate.answer, span: candidate.span,
        foundBy: candidate.foundBy, key: grader.key(of: candidate.answer))
      try fill(&record, grade)
    }
    set(index, record)
  }

  /// Compares a pair.
  mutating func addVerdict(
    _ index: Int, _ grader: Grader, gold: UnsafeBufferPointer<UInt8>?,
    prediction: UnsafeBufferPointer<UInt8>?
  ) throws(CallError) {
    var record = karat_record.empty
    try fill(&record, grader.verdict(gold: gold, prediction: prediction))
    set(index, record)
  }

  /// Makes the key of an answer.
  mutating func addKey(
    _ index: Int, _ grader: Grader, answer: UnsafeBufferPointer<UInt8>?
  ) throws(CallError) {
    var record = karat_record.empty
    if let answer, answer.count <= Grader.maximumTextBytes {
      record.key = try append(grader.key(of: Array(answer)))
    }
    set(index, record)
  }
}
