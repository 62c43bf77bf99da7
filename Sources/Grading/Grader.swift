public import Answers
public import Budget
public import Extraction
import Notation

/// Grades responses: one for each thread, used again for every response.
///
/// It always returns, and gives the same grade for the same input on every thread and machine.
public final class Grader {
  /// The policy it grades by.
  public let policy: Policy
  private let extractor: Extractor
  private var verifier: Verifier
  private var memory: GradeMemory

  /// A grader with a policy and bounds.
  ///
  /// With `remembering` above 0 it keeps that many grades of pairs of gold and answer, so that a pair that comes
  /// again costs next to nothing; grades are the same without.
  public init(policy: Policy = .standard, limits: Limits = .standard, remembering: Int = 0) {
    self.policy = policy
    memory = GradeMemory(count: remembering)
    extractor = Extractor(policy: policy.extraction, limits: limits)
    verifier = Verifier(options: policy.options, limits: limits)
  }

  /// Grades a response against gold; both are UTF-8 bytes. A prompt in front of the response is not searched.
  public func grade(
    response: UnsafeBufferPointer<UInt8>, gold: [UInt8], prompt: Prompt = .none
  ) -> Grade {
    grade(extractor.extract(response, prompt: prompt), gold: gold)
  }

  /// Grades what was found in a response, or that nothing was.
  public func grade(_ found: Result<Candidate, NoAnswer>, gold: [UInt8]) -> Grade {
    switch found {
    case .failure(let reason):
      var grade = memory.grade(gold: gold, answer: nil) {
        // A gold that cannot be read is counted apart, whatever the response is.
        Grade(status: verifier.isReadable(gold) ? .noAnswer : .goldError)
      }
      grade.noAnswer = reason
      return grade
    case .success(let candidate):
      var grade = grade(answer: candidate.answer, gold: gold)
      grade.span = candidate.span
      grade.foundBy = candidate.foundBy
      return grade
    }
  }

  /// Grades a response against gold.
  public func grade(response: [UInt8], gold: [UInt8], prompt: Prompt = .none) -> Grade {
    response.withUnsafeBufferPointer { grade(response: $0, gold: gold, prompt: prompt) }
  }

  /// Grades an answer that was found already.
  public func grade(answer: [UInt8], gold: [UInt8]) -> Grade {
    memory.grade(gold: gold, answer: answer) {
      let result = verifier.verify(gold: gold, prediction: answer)
      return Grade(
        status: status(result), answer: answer, verdict: result.verdict, key: result.key)
    }
  }

  /// The verdict on a pair, without a key.
  public func verdict(gold: [UInt8], prediction: [UInt8]) -> Verdict {
    verifier.verdict(gold: gold, prediction: prediction)
  }

  /// The fuel that the last verdict spent, its key left out.
  public var lastFuel: Int { verifier.lastFuel }

  /// The canonical key of an answer; nil where it has none.
  public func key(of answer: [UInt8]) -> [UInt8]? { verifier.key(of: answer) }

  /// The answer of a response, without a verdict.
  public func extract(
    _ response: UnsafeBufferPointer<UInt8>, prompt: Prompt = .none
  ) -> Result<Candidate, NoAnswer> {
    extractor.extract(response, prompt: prompt)
  }

  /// What a verification says of the answer, under the policy.
  private func status(_ result: VerificationResult) -> GradeStatus {
    if result.verdict.basis != .identical {
      if result.goldError != nil { return .goldError }
      if result.predictionError != nil {
        return result.predictionError?.bound == nil ? .unreadable : .undecided
      }
    }
    switch result.verdict.outcome {
    case .equal:
      return result.isUnevaluated && !policy[.allowUnevaluated] ? .unevaluated : .correct
    case .different: return .incorrect
    case .undecided: return .undecided
    }
  }
}
