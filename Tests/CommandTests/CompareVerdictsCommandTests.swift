import Foundation
import Testing

@Suite struct CompareVerdictsCommandTests {
  static let first = """
    {"id":"p1","gold":"1","answer":"1","status":"correct","verdict":"equal","rule":"algebraic"}
    {"id":"p2","gold":"2","answer":"3","status":"incorrect","verdict":"different","rule":"algebraic"}
    {"id":"p3","gold":"3","answer":"5%","status":"incorrect","rule":"percent","reason":"because"}
    {"id":"p4","gold":"4","answer":"y","status":"undecided","rule":"bounded"}
    {"id":"p5","gold":"5","answer":null,"status":"no_answer","rule":null}

    """
  static let second = """
    {"key":"x","id":"p1","is_correct":true}
    {"key":"x","id":"p2","is_correct":false}
    {"key":"x","id":"p3","is_correct":true}
    {"key":"x","id":"p4","is_correct":false}
    {"key":"x","id":"p5","is_correct":false}

    """

  private func compare(
    _ first: String, _ second: String, _ options: String...
  ) throws -> Outcome {
    let scratch = try Scratch()
    let a = try scratch.file("a.jsonl", first)
    let b = try scratch.file("b.jsonl", second)
    return try Command.run(["compare-verdicts", a, b] + options, input: Data())
  }

  @Test func theTableCountsEveryRowAndDisagreementsAreWorstFirst() throws {
    let outcome = try compare(Self.first, Self.second, "--json")
    #expect(outcome.status == 1, "\(outcome.errors)")
    let table = try #require(outcome.rows.first?["table"] as? [String: [String: Int]])
    #expect(table["equal"] == ["equal": 1, "different": 0, "undecided": 0])
    #expect(table["different"] == ["equal": 1, "different": 2, "undecided": 0])
    #expect(table["undecided"] == ["equal": 0, "different": 1, "undecided": 0])
    #expect(outcome.rows.first?["agree"] as? Int == 3)
    let rows = outcome.rows.dropFirst()
    #expect(rows.map { $0["rule"] as? String } == ["percent", "bounded"])
    #expect(rows.map { $0["severity"] as? Int } == [0, 2])
    let a = try #require(rows.first?["a"] as? [String: Any])
    #expect(a["field"] as? String == "incorrect")
    #expect(a["answer"] as? String == "5%")
    #expect(a["reason"] as? String == "because")
  }

  @Test func textShowsTheTableTheShareAndTheRows() throws {
    let outcome = try compare(Self.first, Self.second)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("They agree on 3 of 5 rows, 60.00 %."))
    #expect(outcome.output.contains("percent  (1)\n  row 3  A incorrect, B true\n    gold    3"))
    let limited = try compare(Self.first, Self.first)
    #expect(limited.status == 0)
    #expect(limited.output.contains("They agree on 5 of 5 rows, 100.00 %."))
  }

  @Test func rowsAreJoinedByKeyWhateverTheirOrder() throws {
    let turned = Self.second.split(separator: "\n").reversed().joined(separator: "\n")
    let joined = try compare(Self.first, turned, "--key", "id", "--json")
    #expect(joined.rows.first?["agree"] as? Int == 3, "\(joined.errors)")
    #expect(joined.rows.dropFirst().map { $0["key"] as? String } == ["p3", "p4"])
    let twice = try compare(Self.first, Self.second, "--key", "id", "--key", "id", "--json")
    #expect(twice.rows.first?["agree"] as? Int == 3)
  }

  @Test func fieldsCanBeNamedAndNumbersAreVerdicts() throws {
    let scores = """
      {"mine":1,"theirs":1.0}
      {"mine":0,"theirs":-1}
      {"mine":"Yes","theirs":false}
      {"mine":null,"theirs":"undecided"}

      """
    let outcome = try compare(
      scores, scores, "--field-a", "mine", "--field-b", "theirs", "--json")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.rows.first?["agree"] as? Int == 3)
    #expect(outcome.rows.dropFirst().map { $0["line"] as? Int } == [3])
  }

  @Test func theLimitIsPerRuleAndZeroIsAll() throws {
    let yes = (0..<30).map { _ in "{\"verdict\":\"equal\",\"rule\":\"set\"}\n" }.joined()
    let no = (0..<30).map { _ in "{\"verdict\":\"different\",\"rule\":\"list\"}\n" }.joined()
    #expect(try compare(yes, no, "--json").rows.count == 11)
    #expect(try compare(yes, no, "--json", "--limit", "0").rows.count == 31)
    #expect(try compare(yes, no).output.contains("set → list  (30)"))
  }

  @Test(
    arguments: [
      (
        "{\"verdict\":\"equal\"}\n", "{\"verdict\":\"equal\"}\n{\"verdict\":\"equal\"}\n",
        "has 2 rows,"
      ),
      (
        "{\"verdict\":\"equal\"}\n{\"verdict\":\"equal\"}\n", "{\"verdict\":\"equal\"}\n",
        "has 1 row,"
      ),
      ("{\"verdict\":\"equal\"}\n{\"x\":1}\n", "{\"verdict\":\"equal\"}\n", "verdict is missing"),
      ("{\"x\":1}\n", "{\"verdict\":\"equal\"}\n", "a.jsonl:1: field status, verdict"),
      ("{\"verdict\":\"maybe\"}\n", "{\"verdict\":\"equal\"}\n", "no verdict: “maybe”"),
      ("{\"score\":0.5}\n", "{\"verdict\":\"equal\"}\n", "no verdict: “0.5”"),
      ("{\"score\":[1]}\n", "{\"verdict\":\"equal\"}\n", "a list or an object"),
      ("broken\n", "{\"verdict\":\"equal\"}\n", "a.jsonl:1: "),
      ("", "{\"verdict\":\"equal\"}\n", "a.jsonl: the file is empty"),
    ])
  func badInputIsANamedError(first: String, second: String, hint: String) throws {
    let outcome = try compare(first, second)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    arguments: [
      ("{\"k\":1,\"score\":1}\n", "{\"k\":2,\"score\":1}\n", "the key “1” is not in"),
      (
        "{\"k\":1,\"score\":1}\n{\"k\":1,\"score\":1}\n", "{\"k\":1,\"score\":1}\n",
        "is in the file twice"
      ),
      (
        "{\"k\":1,\"score\":1}\n", "{\"k\":1,\"score\":1}\n{\"k\":1,\"score\":0}\n",
        "is in line 1 as well"
      ),
      (
        "{\"k\":1,\"score\":1}\n", "{\"k\":1,\"score\":1}\n{\"k\":3,\"score\":0}\n",
        "the key “3” is not in"
      ),
      ("{\"score\":1}\n", "{\"k\":1,\"score\":1}\n", "field k is missing"),
    ])
  func badKeysAreNamedErrors(first: String, second: String, hint: String) throws {
    let outcome = try compare(first, second, "--key", "k")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
  }

  @Test func missingFilesAndWrongCommandLinesAreErrors() throws {
    #expect(try Command.run("compare-verdicts", "/nowhere", "/nowhere").status == 66)
    for arguments in [["a"], ["-", "-"], ["a", "b", "--limit", "-1"]] {
      let outcome = try Command.run(["compare-verdicts"] + arguments, input: Data())
      #expect(outcome.status == 64, "\(arguments)")
    }
  }
}
