/// The samples of one set, or of one problem, that gave the same answer.
public struct VoteClass: Hashable, Sendable {
  /// The caller's number for the answer within the problem.
  public var answer: Int
  /// How many samples gave it, at least 1.
  public var count: Int
  /// Whether it is the correct answer.
  public var isCorrect: Bool
  /// The sum of the samples' weights; the count where rows carry no weight.
  public var weight: Double

  /// `count` samples of one answer; without a weight each weighs 1.
  public init(answer: Int, count: Int, isCorrect: Bool, weight: Double? = nil) {
    self.answer = answer
    self.count = count
    self.isCorrect = isCorrect
    self.weight = weight ?? Double(count)
  }
}

/// What is counted of one set of samples: how many, how many correct, and their votes.
///
/// The members of a set were generated together. The samples of a problem with width 1 are
/// counted in one `SetCounts` too; then its members are independent of each other.
public struct SetCounts: Hashable, Sendable {
  /// Samples counted.
  public private(set) var size = 0
  /// Correct samples.
  public private(set) var correct = 0
  /// Samples that gave no answer that can vote.
  public private(set) var abstentions = 0
  /// The answers given, in rising order of their numbers; empty if the samples have no classes.
  public private(set) var classes: [VoteClass] = []

  /// No samples.
  public init() {}

  /// A set of which only the size and the correct ones are known: it cannot vote. Throws
  /// `inconsistentCounts`.
  public init(size: Int, correct: Int, problem: Int = 0) throws(StatisticsError) {
    guard correct >= 0, size >= correct, size <= Factorials.largest else {
      throw .inconsistentCounts(problem: problem)
    }
    self.size = size
    self.correct = correct
  }

  /// A set with its votes; size and correct follow. Throws `inconsistentCounts`,
  /// `classWithTwoVerdicts` and `scoreNotFinite`.
  public init(classes: [VoteClass], abstentions: Int = 0, problem: Int = 0)
    throws(StatisticsError)
  {
    guard (0...Factorials.largest).contains(abstentions) else {
      throw .inconsistentCounts(problem: problem)
    }
    self.size = abstentions
    self.abstentions = abstentions
    for item in classes { try add(item, problem: problem) }
  }

  /// Whether every sample either voted or abstained, so that a vote can be taken.
  public var hasVotes: Bool {
    classes.reduce(abstentions) { $0 + $1.count } == size
  }

  /// Counts a sample without an answer class.
  public mutating func add(isCorrect: Bool) {
    size += 1
    if isCorrect { correct += 1 }
  }

  /// Counts a sample that gave no answer.
  public mutating func addAbstention() {
    size += 1
    abstentions += 1
  }

  /// Counts a sample by the class of its answer, of which nil is no answer. Throws as `add(_:problem:)`.
  public mutating func add(
    answer: Int?, isCorrect: Bool, weight: Double? = nil, problem: Int = 0
  ) throws(StatisticsError) {
    guard let answer else { return addAbstention() }
    try add(
      VoteClass(answer: answer, count: 1, isCorrect: isCorrect, weight: weight), problem: problem)
  }

  /// Counts the samples of `item`. Throws `inconsistentCounts`, `classWithTwoVerdicts` and
  /// `scoreNotFinite`; the counts are then as before.
  public mutating func add(_ item: VoteClass, problem: Int) throws(StatisticsError) {
    guard (1...Factorials.largest).contains(item.count) else {
      throw .inconsistentCounts(problem: problem)
    }
    guard item.weight.isFinite else {
      throw .scoreNotFinite(problem: problem, sample: size)
    }
    var low = 0
    var high = classes.count
    while low < high {
      let middle = (low + high) / 2
      if classes[middle].answer < item.answer { low = middle + 1 } else { high = middle }
    }
    if low < classes.count, classes[low].answer == item.answer {
      guard classes[low].isCorrect == item.isCorrect else {
        throw .classWithTwoVerdicts(problem: problem, answer: item.answer)
      }
      classes[low].count += item.count
      classes[low].weight += item.weight
    } else {
      if classes.isEmpty { classes.reserveCapacity(4) }
      classes.insert(item, at: low)
    }
    size += item.count
    if item.isCorrect { correct += item.count }
  }

  /// Adds the samples of `other`, `times` times. Throws `classWithTwoVerdicts`, and `inconsistentCounts`
  /// for more than `Factorials.largest` of one answer; the counts then hold a part of `other` and are of
  /// no more use.
  public mutating func merge(_ other: SetCounts, times: Int = 1, problem: Int)
    throws(StatisticsError)
  {
    guard times >= 0, other.size.multipliedReportingOverflow(by: times).overflow == false else {
      throw .inconsistentCounts(problem: problem)
    }
    guard times > 0 else { return }
    for item in other.classes {
      let count = item.count * times
      let more = VoteClass(
        answer: item.answer, count: count, isCorrect: item.isCorrect,
        weight: item.weight * Double(times))
      try add(more, problem: problem)
      size -= count
      if item.isCorrect { correct -= count }
    }
    size += other.size * times
    correct += other.correct * times
    abstentions += other.abstentions * times
  }
}

extension SetCounts {
  /// Feeds the hasher one word: sets are counted by their pattern once per set of a run.
  public func hash(into hasher: inout Hasher) {
    var word = correct &* 31 &+ abstentions
    for item in classes { word = (word &* 31 &+ item.answer) &* 31 &+ item.count }
    hasher.combine(word)
  }
}

extension SetCounts: Comparable {
  /// An order that depends on nothing but the counts, so that figures do not depend on the order
  /// in which rows came.
  public static func < (a: SetCounts, b: SetCounts) -> Bool {
    if a.correct != b.correct { return a.correct < b.correct }
    if a.abstentions != b.abstentions { return a.abstentions < b.abstentions }
    if a.size != b.size { return a.size < b.size }
    for place in 0..<min(a.classes.count, b.classes.count) {
      let (x, y) = (a.classes[place], b.classes[place])
      if x.answer != y.answer { return x.answer < y.answer }
      if x.count != y.count { return x.count < y.count }
      if x.isCorrect != y.isCorrect { return y.isCorrect }
      if x.weight != y.weight { return x.weight < y.weight }
    }
    return a.classes.count < b.classes.count
  }
}
