import Bytes
import Foundation
import Support
import Testing

@testable import Records

@Suite struct BadInputTests {
  static let good = #"{"id":1,"gold":"4","response":"a"}"#

  struct Broken: Sendable {
    let line: String
    let message: String
  }

  @Test(arguments: [
    Broken(
      line: #"{"id":1,"gold":"4","response":"abc"#,
      message: "a string does not end: the line is cut off, at byte 34"),
    Broken(
      line: "{\"id\":1,\"gold\":\"4\u{0}\"}",
      message: "a control character stands in a string, at byte 17"),
    Broken(
      line: #"{"id":1 "gold":"4"}"#,
      message: "found “\"gold\"” where } or a comma was expected, at byte 8"),
    Broken(line: #"{"id":tru}"#, message: "found “tru” where a value was expected, at byte 6"),
    Broken(line: #"{"id":01}"#, message: "found “01” where a value was expected, at byte 6"),
    Broken(line: #"{"id":[1,2}"#, message: "found “}” where ] or a comma was expected, at byte 10"),
    Broken(line: #"{"id":[1,]}"#, message: "found “]” where a value was expected, at byte 9"),
    Broken(line: #"{"id":{"a" 1}}"#, message: "found “1” where a colon was expected, at byte 11"),
    Broken(line: #"{id:1}"#, message: "found “id” where a name in quotes was expected, at byte 1"),
    Broken(line: #"{"id":1"#, message: "the line ends where } or a comma was expected, at byte 7"),
    Broken(line: #"{"id":1} x"#, message: "found “x” behind the object, at byte 9"),
    Broken(line: #"[1]"#, message: "found “[” where { was expected, at byte 0"),
    Broken(line: #""text""#, message: "found “\"text\"” where { was expected, at byte 0"),
    Broken(line: "{", message: "the line ends where a name in quotes was expected, at byte 1"),
    Broken(line: "}", message: "found “}” where { was expected, at byte 0"),
    Broken(
      line: #"{"id":"a""b"}"#, message: "found “\"b\"” where } or a comma was expected, at byte 9"),
  ])
  func brokenLineIsOneRowWithItsReason(test: Broken) throws {
    let text = BadInputTests.good + "\n" + test.line + "\n" + BadInputTests.good
    let rows = try readRows(text: text)
    #expect(rows.map { $0.line } == [1, 2, 3])
    #expect(rows[1].problem?.kind == .notJSON)
    #expect(rows[1].problem?.message == "this is not a JSON object: \(test.message)")
    #expect(rows[0].problem == nil && rows[2].problem == nil)
  }

  @Test func invalidUTF8IsOneRowWithItsPlace() throws {
    let scratch = try Scratch()
    var bytes = Array((BadInputTests.good + "\n{\"id\":\"").utf8)
    bytes += [0xC3, 0x28] + Array("\"}\n\(BadInputTests.good)\n".utf8)
    let rows = try readRows([try scratch.file("x.jsonl", bytes)])
    #expect(rows.count == 3)
    #expect(rows[1].problem?.message == "this is not a JSON object: this is not UTF-8, at byte 7")
  }

  @Test func messagesHaveNoControlCharacters() throws {
    let error = try #require(try readError("\u{1B}[2J\u{0}".utf8))
    #expect(!error.message.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func deepNestingIsRefusedWithoutRecursion() throws {
    for open in ["[", #"{"a":"#] {
      let deep = String(repeating: open, count: 100_000)
      let rows = try readRows(text: BadInputTests.good + "\n{\"x\":\(deep)\n" + BadInputTests.good)
      #expect(rows.count == 3)
      #expect(rows[1].problem?.message.contains("nested deeper than 1024 levels") == true)
    }
    let allowed = String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000)
    #expect(
      try readRows(text: #"{"id":1,"gold":"4","response":"a","x":\#(allowed)}"#)[0].problem == nil)
  }

  @Test func mixedNestingIsTold() throws {
    // More than 64 levels, so that the stack of container kinds is more than one word.
    var open = ""
    var close = ""
    for i in 0..<200 {
      open += i % 3 == 0 ? #"{"a":"# : "["
      close = (i % 3 == 0 ? "}" : "]") + close
    }
    let good = #"{"id":1,"gold":"4","response":"a","x":\#(open)1\#(close)}"#
    #expect(try readRows(text: good)[0].problem == nil)
    var wrong = Array(close)
    wrong.swapAt(100, 101)
    if wrong[100] == wrong[101] { wrong.swapAt(101, 102) }
    let rows = try readRows(
      text: good + "\n" + #"{"id":1,"gold":"4","response":"a","x":\#(open)1\#(String(wrong))}"#)
    #expect(rows[1].problem?.kind == .notJSON)
  }

  @Test func longLineIsReadAndATooLongOneIsARow() throws {
    let long = String(repeating: "x\\n", count: 4_000_000)
    let text =
      BadInputTests.good + "\n" + #"{"id":2,"gold":"4","response":"\#(long)"}"# + "\n"
      + BadInputTests.good + "\n"
    let rows = try readRows(text: text)
    #expect(rows.count == 3)
    #expect(rows[1].response.utf8.count == 8_000_000)
    var options = ReadOptions()
    options.lineBytes = 2 << 20
    options.blockBytes = 1 << 16
    let short = try readRows(text: text, options)
    #expect(short.map { $0.line } == [1, 2, 3])
    #expect(short[1].problem?.kind == .tooLong)
    #expect(short[2].response == "a")
  }

  @Test func wrongFieldsNameFieldAndWhatWasFound() throws {
    let rows = try readRows(
      text: [
        BadInputTests.good, #"{"id":1,"gold":[{"a":1}],"response":"a"}"#,
        #"{"id":1,"gold":"4","response":{"a":1}}"#, #"{"id":1,"gold":"4","responses":["a",null]}"#,
        #"{"id":1,"other":"4","response":"a"}"#, #"{"id":1,"gold":"4"}"#,
        #"{"id":1,"gold":"4","response":"\q"}"#, #"{"id":1,"gold":null,"response":"a"}"#,
      ].joined(separator: "\n"))
    #expect(
      rows.map { $0.problem?.message ?? "" } == [
        "",
        "field “gold”: expected a string, a number or a list of them, found an array of objects",
        "field “response”: expected a string, found an object",
        "", "field “responses.*”: expected a string, found null",
        "field gold is missing: expected “gold”; the row has “id”, “other”, “response”",
        "field response is missing: expected “response” or “responses.*”; the row has “id”, “gold”",
        "field “response”: an escape in the string is broken",
        "field “gold”: expected a string, a number or a list of them, found null",
      ])
  }

  @Test func filesThatAreNoRowsAreRefused() throws {
    #expect(try readError([])?.kind == .noRows)
    #expect(try readError("\n \r\n".utf8)?.kind == .noRows)
    var random = SplitMix64(seed: 7)
    let junk = (0..<100_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(try readError(junk)?.kind == .noRows)
    #expect(try readError([UInt8](repeating: 0, count: 5_000))?.kind == .noRows)
    #expect(try readError("<html>\n<body>".utf8)?.kind == .noRows)
    #expect(try readError(#"{"a":1}"#.utf8)?.kind == .format)
    #expect(try readError("[]".utf8)?.kind == .noRows)
  }

  @Test func missingFilesAndDirectoriesAreNamed() throws {
    let scratch = try Scratch()
    for (path, reason) in [
      (scratch.path + "/none.jsonl", "there is no such file"),
      (scratch.path, "this is a directory; name the files in it"),
    ] {
      do {
        _ = try readRows([path])
        Issue.record("read \(path)")
      } catch let error as RecordError {
        #expect(error.kind == .input)
        #expect(error.message == "\(path): \(reason)")
      }
    }
    // The last of several files is looked at before the first is read.
    let good = try scratch.file("good.jsonl", BadInputTests.good)
    #expect(throws: RecordError.self) { try readRows([good, scratch.path + "/none.jsonl"]) }
  }

  @Test func arrayThatIsCutOffBetweenRowsIsCounted() throws {
    let rows = try readRows(text: #"[{"answer":"4","prediction":"a"},"#)
    #expect(rows.count == 2)
    #expect(rows[1].problem?.kind == .notJSON)
  }

  @Test func everyCutOfAFileEndsInRowsOrAnError() throws {
    let scratch = try Scratch()
    let line = #"{"id":1,"gold":"4","responses":["a\n\u00e9é","b"],"x":[{"y":[]},-1.5e3,true]}"#
    let bytes = Array((BadInputTests.good + "\n" + line).utf8)
    for end in BadInputTests.good.utf8.count + 2..<bytes.count {
      let rows = try readRows([try scratch.file("x.jsonl", bytes[0..<end])])
      #expect(rows.count == 2)
      #expect(rows[1].problem?.kind == .notJSON, "cut at \(end)")
    }
  }

  @Test func damagedBytesNeverCrash() throws {
    let scratch = try Scratch()
    let line = Array(
      #"{"id":1,"gold":"4","responses":["a\nb","\ud83d\ude00"],"x":[{"y":[]},-1]}"#.utf8)
    var random = SplitMix64(seed: 11)
    var bytes = Array((BadInputTests.good + "\n").utf8)
    for _ in 0..<2_000 {
      var damaged = line
      for _ in 0..<1 + Int(random.next() % 3) {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(
          truncatingIfNeeded: random.next())
      }
      bytes += damaged + [0x0A]
    }
    let rows = try readRows([try scratch.file("x.jsonl", bytes)])
    #expect(rows.count > 2_000)
    #expect(rows.contains { $0.problem != nil })
    for row in rows {
      #expect((try? object(row.carried)) != nil, "\(row.carried)")
    }
  }
}
