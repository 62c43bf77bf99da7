import Answers
import ArgumentParser
import Grading
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

      The other registries have names of their own: \(Registry.names).

      EXAMPLES
        karat rules
        karat rules interval
        karat rules formats

      EXIT CODES
        0  printed; of a rule: the engine says what its examples and its table state
        1  of a rule: the engine says otherwise
      """)

  @Argument(
    help: ArgumentHelp("A rule, or one of \(Registry.names); the list of rules if left out."))
  var name: String?

  @Option(help: "The folder in which the tables lie, RULE.jsonl each.", completion: .directory)
  var tables = "Fixtures/equivalence"

  @Flag(help: "Print the rules, or another registry, as the Markdown of the reference pages.")
  var markdown = false

  func validate() throws {
    guard let name, Registry.named(name) == nil else { return }
    if markdown { throw ValidationError("--markdown prints all rules; leave out “\(name)”.") }
    if rule != nil { return }
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
      text = markdown ? registry.markdown : registry.text
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
