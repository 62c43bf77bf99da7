/// Gold answers by problem, from a file of their own.
public final class GoldTable: Sendable {
  private let answers: [[UInt8]: [UInt8]]

  /// The file that the answers came from.
  public let path: String
  /// Number of problems.
  public var count: Int { answers.count }

  /// A table of `answers`.
  public init(_ answers: [[UInt8]: [UInt8]], path: String) {
    self.answers = answers
    self.path = path
  }

  /// The gold answer of `problem`.
  func answer(_ problem: Bytes) -> [UInt8]? { answers[Array(problem)] }

  /// The shape of a file of gold answers.
  static let format = Format(
    "gold", "Gold answers by problem.",
    [
      .gold: ["gold", "gold_answer", "expected_answer", "gt", "gts", "target", "answer"],
      .id: ["problem_id", "custom_id", "id", "idx", "doc_id", "problem_idx"],
      .prompt: ["prompt", "problem", "question"], .benchmark: ["benchmark"],
    ],
    marks: [], example: #"{"id": "p1", "gold": "7"}"#)

  /// Reads the file at `path`: rows with a problem's `id` and its `gold`.
  public static func read(_ path: String) throws -> GoldTable {
    var answers: [[UInt8]: [UInt8]] = [:]
    let inputs = Input.list([path])
    var options = ReadOptions()
    options.format = format
    let blocks = try BlockReader(inputs, options)
    let reader = RowReader(options)
    let block = Block()
    while try blocks.next(into: block) {
      guard let plan = block.plan else { continue }
      reader.turn(to: block.input, plan: plan)
      try block.forEachLine { bytes, line in
        try reader.scan(bytes, line: line)
        let (id, gold) = try reader.goldRow()
        if let other = answers.updateValue(gold, forKey: id), other != gold {
          throw RecordError(
            .format,
            "\(path):\(line): this is a second, different gold answer for “\(String(decoding: id, as: UTF8.self))”"
          )
        }
      }
    }
    return GoldTable(answers, path: path)
  }
}

extension RowReader {
  /// The problem and the answer of a row of a gold file.
  func goldRow() throws(RowProblem) -> (id: [UInt8], gold: [UInt8]) {
    guard let id = first(.id, accepts: { $0 != .null }).flatMap({ text($0.value) }) else {
      throw missing(.id)
    }
    guard let found = first(.gold, accepts: { $0 != .null }) else { throw missing(.gold) }
    return (Array(id), Array(try goldText(found.value, found.route)))
  }
}
