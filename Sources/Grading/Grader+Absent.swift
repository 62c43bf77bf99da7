public import Answers
public import Extraction

/// Texts that may be absent, or longer than any answer can be.
extension Grader {
  /// Bytes of gold or of a prediction that are looked at; a longer one is beyond every bound.
  public static let longest = 1 << 20

  /// Grades a response, which has no answer where it is absent, against gold, which is a gold error where it
  /// is absent.
  public func grade(
    response: UnsafeBufferPointer<UInt8>?, gold: UnsafeBufferPointer<UInt8>?,
    prompt: Prompt = .none
  ) -> Grade {
    let found = extract(response ?? UnsafeBufferPointer(start: nil, count: 0), prompt: prompt)
    if let gold, gold.count <= Grader.longest { return grade(found, gold: Array(gold)) }
    var grade = Grade(status: .goldError)
    switch found {
    case .failure(let reason): grade.noAnswer = reason
    case .success(let candidate):
      grade.answer = candidate.answer
      grade.span = candidate.span
      grade.foundBy = candidate.foundBy
      grade.key = key(of: candidate.answer)
    }
    grade.verdict = unknown(gold == nil ? "There is no gold." : "Gold is too long.")
    return grade
  }

  /// The verdict on a pair, undecided where one of both is absent.
  public func verdict(
    gold: UnsafeBufferPointer<UInt8>?, prediction: UnsafeBufferPointer<UInt8>?
  ) -> Verdict {
    guard let gold, let prediction else {
      return unknown(gold == nil ? "There is no gold." : "There is no prediction.")
    }
    guard max(gold.count, prediction.count) <= Grader.longest else {
      return unknown("An answer is too long.")
    }
    return verdict(gold: Array(gold), prediction: Array(prediction))
  }

  private func unknown(_ reason: String) -> Verdict {
    Verdict(.undecided, rule: .bounded, reason: reason)
  }
}
