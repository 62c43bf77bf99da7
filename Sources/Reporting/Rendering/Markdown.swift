/// Pieces of Markdown.
enum Markdown {
  /// A name from a row as the text of a cell: nothing in it is markup, and it stays on one line.
  static func text(_ name: [UInt8]) -> String {
    guard !name.isEmpty else { return "(unnamed)" }
    var text = ""
    for scalar in String(decoding: name.prefix(200), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~", "$", "!":
        text.unicodeScalars.append("\\")
        text.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.properties.generalCategory == .control
        text.unicodeScalars.append(isControl ? " " : scalar)
      }
    }
    return name.count > 200 ? text + "…" : text
  }

  /// A word of ours, such as a status, as code; anything else as text.
  static func word(_ name: [UInt8]) -> String {
    let isWord = name.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar == "_" || (scalar.isASCII && scalar.properties.isAlphabetic)
    }
    return isWord && !name.isEmpty
      ? "`" + String(decoding: name, as: UTF8.self) + "`" : text(name)
  }

  /// A table; the first column is text, the others are numbers.
  static func table(_ heads: [String], texts: Int = 1, _ rows: [[String]]) -> String {
    var text = "| " + heads.joined(separator: " | ") + " |\n|"
    for column in heads.indices { text += column < texts ? "---|" : "---:|" }
    for row in rows { text += "\n| " + row.joined(separator: " | ") + " |" }
    return text + "\n"
  }

  /// A share as a percentage with one decimal, rounded half up; a dash where there is none.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
