import Foundation
import Testing

@testable import Service

/// Bodies that are not what they should be: a problem document with a code and the offending field, and the
/// server lives.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomStringConvertible {
    let path: String
    let body: String
    let status: Int
    let code: String
    let field: String?

    init(_ path: String, _ body: String, _ status: Int, _ code: String, _ field: String? = nil) {
      self.path = path
      self.body = body
      self.status = status
      self.code = code
      self.field = field
    }

    var description: String { "\(path) \(body.prefix(60))" }
  }

  static let routes = Route.all.filter { $0.request != nil }.map(\.path)

  /// What no route that grades takes.
  static let everywhere: [Case] = routes.flatMap { path in
    [
      Case(path, "", 400, "empty_body"),
      Case(path, " \n\t", 400, "empty_body"),
      Case(path, "{", 400, "not_json"),
      Case(path, #"{"response":"a" "gold":"b"}"#, 400, "not_json"),
      Case(path, #"{"response":"a","#, 400, "not_json"),
      Case(path, #"{"response":tru}"#, 400, "not_json"),
      Case(path, "{\"response\":\"a\nb\"}", 400, "not_json"),
      Case(path, #"{} {}"#, 400, "not_json"),
      Case(path, "[1,2", 400, "not_json"),
      Case(path, String(repeating: "[", count: 2_000), 400, "too_deep"),
      Case(path, #"{"a":"# + String(repeating: #"{"a":"#, count: 5_000), 400, "too_deep"),
      Case(path, "17", 422, "wrong_type", ""),
      Case(path, "null", 422, "wrong_type", ""),
      Case(path, "\"text\"", 422, "wrong_type", ""),
    ]
  }

  static let own: [Case] = [
    Case("/v1/grade", "{}", 422, "missing_field", "/response"),
    Case("/v1/grade", #"{"response":"a"}"#, 422, "missing_field", "/gold"),
    Case("/v1/grade", #"{"response":1,"gold":"1"}"#, 422, "wrong_type", "/response"),
    Case("/v1/grade", #"{"response":["a"],"gold":"1"}"#, 422, "wrong_type", "/response"),
    Case("/v1/grade", #"{"response":"a","gold":{}}"#, 422, "wrong_type", "/gold"),
    Case("/v1/grade", #"{"response":"a","gold":true}"#, 422, "wrong_type", "/gold"),
    Case("/v1/grade", #"{"response":"a","gold":"1","prompt":[]}"#, 422, "wrong_type", "/prompt"),
    Case("/v1/grade", #"{"response":"\x","gold":"1"}"#, 400, "not_json", "/response"),
    Case("/v1/grade", #"{"items":{}}"#, 422, "wrong_type", "/items"),
    Case("/v1/grade", #"{"items":[],"reward":1}"#, 422, "wrong_type", "/reward"),
    Case(
      "/v1/grade", #"{"items":[],"reward":{"corect":1}}"#, 422, "invalid_value", "/reward/corect"),
    Case("/v1/grade", #"{"items":[],"reward":{"think":"1"}}"#, 422, "wrong_type", "/reward/think"),
    Case(
      "/v1/grade", #"{"items":[],"reward":{"think":1e999}}"#, 422, "invalid_value",
      "/reward/think"),
    Case(
      "/v1/grade", #"{"items":[],"reward":{"maximum_length":1.5}}"#, 422, "invalid_value",
      "/reward/maximum_length"),
    Case("/v1/grade?policy=none", "[]", 422, "invalid_value", "policy"),
    Case("/v1/grade?polcy=strict", "[]", 422, "invalid_value", "polcy"),
    Case("/v1/grade?rounding=1", "[]", 422, "invalid_value", "rounding"),
    Case("/v1/verify", #"{"gold":"1"}"#, 422, "missing_field", "/prediction"),
    Case("/v1/verify", #"{"prediction":"1"}"#, 422, "missing_field", "/gold"),
    Case("/v1/verify", #"{"gold":"1","pred":[1]}"#, 422, "wrong_type", "/pred"),
    Case("/v1/extract", "{}", 422, "missing_field", "/response"),
    Case("/v1/group", "{}", 422, "missing_field", "/responses"),
    Case("/v1/group", #"{"responses":"a"}"#, 422, "wrong_type", "/responses"),
    Case("/v1/group", #"{"responses":[],"gold":{}}"#, 422, "wrong_type", "/gold"),
    Case("/v1/group", #"{"responses":["a"],"sets":[1,2]}"#, 422, "length_mismatch", "/sets"),
    Case("/v1/group", #"{"responses":["a"],"sets":[null]}"#, 422, "wrong_type", "/sets/0"),
    Case("/v1/group", #"{"answers":["a"],"method":"x"}"#, 422, "invalid_value", "/method"),
    Case("/v1/group", #"{"answers":["a"],"k":0}"#, 422, "invalid_value", "/k"),
    Case("/v1/group", #"{"answers":["a"],"k":1.5}"#, 422, "invalid_value", "/k"),
    Case("/v1/group", #"{"answers":["a"],"epsilon":-1}"#, 422, "invalid_value", "/epsilon"),
    Case("/v1/group", #"{"answers":["a"],"epsilon":"1"}"#, 422, "wrong_type", "/epsilon"),
  ]

  static let wires: [Case] = [
    Case("/openrlhf", "{}", 422, "missing_field", "/query"),
    Case("/openrlhf", #"{"query":[]}"#, 422, "missing_field", "/labels"),
    Case("/openrlhf", #"{"query":"a","labels":[]}"#, 422, "wrong_type", "/query"),
    Case("/openrlhf", #"{"query":["a"],"labels":[]}"#, 422, "length_mismatch", "/labels"),
    Case(
      "/openrlhf", #"{"query":["a"],"prompts":[],"labels":["1"]}"#, 422, "length_mismatch",
      "/prompts"),
    Case("/slime", #"{"prompt":"p"}"#, 422, "missing_field", "/response"),
    Case("/slime", #"{"response":"r"}"#, 422, "missing_field", "/label"),
    Case("/slime", #"{"response":3,"label":"1"}"#, 422, "wrong_type", "/response"),
    Case("/verify", "{}", 422, "missing_field", "/response"),
    Case("/verify", #"{"response":{}}"#, 422, "missing_field", "/expected_answer"),
    Case(
      "/verify", #"{"response":{},"expected_answer":"1"}"#, 422, "missing_field",
      "/response/output"),
    Case(
      "/verify", #"{"response":{"output":1},"expected_answer":"1"}"#, 422, "wrong_type",
      "/response/output"),
    Case("/aggregate_metrics", "{}", 422, "missing_field", "/verify_responses"),
    Case(
      "/aggregate_metrics", #"{"verify_responses":[1]}"#, 422, "wrong_type",
      "/verify_responses/0"),
    Case("/llama-factory", "{}", 422, "missing_field", "/messages"),
    Case("/llama-factory", #"{"messages":"a"}"#, 422, "wrong_type", "/messages"),
  ]

  @Test func withoutProblemsLLaMAFactorysWireSaysThatTheyAreMissing() async throws {
    try await LiveService.with { service in
      let answer = try await service.post("/llama-factory", #"{"messages":["a"]}"#)
      #expect(answer.status == 501)
      #expect(answer.code == "no_problems")
    }
  }

  @Test func everyBrokenBodyIsAProblemWithItsCodeAndFieldAndTheServerLives() async throws {
    try await LiveService.withProblems { service in
      for bad in BadInputTests.everywhere + BadInputTests.own + BadInputTests.wires {
        let answer = try await service.post(bad.path, bad.body)
        #expect(answer.status == bad.status, "\(bad): \(answer.text)")
        #expect(answer.code == bad.code, "\(bad): \(answer.text)")
        #expect(answer.object["field"] as? String == bad.field, "\(bad): \(answer.text)")
        #expect(answer.object["status"] as? Int == bad.status)
        #expect(answer.object["type"] as? String == "urn:karat:problem:\(bad.code)")
        #expect((answer.object["title"] as? String)?.isEmpty == false)
        #expect((answer.object["detail"] as? String)?.isEmpty == false)
      }
      #expect(try await service.get("/healthz").status == 200)
    }
  }

  @Test func bytesThatAreNotUTF8AreAProblem() async throws {
    try await LiveService.withProblems { service in
      for path in BadInputTests.routes {
        let answer = try await service.post(
          path, Data(#"{"response":""#.utf8) + [0xFF, 0x22, 0x7D])
        #expect(answer.status == 400)
        #expect(answer.code == "not_utf8", "\(path)")
      }
    }
  }

  /// Items that are not what they should be, each with its problem's code and field.
  static let brokenItems: [(item: String, code: String, field: String)] = [
    (#"{"gold":"1"}"#, "missing_field", "/response"),
    (#"{"response":"\\boxed{1}"}"#, "missing_field", "/gold"),
    (#"{"response":7,"gold":"1"}"#, "wrong_type", "/response"),
    (#"{"response":"a","gold":false}"#, "wrong_type", "/gold"),
    (#"{"response":"\q","gold":"1"}"#, "not_json", "/response"),
    ("3", "wrong_type", ""), ("null", "wrong_type", ""), ("[]", "wrong_type", ""),
    (#""text""#, "wrong_type", ""),
  ]

  @Test func aBadItemIsItsOwnStatusAndShiftsNobody() async throws {
    let good = #"{"response":"\\boxed{1}","gold":"1"}"#
    let items = BadInputTests.brokenItems.flatMap { [good, $0.item] } + [good]
    let list = "[" + items.joined(separator: ",") + "]"
    let lines = items.joined(separator: "\n")
    try await LiveService.with { service in
      let answers = [
        ("/", try await service.post("/v1/grade", list).list),
        ("/items/", try await service.post("/v1/grade", #"{"items":"# + list + "}").list),
        ("", try await service.post("/v1/grade", lines, type: "application/x-ndjson").lines),
      ]
      for (prefix, found) in answers {
        #expect(found.count == items.count)
        for (place, answer) in found.enumerated() {
          if place % 2 == 0 {
            #expect(answer["status"] as? String == "correct")
            #expect(answer["problem"] == nil)
            continue
          }
          let expected = BadInputTests.brokenItems[place / 2]
          #expect(answer["status"] as? String == "broken_row")
          #expect(answer["reward"] is NSNull)
          let problem = answer["problem"] as? [String: Any]
          #expect(problem?["code"] as? String == expected.code)
          let field = prefix.isEmpty ? expected.field : prefix + "\(place)" + expected.field
          #expect(problem?["field"] as? String == field)
        }
      }
    }
  }

  @Test func aLineThatIsNotJSONIsItsOwnStatus() async throws {
    let lines = [
      #"{"gold":"1","prediction":"1.0"}"#, "{", #"{"gold":"1","prediction":"2"}"#, "x",
      String(repeating: "[", count: 1_500), #"{"gold":"1","prediction":"1"}"#,
    ]
    try await LiveService.with { service in
      let answers = try await service.post(
        "/v1/verify", lines.joined(separator: "\r\n"), type: "application/x-ndjson"
      ).lines
      #expect(
        answers.map { $0["verdict"] as? String } == [
          "equal", "undecided", "different", "undecided", "undecided", "equal",
        ])
      #expect(
        answers.map { ($0["problem"] as? [String: Any])?["code"] as? String } == [
          nil, "not_json", nil, "not_json", "too_deep", nil,
        ])
    }
  }

  @Test func keysAndTextsWithEscapesAreRead() async throws {
    try await LiveService.with { service in
      let answer = try await service.post(
        "/v1/grade", #"{"\u0072esponse":"\u005cboxed{\ud83d\ude00 \ud800}","gold":"\/"}"#)
      #expect(answer.status == 200)
      #expect(answer.object["answer"] as? String == "\u{1F600} \u{FFFD}")
    }
  }

  @Test func aTypeThatIsNotJSONIsRefused() async throws {
    try await LiveService.with { service in
      let types: [String?] = [
        nil, "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "",
      ]
      for type in types {
        let answer = try await service.post("/v1/grade", "[]", type: type)
        #expect(answer.status == 415)
        #expect(answer.code == "unsupported_media_type")
        #expect(answer.object["field"] as? String == "Content-Type")
      }
      let compressed = try await service.post(
        "/v1/grade", "[]", headers: ["Content-Encoding: gzip"])
      #expect(compressed.object["field"] as? String == "Content-Encoding")
      let group = try await service.post("/v1/group", "[]", type: "application/x-ndjson")
      #expect(group.status == 415)
      for type in ["application/json; charset=utf-8", "Application/JSON"] {
        #expect(try await service.post("/v1/grade", "[]", type: type).status == 200)
      }
    }
  }

  @Test func pathsAndMethodsThatAreNotThereAreProblems() async throws {
    try await LiveService.with { service in
      for path in ["/", "/v1", "/v1/grade/", "/v1/grade%00", "*", "/../healthz"] {
        let answer = try await service.post(path, "{}")
        #expect(answer.status == 404, "\(path)")
        #expect(answer.code == "not_found")
      }
      let get = try await service.get("/v1/grade")
      #expect(get.status == 405)
      #expect(get.code == "method_not_allowed")
      #expect(get.headers["allow"] == "POST")
      let post = try await service.post("/healthz", "{}")
      #expect(post.status == 405)
      #expect(post.headers["allow"] == "GET, HEAD")
      let head = try await service.get("/healthz", method: "HEAD")
      #expect(head.status == 200)
      #expect(head.headers["content-length"] == "15")
    }
  }

  @Test func whatIsNotHTTPIsAProblemAndTheConnectionEnds() async throws {
    try await LiveService.with { service in
      for text in [
        "\u{16}\u{3}\u{1}\r\n\r\n", "GET\r\n\r\n", "POST / HTTP/9.9\r\n\r\n", "nonsense\r\n\r\n",
      ] {
        let (answer, isClosed) = try await service.connected { connection in
          try connection.send(text)
          return (try connection.answer(), connection.isClosed())
        }
        #expect(answer.status == 400, "\(text)")
        #expect(answer.code == "bad_request", "\(text)")
        #expect(isClosed)
      }
      let long =
        "GET /healthz HTTP/1.1\r\nX: " + String(repeating: "x", count: 100_000) + "\r\n\r\n"
      let answer = try await service.connected { connection in
        try? connection.send(long)
        return try connection.answer()
      }
      #expect(answer.status == 431)
      #expect(answer.code == "header_too_large")
      #expect(try await service.get("/healthz").status == 200)
    }
  }
}
