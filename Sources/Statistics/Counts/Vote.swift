/// The outcome of one vote.
public struct Vote: Hashable, Sendable {
  /// What a class counts in a vote.
  public enum Weighing: Sendable { case counts, weights }

  /// The share of the correct answers among those with the most votes: 1 or 0 without a tie. 0
  /// where all abstain.
  public var credit: Double
  /// The winner's lead over the next answer as a share of all samples, abstentions among them (of
  /// all weight, for a weighted vote). 0 for a tie and where all abstain.
  public var margin: Double
  /// Whether two or more answers have the most votes.
  public var isTied: Bool
}

extension SetCounts {
  /// The vote of all samples. Throws `noVotes`.
  public func vote(by weighing: Vote.Weighing = .counts, problem: Int = 0) throws(StatisticsError)
    -> Vote
  {
    guard hasVotes else { throw .noVotes(problem: problem) }
    return outcome(by: weighing)
  }

  /// The vote of all samples that have a class.
  func outcome(by weighing: Vote.Weighing) -> Vote {
    var (best, next) = (-Double.infinity, -Double.infinity)
    var (leaders, right) = (0, 0)
    var total = weighing == .counts ? Double(size) : 0
    for item in classes {
      let votes = weighing == .counts ? Double(item.count) : item.weight
      if weighing == .weights { total += abs(votes) }
      if votes > best {
        (next, best) = (best, votes)
        (leaders, right) = (1, item.isCorrect ? 1 : 0)
      } else {
        if votes == best {
          leaders += 1
          if item.isCorrect { right += 1 }
        }
        next = max(next, votes)
      }
    }
    guard leaders > 0 else { return Vote(credit: 0, margin: 0, isTied: false) }
    // Weights below zero can leave a winner that leads nobody who abstains.
    let lead = max(best - max(next, 0), 0)
    return Vote(
      credit: Double(right) / Double(leaders),
      margin: leaders > 1 || total <= 0 ? 0 : lead / total, isTied: leaders > 1)
  }
}
