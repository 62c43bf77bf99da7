/// A sample with the score that somebody else gave it, such as a reward model.
public struct ScoredSample: Hashable, Sendable {
  /// The score; a finite number in whatever scale, higher is better.
  public var score: Double
  /// Whether its answer is correct.
  public var isCorrect: Bool

  /// A sample with its score.
  public init(score: Double, isCorrect: Bool) {
    self.score = score
    self.isCorrect = isCorrect
  }
}
