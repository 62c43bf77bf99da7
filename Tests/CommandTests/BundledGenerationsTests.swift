import Foundation
import Testing

/// The bundled generations carry our own label; the whole road has to arrive at it.
@Suite struct BundledGenerationsTests {
  @Test func everyResponseGetsTheStatusThatItWasWrittenFor() throws {
    let scratch = try Scratch()
    let folder = Command.root.appending(path: "Fixtures/generations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted().map { folder.appending(path: $0).path }
    let output = scratch.path("graded.jsonl")
    let outcome = try Command.run(["grade"] + files + ["--output", output], input: Data())
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(rows.count == 704)
    for row in rows {
      #expect(
        row["status"] as? String == row["expected"] as? String,
        "\(row["problem_id"] ?? ""): \(row["gold"] ?? "") against \(row["answer"] ?? "")"
      )
    }
  }
}
