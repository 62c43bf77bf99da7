import Foundation
import Service
import Testing

/// The OpenAPI document says of a request's body what the service makes of it.
@Suite struct SchemaTests {
  /// What a schema cannot say: that lists have one length, and that a number is not finite.
  private static let beyond = ["length_mismatch", "no_problems", "too_many_items"]

  private static func schemas(_ service: LiveService) async throws -> [String: JSONSchema] {
    let document = try await service.get("/openapi.json").object
    let paths = document["paths"] as? [String: [String: [String: Any]]] ?? [:]
    return paths.compactMapValues { operations in
      let body = operations["post"]?["requestBody"] as? [String: Any]
      let content = body?["content"] as? [String: [String: Any]]
      return (content?["application/json"]?["schema"] as? [String: Any]).map(JSONSchema.init)
    }
  }

  /// Bodies that are taken in, whatever becomes of their items.
  static let accepted: [(path: String, body: String)] = [
    ("/v1/grade", #"[null,1,"a",[],{}]"#), ("/v1/grade", #"{"items":[null,1,"a",[],{}]}"#),
    ("/v1/grade", #"{"response":null,"gold":[1,"2"],"prompt":null,"id":{},"other":1}"#),
    ("/v1/grade", #"{"items":[],"reward":{"think":-0.5,"maximum_length":9007199254740991}}"#),
    ("/v1/verify", "[null]"), ("/v1/verify", #"{"gold":1.50,"prediction":null}"#),
    ("/v1/verify", #"{"gold":"1","pred":"1"}"#), ("/v1/extract", #"{"items":[null]}"#),
    ("/v1/extract", #"{"response":"a","prompt":"b"}"#), ("/v1/group", "[null,{}]"),
    ("/v1/group", #"{"responses":[null,1]}"#),
    (
      "/v1/group",
      #"{"answers":["1"],"sets":null,"method":null,"k":null,"epsilon":null,"minimum_margin":null}"#
    ),
    ("/v1/group", #"{"answers":["1"],"sets":["a"],"method":"rloo","k":2,"epsilon":0,"id":3}"#),
    ("/openrlhf", #"{"query":[null,1],"labels":[{},"1"],"metas":1}"#),
    ("/slime", #"{"response":null,"label":{}}"#),
    ("/verify", #"{"response":{"output":[null]},"expected_answer":{}}"#),
    ("/aggregate_metrics", #"{"verify_responses":[{},{"reward":1}]}"#),
    ("/seed_session", #"{"other":null}"#), ("/close_session", "{}"),
  ]

  @Test func whatTheSchemaAllowsIsTakenIn() async throws {
    try await LiveService.with { service in
      let schemas = try await Self.schemas(service)
      for (path, body) in Self.accepted {
        let value = try JSONSerialization.jsonObject(with: Data(body.utf8))
        #expect(try schemas[path]?.accepts(value) == true, "\(path) \(body)")
        #expect(try await service.post(path, body).status == 200, "\(path) \(body)")
      }
    }
  }

  @Test func whatIsRefusedForItsFieldsTheSchemaForbids() async throws {
    try await LiveService.with { service in
      let schemas = try await Self.schemas(service)
      var compared = 0
      for bad in BadInputTests.everywhere + BadInputTests.own + BadInputTests.wires
      where bad.status == 422 && !Self.beyond.contains(bad.code) {
        let data = Data(bad.body.utf8)
        guard let schema = schemas[bad.path], !bad.body.contains("1e999"),
          let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        else { continue }
        #expect(try !schema.accepts(value), "\(bad)")
        compared += 1
      }
      #expect(compared > 60)
    }
  }

  @Test func theSchemaHasTheNumberOfItemsThatTheServiceWasStartedWith() async throws {
    try await LiveService.with(.test { $0.limits.maximumItems = 3 }) { service in
      let schemas = try await Self.schemas(service)
      for (path, list) in [
        ("/v1/grade", "LIST"), ("/v1/grade", #"{"items":LIST}"#), ("/v1/group", "LIST"),
        ("/v1/group", #"{"answers":LIST}"#), ("/aggregate_metrics", #"{"verify_responses":LIST}"#),
      ] {
        for count in [3, 4] {
          let items = "[" + [String](repeating: "{}", count: count).joined(separator: ",") + "]"
          let body = list.replacingOccurrences(of: "LIST", with: items)
          let value = try JSONSerialization.jsonObject(with: Data(body.utf8))
          #expect(try schemas[path]?.accepts(value) == (count == 3), "\(path) \(count)")
          let status = try await service.post(path, body).status
          #expect(status == (count == 3 ? 200 : 413), "\(path) \(count)")
        }
      }
    }
  }
}
