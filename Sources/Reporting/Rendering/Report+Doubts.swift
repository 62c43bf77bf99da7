import Bytes
import Records
import Statistics

extension Report {
  /// Problems that one list of doubtful verdicts names.
  private static let listed = 30

  /// The verdicts that a reader may doubt, counted, with links to their problems; and these problems,
  /// with what was counted of them.
  static func doubts(_ tally: RunCounts, number: Int) -> String {
    var rows: [[String]] = []
    var shown: [[UInt8]: SampleCounts.Entry] = [:]
    for doubt in Doubt.allCases {
      let places = tally.samples.problems.filter { $0.doubts[doubt.rawValue] > 0 }
        .sorted { $0.id.lexicographicallyPrecedes($1.id) }
      guard !places.isEmpty else { continue }
      let total = places.reduce(0) { $0 + $1.doubts[doubt.rawValue] }
      var list = places.prefix(listed).map { problem in
        "[\(Markdown.text(problem.id))](#\(anchor(problem.id, number))) "
          + "(\(problem.doubts[doubt.rawValue]))"
      }
      if places.count > listed { list.append("and \(places.count - listed) more problems") }
      rows.append([
        "`\(doubt.name)`", doubt.sentence, String(total), list.joined(separator: ", "),
      ])
      for problem in places.prefix(listed) { shown[problem.id] = problem }
    }
    guard !rows.isEmpty else { return "" }
    let problems = shown.values.sorted { $0.id.lexicographicallyPrecedes($1.id) }
    return "\nVerdicts to look at:\n\n"
      + Markdown.table(["basis", "meaning", "verdicts", "problems"], texts: 2, rows)
      + "\nTheir problems:\n\n"
      + Markdown.table(
        ["problem", "scored", "correct"] + Doubt.allCases.map { "`\($0.name)`" },
        problems.map { problem in
          let counts = problem.totals
          return [
            "<a id=\"\(anchor(problem.id, number))\"></a>\(Markdown.text(problem.id))",
            String(counts.scored), String(counts.correct),
          ] + problem.doubts.map(String.init)
        })
  }

  /// The place of a problem of one model within its page.
  private static func anchor(_ id: [UInt8], _ number: Int) -> String {
    "m\(number + 1)-" + XXH64.hex(id.withUnsafeBytes { XXH64.hash($0) })
  }
}

extension SampleCounts.Entry {
  /// Scored samples and correct ones, over independent samples and whole sets.
  var totals: (scored: Int, correct: Int) {
    patterns.reduce((singles.size, singles.correct)) {
      ($0.0 + $1.key.size * $1.value, $0.1 + $1.key.correct * $1.value)
    }
  }
}
