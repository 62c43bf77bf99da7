import Records

/// Columns of text for a terminal.
enum TextTable {
  /// The rows with their columns below each other: the first to the left, the others to the right.
  static func lines(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

/// Bytes from a row as one short line that writes nothing but text to a terminal.
func shown(_ bytes: [UInt8], limit: Int = 120) -> String {
  bytes.withUnsafeBufferPointer { $0.text(limit: limit) }
}

/// A sentence that may hold text from a row, without control characters.
func printable(_ sentence: String) -> String { shown(Array(sentence.utf8), limit: 400) }
