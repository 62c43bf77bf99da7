public import Answers
public import Extraction

/// Texts that may be absent, or longer than any answer can be.
extension Grader {
  /// Bytes of gold or of a prediction that are looked at; a longer one is never compared.
  public static let maximumTextBytes = 1 << 20

  /// Grades a response, which has no answer where it is absent, against gold, which is a gold error where it
  /// is absent.
  public func grade(
    response: UnsafeBufferPointer<UInt8>?, gold: UnsafeBufferPointer<UInt8>?,
    prompt: Prompt = .none
  ) -> Grade {
    let found = extract(response ?? UnsafeBufferPointer(start: nil, count: 0), prompt: prompt)
    if let gold, gold.count <= Grader.maximumTextBytes { return grade(found, gold: Array(gold)) }
    var grade = Grade(status: .goldError)
    switch found {
    case .failure(let reason): grade.noAnswer = reason
    case .success(let candidate):
      grade.answer = candidate.answer
      grade.span = candidate.span
      grade.foundBy = candidate.foundBy
      grade.key = key(of: candidate.answer)
    }
    grade.verdict = unknown(
      gold == nil ? "There is no gold answer." : "The gold answer is too long.")
    return grade
  }

  /// The verdict on a pair, undecided where one of both is absent.
  public func verdict(
    gold: UnsafeBufferPointer<UInt8>?, prediction: UnsafeBufferPointer<UInt8>?
  ) -> Verdict {
    guard let gold, let prediction else {
      return unknown(gold == nil ? "There is no gold answer." : "There is no prediction.")
    }
    guard max(gold.count, prediction.count) <= Grader.maximumTextBytes else {
      return unknown("An answer is too long.")
    }
    return verdict(gold: Array(gold), prediction: Array(prediction))
  }

  /// An undecided verdict with its reason.
  private func unknown(_ reason: String) -> Verdict {
    Verdict(.undecided, rule: .bounded, reason: reason)
  }
}
