import Foundation
import Grading
import HTTPTypes
import Testing

@testable import Service

/// Health, metrics, OpenAPI, tokens, and the end.
@Suite struct OperationTests {
  @Test func healthAndReadiness() async throws {
    try await LiveService.with { service in
      for (path, status) in [("/healthz", "ok"), ("/readyz", "ready")] {
        let answer = try await service.get(path)
        #expect(answer.status == 200)
        #expect(answer.object["status"] as? String == status)
      }
    }
  }

  @Test func metricsCountRequestsAndItemsByWhatBecameOfThem() async throws {
    let items = [
      #"{"response":"\\boxed{1}","gold":"1"}"#, #"{"response":"\\boxed{2}","gold":"1"}"#, "3",
    ]
    try await LiveService.with { service in
      _ = try await service.post("/v1/grade", "[" + items.joined(separator: ",") + "]")
      _ = try await service.post("/v1/grade", "{")
      _ = try await service.get("/nowhere")
      let answer = try await service.get("/metrics")
      #expect(answer.headers["content-type"] == "text/plain; version=0.0.4")
      for line in [
        #"karat_requests_total{route="grade",status="200"} 1"#,
        #"karat_requests_total{route="grade",status="400"} 1"#,
        #"karat_requests_total{route="none",status="404"} 1"#,
        #"karat_items_total{status="correct"} 1"#, #"karat_items_total{status="incorrect"} 1"#,
        #"karat_items_total{status="broken_row"} 1"#,
        #"karat_request_duration_seconds_bucket{route="grade",le="+Inf"} 2"#,
        #"karat_request_duration_seconds_count{route="grade"} 2"#, "karat_threads 2",
        "karat_requests_limit 258", "karat_requests_admitted 0", "karat_queue_wait_seconds_count 2",
      ] {
        #expect(answer.text.contains(line + "\n"), "\(line)")
      }
      // Every family is announced before its first line, and every line has a value.
      var announced: Set<Substring> = []
      for line in answer.text.split(separator: "\n") {
        let words = line.split(separator: " ")
        if line.hasPrefix("# TYPE ") { announced.insert(words[2]) }
        guard !line.hasPrefix("#") else { continue }
        let name = line.prefix { $0 != "{" && $0 != " " }
        let family = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) }
          .map { name.dropLast($0.count) }
        #expect(announced.contains(name) || announced.contains(family ?? ""), "\(line)")
        #expect(Double(words.last ?? "") != nil, "\(line)")
      }
    }
  }

  @Test func openAPIHasEveryRouteAndOnlyThose() async throws {
    try await LiveService.with { service in
      let document = try await service.get("/openapi.json").object
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = document["paths"] as? [String: [String: [String: Any]]] ?? [:]
      #expect(Set(paths.keys) == Set(Route.all.map(\.path)))
      for route in Route.all {
        let operation = paths[route.path]?["\(route.method)".lowercased()]
        #expect(operation?["operationId"] as? String == route.name)
        #expect((operation?["requestBody"] == nil) == (route.request == nil))
        let responses = operation?["responses"] as? [String: Any] ?? [:]
        #expect(responses["200"] != nil)
        for problem in route.allProblems {
          #expect(responses[String(problem.status.code)] != nil, "\(route.path) \(problem)")
        }
      }
    }
  }

  @Test func aTokenIsNeededWhereThereAreTokens() async throws {
    let tokens = TokenList("# operators\nalpha-1\n\n  beta-22  \n")
    try await LiveService.with(.test { $0.tokens = tokens }) { service in
      for header in [
        nil, "alpha-1", "Bearer", "Bearer ", "Bearer alpha", "Bearer alpha-1x", "Bearer alpha-2",
        "Bearer #", "Bearer # operators", "Basic alpha-1", "Bearer alpha-1 beta-22",
      ] {
        let headers = header.map { ["Authorization: " + $0] } ?? []
        for path in ["/v1/grade", "/slime"] {
          let answer = try await service.post(path, "[]", headers: headers)
          #expect(answer.status == 401, "\(header ?? "")")
          #expect(answer.code == "unauthorized")
          #expect(answer.headers["www-authenticate"] == "Bearer realm=\"karat\"")
        }
        #expect(try await service.get("/metrics", headers: headers).status == 401)
      }
      for token in ["Bearer alpha-1", "bearer beta-22", "BEARER  beta-22"] {
        let answer = try await service.post(
          "/v1/grade", "[]", headers: ["Authorization: " + token])
        #expect(answer.status == 200, "\(token)")
      }
      #expect(try await service.get("/healthz").status == 200)
      #expect(try await service.get("/readyz").status == 200)
    }
  }

  @Test func aListWithoutATokenIsNone() {
    #expect(TokenList("") == nil)
    #expect(TokenList("# nothing\n\n") == nil)
    #expect(TokenList("two words\n") == nil)
    #expect(TokenList("ünfit\n") == nil)
  }

  @Test func acceptedWorkIsFinishedBeforeTheEnd() async throws {
    let batch = "[" + (0..<3_000).map(slowItem).joined(separator: ",") + "]"
    let service = try await LiveService.start(.test { $0.threads = 1 })
    let long = Task { try await service.post("/v1/grade", batch) }
    try await service.untilBusy()
    await service.tellToStop()
    let answer = try await long.value
    #expect(answer.status == 200)
    #expect(answer.list.count == 3_000)
    try await service.end()
    await #expect(throws: (any Error).self) { try await service.get("/healthz") }
  }

  @Test func rewardsAndProblemsThatAreNoneAreNamed() {
    for text in ["", "[]", "{\"corect\": 1}", "{\"correct\": \"1\"}", "{"] {
      #expect(throws: (any Error).self, "\(text)") { try rewards(text) }
    }
  }

  private func rewards(_ text: String) throws {
    let file = NSTemporaryDirectory() + "karat-rewards-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    _ = try RewardConfig(path: file)
  }
}
