import Answers
import ArgumentParser
import Extraction
import Grading
import Notation
import Records

/// `karat rules`: the registries, printed.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Prints what Karat knows: rules, policies, strategies, formats, LaTeX commands.",
    discussion: """
      EXAMPLES
        karat rules
        karat rules formats
      """)

  /// A registry.
  enum Registry: String, CaseIterable, ExpressibleByArgument {
    case rules
    case policies
    case strategies
    case formats
    case commands

    /// The list in the order in which it is tried: a name, a sentence, an example.
    var entries: [(name: String, sentence: String, example: String)] {
      switch self {
      case .rules:
        Rule.all.map { rule in
          let examples = rule.examples.map {
            "\($0.gold)  |  \($0.prediction)  ->  \($0.outcome.rawValue)"
          }
          return (rule.name, rule.statement, examples.joined(separator: "\n      "))
        }
      case .policies: Policy.all.map { ($0.name, $0.sentence, "--policy \($0.name)") }
      case .strategies:
        Strategy.all.map { entry in
          (
            "\(entry.foundBy.name)", "\(entry.sentence)",
            "\(entry.example)  ->  \(entry.answer)"
          )
        }
      case .formats: Format.all.map { ($0.name, $0.summary, $0.example) }
      case .commands: Command.all.map { (RulesCommand.name($0), $0.summary, $0.example) }
      }
    }
  }

  /// How a command is written: with its backslash unless it is known bare only.
  fileprivate static func name(_ command: Command) -> String {
    switch command.bare {
    case .only, .onlyBeforeParenthesis: command.name
    case .no, .yes, .beforeParenthesis: "\\" + command.name
    }
  }

  @Argument(help: "The registry to print; all of them if none is named.")
  var registry: Registry?

  func run() throws {
    var text = ""
    for registry in registry.map({ [$0] }) ?? Registry.allCases {
      if !text.isEmpty { text += "\n" }
      text += "\(registry.rawValue)\n"
      for entry in registry.entries {
        text += "\n  \(entry.name)\n    \(entry.sentence)\n      \(entry.example)\n"
      }
    }
    let output = try Output(path: "-")
    try text.withUTF8 { try output.write($0) }
    try output.finish()
  }
}
