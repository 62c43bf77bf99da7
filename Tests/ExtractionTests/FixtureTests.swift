import Extraction
import Foundation
import Testing

struct Row: Decodable, Sendable {
  var response: String
  var answer: String?
  var foundBy: String?
  var span: [Int]?
  var policy: String?
  var reason: String?
  var prompt: String?
  var file: String?
  var line: Int?

  enum CodingKeys: String, CodingKey {
    case response, answer, span, policy, reason, prompt, file, line
    case foundBy = "found_by"
  }

  static let all: [Row] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/extraction")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil))
      ?? []
    var rows: [Row] = []
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "jsonl" {
      let lines = (try? Data(contentsOf: file))?.split(separator: UInt8(ascii: "\n")) ?? []
      for (index, line) in lines.enumerated() {
        var row =
          (try? JSONDecoder().decode(Row.self, from: line))
          ?? Row(response: "this row is no JSON", answer: "a readable row")
        row.file = file.lastPathComponent
        row.line = index + 1
        rows.append(row)
      }
    }
    return rows
  }()
}

@Test func everyRowOfTheTablesIsFoundAsWritten() {
  let extractor = Extractor()
  #expect(Row.all.count > 80)
  for row in Row.all {
    switch row.policy {
    case "boxed": extractor.policy = .boxed
    case "lenient": extractor.policy = .lenient
    default: extractor.policy = .standard
    }
    let prompt = row.prompt.map { Prompt.text(Array($0.utf8)) } ?? .none
    let place: Comment = "\(row.file ?? ""):\(row.line ?? 0) \(row.response)"
    switch extractor.extract(row.response, prompt: prompt) {
    case .success(let candidate):
      #expect(String(decoding: candidate.answer, as: UTF8.self) == row.answer, place)
      #expect("\(candidate.foundBy.name)" == row.foundBy, place)
      #expect([candidate.span.lowerBound, candidate.span.upperBound] == row.span, place)
    case .failure(let reason):
      #expect(row.answer == nil, place)
      #expect("\(reason.name)" == row.reason, place)
    }
  }
}
