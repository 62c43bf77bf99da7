import Answers
import Grading

/// The rules as a list and as a page of documentation.
enum RuleBook {
  /// Every rule with its sentence: those that decide in the order in which they are asked, then the others.
  static var text: String {
    let width = Rule.all.map(\.name.count).max() ?? 0
    var text = "rules that decide, in the order in which they are asked\n\n"
    var hasActing = false
    for rule in Rule.all {
      if rule.place != nil, !hasActing {
        hasActing = true
        text += "\nrules that act where answers are read, compared or graded\n\n"
      }
      let space = String(repeating: " ", count: width - rule.name.count)
      text += "  \(rule.name)\(space)  \(rule.statement)\n"
    }
    return text + "\n`karat rules RULE` prints its examples and its table; "
      + "`karat policies` the switches.\nOther registries: "
      + Registry.all.map { "`karat rules \($0.name)`" }.joined(separator: ", ") + ".\n"
  }

  /// The made part of Docs/rules.md.
  static var markdown: String {
    var text = ""
    let grader = Grader()
    for rule in Rule.all {
      text += "## \(rule.name)\n\n\(rule.statement)\n\n"
      if let place = rule.place { text += "Where it acts: \(place)\n\n" }
      text += "| gold | prediction | verdict | basis | decided by |\n|---|---|---|---|---|\n"
      for example in rule.examples {
        let verdict = grader.verdict(
          gold: Array(example.gold.utf8), prediction: Array(example.prediction.utf8))
        let cells = [
          code(example.gold), code(example.prediction), verdict.outcome.rawValue,
          verdict.basis?.rawValue ?? "–", verdict.ruleName,
        ]
        text += "| " + cells.joined(separator: " | ") + " |\n"
      }
      text += "\n"
    }
    text +=
      "## Policies\n\n| switch | " + Policy.all.map { "`\($0.name)`" }.joined(separator: " | ")
    text += " | what it says |\n|---|" + Policy.all.map { _ in "---|" }.joined() + "---|\n"
    for entry in Policy.Switch.allCases {
      let cells = Policy.all.map { $0[entry] ? "on" : "off" }
      text += "| `\(entry.name)` | " + cells.joined(separator: " | ") + " | \(entry.sentence) |\n"
    }
    return text
  }

  /// An answer as code in a cell: a bar would end the cell, a line break the row.
  static func code(_ answer: String) -> String {
    if answer.isEmpty { return "(empty)" }
    let line = answer.replacing("\n", with: "⏎").replacing("|", with: "\\|")
    return line.contains("`") ? "`` \(line) ``" : "`\(line)`"
  }
}
