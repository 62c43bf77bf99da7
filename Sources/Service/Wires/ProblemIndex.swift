import Records

/// Problems with their gold answers, to be found in the texts that quote them.
public final class ProblemIndex: @unchecked Sendable {
  // All of it is written by the initialiser alone.
  private struct Entry {
    let prompt: [UInt8]
    let gold: UnsafeBufferPointer<UInt8>
  }

  /// Bytes at the start of a problem by which it is looked for; a shorter problem is refused.
  public static let window = 16

  /// Problems by their first bytes.
  private var entries: [Window: [Entry]] = [:]
  /// Problems.
  public private(set) var count = 0

  private struct Window: Hashable {
    let low: UInt64
    let high: UInt64

    init(_ start: UnsafeRawPointer) {
      low = start.loadUnaligned(as: UInt64.self)
      high = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    }
  }

  /// The problems of JSON lines with `prompt` (or `problem`, `question`) and `gold` (or `answer`); throws
  /// where a line is no such pair.
  public init(path: String) throws {
    enum Key { case prompt, gold }
    let reader = try ObjectReader<Key>(
      paths: [path],
      keys: [(.prompt, ["prompt", "problem", "question"]), (.gold, ["gold", "answer"])])
    try reader.read { row in
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      guard let prompt = row.text(.prompt), let gold = row.text(.gold) else {
        let problem = row.problem(
          .missingField, "a prompt and a gold answer are needed; the row has \(row.fieldNames)")
        throw RecordError(.format, problem.description)
      }
      guard prompt.count >= ProblemIndex.window, let start = prompt.baseAddress else {
        let problem = row.problem(
          .wrongType, "a prompt has at least \(ProblemIndex.window) bytes")
        throw RecordError(.format, problem.description)
      }
      let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: gold.count)
      _ = kept.initialize(from: gold)
      entries[Window(start), default: []].append(
        Entry(prompt: Array(prompt), gold: UnsafeBufferPointer(kept)))
      count += 1
    }
  }

  deinit {
    for entry in entries.values.joined() { entry.gold.deallocate() }
  }

  /// The offset behind the first problem that `text` quotes, and its gold; of several that begin there, the
  /// longest. The first, because what a model writes stands behind its own problem and may quote others.
  func find(in text: Bytes) -> (end: Int, gold: Bytes)? {
    guard let base = UnsafeRawPointer(text.baseAddress), text.count >= ProblemIndex.window else {
      return nil
    }
    for offset in 0...(text.count - ProblemIndex.window) {
      guard let candidates = entries[Window(base + offset)] else { continue }
      let rest = text[offset...]
      let quoted = candidates.filter { rest.starts(with: $0.prompt) }
      guard let longest = quoted.max(by: { $0.prompt.count < $1.prompt.count }) else { continue }
      return (offset + longest.prompt.count, longest.gold)
    }
    return nil
  }
}
