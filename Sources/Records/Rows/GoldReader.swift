/// Reads rows for their gold answers alone: files of gold answers, and every format that has gold
/// beside its responses. Not to be used by two threads at once.
public final class GoldReader {
  private let blocks: BlockReader
  private let rows: RowReader
  private let block = Block()

  /// A reader over the files at `paths`; throws where a file is missing, is a directory, or has no
  /// gold in its first rows.
  public init(paths: [String], options: ReadOptions = ReadOptions()) throws(RecordError) {
    var options = options
    options.isGoldOnly = true
    blocks = try BlockReader(Input.list(paths), options)
    rows = RowReader(options)
  }

  /// Calls `body` with a sample without a response for every line that is not blank, in order; the
  /// sample has a problem where the line has no gold.
  public func read(_ body: (Sample) throws -> Void) throws {
    while try blocks.next(into: block) {
      guard let plan = block.plan else { continue }
      rows.turn(to: block.input, plan: plan, file: block.file)
      if block.tooLong {
        try rows.tooLong(line: block.firstLine, body)
      } else {
        try block.forEachLine { bytes, line in
          try rows.gold(of: bytes, line: line, body)
        }
      }
    }
  }

  /// What the files were that have been read to their end.
  public var digests: [InputDigest] { blocks.digests }
}

extension RowReader {
  /// Calls `body` with the gold of a line.
  fileprivate func gold(
    of bytes: Bytes, line: Int, _ body: (Sample) throws -> Void
  ) throws {
    var sample = Sample(self)
    do throws(RowProblem) {
      try scan(bytes, line: line)
    } catch {
      return try broken(error, body)
    }
    sample.file = origin.file
    sample.line = line
    readIdentity(&sample)
    readGold(&sample)
    try body(sample)
  }
}
