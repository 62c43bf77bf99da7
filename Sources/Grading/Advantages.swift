import Statistics

/// The advantages of responses, computed group by group; every value is finite, whatever the rewards are.
///
/// A response without a reward (nil, or not finite) has advantage 0 and no part in any mean. A single
/// reward, and rewards that are all equal, say nothing: their advantages are exactly 0.
public struct Advantages: Sendable, Equatable {
  /// One advantage for each response, in order.
  public private(set) var values: [Double]
  /// Whether the response's rewards gave no signal: all equal, alone, or absent.
  public private(set) var isFlat: [Bool]

  /// Advantages of `rewards`.
  ///
  /// - Parameters:
  ///   - method: how a reward is compared with those of its group.
  ///   - rewards: one for each response; nil where there is none.
  ///   - groups: the prompt of each response; nil where all have the same.
  ///   - sets: the set of each response within its group. Where nil, a group is one set for the methods
  ///     that work within a set, and every response is its own set for those that work across sets.
  ///   - epsilon: ε of the standard deviation, in units of reward; negative or not finite counts as 0.
  public init(
    _ method: AdvantageMethod, rewards: [Double?], groups: [Int64]? = nil, sets: [Int64]? = nil,
    epsilon: Double = 1e-4
  ) {
    values = [Double](repeating: 0, count: rewards.count)
    isFlat = [Bool](repeating: true, count: rewards.count)
    let epsilon = epsilon.isFinite ? max(0, epsilon) : 0
    var units: [Place: Unit] = [:]
    var order: [Place] = []
    for (index, reward) in rewards.enumerated() {
      guard let reward, reward.isFinite else { continue }
      let group = Advantages.id(groups, index)
      let set = Advantages.id(sets, index)
      let place = Place(group: group, set: method.spansSets ? 0 : set)
      if units[place] == nil { order.append(place) }
      // Without sets, each response stands alone in its set.
      units[place, default: Unit()].add(index, reward, set: sets == nil ? Int64(index) : set)
    }
    for place in order {
      guard let unit = units[place], let advantages = unit.advantages(method, epsilon) else {
        continue
      }
      for (index, advantage) in zip(unit.indices, advantages) {
        values[index] = Advantages.finite(advantage)
        isFlat[index] = false
      }
    }
  }

  private struct Place: Hashable {
    var group: Int64
    var set: Int64
  }

  /// The id of a response; 0 where there are no ids.
  private static func id(_ ids: [Int64]?, _ index: Int) -> Int64 {
    guard let ids, index < ids.count else { return 0 }
    return ids[index]
  }

  /// The value within the range of finite numbers; 0 for what is no number.
  private static func finite(_ value: Double) -> Double {
    if value.isNaN { return 0 }
    let bound = Double.greatestFiniteMagnitude
    return min(max(value, -bound), bound)
  }
}

/// Rewards that are normalised together, divided by the largest of them so that no sum overflows.
private struct Unit {
  var indices: [Int] = []
  var rewards: [Double] = []
  var sets: [Int64] = []

  /// Adds a response's reward.
  mutating func add(_ index: Int, _ reward: Double, set: Int64) {
    indices.append(index)
    rewards.append(reward)
    sets.append(set)
  }

  /// The advantages in the order of `indices`; nil where the rewards give no signal.
  func advantages(_ method: AdvantageMethod, _ epsilon: Double) -> [Double]? {
    guard let first = rewards.first, rewards.contains(where: { $0 != first }) else { return nil }
    if case .passAtK(let k) = method { return passAtK(k) }
    let scale = rewards.reduce(0) { max($0, $1.magnitude) }
    let scaled = rewards.map { $0 / scale }
    let count = Double(scaled.count)
    let mean = Summary.mean(scaled)
    switch method {
    case .grpo, .multiGroup:
      let deviation = Summary.deviation(scaled, around: mean) + epsilon / scale
      return scaled.map { ($0 - mean) / deviation }
    case .drGRPO:
      return scaled.map { ($0 - mean) * scale }
    case .rloo:
      return scaled.map { ($0 - mean) * (count / (count - 1)) * scale }
    case .leaveOneSetOut:
      return leaveOneSetOut(scaled, scale)
    case .passAtK:
      return nil
    }
  }

  /// Each reward less the mean of the other sets' rewards; nil for a single set.
  private func leaveOneSetOut(_ scaled: [Double], _ scale: Double) -> [Double]? {
    var sums: [Int64: (sum: Double, count: Int)] = [:]
    for (reward, set) in zip(scaled, sets) {
      sums[set, default: (0, 0)].sum += reward
      sums[set, default: (0, 0)].count += 1
    }
    // One set has no other to be measured by.
    guard sums.count > 1 else { return nil }
    let total = scaled.reduce(0, +)
    return zip(scaled, sets).map { reward, set in
      let own = sums[set] ?? (0, 0)
      let others = Double(scaled.count - own.count)
      return (reward - (total - own.sum) / others) * scale
    }
  }

  /// The advantages where a group of k is right if one of them is.
  private func passAtK(_ k: Int) -> [Double]? {
    let count = rewards.count
    let wrong = rewards.count { $0 <= 0.5 }
    let k = min(max(1, k), count)
    let mean = 1 - Unit.drawnAllFrom(wrong, of: count, k)
    let deviation = (mean * (1 - mean)).squareRoot()
    guard deviation > 0 else { return nil }
    let wrongMean = 1 - Unit.drawnAllFrom(wrong - 1, of: count - 1, k - 1)
    return rewards.map { (($0 > 0.5 ? 1 : wrongMean) - mean) / deviation }
  }

  /// The chance that `k` of `count` are all among `part` of them: C(part, k) / C(count, k).
  private static func drawnAllFrom(_ part: Int, of count: Int, _ k: Int) -> Double {
    guard k <= part else { return 0 }
    return (0..<k).reduce(1) { $0 * Double(part - $1) / Double(count - $1) }
  }
}
