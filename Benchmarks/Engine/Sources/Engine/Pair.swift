import Foundation

/// A pair of answers with the family that it counts in.
struct Pair {
  let family: String
  let gold: [UInt8]
  let prediction: [UInt8]

  private struct Row: Decodable {
    let family: String?
    let gold: String
    let pred: String
  }

  /// The pairs of a file of JSON lines with `gold`, `pred` and, where there is one, `family`.
  static func read(_ path: String) throws -> [Pair] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).map { line in
      let row = try decoder.decode(Row.self, from: line)
      return Pair(
        family: row.family ?? "all", gold: Array(row.gold.utf8), prediction: Array(row.pred.utf8))
    }
  }
}
