import Foundation

/// One row of a golden table of equivalence or of attacks.
public struct TableRow: Decodable, Sendable {
  public var id: String
  public var rule: String
  public var gold: String
  public var pred: String
  public var verdict: String
  public var also: [String]?
  public var basis: [String]?
  public var oneway: Bool?
  public var policy: String?
  public var status: String?
  /// Of an attack: its prediction with `@` for gold.
  public var template: String?
  public var stage: Int

  /// The verdicts that pass.
  public var verdicts: [String] { [verdict] + (also ?? []) }
  public var goldBytes: [UInt8] { Array(gold.utf8) }
  public var predictionBytes: [UInt8] { Array(pred.utf8) }
}

/// A golden table: a file of `Fixtures`.
public struct Table: Sendable, CustomStringConvertible {
  /// The development stage whose rows are decided; rows of later stages are not asserted.
  public static let stage = 5

  public var name: String
  public var rows: [TableRow]
  /// Lines that are no row.
  public var broken: [String]

  public var description: String { name }

  /// `Fixtures/equivalence/*.jsonl`, by name.
  public static let equivalence = tables("equivalence")
  /// `Fixtures/attacks/*.jsonl`, by name.
  public static let attacks = tables("attacks")
  public static let all = equivalence + attacks

  private static func tables(_ folder: String) -> [Table] {
    Fixtures.files(folder).map { file in
      var table = Table(name: "\(folder)/\(file.lastPathComponent)", rows: [], broken: [])
      for line in Fixtures.lines(file) {
        if let row = try? JSONDecoder().decode(TableRow.self, from: line) {
          table.rows.append(row)
        } else {
          table.broken.append(String(decoding: line, as: UTF8.self))
        }
      }
      return table
    }
  }
}

/// The files under `Fixtures`.
public enum Fixtures {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures").standardized

  /// The JSONL files of a folder, by name.
  public static func files(_ folder: String) -> [URL] {
    let all = try? FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
  }

  /// The lines of a file.
  public static func lines(_ file: URL) -> [Data] {
    ((try? Data(contentsOf: file)) ?? Data()).split(separator: UInt8(ascii: "\n"))
  }
}
