import Budget
import Foundation

/// One row of `Fixtures/errors/syntax.jsonl`: a text that is not read, and the error that says so.
public struct ErrorRow: Decodable, Sendable {
  public var source: String?
  /// The text in hexadecimal digits, where it is no UTF-8.
  public var bytes: String?
  public var limits: [String: Int]?
  public var reason: String
  public var offset: UInt32
  public var expected: String?
  public var bound: String?
  /// The sentence that a person reads.
  public var message: String

  /// The rows; a line that is none fails the tests that count them.
  public static let all: [ErrorRow] = Fixtures.files("errors").flatMap { file in
    Fixtures.lines(file).compactMap { try? JSONDecoder().decode(ErrorRow.self, from: $0) }
  }

  /// The bytes to read.
  public var content: [UInt8] {
    if let source { return Array(source.utf8) }
    let digits = Array((bytes ?? "").utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
  }

  /// The standard bounds, but for those that the row sets.
  public var bounds: Limits {
    var bounds = Limits.standard
    for (name, value) in limits ?? [:] {
      switch name {
      case "answerBytes": bounds.answerBytes = value
      case "nodes": bounds.nodes = value
      case "nesting": bounds.nesting = value
      case "matrixCells": bounds.matrixCells = value
      case "fuel": bounds.fuel = value
      default: break
      }
    }
    return bounds
  }
}
