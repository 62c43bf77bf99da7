import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test func helpListsTheExitCodesAndEveryCommandHasExamples() throws {
    let help = try Command.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("EXIT CODES"))
    let commands = try Self.commands()
    #expect(commands.count > 9)
    for command in commands {
      #expect(help.output.contains("  \(command) "))
      let own = try Command.run(command, "--help")
      #expect(own.output.contains("EXAMPLES"), "\(command)")
    }
  }

  @Test func theReadmeHasALineForEveryCommand() throws {
    let readme = try String(
      contentsOf: Command.root.appending(path: "README.md"), encoding: .utf8)
    for command in try Self.commands() {
      #expect(
        ["`", " ", "\n"].contains { readme.contains("karat \(command)\($0)") },
        "README.md says nothing of karat \(command)")
    }
  }

  /// The names of all commands, as the program lists them.
  private static func commands() throws -> [String] {
    let dump = try Command.run("--experimental-dump-help")
    let tool = try JSONSerialization.jsonObject(with: Data(dump.output.utf8)) as? [String: Any]
    let command = tool?["command"] as? [String: Any]
    let all = command?["subcommands"] as? [[String: Any]] ?? []
    return all.compactMap { $0["commandName"] as? String }.filter { $0 != "help" }
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
