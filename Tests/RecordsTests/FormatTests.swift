import Bytes
import Foundation
import Support
import Testing

@testable import Records

@Suite struct FormatTests {
  @Test(arguments: Format.all) func exampleIsDetectedAndRead(format: Format) throws {
    var options = ReadOptions()
    if format.name == "openai-batch" {
      options.gold = GoldTable([Array("p1".utf8): Array("7".utf8)], path: "gold.jsonl")
    }
    let rows = try readRows(text: format.example + "\n", options)
    #expect(rows.count >= 1)
    #expect(
      rows.allSatisfy {
        $0.problem == nil && $0.gold == "7" && $0.response.contains("7")
          || $0.response.contains("8")
      })
    let scratch = try Scratch()
    let blocks = try BlockReader(
      Input.list([try scratch.file("x.jsonl", format.example)]), options)
    let block = Block()
    #expect(try blocks.next(into: block))
    #expect(block.plan?.format.name == format.name)
  }

  @Test func everyPathInTheRegistryIsAPath() {
    // `Format.init` drops what is no path; a place without paths betrays that.
    for format in Format.all {
      for place in format.places where !(format.name == "openai-batch" && place.field == .tokens) {
        #expect(!place.paths.isEmpty, "\(format.name) \(place.field)")
      }
      #expect(format.marks.allSatisfy { !$0.isEmpty })
    }
    #expect(Set(Format.all.map { $0.name }).count == Format.all.count)
  }

  struct Case: Sendable {
    let name: String
    let text: String
    let expected: [String]
  }

  /// `problem|set|member|gold|response|model|truncated`, with file name `rows`.
  @Test(arguments: [
    Case(
      name: "karat, one response",
      text: #"{"problem_id":"a","gold":1.50,"response":"x","benchmark":"b","model":"m"}"#,
      expected: ["a|rows:1|0|1.50|x|m|false"]),
    Case(
      name: "karat, samples are independent sets",
      text: #"{"problem_id":3,"gold":"1","responses":["x","y"],"finish_reason":["stop","length"]}"#,
      expected: ["3|rows:1:0|0|1|x||false", "3|rows:1:1|0|1|y||true"]),
    Case(
      name: "karat, the row's width cuts sets",
      text: #"{"problem_id":3,"gold":"1","width":2,"responses":["x","y","z","w"]}"#,
      expected: [
        "3|rows:1:0|0|1|x||false", "3|rows:1:0|1|1|y||false", "3|rows:1:1|0|1|z||false",
        "3|rows:1:1|1|1|w||false",
      ]),
    Case(
      name: "karat, the row names its set",
      text: #"{"problem_id":3,"gold":"1","set_id":"s9","responses":["x","y"]}"#,
      expected: ["3|s9|0|1|x||false", "3|s9|1|1|y||false"]),
    Case(
      name: "karat, set and member in the row",
      text: #"{"id":3,"gold":"1","set_id":4,"member":2,"response":"x"}"#,
      expected: ["3|4|2|1|x||false"]),
    Case(
      name: "karat, responses under the name response",
      text: #"{"id":3,"gold":["x = 2",2],"response":"y"}"#,
      expected: ["3|rows:1|0|x = 2|y||false"]),
    Case(
      name: "gold that is a worked solution",
      text: #"{"id":3,"gold":"2+3 #### no\n#### 1,800 ","response":"y"}"#,
      expected: ["3|rows:1|0|1,800|y||false"]),
    Case(
      name: "qwen2.5-math, finish reasons per sample",
      text: #"{"idx":0,"gt":"4","code":["a","b"],"finish_reason":["length","stop"]}"#,
      expected: ["0|rows:1:0|0|4|a||true", "0|rows:1:1|0|4|b||false"]),
    Case(
      name: "lm-evaluation-harness, repeats",
      text:
        #"{"doc_id":7,"doc":{"q":1},"resps":[["a","b"]],"target":"so #### 4","filtered_resps":["4"]}"#,
      expected: ["7|rows:1:0|0|4|a||false", "7|rows:1:1|0|4|b||false"]),
    Case(
      name: "verl, rows of one input are one problem",
      text: #"{"input":"q","output":"a","gts":"4","step":1}"# + "\n"
        + #"{"input":"q","output":"b","gts":"4","step":1}"#,
      // XXH64 of "q".
      expected: [
        "1b00b0a90a478a4d|rows:1|0|4|a||false", "1b00b0a90a478a4d|rows:2|0|4|b||false",
      ]),
    Case(
      name: "matharena, several conversations",
      text:
        #"{"problem_idx":1,"gold_answer":"4","messages":[[{"content":"q"},{"content":"a"}],[{"content":"q"},{"content":"b"}]]}"#,
      expected: ["1|rows:1:0|0|4|a||false", "1|rows:1:1|0|4|b||false"]),
    Case(
      name: "matharena, content in blocks",
      text:
        #"{"problem_idx":1,"gold_answer":4,"messages":[{"content":"q"},{"content":[{"type":"text","text":"a"}]}]}"#,
      expected: ["1|rows:1|0|4|a||false"]),
    Case(
      name: "nemo-gym, reasoning is no part of the response",
      text:
        #"{"expected_answer":"4","id":"p","response":{"model":"m","output":[{"type":"reasoning","summary":[]},{"content":[{"text":"a"},{"text":"b"}]}],"incomplete_details":{"reason":"max_output_tokens"}}}"#,
      expected: ["p|rows:1|0|4|a\nb|m|true"]),
    Case(
      name: "mathcoder",
      text:
        #"{"id":"1","messages":[],"ground_truth":{"solution":"so #### 18","answer":"18"},"completion":"17"}"#,
      expected: ["1|rows:1|0|18|17||false"]),
    Case(
      name: "gsm8k solutions are four models",
      text:
        #"{"question":"q","ground_truth":"so\nA: 18","6b_finetuning":{"is_correct":false,"solution":"a"},"175b_finetuning":{"is_correct":true,"solution":"b"}}"#,
      expected: [
        "1b00b0a90a478a4d|rows:1:0|0|18|a|6b_finetuning|false",
        "1b00b0a90a478a4d|rows:1:1|0|18|b|175b_finetuning|false",
      ]),
    Case(
      name: "theoremqa", text: #"{"question":"q","correct":["[1, 2]",[1,2]],"solution":"a"}"#,
      expected: ["1b00b0a90a478a4d|rows:1|0|[1, 2]|a||false"]),
    Case(
      name: "a pretty-printed array of rows",
      text:
        "[\n  {\n    \"answer\": \"4\",\n    \"prediction\": \"a, ]\"\n  },\n  {\"answer\": \"5\", \"prediction\": \"b\"}\n]\n",
      expected: ["line 1|rows:1|0|4|a, ]||false", "line 2|rows:2|0|5|b||false"]),
    Case(
      name: "OpenCompass writes an object by index",
      text:
        "{\n  \"0\": {\n    \"prediction\": \"a\",\n    \"gold\": \"4\"\n  },\n  \"1\": {\"prediction\": \"b\", \"gold\": \"5\"}\n}\n",
      expected: ["line 1|rows:1|0|4|a||false", "line 2|rows:2|0|5|b||false"]),
    Case(
      name: "a byte order mark and carriage returns",
      text:
        "\u{FEFF}{\"gold\":\"4\",\"response\":\"a\",\"id\":1}\r\n\r\n{\"gold\":\"4\",\"response\":\"b\",\"id\":1}\r\n",
      expected: ["1|rows:1|0|4|a||false", "1|rows:3|0|4|b||false"]),
    Case(
      name: "a name written with escapes, and of two the last",
      text: #"{"\u0067old":"4","response":"x","response":"a","id":1}"#,
      expected: ["1|rows:1|0|4|a||false"]),
  ])
  func rowsAreRead(test: Case) throws {
    let rows = try readRows(text: test.text)
    let lines = rows.map {
      "\($0.problemID)|\($0.setID)|\($0.member)|\($0.gold ?? "-")|\($0.response)|"
        + "\($0.model ?? "")|\($0.truncated)"
    }
    #expect(lines == test.expected, "\(test.name)")
    #expect(rows.allSatisfy { $0.problem == nil })
  }

  @Test func batchOutputIsJoinedToItsGold() throws {
    let scratch = try Scratch()
    var options = ReadOptions()
    options.gold = try GoldTable.read(
      try scratch.file(
        "gold.jsonl", "{\"id\":\"p1\",\"gold\":7}\n{\"id\":\"p2\",\"answer\":\"8\"}\n"))
    let path = try scratch.file(
      "batch.jsonl",
      """
      {"custom_id":"p2","response":{"choices":[{"message":{"content":"a"}},{"message":{"content":"b"}}]},"error":null}
      {"custom_id":"p1","response":{"body":{"choices":[{"message":{"content":"c"},"finish_reason":"length"}]}}}
      {"custom_id":"p3","response":{"body":{"choices":[{"message":{"content":"d"}}]}}}
      {"custom_id":"p1","response":null,"error":{"code":"x"}}
      """)
    let rows = try readRows([path], options)
    #expect(rows.map { $0.gold } == ["8", "8", "7", nil, "7"])
    #expect(rows.map { $0.response } == ["a", "b", "c", "d", ""])
    #expect(rows[2].truncated)
    #expect(rows[3].problem?.field == .gold)
    #expect(rows[4].problem?.field == .response)
  }

  @Test func fileNamesSayBenchmarkAndSeed() {
    let inputs = Input.list([
      "a/math/output-rs3.jsonl", "b/math/output-rs3.jsonl.gz",
      "samples_gsm8k_cot_2024-05-01T10-00-00.123.jsonl", "aime24.jsonl.zst", "-",
    ])
    #expect(inputs.map { $0.benchmark } == ["math", "math", "gsm8k_cot", "aime24", "stdin"])
    #expect(inputs.map { $0.seed } == [3, 3, nil, nil, nil])
    #expect(Set(inputs.map { $0.label }).count == inputs.count)
  }

  @Test func fieldOptionsLeadIntoRows() throws {
    var options = ReadOptions()
    try options.addField("gold=truth.answer")
    try options.addField("response=turns.-1.content")
    try options.addField("id=meta.0")
    let rows = try readRows(
      text: #"{"truth":{"answer":"4"},"turns":[{"content":"q"},{"content":"a"}],"meta":["p"]}"#,
      options)
    #expect(rows.map { "\($0.problemID) \($0.gold ?? "") \($0.response)" } == ["p 4 a"])
    #expect(throws: RecordError.self) { try options.addField("golden=x") }
    #expect(throws: RecordError.self) { try options.addField("gold=") }
    #expect(throws: RecordError.self) { try options.addField("gold=a..b") }
  }

  @Test func setWidthCutsARowAndMustFit() throws {
    var options = ReadOptions()
    options.setWidth = 2
    let four = #"{"id":1,"gold":"1","responses":["a","b","c","d"]}"#
    let three = #"{"id":2,"gold":"1","responses":["a","b","c"]}"#
    let rows = try readRows(text: four + "\n" + three + "\n", options)
    #expect(
      rows.map { "\($0.setID) \($0.member)" }.prefix(4) == [
        "rows:1:0 0", "rows:1:0 1", "rows:1:1 0", "rows:1:1 1",
      ])
    #expect(rows.count == 5)
    #expect(rows[4].problem?.field == .width)
  }

  @Test func shortFieldsAreCarriedAndClashesRenamed() throws {
    let long = String(repeating: "x", count: RowReader.carriedBytes)
    let rows = try readRows(
      text: """
        {"id":1,"gold":"1","responses":["a","b"],"level":{"n":[1,2.50]},"answer":"z","nan":NaN,\
        "score":[1,null],"tokens":[10,20],"essay":"\(long)","bad":"\\q","in":[NaN],"half":"\\ud800!","model":"m"}
        """)
    #expect(
      try object(rows[0].carried)
        == object(
          #"{"model":"m","tokens":10,"score":1,"level":{"n":[1,2.5]},"input_answer":"z","nan":null,"bad":null,"half":"�!"}"#
        ))
    #expect(rows[0].carried.contains(#""level":{"n":[1,2.50]}"#))
    #expect(
      try object(rows[1].carried)
        == object(
          #"{"model":"m","tokens":20,"level":{"n":[1,2.5]},"input_answer":"z","nan":null,"bad":null,"half":"�!"}"#
        ))
  }

  @Test func valuesPerSampleGoWithTheirSample() throws {
    let rows = try readRows(
      text:
        #"{"idx":0,"gt":"4","code":["a","b","c"],"pred":["1",{"x":2},"3"],"score":[true,false]}"#)
    #expect(try object(rows[0].carried) == object(#"{"pred":"1","score":true}"#))
    #expect(try object(rows[1].carried) == object(#"{"pred":{"x":2},"score":false}"#))
    #expect(try object(rows[2].carried) == object(#"{"pred":"3"}"#))
  }
}
