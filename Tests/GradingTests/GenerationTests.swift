import Answers
import Extraction
import Foundation
import Grading
import Support
import Testing

private struct Generation: Decodable, Sendable {
  var problem: String
  var gold: String
  var response: String
  var expected: String
  var place: String?

  enum CodingKeys: String, CodingKey {
    case gold, response, expected
    case problem = "problem_id"
  }

  static let all: [Generation] = Fixtures.files("generations").flatMap { file in
    Fixtures.lines(file).enumerated().compactMap { index, line in
      var row = try? JSONDecoder().decode(Generation.self, from: line)
      row?.place = "\(file.lastPathComponent):\(index + 1)"
      return row
    }
  }
}

/// All that a grade says, as one text.
private func said(_ grade: Grade) -> String {
  """
  \(grade.status) \(grade.span.map { "\($0)" } ?? "") \(grade.verdict.map { "\($0)" } ?? "") \
  \(grade.key.map { String(decoding: $0, as: UTF8.self) } ?? "")
  """
}

private func grades(_ rows: [Generation]) -> [String] {
  let grader = Grader()
  return rows.map {
    said(grader.grade(response: Array($0.response.utf8), gold: Array($0.gold.utf8)))
  }
}

@Test("a bundled generation has the status of its label")
func bundledGenerations() {
  #expect(Generation.all.count > 480)
  let grader = Grader()
  for row in Generation.all {
    let grade = grader.grade(response: Array(row.response.utf8), gold: Array(row.gold.utf8))
    let answer = grade.answer.map { String(decoding: $0, as: UTF8.self) } ?? "none"
    #expect(
      grade.status.rawValue == row.expected,
      "\(row.place ?? ""): gold \(row.gold) | answer \(answer) | \(grade.verdict?.reason ?? "")")
  }
}

@Test("eight threads with a grader each give the grades of one")
func threads() async {
  let rows = Generation.all
  let alone = grades(rows)
  await withTaskGroup(of: [String].self) { group in
    for part in 0..<8 {
      // Each begins elsewhere, so that no two grade the same row at the same time.
      let start = rows.count * part / 8
      group.addTask {
        let turned = grades(Array(rows[start...] + rows[..<start]))
        return Array(turned[(rows.count - start)...] + turned[..<(rows.count - start)])
      }
    }
    for await result in group { #expect(result == alone) }
  }
}
