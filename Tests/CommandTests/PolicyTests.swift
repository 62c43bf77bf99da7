import Foundation
import Testing

@Suite struct PolicyTests {
  /// Every switch, and an answer that it turns: gold, prediction, status without and with it.
  static let switches: [(option: String, name: String, gold: String, answer: String, to: String)] =
    [
      ("--no-rounding", "default-rounding", "0.667", "2/3", "incorrect"),
      ("--no-conventions", "default-conventions", "15", "15\\text{ students}", "incorrect"),
      (
        "--allow-unevaluated", "default+allow-unevaluated", "5050", "\\sum_{k=1}^{100} k", "correct"
      ),
    ]

  @Test(arguments: switches.indices)
  func aSwitchTurnsWhatItSaysAndNamesThePolicy(index: Int) throws {
    let (option, name, gold, answer, status) = Self.switches[index]
    let without = try #require(Command.run("check", gold, answer, "--json").rows.first)
    let with = try #require(Command.run("check", gold, answer, "--json", option).rows.first)
    #expect(without["policy"] as? String == "default")
    #expect(with["policy"] as? String == name)
    #expect(without["status"] as? String != status)
    #expect(with["status"] as? String == status)
  }

  @Test(
    arguments: [
      (["--boxed-only"], "default+boxed-only", "no_answer"), ([], "default", "correct"),
      (["--policy", "strict", "--no-boxed-only"], "strict-boxed-only", "correct"),
      (["--no-rounding", "--no-lenient"], "default-rounding", "correct"),
    ] as [([String], String, String)])
  func gradesRecordThePolicyInTheManifest(
    options: [String], name: String, status: String
  ) throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "g.jsonl", "{\"gold\":\"7\",\"response\":\"So it is.\\n#### 7\"}\n")
    let output = scratch.path("out.jsonl")
    let outcome = try Command.run(["grade", input, "-o", output] + options, input: Data())
    #expect(outcome.status == 0, "\(outcome.errors)")
    let row = try Self.object(output)
    #expect(row["status"] as? String == status)
    let manifest = try Self.object(output + ".manifest.json")
    #expect(manifest["policy"] as? String == name)
  }

  @Test func pairsHaveAManifestWithTheSwitchesThatWereGiven() throws {
    let scratch = try Scratch()
    let input = try scratch.file("p.jsonl", "{\"gold\":\"0.667\",\"pred\":\"2/3\"}\n")
    let output = scratch.path("out.jsonl")
    let outcome = try Command.run("check", "--pairs", input, "--no-rounding", "-o", output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Self.object(output)["verdict"] as? String == "different")
    let manifest = try Self.object(output + ".manifest.json")
    #expect(manifest["policy"] as? String == "default-rounding")
    #expect(manifest["rows"] as? Int == 1)
    #expect(manifest["options"] as? [String: String] == ["rounding": "false"])
    #expect((manifest["inputs"] as? [[String: Any]])?.first?["path"] as? String == input)
  }

  @Test func everySwitchThatIsPrintedIsAnOptionOfEveryCommandThatGrades() throws {
    let policies = try Command.run("policies")
    #expect(policies.status == 0)
    let options = policies.lines.filter { $0.hasPrefix("  --") }.flatMap {
      $0.split(whereSeparator: { $0 == " " || $0 == "," })
    }
    #expect(options.count >= 10)
    for command in ["check", "grade", "audit"] {
      let help = try Command.run(command, "--help").output
      for option in options { #expect(help.contains(option), "\(command) \(option)") }
    }
    let rows = try Command.run("policies", "--json").rows
    #expect(rows.map { $0["policy"] as? String } == ["default", "strict", "lenient"])
    for row in rows {
      #expect((row["switches"] as? [String: Bool])?.count == options.count / 2)
    }
  }

  @Test(arguments: [
    ["check", "1", "2", "--policy", "mild"], ["check", "1", "2", "--lenient", "--boxed-only"],
    ["check", "1", "2", "--policy", "strict", "--lenient"],
    ["check", "1", "2", "--rounding", "--no-rounding"], ["policies", "extra"],
  ])
  func aPolicyThatCannotBeIsAUsageError(arguments: [String]) throws {
    let outcome = try Command.run(arguments, input: Data())
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage:"))
    #expect(outcome.output.isEmpty)
  }

  @Test func theHeaderHasTheSwitches() throws {
    let path = "Sources/CKaratABI/include/karat.h"
    let header = try String(contentsOf: Command.root.appending(path: path), encoding: .utf8)
    let made = try Command.run("policies", "--header")
    #expect(made.status == 0)
    let mark = "// made by Scripts/make-reference: karat policies --header\n"
    #expect(header.contains(mark + made.output + "// end\n"), "run Scripts/make-reference")
  }

  private static func object(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
