import Foundation

@testable import Records

/// A sample as plain values.
struct Row: Sendable {
  var line = 0
  var benchmark = ""
  var problemID = ""
  var setID = ""
  var member = 0
  var gold: String?
  var response = ""
  var model: String?
  var truncated = false
  var problem: RowProblem?
  /// What `writeCarried` wrote, as one object.
  var carried = ""
}

/// A directory that goes away with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "karat-records-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }
}

/// Every sample of the files at `paths`, in order.
func readRows(
  _ paths: [String], _ options: ReadOptions = ReadOptions(), jobs: Int = 1
) throws -> [Row] {
  let lock = NSLock()
  nonisolated(unsafe) var written = [UInt8]()
  let result = try Pipeline(paths: paths, options: options, jobs: jobs).run(
    makeContext: { [Row]() },
    body: { rows, sample, writer in
      rows.append(row(of: sample))
      writer.integer(sample.line)
      writer.endLine()
    },
    write: { bytes in lock.withLock { written.append(contentsOf: bytes) } })
  _ = written
  return jobs == 1 ? result.contexts[0] : result.contexts.flatMap { $0 }
}

/// The samples of one file with this text.
func readRows(text: String, name: String = "rows.jsonl", _ options: ReadOptions = ReadOptions())
  throws -> [Row]
{
  let scratch = try Scratch()
  return try readRows([try scratch.file(name, text)], options)
}

/// The error that reading a file with these bytes ends in.
func readError(_ bytes: some Sequence<UInt8>, name: String = "rows.jsonl") throws -> RecordError? {
  let scratch = try Scratch()
  let path = try scratch.file(name, bytes)
  do {
    _ = try readRows([path])
    return nil
  } catch {
    return error as? RecordError
  }
}

private func row(of sample: Sample) -> Row {
  var writer = JSONWriter()
  writer.beginObject()
  sample.writeCarried(to: &writer)
  writer.endObject()
  return Row(
    line: sample.line, benchmark: text(sample.benchmark), problemID: text(sample.problemID),
    setID: text(sample.setID), member: sample.member, gold: sample.gold.map { text($0) },
    response: text(sample.response), model: sample.model.map { text($0) },
    truncated: sample.truncated, problem: sample.problem, carried: text(writer.bytes))
}

func text(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

/// `json` as Foundation reads it, to compare without regard to spelling.
func object(_ json: String) throws -> NSDictionary {
  let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
  return value as? NSDictionary ?? [:]
}
