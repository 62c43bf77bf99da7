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
    var lead = VoteLead()
    var right = 0
    var total = weighing == .counts ? Double(size) : 0
    for item in classes {
      let votes = weighing == .counts ? Double(item.count) : item.weight
      if weighing == .weights { total += abs(votes) }
      switch lead.add(votes) {
      case .leads: right = item.isCorrect ? 1 : 0
      case .ties: if item.isCorrect { right += 1 }
      case .trails: break
      }
    }
    guard lead.leaders > 0 else { return Vote(credit: 0, margin: 0, isTied: false) }
    return Vote(
      credit: Double(right) / Double(lead.leaders), margin: lead.margin(of: total),
      isTied: lead.leaders > 1)
  }
}

/// Who leads a vote, answer by answer: the place where every vote of Karat is decided.
public struct VoteLead: Hashable, Sendable {
  /// What an answer is among those before it.
  public enum Standing: Sendable {
    /// It has more votes than any other.
    case leads
    /// It has as many as the leaders.
    case ties
    /// It has fewer.
    case trails
  }

  /// The most votes that an answer has; −∞ before the first.
  public private(set) var most = -Double.infinity
  /// Answers that have so many.
  public private(set) var leaders = 0
  private var next = -Double.infinity

  /// A vote without answers.
  public init() {}

  /// Takes note of an answer with its votes, once for each answer.
  public mutating func add(_ votes: Double) -> Standing {
    if votes > most {
      (next, most, leaders) = (most, votes, 1)
      return .leads
    }
    next = max(next, votes)
    guard votes == most else { return .trails }
    leaders += 1
    return .ties
  }

  /// The winner's lead over the next answer as a share of `total`; 0 for a tie and where nobody voted.
  public func margin(of total: Double) -> Double {
    guard leaders == 1, total > 0 else { return 0 }
    // Weights below zero can leave a winner that leads nobody who abstains.
    return max(most - max(next, 0), 0) / total
  }
}
