import Foundation
import Records
import Testing

/// What an `ObjectReader` with the names `a` and `b` makes of a file: per row the texts of both, what
/// is written without `a`, and the problem.
private func read(_ text: String) throws -> [(
  a: String?, b: String?, rest: String, problem: String?
)] {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "karat-objects-\(UUID().uuidString).jsonl")
  try Data(text.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  var rows: [(a: String?, b: String?, rest: String, problem: String?)] = []
  try ObjectReader(paths: [file.path], names: ["a", "b"]).read { row in
    var writer = JSONWriter()
    writer.beginObject()
    row.writeFields(without: [0], to: &writer)
    writer.endObject()
    rows.append(
      (
        row.text(0).map { String(decoding: $0, as: UTF8.self) },
        row.text(1).map { String(decoding: $0, as: UTF8.self) },
        String(decoding: writer.bytes, as: UTF8.self), row.problem?.description
      ))
  }
  return rows
}

@Suite struct ObjectReaderTests {
  @Test func fieldsAreReadAndTheOthersWrittenAsTheyCame() throws {
    let rows = try read("{\"x\": [1, {\"y\":2}], \"a\":\"1\\u00e9\\n\", \"b\": 2.50}\n")
    #expect(rows.count == 1)
    #expect(rows[0].a == "1é\n")
    #expect(rows[0].b == "2.50")
    #expect(rows[0].rest == "{\"x\":[1, {\"y\":2}],\"b\":2.50}")
  }

  @Test func everyLineIsARowWhateverItHolds() throws {
    let rows = try read("{\"a\":1}\n[1]\n\n{\"a\":2\n{}\n{\"a\":null,\"b\":[1]}")
    #expect(rows.map(\.a) == ["1", nil, nil, nil, nil])
    #expect(rows.map { $0.problem != nil } == [false, true, true, false, false])
    #expect(rows[2].problem?.contains(":4: ") == true)
    #expect(rows[4].b == nil)
  }

  @Test func ofTwoFieldsOfOneNameTheLastCounts() throws {
    let rows = try read("{\"a\":1,\"\\u0061\":2,\"b\":3}\n")
    #expect(rows[0].a == "2")
    #expect(rows[0].rest == "{\"b\":3}")
  }

  @Test func whatIsNoJSONIsNotWritten() throws {
    let rows = try read("{\"n\":NaN,\"s\":\"\\q\",\"l\":[NaN],\"b\":1}\n")
    #expect(rows[0].rest == "{\"n\":null,\"s\":null,\"b\":1}")
  }

  @Test func aMissingOrEmptyFileIsAnError() {
    #expect(throws: RecordError.self) {
      _ = try ObjectReader(paths: ["/nowhere/at-all.jsonl"], names: [])
    }
    #expect(throws: RecordError.self) { _ = try read("") }
  }
}
