import Bytes
import Foundation
import Records
import Testing

private enum Letter: String, CaseIterable { case a, b }

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
  try ObjectReader<Letter>(paths: [file.path]).read { row in
    var writer = JSONWriter()
    writer.beginObject()
    row.writeFields(without: [.a], to: &writer)
    writer.endObject()
    rows.append(
      (
        row.text(.a).map { String(decoding: $0, as: UTF8.self) },
        row.text(.b).map { String(decoding: $0, as: UTF8.self) },
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
      _ = try ObjectReader<Letter>(paths: ["/nowhere/at-all.jsonl"])
    }
    #expect(throws: RecordError.self) { _ = try read("") }
  }

  @Test func fieldsAreFoundAnewWhereTheirOrderChanges() throws {
    let rows = try read(
      """
      {"a":1,"b":2}
      {"a":3,"b":4}
      {"b":5,"a":6}
      {"b":7,"c":8}
      {"a":9,"a":10}
      {"\\u0061":11,"b":12}
      nothing
      {"a":13,"b":14}
      """)
    #expect(rows.map(\.a) == ["1", "3", "6", nil, "10", "11", nil, "13"])
    #expect(rows.map(\.b) == ["2", "4", "5", "7", nil, "12", nil, "14"])
  }

  @Test func numbersAreReadAndThoseThatAreNoneTold() throws {
    let text = """
      {"a":1.5,"b":-2e3}
      {"a":NaN,"b":-Infinity}
      {"a":"1","b":true}
      {"a":1e999}
      """
    let file = FileManager.default.temporaryDirectory
      .appending(path: "karat-numbers-\(UUID().uuidString).jsonl")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var numbers: [[Double?]] = []
    try ObjectReader<Letter>(paths: [file.path]).read { row in
      numbers.append([row.number(.a), row.number(.b)])
    }
    #expect(numbers[0] == [1.5, -2000])
    #expect(numbers[1].allSatisfy { $0?.isFinite == false })
    #expect(numbers[2] == [nil, nil])
    #expect(numbers[3][0]?.isFinite == false)
    #expect(numbers[3][1] == nil)
  }

  @Test func aKeyOfSeveralNamesIsTheFirstThatHoldsAText() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "karat-keys-\(UUID().uuidString).jsonl")
    try Data(#"{"b":[1],"c":"x","d":null,"e":3}"#.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let keys: [(key: Int, names: [String])] = [(1, ["a", "b", "c"]), (7, []), (4, ["e", "d"])]
    try ObjectReader(paths: [file.path], keys: keys).read { row in
      #expect(row.text(1).map { $0.text() } == "x")
      #expect(row.firstName(1) == 1)
      #expect((0...3).map { row.text(1, $0)?.text() } == [nil, nil, "x", nil])
      #expect((0...3).map { row.has(1, $0) } == [false, true, true, false])
      #expect(row.integer(4) == 3)
      #expect(row.isNull(4, 1))
      // A key without names, and one that the reader was not given, find nothing.
      #expect(!row.has(7) && !row.has(2) && row.text(2, 0) == nil && row.texts(2).isEmpty)
      var writer = JSONWriter()
      writer.beginObject()
      row.writeFields(without: [4, 2], to: &writer)
      writer.endObject()
      #expect(writer.bytes.text() == #"{"b":[1],"c":"x"}"#)
    }
  }

  @Test func aHashIsTheSameAtOnceAndInPieces() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
    for count in 0...bytes.count {
      let whole = bytes[..<count].withUnsafeBytes { XXH64.hash($0) }
      var pieces = XXH64()
      for start in stride(from: 0, to: count, by: 7) {
        bytes[start..<min(start + 7, count)].withUnsafeBytes { pieces.update($0) }
      }
      #expect(pieces.value == whole, "\(count) bytes")
    }
    // The specification's own values for nothing and for "abc".
    #expect(XXH64.hash(UnsafeRawBufferPointer(start: nil, count: 0)) == 0xEF46_DB37_51D8_E999)
    #expect(Array("abc".utf8).withUnsafeBytes { XXH64.hash($0) } == 0x44BC_2CF5_AD77_0999)
  }
}
