import Extraction
import Notation
import Records

/// A registry besides the rules, as `karat rules NAME` prints it and as its reference page shows it.
struct Registry {
  /// One entry of a registry.
  struct Entry {
    var name: String
    /// What the column of the registry's own says of it.
    var note: String?
    var sentence: String
    var example: String
    /// What comes of the example.
    var result: String?
  }

  let name: String
  /// The heading of the column that only this registry has.
  var noteHeading: String?
  /// What its reference page shows instead of a table of the entries.
  var page: (@Sendable () -> String)?
  let entries: @Sendable () -> [Entry]

  /// Every registry besides the rules.
  static let all: [Registry] = [
    Registry(
      name: "formats", page: { FormatPage.formats },
      entries: {
        Format.all.map { Entry(name: $0.name, sentence: $0.summary, example: $0.example) }
      }),
    Registry(
      name: "fields", page: { FormatPage.fields },
      entries: {
        Field.allCases.map {
          Entry(
            name: $0.rawValue, sentence: $0.summary,
            example: Format.karat.paths($0).map(\.description).joined(separator: ", "))
        }
      }),
    Registry(name: "strategies", noteHeading: "from policy") {
      Strategy.all.flatMap { strategy in
        strategy.finds.map {
          Entry(
            name: "\($0.foundBy.name)", note: "`\(strategy.reach)`", sentence: "\($0.sentence)",
            example: "\($0.example)", result: "\($0.answer)")
        }
      }
    },
    Registry(name: "commands", noteHeading: "bare") {
      Command.all.map {
        Entry(name: $0.source, note: $0.bare.words, sentence: $0.summary, example: $0.example)
      }
    },
    metrics,
  ]

  /// The names of all registries, for a sentence.
  static let names = all.map(\.name).joined(separator: ", ")

  /// The registry called `name`; nil where there is none.
  static func named(_ name: String) -> Registry? { all.first { $0.name == name } }

  /// The entries one under the other, for a terminal.
  var text: String {
    entries().reduce("\(name)\n") { text, entry in
      let result = entry.result.map { "  ->  " + $0 } ?? ""
      return text + "\n  \(entry.name)\n    \(entry.sentence)\n      \(entry.example)\(result)\n"
    }
  }

  /// The entries as a table of Markdown.
  var markdown: String {
    if let page { return page() }
    let headings = ["name", noteHeading, "what it is", "example"].compactMap { $0 }
    let rule = headings.map { _ in "---|" }.joined()
    return entries().reduce("| \(headings.joined(separator: " | ")) |\n|\(rule)\n") { text, entry in
      let result = entry.result.map { " gives " + RuleBook.code($0) } ?? ""
      let note = noteHeading == nil ? nil : entry.note ?? ""
      let cells = [
        RuleBook.code(entry.name), note,
        entry.sentence.replacing("|", with: "\\|").replacing("<", with: "\\<"),
        RuleBook.code(entry.example) + result,
      ]
      return text + "| \(cells.compactMap { $0 }.joined(separator: " | ")) |\n"
    }
  }
}
