import Foundation
import Service
import Testing

/// `/v1/grade`, `/v1/verify` and `/v1/extract` with items that are as they should be.
@Suite struct ItemRouteTests {
  @Test func aResponseIsGradedWithEverythingThatIsKnownOfIt() async throws {
    try await LiveService.with { service in
      let answer = try await service.post(
        "/v1/grade", json(["id": 7, "response": "So it is \\boxed{0.5}.", "gold": "1/2"]))
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.headers["date"]?.hasSuffix("GMT") == true)
      let grade = answer.object
      #expect(grade["id"] as? Int == 7)
      #expect(grade["status"] as? String == "correct")
      #expect(grade["reward"] as? Double == 1)
      #expect(grade["answer"] as? String == "0.5")
      #expect(grade["key"] as? String == "1/2")
      #expect(grade["found_by"] as? String == "boxed")
      #expect(grade["span"] as? [Int] == [16, 19])
      #expect(grade["verdict"] as? String == "equal")
      #expect(grade["basis"] as? String == "exact")
      #expect((grade["reason"] as? String)?.isEmpty == false)
    }
  }

  @Test func manyItemsHaveOneAnswerEachInOrder() async throws {
    let items = (0..<1_000).map { number in
      ["id": number, "response": "\\boxed{\(number)}", "gold": "\(number / 2 * 2)"] as [String: Any]
    }
    let list = json(items)
    let object = json(["items": items])
    let lines = items.map { json($0) }.joined(separator: "\n")
    try await LiveService.with { service in
      for answers in [
        try await service.post("/v1/grade", list).list,
        try await service.post("/v1/grade", object).list,
        try await service.post("/v1/grade", lines, type: "application/x-ndjson").lines,
      ] {
        #expect(answers.count == 1_000)
        for (number, answer) in answers.enumerated() {
          #expect(answer["id"] as? Int == number)
          #expect(answer["status"] as? String == (number % 2 == 0 ? "correct" : "incorrect"))
        }
      }
    }
  }

  @Test func noItemsHaveNoAnswers() async throws {
    try await LiveService.with { service in
      #expect(try await service.post("/v1/grade", "[]").text == "[]")
      let empty = try await service.post("/v1/verify", #"{"items":[]}"#)
      #expect(empty.text == "[]")
      let lines = try await service.post("/v1/extract", "\n\n", type: "application/x-ndjson")
      #expect(lines.status == 200)
      #expect(lines.text.isEmpty)
    }
  }

  /// A gold answer as it is written in JSON, and the status of a response with `\boxed{12}`.
  @Test(arguments: [
    ("\"12\"", "correct"), ("12", "correct"), ("12.0", "correct"), ("[\"12\", \"13\"]", "correct"),
    ("[1, \"12\"]", "correct"), ("null", "gold_error"), ("[]", "gold_error"),
    ("\"\"", "gold_error"), ("\"}{\"", "gold_error"), ("\"\\u0031\\u0032\"", "correct"),
    ("13", "incorrect"),
  ])
  func goldIsAStringANumberOrTheFirstStringOfAList(gold: String, status: String) async throws {
    try await LiveService.with { service in
      let answer = try await service.post(
        "/v1/grade", #"{"response": "\\boxed{12}", "gold": "# + gold + "}")
      #expect(answer.object["status"] as? String == status)
      let reward: Double? = status == "gold_error" ? nil : status == "correct" ? 1 : 0
      #expect(answer.object["reward"] as? Double == reward)
    }
  }

  @Test func aPromptOpensTheReasoning() async throws {
    try await LiveService.with { service in
      let open = try await service.post(
        "/v1/grade", json(["response": "it is \\boxed{1}", "gold": "1", "prompt": "<think>"]))
      #expect(open.object["status"] as? String == "no_answer")
      #expect(open.object["reason"] as? String == "unclosed_think")
      let none = try await service.post(
        "/v1/extract", #"{"response": "it is \\boxed{1}", "prompt": null}"#)
      #expect(none.object["answer"] as? String == "1")
      #expect(none.object["span"] as? [Int] == [13, 14])
    }
  }

  @Test func thePolicyIsInTheQuery() async throws {
    let body = json(["gold": "2/3", "prediction": "0.667"])
    try await LiveService.with { service in
      for (query, verdict) in [
        ("", "different"), ("?policy=strict", "different"), ("?rounding=false", "different"),
      ] {
        let answer = try await service.post("/v1/verify" + query, body)
        #expect(answer.object["verdict"] as? String == verdict, "\(query)")
      }
      let unboxed = json(["response": "The answer is 5.", "gold": "5"])
      for (query, status) in [
        ("", "correct"), ("?policy=strict", "no_answer"), ("?boxed-only=true", "no_answer"),
        ("?lenient=true&boxed-only=true", "no_answer"),
        ("?policy=strict&boxed-only=false", "correct"), ("?policy=default&lenient=true", "correct"),
      ] {
        let answer = try await service.post("/v1/grade" + query, unboxed)
        #expect(answer.object["status"] as? String == status, "\(query)")
      }
    }
  }

  @Test func aRequestSaysWhatAGradeIsWorth() async throws {
    let items = [
      ["response": "\\boxed{5}", "gold": "5"], ["response": "\\boxed{6}", "gold": "5"],
      ["response": "<think> hm", "gold": "5"], ["response": "\\boxed{5}", "gold": "}{"],
    ]
    let reward: [String: Any] = ["correct": 2, "incorrect": -1, "no_answer": -2, "boxed": 0.25]
    let body = json(["items": items, "reward": reward])
    try await LiveService.with { service in
      let answer = try await service.post("/v1/grade", body)
      #expect(answer.list.map { $0["reward"] as? Double } == [2.25, -0.75, -2, nil])
      let plain = try await service.post("/v1/grade", json(items))
      #expect(plain.list.map { $0["reward"] as? Double } == [1, 0, 0, nil])
    }
  }
}
