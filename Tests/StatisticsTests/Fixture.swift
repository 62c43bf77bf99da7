import Foundation

/// Golden values that `Scripts/make-statistics-fixtures` computed.
enum Fixture {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/statistics")

  static func rows<Row: Decodable>(_ name: String, as: Row.Type = Row.self) throws -> [Row] {
    let file = folder.appending(path: "\(name).json")
    return try JSONDecoder().decode([Row].self, from: try Data(contentsOf: file))
  }
}

/// Whether `found` is `expected` to a relative error of `tolerance`, or both are below 1e-300.
func agrees(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-13) -> Bool {
  abs(found - expected) <= tolerance * abs(expected) + 1e-300
}
