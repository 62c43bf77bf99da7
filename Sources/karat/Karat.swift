import ArgumentParser

/// The command line: one file per subcommand.
@main
struct Karat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "karat", abstract: "Verifies answers to math problems.")
}
