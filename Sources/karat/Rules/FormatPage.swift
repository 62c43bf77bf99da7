import Records

/// The made parts of Docs/formats.md.
enum FormatPage {
  /// What Karat reads from a row, as a table.
  static var fields: String {
    Field.allCases.reduce("| `--field` | what it holds |\n|---|---|\n") { text, field in
      text + "| `\(field.rawValue)` | \(field.summary) |\n"
    }
  }

  /// A section for each format: where its fields lie, and one row.
  static var formats: String {
    Format.all.map { format in
      var text = "### \(format.name)\n\n\(format.summary)\n\n"
      for place in format.places where !place.paths.isEmpty {
        let paths = place.paths.map { "`\($0)`" }.joined(separator: ", ")
        text += "- \(place.field.rawValue): \(paths)\n"
      }
      return text + "\n```json\n\(format.example)\n```\n"
    }.joined(separator: "\n")
  }
}
