import Foundation
import HTTPTypes
import Testing

@testable import Service

/// `Docs/service.md` says what the registries say.
@Suite struct DocumentationTests {
  private static func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Docs/service.md"), encoding: .utf8)
  }

  @Test func everyCodeIsDocumentedWithItsStatusAndNoOther() throws {
    let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| `") }
    var documented: [String: String] = [:]
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 1, Int(cells[1]) != nil else { continue }
      documented[cells[0].trimmingCharacters(in: ["`"])] = cells[1]
    }
    for code in ProblemCode.allCases {
      #expect(documented[code.rawValue] == "\(code.status.code)", "\(code.rawValue)")
    }
    #expect(documented.count == ProblemCode.allCases.count)
  }

  @Test func theTableOfEndpointsIsThatOfTheRoutes() throws {
    let page = try Self.page()
    let mark = "<!-- made by Scripts/make-reference: karat-serve --endpoints -->\n"
    #expect(
      page.contains(mark + RouteTable.markdown + "<!-- end -->\n"), "run Scripts/make-reference")
    for route in Route.all { #expect(RouteTable.markdown.contains(" \(route.path)` |")) }
  }

  @Test func theLimitsAreThoseOfTheConfiguration() throws {
    let page = try Self.page()
    let limits = ServiceConfiguration().limits
    let deadlines = ServiceConfiguration().deadlines
    for row in [
      "requests that wait for a thread | \(limits.maximumQueue) |",
      "or of one line of a stream | \(limits.maximumBody >> 20) MiB |",
      "bytes of all bodies held at once | \(limits.maximumHeldBodies >> 20) MiB",
      "items of a request | 16,384 |", "connections | 1,024 |",
      "first head of a connection | \(Int(deadlines.header)) s |",
      "each line | \(Int(deadlines.body)) s |",
      "idle connection | \(Int(deadlines.idle)) s |",
      "after SIGTERM | \(Int(deadlines.shutdown)) s |",
      "headers | \(limits.maximumHeader >> 10) KiB",
    ] {
      #expect(page.contains(row), "\(row)")
    }
    #expect(limits.maximumItems == 16_384)
    #expect(limits.maximumConnections == 1_024)
  }
}
