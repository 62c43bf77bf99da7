import Records
import Statistics

extension Report {
  /// The report on the counts in the files at `paths`, which `writeState` wrote.
  ///
  /// Throws a `RecordError` for a file that holds something else, for shards that were counted by other
  /// fields or from the same input, and for a problem with another gold in each.
  public init(states paths: [String]) throws {
    var reader = StateReader()
    for path in paths { try reader.read(path) }
    guard let report = reader.report else {
      throw RecordError(.noRows, "there are no partial counts to join")
    }
    self = report
  }
}

/// Reads partial counts and joins them.
private struct StateReader {
  /// A line that says something that counts cannot say.
  private struct Broken: Error {}

  private(set) var report: Report?
  /// The place of the run whose problems come.
  private var place: Int?

  private typealias Field = ReportState.Field
  private typealias Row = ObjectRow<ReportState.Field>

  mutating func read(_ path: String) throws {
    let reader = try ObjectReader<ReportState.Field>(paths: [path])
    var isFirst = true
    place = nil
    try reader.read { row in
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      do {
        try read(row, path, isFirst: isFirst)
      } catch let refusal as RowRefusal {
        throw RecordError(.format, row.problem(.wrongType, refusal.sentence).description)
      } catch is Broken {
        throw RecordError(
          .format,
          row.problem(.wrongType, "this is not what `karat report --partial` writes").description)
      }
      isFirst = false
    }
  }

  private mutating func read(_ row: Row, _ path: String, isFirst: Bool) throws {
    guard let record = row.text(.record) else { throw Broken() }
    if record.equals("karat report") {
      guard isFirst, row.integer(.version) == ReportState.version else {
        throw Broken()
      }
      return try start(row, path)
    }
    guard !isFirst else { throw Broken() }
    if record.equals("input") {
      try readInput(row, path)
    } else if record.equals("run") {
      let run = try readRun(row)
      place = try report?.merge(run)
    } else if record.equals("problem"), let place {
      let problem = try readProblem(row)
      try report?.merge(problem, at: place)
    } else {
      throw Broken()
    }
  }

  private mutating func start(_ row: Row, _ path: String) throws {
    var fields = ReportFields()
    fields.groups = texts(row, .groups)
    fields.breakdowns = texts(row, .breakdowns)
    guard let set = row.text(.set), let score = row.text(.score) else {
      throw Broken()
    }
    fields.set = String(decoding: set, as: UTF8.self)
    fields.score = String(decoding: score, as: UTF8.self)
    if let report, report.fields != fields {
      throw RecordError(
        .format,
        "\(path): it was counted with other fields than the file before (--group-by, --breakdown, "
          + "--set-field or --score-field)")
    }
    if report == nil { report = Report(fields: fields) }
  }

  private mutating func readInput(_ row: Row, _ path: String) throws {
    guard let file = row.text(.file), let bytes = row.integer(.bytes),
      let hex = row.text(.hash),
      let hash = UInt64(String(decoding: hex, as: UTF8.self), radix: 16)
    else { throw Broken() }
    let input = InputDigest(path: String(decoding: file, as: UTF8.self), bytes: bytes, hash: hash)
    if report?.inputs.contains(where: { $0.bytes == bytes && $0.hash == hash }) == true {
      throw RecordError(
        .format, "\(path): the input \(input.name) was already counted in an earlier file")
    }
    if let version = row.text(.gradedBy), let policy = row.text(.policy) {
      let grading = Report.Grading(
        version: String(decoding: version, as: UTF8.self),
        policy: String(decoding: policy, as: UTF8.self), inputs: texts(row, .gradedFrom))
      report?.grading[input.path] = grading
    }
    report?.inputs.append(input)
  }

  private func readRun(_ row: Row) throws -> RunCounts {
    let tokens = try numbers(row, .tokens, count: 3)
    var samples = SampleCounts()
    samples.closedSets = try numbers(row, .sets, count: 1)[0]
    guard let benchmark = row.text(.benchmark),
      let model = row.text(.model)
    else { throw Broken() }
    return RunCounts(
      benchmark: Array(benchmark), model: Array(model),
      responses: try numbers(row, .responses, count: 1)[0],
      truncated: try numbers(row, .truncated, count: 1)[0],
      tokens: Tokens(responses: tokens[0], sum: tokens[1], most: tokens[2]),
      statuses: try counts(row, .status, .statusCount, .statusCorrect),
      foundBy: try counts(row, .foundBy, .foundByCount, .foundByCorrect), samples: samples)
  }

