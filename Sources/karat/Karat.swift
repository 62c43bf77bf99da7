import ArgumentParser
import CommandOptions
import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line: one file per subcommand.
@main
struct Karat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "karat",
    abstract: "Verifies answers to math problems.",
    discussion: """
      EXAMPLES
        karat check '\\frac{3}{8}' 0.375
        karat grade generations.jsonl --output graded.jsonl
        karat report graded.jsonl --output report

      EXIT CODES
      \(Exit.table)
      """,
    version: karatVersion,
    subcommands: [
      CheckCommand.self, ExtractCommand.self, GradeCommand.self, RegradeCommand.self,
      ReportCommand.self, CompareCommand.self, AuditCommand.self, CompareVerdictsCommand.self,
      RulesCommand.self, PoliciesCommand.self, ServeCommand.self,
    ])

  /// Parses the command line and runs it; every way out has its code in `Exit`.
  static func main() {
    // A reader that goes away is an error of the next write, not a death by signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as RecordError {
      Exit.fail(error)
    } catch {
      exit(withError: error)
    }
  }
}
