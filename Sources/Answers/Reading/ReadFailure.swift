import Algebra
import Budget

/// Why notation is no expression.
enum ReadFailure: Error, Equatable {
  case exhausted
  /// It has words in it.
  case words
  /// A collection, a relation, or a mark that has no value by itself.
  case notExpression
  case infinity
  /// A limit or an integral that is infinite, with its sign.
  case infinite(Int)
  /// A construct beyond the rules.
  case unsupported(Construct)

  /// Why an operator has no value: its bound, or what it is.
  init(_ failure: Failure, _ construct: Construct) {
    switch failure {
    case .exhausted(.fuel): self = .exhausted
    default: self = .unsupported(construct)
    }
  }
}
