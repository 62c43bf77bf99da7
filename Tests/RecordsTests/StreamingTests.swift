import Bytes
import Foundation
import Support
import Testing

@testable import Records

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct StreamingTests {
  private static func rows(_ n: Int) -> String {
    (0..<n).map {
      #"{"id":\#($0),"gold":"4","response":"\#(String(repeating: "r", count: $0 * 37 % 901))"}"#
        + "\n"
    }.joined()
  }

  /// The ids of all samples as they come out, through `jobs` threads.
  private static func ids(_ paths: [String], jobs: Int, _ options: ReadOptions) throws -> [String] {
    let scratch = try Scratch()
    let output = try Output(path: scratch.path + "/out")
    _ = try Pipeline(paths: paths, options: options, jobs: jobs).run(
      makeContext: { 0 },
      body: { _, sample, writer in
        writer.string(sample.problemID)
        writer.endLine()
      },
      write: { try output.write($0) })
    try output.finish()
    let text = try String(contentsOfFile: scratch.path + "/out", encoding: .utf8)
    return text.split(separator: "\n").map { String($0.dropFirst().dropLast()) }
  }

  @Test(arguments: [1, 2, 5], [64, 1_000, 1 << 20])
  func rowsComeOutInOrder(jobs: Int, blockBytes: Int) throws {
    let scratch = try Scratch()
    let paths = try (0..<3).map { try scratch.file("\($0).jsonl", StreamingTests.rows(700)) }
    var options = ReadOptions()
    options.blockBytes = blockBytes
    let expected = (0..<3).flatMap { _ in (0..<700).map { "\($0)" } }
    #expect(try StreamingTests.ids(paths, jobs: jobs, options) == expected)
  }

  @Test func anErrorInTheWorkEndsTheRun() throws {
    let scratch = try Scratch()
    let path = try scratch.file("x.jsonl", StreamingTests.rows(2_000))
    var options = ReadOptions()
    options.blockBytes = 1_000
    struct Stop: Error, Equatable { let id: String }
    #expect(throws: Stop(id: "1234")) {
      try Pipeline(paths: [path], options: options, jobs: 4).run(
        makeContext: { 0 },
        body: { _, sample, _ in
          let id = text(sample.problemID)
          if let n = Int(id), n >= 1234 { throw Stop(id: id) }
        }, write: { _ in })
    }
  }

  @Test(arguments: [".gz", ".zst"]) func compressedFilesGoRound(ending: String) throws {
    let scratch = try Scratch()
    let path = scratch.path + "/rows.jsonl" + ending
    let text = StreamingTests.rows(3_000)
    let output = try Output(path: path)
    for chunk in Array(text.utf8).chunks(of: 100_000) {
      try chunk.withUnsafeBufferPointer { try output.write($0) }
    }
    try output.finish()
    let packed = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(packed.count < text.utf8.count / 4)
    let expected = (0..<3_000).map { "\($0)" }
    #expect(try StreamingTests.ids([path], jobs: 1, ReadOptions()) == expected)
    // Two members, one behind the other, are one file.
    let twice = try scratch.file("twice.jsonl" + ending, packed + packed)
    #expect(try StreamingTests.ids([twice], jobs: 2, ReadOptions()) == expected + expected)
    let cut = try scratch.file("cut.jsonl" + ending, packed.dropLast(9))
    #expect(throws: RecordError.self) { try readRows([cut]) }
    let junk = try scratch.file("junk.jsonl" + ending, text)
    do {
      _ = try readRows([junk])
      Issue.record("junk was read")
    } catch let error as RecordError {
      #expect(error.kind == .compression)
    }
  }

  @Test func outputAppearsWholeOrNotAtAll() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/out.jsonl"
    let bytes = Array("{}\n".utf8)
    do {
      let output = try Output(path: path)
      try bytes.withUnsafeBufferPointer { try output.write($0) }
      #expect(!FileManager.default.fileExists(atPath: path))
      output.discard()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    let output = try Output(path: path)
    try bytes.withUnsafeBufferPointer { try output.write($0) }
    try output.finish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["out.jsonl"])
    do {
      _ = try Output(path: path)
      Issue.record("an output was overwritten")
    } catch {
      #expect(error.kind == .outputExists)
    }
    try Output(path: path, overwrite: true).finish()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    #expect(throws: RecordError.self) { try Output(path: scratch.path) }
    #expect(throws: RecordError.self) { try Output(path: scratch.path + "/none/out.jsonl") }
  }

  #if os(Linux)
    @Test func fullDiskIsAnError() throws {
      let output = try Output(path: "/dev/full", overwrite: true)
      let bytes = [UInt8](repeating: 0x20, count: 100_000)
      do {
        try bytes.withUnsafeBufferPointer { try output.write($0) }
        Issue.record("/dev/full took it")
      } catch let error as RecordError {
        #expect(error.kind == .output)
        #expect(error.message.contains("the disk is full"))
      }
    }
  #endif

  @Test func closedPipeIsAnErrorOfItsOwn() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let output = try Output(path: path, overwrite: true)
    close(reader)
    let bytes = [UInt8](repeating: 0x20, count: 10)
    do {
      try bytes.withUnsafeBufferPointer { try output.write($0) }
      Issue.record("a closed pipe took it")
    } catch let error as RecordError {
      #expect(error.kind == .closedPipe)
    }
  }

  @Test func manifestNamesInputsByHash() throws {
    let scratch = try Scratch()
    let path = try scratch.file("x.jsonl", BadInputTests.good)
    let run = try Pipeline(paths: [path]).run(
      makeContext: { 0 }, body: { n, _, _ in n += 1 }, write: { _ in })
    let manifest = Manifest(
      version: "0", policy: "default", limits: [("fuel", 3)], options: [("format", "karat")],
      inputs: run.inputs, rows: run.contexts.reduce(0, +))
    try manifest.save(beside: scratch.path + "/out.jsonl")
    let text = try String(
      contentsOfFile: scratch.path + "/out.jsonl.manifest.json", encoding: .utf8)
    let digest = XXH64.hex(Array(BadInputTests.good.utf8).withUnsafeBytes { XXH64.hash($0) })
    #expect(
      try object(text)
        == object(
          """
          {"karat":"0","policy":"default","rows":1,"limits":{"fuel":3},"options":{"format":"karat"},
          "inputs":[{"path":"\(path)","bytes":34,"xxh64":"\(digest)"}]}
          """))
  }
}

extension Array {
  /// The array in pieces of `size` elements.
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
