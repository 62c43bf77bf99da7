import Records
import Statistics

/// The figures of a run by what its rows say of their problems: by subject, by level.
struct Breakdown {
  /// The problems of which rows say one thing.
  struct Group {
    let name: [UInt8]
    /// In the order of `RunFigures.columns`; nil where one is not defined.
    let figures: [Figure?]
    let problems: Int
  }

  /// The rows' field.
  let field: String
  let groups: [Group]

  /// Groups that a breakdown shows; a field that tells nearly every problem apart is none.
  static let limit = 40

  /// A breakdown for each field that tells problems apart.
  static func all(_ figures: RunFigures, _ run: AssembledRun, _ fields: [String]) throws
    -> [Breakdown]
  {
    let samples = figures.tally.samples
    return try fields.enumerated().compactMap { column, field in
      var members: [Int: Set<Int>] = [:]
      for problem in run.run.problems {
        let traits = samples.problems[run.places[problem.index]].traits
        guard column < traits.count, traits[column] >= 0 else { continue }
        members[traits[column], default: []].insert(problem.index)
      }
      guard (2...limit).contains(members.count) else { return nil }
      let named = members.map { (name: samples.traitNames[$0.key], problems: $0.value) }
        .sorted { precedes($0.name, $1.name) }
      let groups = try named.compactMap { name, problems -> Group? in
        guard let part = try run.only(problems) else { return nil }
        let parts = figures.columns.map { metric in
          try? RunFigures.figure(part, metric, MetricParameters(k: figures.k), figures.settings)
        }
        return Group(name: name, figures: parts, problems: part.problems.count)
      }
      return Breakdown(field: field, groups: groups)
    }
  }

  /// Numbers by their size, then other names by their bytes.
  private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let numbers = [a, b].map { Double(String(decoding: $0, as: UTF8.self)) ?? .infinity }
    return numbers[0] == numbers[1]
      ? a.lexicographicallyPrecedes(b) : numbers[0] < numbers[1] || numbers[1].isNaN
  }
}
