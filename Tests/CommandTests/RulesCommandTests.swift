import Answers
import Foundation
import Grading
import Testing

@Suite struct RulesCommandTests {
  /// Every example of every rule, by rule and place.
  static let examples = Rule.all.flatMap { rule in
    rule.examples.indices.map { (rule: rule.name, place: $0) }
  }

  @Test(arguments: examples)
  func theEngineSaysWhatAnExampleStates(rule: String, place: Int) throws {
    let found = try #require(Rule.all.first { $0.name == rule })
    let example = found.examples[place]
    let verdict = Grader().verdict(
      gold: Array(example.gold.utf8), prediction: Array(example.prediction.utf8))
    #expect(
      verdict.outcome == example.outcome,
      "\(rule): \(example.gold) against \(example.prediction): \(verdict.reason)")
  }

  @Test func everyRuleHasASentenceAndExamplesOfBothOutcomesOrOne() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.statement.hasSuffix("."), "\(rule.name)")
      #expect(!rule.examples.isEmpty, "\(rule.name)")
    }
  }

  @Test func theListNamesEveryRuleWithItsSentence() throws {
    let output = try Command.run("rules").output
    for rule in Rule.all {
      #expect(output.contains("  \(rule.name) "), "\(rule.name)")
      #expect(output.contains(rule.statement), "\(rule.name)")
    }
  }

  @Test(arguments: [
    ("formats", "  qwen2.5-math"), ("strategies", "  boxed"), ("commands", "  \\frac"),
    ("metrics", "  G-Pass@k(τ)"),
  ])
  func theOtherRegistriesHaveNamesOfTheirOwn(registry: String, entry: String) throws {
    let outcome = try Command.run("rules", registry)
    #expect(outcome.status == 0)
    #expect(outcome.lines.contains { $0 == entry })
  }

  @Test func aRulePrintsItsStatementItsExamplesAndItsTable() throws {
    let scratch = try Scratch()
    let rule = try #require(Rule.all.first { $0.name == "tuple" })
    let bare = try Command.run("rules", "tuple", in: scratch.folder)
    #expect(bare.status == 0, "\(bare.output)")
    #expect(bare.output.contains(rule.statement))
    for example in rule.examples {
      #expect(bare.output.contains("  \(example.gold)\n  \(example.prediction)\n"))
    }
    #expect(!bare.output.contains("table"))

    _ = try scratch.file(
      "tuple.jsonl",
      """
      {"id":"t1","gold":"(1,2)","pred":"(1,2.0)","verdict":"equal"}
      {"id":"t2","gold":"(1,2)","pred":"(2,1)","verdict":"undecided","also":["different"]}
      {"id":"t3","gold":"(1,2)","pred":"(2,1)","verdict":"equal","policy":"strict"}

      """)
    let full = try Command.run("rules", "tuple", "--tables", ".", in: scratch.folder)
    #expect(full.status == 1)
    #expect(full.output.contains("3 rows: 2 equal, 1 undecided"))
    #expect(full.output.contains("something else of 1:"))
    #expect(full.output.contains("  t3  (1,2)  |  (2,1)\n    different"))
  }

  @Test(arguments: [
    ("{\"gold\":\"1\",\"pred\":\"1\"}", "gold, pred and verdict"),
    ("{\"gold\":\"1\",\"pred\":\"1\",\"verdict\":\"equal\",\"policy\":\"mild\"}", "policy “mild”"),
    ("nonsense", "JSON"), ("", "empty"),
  ])
  func aBrokenTableIsAnErrorWithItsLine(text: String, hint: String) throws {
    let scratch = try Scratch()
    _ = try scratch.file("tuple.jsonl", text)
    let outcome = try Command.run("rules", "tuple", "--tables", scratch.folder.path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ["rules", "nonsense"], ["rules", "tuple", "--markdown"], ["rules", "a", "b"],
  ])
  func aWrongCommandLineIsAUsageError(arguments: [String]) throws {
    let outcome = try Command.run(arguments, input: Data())
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage:"))
  }
}
