import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test func helpListsTheExitCodesAndEveryCommandHasExamples() throws {
    let help = try Command.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("EXIT CODES"))
    for command in ["extract", "report", "serve", "rules", "policies", "audit", "compare-verdicts"]
    {
      #expect(help.output.contains("  \(command) "))
      let own = try Command.run(command, "--help")
      #expect(own.output.contains("EXAMPLES"), "\(command)")
    }
  }

  @Test(arguments: [["nonsense"], ["report"], ["extract", "--nonsense"], ["rules", "nonsense"]])
  func aWrongCommandLineIsAUsageError(arguments: [String]) throws {
    let outcome = try Command.run(arguments, input: Data())
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage:"))
    #expect(outcome.output.isEmpty)
  }

  @Test func completionsAndHelpComeFromTheSameDeclarations() throws {
    let script = try Command.run("--generate-completion-script", "bash")
    #expect(script.status == 0)
    #expect(script.output.contains("report"))
    #expect(script.output.contains("--overwrite"))
  }
}
