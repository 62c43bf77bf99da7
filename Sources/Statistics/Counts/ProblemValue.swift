/// The estimate for one problem.
public struct ProblemValue: Hashable, Sendable {
  /// The problem's index.
  public var problem: Int
  /// The estimate.
  public var value: Double
  /// The values of the problem's sets whose mean `value` is; empty where it is no such mean.
  public var parts: [Double]

  /// An estimate, with the values of the sets where it is their mean.
  public init(problem: Int, value: Double, parts: [Double] = []) {
    self.problem = problem
    self.value = value
    self.parts = parts
  }
}
