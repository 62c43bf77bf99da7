import Answers
import Grading

/// The gold answers of one benchmark: each against itself, and against others of them.
struct BenchmarkAudit {
  /// Two gold answers, by their places in `golds`, and the verdict on them.
  struct Pair {
    var gold: Int
    var prediction: Int
    var verdict: Verdict
  }

  let name: [UInt8]
  /// The distinct answers, in order.
  private(set) var golds: [AuditedGold] = []
  /// Rows without a gold answer.
  var broken = 0
  /// Groups of answers with one key that are equal by the rules: one value in several spellings.
  private(set) var respelled: [[Int]] = []
  /// Pairs that are equal and have different keys: each is truly equal, or a bug.
  private(set) var equal: [Pair] = []
  /// Pairs with one key that are not equal: the key merges what the rules do not.
  private(set) var merged: [Pair] = []
  /// Verdicts that were asked for.
  private(set) var verdicts = 0

  private var places: [[UInt8]: Int] = [:]

  /// An audit of a benchmark without rows yet.
  init(name: [UInt8]) { self.name = name }

  /// Rows with a gold answer.
  var rows: Int { golds.reduce(0) { $0 + $1.problems } }
  var unread: [Int] { golds.indices.filter { golds[$0].unread != nil } }
  var unequal: [Int] { golds.indices.filter { golds[$0].failure != nil } }
  var doubtful: [Int] { golds.indices.filter { !golds[$0].doubts.isEmpty } }

  /// Takes note of a problem's gold answer.
  mutating func add(problem: [UInt8], gold: [UInt8]) {
    if let place = places[gold] {
      golds[place].problems += 1
    } else {
      places[gold] = golds.count
      golds.append(AuditedGold(problem: problem, text: gold))
    }
  }

  /// Grades every answer against itself, against those with its key, and against neighbours and a
  /// sample of `partners` others.
  mutating func run(_ grader: Grader, partners: Int, seed: UInt64) {
    var examiner = GoldExaminer(grader: grader)
    for place in golds.indices { examiner.examine(&golds[place]) }
    let groups = byKey()
    compareWithin(groups, grader)
    compareAcross(groups.map { $0[0] }, grader, partners: partners, seed: seed)
  }

  /// Places of readable answers by key, in order; an answer without a key is alone.
  private func byKey() -> [[Int]] {
    var groups: [[Int]] = []
    var groupOfKey: [[UInt8]: Int] = [:]
    for place in golds.indices where golds[place].unread == nil {
      if let key = golds[place].key {
        if let group = groupOfKey[key] {
          groups[group].append(place)
          continue
        }
        groupOfKey[key] = groups.count
      }
      groups.append([place])
    }
    return groups
  }

  /// One key, one value: every answer against the first with its key and the one before it.
  private mutating func compareWithin(_ groups: [[Int]], _ grader: Grader) {
    for group in groups where group.count > 1 {
      var equal = [group[0]]
      for (index, place) in group.enumerated().dropFirst() {
        var isEqual = true
        for other in Set([0, index - 1]).sorted() {
          let pair = compare(group[other], place, grader)
          guard !pair.verdict.isEqual else { continue }
          isEqual = false
          merged.append(pair)
        }
        if isEqual { equal.append(place) }
      }
      if equal.count > 1 { respelled.append(equal) }
    }
  }

  /// Answers with different keys, in both directions.
  private mutating func compareAcross(
    _ places: [Int], _ grader: Grader, partners: Int, seed: UInt64
  ) {
    for (a, b) in GoldPairs(places, golds).chosen(partners: partners, seed: seed) {
      for (gold, prediction) in [(a, b), (b, a)] {
        let pair = compare(gold, prediction, grader)
        if pair.verdict.isEqual {
          equal.append(pair)
          break
        }
      }
    }
    // Weakest basis first: what a convention made equal is doubted before what is proved.
    equal.sort { a, b in
      let (x, y) = (a.verdict.basis ?? .identical, b.verdict.basis ?? .identical)
      if x != y { return x > y }
      if a.verdict.ruleName != b.verdict.ruleName { return a.verdict.ruleName < b.verdict.ruleName }
      return (a.gold, a.prediction) < (b.gold, b.prediction)
    }
  }

  /// The verdict on two answers, by their places.
  private mutating func compare(_ gold: Int, _ prediction: Int, _ grader: Grader) -> Pair {
    verdicts += 1
    return Pair(
      gold: gold, prediction: prediction,
      verdict: grader.verdict(gold: golds[gold].text, prediction: golds[prediction].text))
  }
}
