import ArgumentParser
import Grading
import Records

/// `karat policies`: the named sets of switches, printed.
struct PoliciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: "Prints the policies and what each of their switches does.",
    discussion: """
      A policy is a set of switches that says how answers are found and compared. `check`, `grade`, \
      `regrade` and `audit` take --policy, and an option for each switch that sets it differently; \
      the policy then has a name such as default-rounding in outputs.

      EXAMPLES
        karat policies
        karat grade generations.jsonl --no-rounding --allow-unevaluated -o graded.jsonl
      """)

  @Flag(help: "Print one JSON object for each policy.")
  var json = false

  @Flag(help: ArgumentHelp("Print the part of karat.h that has the switches.", visibility: .hidden))
  var header = false

  func run() throws {
    let output = try Output(path: "-")
    if header {
      var text = PoliciesCommand.header
      try text.withUTF8 { try output.write($0) }
    } else if json {
      var writer = JSONWriter()
      for policy in Policy.all { writer.write(policy) }
      try output.write(writer.bytes)
    } else {
      var text = PoliciesCommand.text
      try text.withUTF8 { try output.write($0) }
    }
    try output.finish()
  }

  /// The switches as constants of C.
  static var header: String {
    let constants = Policy.Switch.allCases.map { entry in
      "  /// \(entry.sentence)\n  KARAT_\(entry.identifier.uppercased()) = \(entry.bit)"
    }
    return "/// Switches of a policy: each is a bit.\nenum {\n" + constants.joined(separator: ",\n")
      + "\n};\n"
  }

  /// The policies, a table of switches by policies, and what the switches say.
  static var text: String {
    let switches = Policy.Switch.allCases
    let width = switches.map(\.name.count).max() ?? 0
    var text = "policies\n"
    for policy in Policy.all { text += "\n  \(policy.name)\n    \(policy.sentence)\n" }
    text += "\nswitches\n\n  " + String(repeating: " ", count: width)
    for policy in Policy.all { text += "  " + policy.name }
    for entry in switches {
      text += "\n  " + padded(entry.name, width)
      for policy in Policy.all {
        text += "  " + padded(policy[entry] ? "on" : "off", policy.name.count)
      }
      while text.last == " " { text.removeLast() }
    }
    text += "\n"
    for entry in switches {
      text += "\n  --\(entry.name), --no-\(entry.name)\n    \(entry.sentence)\n"
    }
    return text
  }

  /// `text` with spaces behind it, so that it is `width` characters wide.
  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension JSONWriter {
  /// Writes a policy as one line.
  fileprivate mutating func write(_ policy: Policy) {
    line { writer in
      writer.field("policy", policy.name)
      writer.field("sentence", policy.sentence)
      writer.object("switches") { writer in
        for entry in Policy.Switch.allCases {
          writer.key(text: entry.name)
          writer.boolean(policy[entry])
        }
      }
    }
  }
}
