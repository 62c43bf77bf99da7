public import Notation

/// A verdict with what grading needs besides it.
public struct VerificationResult: Sendable {
  /// Whether the prediction is gold.
  public var verdict: Verdict
  /// The canonical key of the prediction; nil where it has none.
  public var key: [UInt8]?
  /// Why gold could not be read.
  public var goldError: SyntaxError?
  /// Why the prediction could not be read.
  public var predictionError: SyntaxError?
  /// Whether the prediction leaves an operator standing that gold does not have.
  public var isUnevaluated = false

  init(_ verdict: Verdict) { self.verdict = verdict }
}
