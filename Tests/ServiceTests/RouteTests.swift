import Foundation
import HTTPTypes
import Testing

@testable import Service

/// What every route has to keep, by its own example and schema: a new route is tested here as soon as it
/// stands in `Route.all`.
@Suite struct RouteTests {
  private typealias Object = [String: Any]

  /// The operation of a route in the OpenAPI document.
  private static func operation(_ route: Route, _ document: Object) -> Object {
    let paths = document["paths"] as? [String: [String: Object]] ?? [:]
    return paths[route.path]?["\(route.method)".lowercased()] ?? [:]
  }

  /// The schema within a request or an answer of the document.
  private static func schema(_ place: Any?, _ type: String) -> JSONSchema? {
    let content = (place as? Object)?["content"] as? [String: Object]
    return (content?[type]?["schema"] as? Object).map(JSONSchema.init)
  }

  @Test func everyExampleIsAnsweredAsTheDocumentSays() async throws {
    try await LiveService.withProblems { service in
      let document = try await service.get("/openapi.json").object
      for route in Route.all {
        let operation = Self.operation(route, document)
        let answer: Answer
        if let request = route.request {
          answer = try await service.post(route.path, request.example)
          let value = try JSONSerialization.jsonObject(with: Data(request.example.utf8))
          let schema = Self.schema(operation["requestBody"], "application/json")
          #expect(try schema?.accepts(value) == true, "\(route.path)")
        } else {
          answer = try await service.get(route.path)
        }
        #expect(answer.status == 200, "\(route.path): \(answer.text)")
        #expect(answer.headers["content-type"]?.hasPrefix(route.type) == true)
        guard route.type == "application/json" else { continue }
        let responses = operation["responses"] as? Object
        let schema = Self.schema(responses?["200"], route.type)
        let value = try #require(answer.json, "\(route.path)")
        #expect(try schema?.accepts(value) == true, "\(route.path): \(answer.text)")
      }
    }
  }

  /// What schemas cannot say: that lists have one length.
  private static let beyond = ["length_mismatch"]

  /// Every example with a field missing, or with another value in its place: what the schema forbids is a problem
  /// that names the field, and what it allows is taken in.
  @Test func everyFieldIsTakenInOrRefusedAsTheSchemaSays() async throws {
    try await LiveService.withProblems { service in
      let document = try await service.get("/openapi.json").object
      let values: [Any] = [1, -1, 1.5, "text", true, [Any](), Object(), NSNull()]
      var refused = 0
      for route in Route.all {
        guard let request = route.request,
          let schema = Self.schema(
            Self.operation(route, document)["requestBody"], "application/json"),
          let example = try JSONSerialization.jsonObject(with: Data(request.example.utf8))
            as? Object
        else { continue }
        for name in request.schema.fieldNames {
          for value in values.map(Optional.some) + [nil] {
            var body = example
            body[name] = value
            let answer = try await service.post(route.path, json(body))
            let comment = Comment("\(route.path) \(json(body)): \(answer.text)")
            if Self.beyond.contains(answer.code ?? "") { continue }
            let read = try JSONSerialization.jsonObject(with: Data(json(body).utf8))
            guard try !schema.accepts(read) else {
              #expect(answer.status == 200, comment)
              continue
            }
            refused += 1
            #expect(answer.status == 422, comment)
            let field = answer.object["field"] as? String
            #expect(field?.hasPrefix("/" + name) == true, comment)
          }
        }
      }
      #expect(refused > 100)
    }
  }
}

extension Schema {
  /// The names of the fields that an object may have, in any of its forms.
  fileprivate var fieldNames: Set<String> {
    switch self {
    case .object(let properties, _): Set(properties.map(\.name))
    case .either(let choices): choices.reduce(into: []) { $0.formUnion($1.fieldNames) }
    case .described(_, let schema): schema.fieldNames
    default: []
    }
  }
}

extension LiveService {
  /// Runs `body` with a service that knows the problem of LLaMA-Factory's example.
  static func withProblems(
    _ body: @escaping @Sendable (LiveService) async throws -> Void
  ) async throws {
    let file = NSTemporaryDirectory() + "karat-problems-\(UUID().uuidString).jsonl"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let problem = json(["prompt": "What is one half of one?", "gold": "1/2"])
    try problem.write(toFile: file, atomically: true, encoding: .utf8)
    let problems = try ProblemIndex(path: file)
    try await with(.test { $0.problems = problems }, body)
  }
}
