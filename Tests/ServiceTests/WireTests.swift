import Foundation
import Testing

@testable import Service

/// Each wire, called as its trainer calls it.
@Suite struct WireTests {
  private static let right = "It is \\boxed{0.5}"
  private static let wrong = "It is \\boxed{3}"
  private static let none = "<think> it is"

  /// `requests.post(url, json={"query", "prompts", "labels"})`, then `response["rewards"]`.
  @Test func openRLHF() async throws {
    let texts = [Self.right, Self.wrong, Self.none, Self.right, Self.right]
    let body = json([
      "query": texts.map { "<s>q " + $0 }, "prompts": texts.map { _ in "q " },
      "labels": ["1/2", 0.5, ["1/2"], "}{", NSNull()], "metas": [],
    ])
    try await LiveService.with { service in
      let answer = try await service.post("/openrlhf", body).object
      #expect(answer["rewards"] as? [Double] == [1, 0, 0, 0, 0])
      #expect(answer["scores"] as? [Double] == [1, 0, 0, 0, 0])
      let logs = answer["extra_logs"] as? [String: [Double]] ?? [:]
      #expect(logs["correct"] == [1, 0, 0, 0, 0])
      #expect(logs["no_answer"] == [0, 0, 1, 0, 0])
      #expect(logs["gold_error"] == [0, 0, 0, 1, 1])
      #expect(logs["broken_row"] == [0, 0, 0, 0, 0])
      let empty = try await service.post(
        "/openrlhf", #"{"query":[],"prompts":[],"labels":[]}"#
      ).object
      #expect((empty["rewards"] as? [Any])?.isEmpty == true)
      #expect((empty["extra_logs"] as? [String: [Any]])?["correct"]?.isEmpty == true)
      // Its first versions send no prompts.
      let old = try await service.post(
        "/openrlhf", json(["query": [Self.right], "labels": ["1/2"]]))
      #expect(old.object["rewards"] as? [Double] == [1])
    }
  }

  @Test func ofAnOpenRLHFQueryOnlyWhatStandsBehindThePromptCounts() async throws {
    let prompt = "use \\boxed{1/2}."
    let body = json([
      "query": ["<s>" + prompt + " hm", 7], "prompts": [prompt, prompt], "labels": ["1/2", "1/2"],
    ])
    try await LiveService.with { service in
      let answer = try await service.post("/openrlhf", body).object
      #expect(answer["rewards"] as? [Double] == [0, 0])
      #expect((answer["extra_logs"] as? [String: [Double]])?["broken_row"] == [0, 1])
    }
  }

  @Test func aColumnOfManyRowsKeepsItsOrder() async throws {
    let count = 1_000
    let queries: [String] = (0..<count).map { "\\boxed{\($0)}" }
    let labels: [Int] = (0..<count).map { $0 / 3 * 3 }
    let body = json(["query": queries, "labels": labels])
    try await LiveService.with { service in
      let rewards = try await service.post("/openrlhf", body).object["rewards"] as? [Double]
      #expect(rewards?.count == count)
      for (place, reward) in (rewards ?? []).enumerated() {
        #expect(reward == (place % 3 == 0 ? 1 : 0))
      }
    }
  }

  /// `session.post(rm_url, json={"prompt", "response", "label"})`; the JSON is the reward.
  @Test func slime() async throws {
    try await LiveService.with { service in
      for (label, reward) in [("\"1/2\"", "1"), ("0.5", "1"), ("\"7\"", "0"), ("null", "0")] {
        let answer = try await service.post(
          "/slime", #"{"prompt":[{"role":"user"}],"response":"\\boxed{0.5}","label":"# + label + "}"
        )
        #expect(answer.status == 200)
        #expect(answer.text == reward)
      }
    }
  }

  @Test func nemoGymGivesTheRequestBackWithItsReward() async throws {
    let request: [String: Any] = [
      "responses_create_params": ["input": [["role": "user", "content": "q"]]],
      "question": "q", "expected_answer": "1/2", "_ng_task_index": 4, "reward": 9,
      "response": [
        "id": "r",
        "output": [
          ["type": "reasoning", "summary": [] as [Any]],
          [
            "type": "message", "role": "assistant",
            "content": [["type": "output_text", "text": "It is \\boxed{0.5}", "annotations": []]],
          ],
        ],
      ],
    ]
    let body = json(request)
    let broken = json(request.merging(["expected_answer": "}{"]) { $1 })
    try await LiveService.with { service in
      let answer = try await service.post("/verify", body).object
      #expect(answer["reward"] as? Double == 1)
      #expect(answer["extracted_answer"] as? String == "0.5")
      #expect(answer["expected_answer"] as? String == "1/2")
      #expect(answer["question"] as? String == "q")
      #expect(answer["_ng_task_index"] as? Int == 4)
      #expect((answer["response"] as? [String: Any])?["id"] as? String == "r")
      #expect(answer["responses_create_params"] is [String: Any])
      #expect(answer["mask_sample"] as? Bool == false)
      let masked = try await service.post("/verify", broken).object
      #expect(masked["reward"] as? Double == 0)
      #expect(masked["mask_sample"] as? Bool == true)
      #expect((masked["failure_reason"] as? String)?.isEmpty == false)
      let session = try await service.post("/seed_session", #"{"resources_session_id":"s"}"#)
      #expect(session.object["resources_session_id"] as? String == "s")
      #expect(try await service.post("/seed_session", "{}").text == "{}")
      #expect(try await service.post("/close_session", "{}").status == 200)
    }
  }

  /// `requests.post(url, json={"model", "messages"})`, then `["scores"]`.
  @Test func llamaFactoryFindsItsGoldByTheProblem() async throws {
    let file = NSTemporaryDirectory() + "karat-problems-\(UUID().uuidString).jsonl"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let problems = [
      ["prompt": "What is one half of one?", "gold": "1/2"],
      ["problem": "What is one half of one? Give a percentage.", "answer": "50\\%"],
      ["question": "What is three times four?", "answer": "12"],
    ]
    try problems.map { json($0) }.joined(separator: "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    let index = try ProblemIndex(path: file)
    #expect(index.count == 3)
    let messages: [Any] = [
      "<user>What is one half of one?<assistant>It is \\boxed{0.5}",
      "<user>What is one half of one? Give a percentage.<assistant>It is \\boxed{50\\%}",
      // The first problem counts, whatever the response quotes.
      "<user>What is one half of one?<assistant>What is three times four? \\boxed{12}",
      "<user>What is unknown to all of us?<assistant>It is \\boxed{0.5}", 7, "short",
    ]
    let body = json(["model": "model", "messages": messages])
    try await LiveService.with(.test { $0.problems = index }) { service in
      let answer = try await service.post("/llama-factory", body)
      #expect(answer.object["scores"] as? [Double] == [1, 1, 0, 0, 0, 0])
    }
  }
}
