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
    abstract: "Prints the rules of equality, or one of them with its examples and its table.",
    discussion: """
      The verdicts beside the examples and the table's rows are those that the engine gives now. A \
      table is a file of rows with `gold`, `pred` and `verdict`; where there is none, only what the \
      registry has is printed.

      The other registries have names of their own: formats, strategies, commands.

      EXAMPLES
        karat rules
        karat rules interval
        karat rules formats

      EXIT CODES
        0  printed; of a rule: the engine says what its examples and its table state
        1  of a rule: the engine says otherwise
      """)

  @Argument(help: "A rule, or one of formats, strategies, commands; the list of rules if left out.")
  var name: String?

  @Option(help: "The folder in which the tables lie, RULE.jsonl each.", completion: .directory)
  var tables = "Fixtures/equivalence"

  @Flag(help: "Print the list of rules as the Markdown of Docs/rules.md.")
  var markdown = false

  func validate() throws {
    guard let name else { return }
    if markdown { throw ValidationError("--markdown prints all rules; leave out “\(name)”.") }
    if Registry.named(name) != nil || rule != nil { return }
    let near = Rule.all.map(\.name).filter { $0.hasPrefix(name.prefix(3)) }
    let hint =
      near.isEmpty ? "" : "; there is " + near.map { "“\($0)”" }.joined(separator: ", ")
    throw ValidationError("There is no rule “\(name)”\(hint). `karat rules` lists them.")
  }

  private var rule: Rule? { Rule.all.first { $0.name == name } }

  func run() throws {
    var isAsStated = true
    var text: String
    if let registry = name.flatMap(Registry.named) {
      text = registry.text
    } else if let rule {
      let page = try RulePage(rule, tables: tables)
      text = page.text
      isAsStated = page.isAsStated
    } else if markdown {
      text = RuleBook.markdown
    } else {
      text = RuleBook.text
    }
    let output = try Output(path: "-")
    try text.withUTF8 { try output.write($0) }
    try output.finish()
    if !isAsStated { throw Exit.different.error }
  }
}

/// A registry besides the rules: a name, a sentence and an example for each entry.
struct Registry {
  let name: String
  let entries: @Sendable () -> [(name: String, sentence: String, example: String)]

  static let all: [Registry] = [
    Registry(name: "formats") { Format.all.map { ($0.name, $0.summary, $0.example) } },
    Registry(name: "strategies") {
      Strategy.all.map {
        ("\($0.foundBy.name)", "\($0.sentence)", "\($0.example)  ->  \($0.answer)")
      }
    },
    Registry(name: "commands") { Command.all.map { (Registry.name($0), $0.summary, $0.example) } },
  ]

  static func named(_ name: String) -> Registry? { all.first { $0.name == name } }

  /// How a command is written: with its backslash unless it is known bare only.
  private static func name(_ command: Command) -> String {
    switch command.bare {
    case .only, .onlyBeforeParenthesis: command.name
    case .no, .yes, .beforeParenthesis: "\\" + command.name
    }
  }

  var text: String {
    entries().reduce("\(name)\n") { text, entry in
      text + "\n  \(entry.name)\n    \(entry.sentence)\n      \(entry.example)\n"
    }
  }
}