  private func readProblem(_ row: Row) throws -> SampleCounts {
    guard let id = row.text(.problem), let singles = row.text(.singles)
    else { throw Broken() }
    var entry = SampleCounts.Entry(id: Array(id))
    if let gold = row.text(.gold) {
      guard let hash = UInt64(String(decoding: gold, as: UTF8.self), radix: 16) else {
        throw Broken()
      }
      entry.gold = hash
    }
    entry.doubts = try numbers(row, .doubts, count: Doubt.allCases.count)
    var samples = SampleCounts()
    entry.traits = try traits(row, &samples.traitNames)
    entry.singles = try set(String(decoding: singles, as: UTF8.self))
    for text in texts(row, .patterns) {
      let parts = text.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let times = StateReader.count(parts[0]), times > 0 else {
        throw Broken()
      }
      let counts = try set(String(parts[1]))
      guard counts.size > 0, times <= Factorials.largest / counts.size,
        entry.patterns.updateValue(times, forKey: counts) == nil
      else { throw Broken() }
    }
    for text in texts(row, .incomplete) {
      let parts = text.split(separator: " ").compactMap { StateReader.count($0) }
      guard parts.count == 3 else { throw Broken() }
      entry.incomplete[.init(found: parts[0], width: parts[1])] = parts[2]
    }
    samples.problems = [entry]
    samples.scores = ScoredSamples(samples: try texts(row, .scores).map { try score($0) })
    return samples
  }

  private func traits(_ row: Row, _ names: inout TraitNames) throws -> [Int] {
    let columns = try numbers(row, .traitField)
    let texts = row.texts(.trait)
    let several = try numbers(row, .several)
    guard columns.count == texts.count, columns.count == several.count else { throw Broken() }
    var traits: [Int] = []
    for (place, column) in columns.enumerated() {
      guard column >= traits.count, column < ReportFields.limit else { throw Broken() }
      while traits.count < column { traits.append(-1) }
      let name = texts[place].withUnsafeBufferPointer { names.place(of: $0) }
      traits.append(several[place] == 1 ? TraitNames.several : name)
    }
    return traits
  }

  private func set(_ text: String) throws -> SetCounts {
    var parts = text.split(separator: " ")[...]
    guard let first = parts.popFirst(), let abstentions = StateReader.count(first) else {
      throw Broken()
    }
    let classes = try parts.map { part in
      let numbers = part.split(separator: ":", omittingEmptySubsequences: false)
      guard numbers.count == 3, let answer = Int(numbers[0]), answer >= 0,
        let count = StateReader.count(numbers[1]), numbers[2] == "0" || numbers[2] == "1"
      else { throw Broken() }
      return VoteClass(answer: answer, count: count, isCorrect: numbers[2] == "1")
    }
    do { return try SetCounts(classes: classes, abstentions: abstentions) } catch {
      throw Broken()
    }
  }

  private func score(_ text: String) throws -> ScoredSamples.Sample {
    let parts = text.split(separator: " ")
    guard parts.count == 4, let set = UInt64(parts[0]), let score = Double(parts[2]),
      score.isFinite, parts[1] == "-" || Int(parts[1]) != nil
    else { throw Broken() }
    return ScoredSamples.Sample(
      problem: 0, set: set, answer: Int(parts[1]), score: score, isCorrect: parts[3] == "1")
  }

  private func counts(_ row: Row, _ name: Field, _ count: Field, _ correct: Field) throws
    -> NameCounts
  {
    let names = row.texts(name)
    let all = try numbers(row, count, count: names.count)
    let right = try numbers(row, correct, count: names.count)
    var counts = NameCounts()
    for (place, name) in names.enumerated() {
      name.withUnsafeBufferPointer { counts.add($0, count: all[place], correct: right[place]) }
    }
    return counts
  }

  private func texts(_ row: Row, _ place: Field) -> [String] {
    row.texts(place).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The counts of a list; `count` of them, if it is given.
  private func numbers(_ row: Row, _ place: Field, count: Int? = nil) throws -> [Int] {
    let numbers = texts(row, place).compactMap { StateReader.count(Substring($0)) }
    guard numbers.count == (count ?? row.texts(place).count) else { throw Broken() }
    return numbers
  }

  /// A count that a report can reach.
  private static func count(_ text: Substring) -> Int? {
    guard let number = Int(text), (0...1 << 46).contains(number) else { return nil }
    return number
  }
}
