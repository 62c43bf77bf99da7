import Answers
import Statistics

/// Which class of answers most responses of a set gave.
public struct Majority: Sendable, Equatable {
  /// The classes with the most responses, in order of their first response; more than one is a tie.
  public private(set) var classes: [Int]
  /// Responses in each of them.
  public private(set) var count: Int
  /// Responses that have an answer.
  public private(set) var answered: Int
  /// Distinct classes.
  public private(set) var distinct: Int
  /// Lead over the next class, as a share of all responses, from 0 to 1; 0 in a tie.
  public private(set) var margin: Double
  /// Whether all responses have an answer and it is the same one; a single response agrees with itself.
  public private(set) var isUnanimous: Bool

  /// The majority of responses by their class; nil is a response without an answer, which votes for
  /// nothing and still counts in the margin.
  public init(_ votes: [Int?]) {
    var counts: [Int: Int] = [:]
    var order: [Int] = []
    for vote in votes {
      guard let vote else { continue }
      if counts[vote] == nil { order.append(vote) }
      counts[vote, default: 0] += 1
    }
    var lead = VoteLead()
    classes = []
    for vote in order {
      switch lead.add(Double(counts[vote] ?? 0)) {
      case .leads: classes = [vote]
      case .ties: classes.append(vote)
      case .trails: break
      }
    }
    count = classes.first.flatMap { counts[$0] } ?? 0
    answered = counts.values.reduce(0, +)
    distinct = order.count
    margin = lead.margin(of: Double(votes.count))
    isUnanimous = distinct == 1 && answered == votes.count
  }

  /// Rewards where the majority stands in for gold: 1 for its members, in a tie of k classes 1/k, 0 for
  /// the others. Nil for all where nobody answered or the margin is below `minimumMargin`.
  public func rewards(_ votes: [Int?], minimumMargin: Double = 0) -> [Double?] {
    guard !classes.isEmpty, margin >= minimumMargin else { return votes.map { _ in nil } }
    let share = 1 / Double(classes.count)
    let winners = Set(classes)
    return votes.map { vote in
      guard let vote else { return 0 }
      return winners.contains(vote) ? share : 0
    }
  }
}

extension Grader {
  /// Classes that an answer without a key is compared with, at most: those of the first answers.
  private static let maximumComparisons = 64

  /// The class of each answer: equal answers have the same number, counted from 0 in order of their first
  /// answer. Nil is no answer, and has no class.
  ///
  /// Answers with equal keys are equal. An answer without a key is compared with the first answer of each
  /// class; only an equality that holds both ways (no rounding, no convention) joins it to one. Where
  /// `maximumComparisons` are made, further answers without a key are classes of their own.
  public func classes(of answers: [[UInt8]?], maximumComparisons: Int = .max) -> [Int?] {
    var byKey: [[UInt8]: Int] = [:]
    var first: [[UInt8]] = []
    var left = maximumComparisons
    return answers.map { answer in
      guard let answer else { return nil }
      let key = key(of: answer)
      if let key, let known = byKey[key] { return known }
      if key == nil {
        for (number, other) in first.prefix(Grader.maximumComparisons).enumerated() where left > 0 {
          left -= 1
          if isInterchangeable(other, answer) { return number }
        }
      }
      let number = first.count
      first.append(answer)
      if let key { byKey[key] = number }
      return number
    }
  }

  /// Whether two answers are equal whichever of them is gold.
  private func isInterchangeable(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let verdict = verdict(gold: a, prediction: b)
    guard verdict.isEqual, let basis = verdict.basis else { return false }
    return basis != .rounding && basis != .convention
  }
}
