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
      Each example and each row of the table is printed with the verdict that Karat gives now. A \
      table is a file of rows with `gold`, `pred` and `verdict`; a rule without a table is printed \
      with its examples alone.

      Instead of a rule the name of another list can be given: \(Registry.names).

      EXAMPLES
        karat rules
        karat rules interval
        karat rules formats

      EXIT CODES
        0  printed; the verdicts on a rule's examples and table are the expected ones
        1  some verdict on a rule's examples or table is not the expected one
      """)

  @Argument(
    help: ArgumentHelp("A rule, or one of \(Registry.names); the list of rules unless given."))
  var name: String?

  @Option(help: "The folder with the tables, one RULE.jsonl for each rule.", completion: .directory)
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
