/// Finds the format of an input by its first rows.
enum FormatDetection {
  /// Rows that are looked at.
  static let rows = 64

  /// The plan for `input`, whose first block is `block`.
  static func plan(
    _ block: Block, _ input: Input, _ options: ReadOptions
  ) throws(RecordError) -> RowPlan {
    var format =
      if let format = options.format { format } else { try detect(block, input, options) }
    format = format.overriding(options.fields)
    let plan = RowPlan(options.isGoldOnly ? format.withoutResponses : format)
    try check(plan, block, input, options)
    return plan
  }

  /// The first format, in the registry's order, that fits the first row that any format fits.
  private static func detect(
    _ block: Block, _ input: Input, _ options: ReadOptions
  ) throws(RecordError) -> Format {
    let reader = RowReader(options)
    reader.turn(to: input, plan: RowPlan(.custom))
    var format: Format?
    forFirstRows(block, reader) { _ in
      format = Format.all.first { fits($0, reader) }
      return format == nil
    }
    if let format { return format }
    if options.isGoldOnly { return GoldTable.format }
    if options.fields[.response] != nil { return .custom }
    try refuse(block, input, reader)
    throw RecordError(
      .format,
      """
      \(input.path): no known format has rows like these; the first row has \
      \(firstFields(block, reader)). Name the fields with --field gold=… --field response=…, \
      or the format with --format
      """)
  }

  /// Whether the row at hand has the marks of `format`.
  private static func fits(_ format: Format, _ reader: RowReader) -> Bool {
    format.marks.allSatisfy { group in group.contains { reader.has($0) } }
  }

  /// Refuses a file in which none of the first rows has a response and a gold: then it is not the
  /// rows that are wrong.
  private static func check(
    _ plan: RowPlan, _ block: Block, _ input: Input, _ options: ReadOptions
  ) throws(RecordError) {
    let reader = RowReader(options)
    reader.turn(to: input, plan: plan)
    var problem: RowProblem?
    var good = false
    forFirstRows(block, reader) { failure in
      if let failure {
        problem = problem ?? failure
        return true
      }
      if let missing = reader.missingField() {
        problem = problem ?? missing
        return true
      }
      good = true
      return false
    }
    if good || block.tooLong { return }
    try refuse(block, input, reader)
    if let problem {
      throw RecordError(
        problem.kind == .notJSON ? .noRows : .format,
        "\(problem) (format \(plan.format.name); no row near the start has both a response and a gold answer)"
      )
    }
  }

  /// Throws if no row near the start is JSON.
  private static func refuse(
    _ block: Block, _ input: Input, _ reader: RowReader
  ) throws(RecordError) {
    var first: RowProblem?
    var sawRow = false
    forFirstRows(block, reader) { problem in
      if let problem { first = first ?? problem } else { sawRow = true }
      return !sawRow
    }
    if sawRow || block.tooLong { return }
    guard let first else {
      throw RecordError(.noRows, "\(input.path): the file is empty")
    }
    throw RecordError(
      .noRows, "\(first.description); no line near the start of the file is a JSON object")
  }

  /// The names of the fields of the first row that is JSON.
  private static func firstFields(_ block: Block, _ reader: RowReader) -> String {
    var names = "no fields"
    forFirstRows(block, reader) { problem in
      if problem == nil { names = reader.fieldNames }
      return problem != nil
    }
    return names
  }

  /// Scans the first rows until `body` says false; it gets what is wrong with the row.
  private static func forFirstRows(
    _ block: Block, _ reader: RowReader, _ body: (RowProblem?) -> Bool
  ) {
    var n = 0
    do throws(Enough) {
      try block.forEachLine { (bytes, line) throws(Enough) in
        var problem: RowProblem?
        do throws(RowProblem) {
          try reader.scan(bytes, line: line)
        } catch {
          problem = error
        }
        n += 1
        guard body(problem), n < rows else { throw Enough() }
      }
    } catch {}
  }

  private struct Enough: Error {}
}

extension RowReader {
  /// The problem of the row that was scanned if its response or its gold is nowhere.
  func missingField() -> RowProblem? {
    let isGoldRow = plan.format.paths(.response).isEmpty && !plan.format.paths(.gold).isEmpty
    if !isGoldRow, first(.response, accepts: { _ in true }) == nil { return missing(.response) }
    if options.gold == nil, first(.gold, accepts: { _ in true }) == nil { return missing(.gold) }
    return nil
  }
}
