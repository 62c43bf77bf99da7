import Foundation
import Testing

@testable import Service

/// NeMo-Gym's `/aggregate_metrics`.
@Suite struct AggregateTests {
  /// A verify response as `/verify` gives it.
  private static func row(
    _ task: Int, _ answer: String?, _ reward: Double, masked: Bool = false
  ) -> [String: Any] {
    [
      "_ng_task_index": task, "reward": reward, "library_reward": reward, "mask_sample": masked,
      "extracted_answer": answer as Any? ?? NSNull(),
      "response": ["usage": ["output_tokens": 10 * task, "details": ["cached": 1]]],
    ]
  }

  private static func figures(_ rows: [[String: Any]]) async throws -> (
    groups: [[String: Double]], all: [String: Double], key: [String: Double]
  ) {
    let body = json(["verify_responses": rows])
    let service = try await LiveService.start(.test { _ in })
    let answer = try await service.post("/aggregate_metrics", body).object
    try await service.end()
    return (
      answer["group_level_metrics"] as? [[String: Double]] ?? [],
      answer["agent_metrics"] as? [String: Double] ?? [:],
      answer["key_metrics"] as? [String: Double] ?? [:]
    )
  }

  @Test func theFiguresOfEveryNumberAreThoseOfTheBaseline() async throws {
    let rows: [[String: Any]] = [
      ["_ng_task_index": 1, "_ng_rollout_index": 0, "reward": 1.0, "mask_sample": false],
      ["_ng_task_index": 0, "_ng_rollout_index": 0, "reward": 0.0, "question": "q"],
      ["_ng_task_index": 1, "_ng_rollout_index": 1, "reward": 0.0],
      ["_ng_task_index": 0, "_ng_rollout_index": 1, "reward": 1.0],
      ["_ng_task_index": 0, "_ng_rollout_index": 2, "reward": 1.0],
    ]
    let body = json(["verify_responses": rows])
    try await LiveService.with { service in
      let answer = try await service.post("/aggregate_metrics", body).object
      let groups = answer["group_level_metrics"] as? [[String: Any]] ?? []
      #expect(groups.map { $0["_ng_task_index"] as? Int } == [0, 1])
      #expect(groups[1]["mean/reward"] as? Double == 0.5)
      #expect(groups[1]["median/reward"] as? Double == 0.5)
      #expect(abs((groups[1]["std/reward"] as? Double ?? 0) - 0.5.squareRoot()) < 1e-12)
      #expect(groups[0]["median/reward"] as? Double == 1)
      let all = answer["agent_metrics"] as? [String: Double] ?? [:]
      #expect(abs((all["mean/reward"] ?? 0) - 0.6) < 1e-12)
      #expect(all["max/reward"] == 1)
      #expect(all["min/mask_sample"] == 0)
      #expect(all["mean/_ng_task_index"] == nil)
      let key = answer["key_metrics"] as? [String: Double] ?? [:]
      #expect(
        Set(key.keys) == [
          "mean/reward", "mean/mask_sample", "pass@3/accuracy", "pass@1[avg-of-3]/accuracy",
        ])
      let empty = try await service.post("/aggregate_metrics", #"{"verify_responses":[]}"#)
      #expect(empty.object["agent_metrics"] as? [String: Double] == [:])
    }
  }

  /// Task 0: 1/2, 0.5, 3 of which the first two are right; task 1: 7, right, and nothing.
  @Test func figuresOfKRolloutsAreExactExpectations() async throws {
    let (groups, all, key) = try await Self.figures([
      Self.row(0, "1/2", 1), Self.row(1, nil, 0), Self.row(0, "0.5", 1), Self.row(1, "7", 1),
      Self.row(0, "3", 0),
    ])
    func expect(_ value: Double?, _ expected: Double, _ name: String) {
      #expect(abs((value ?? .nan) - expected) < 1e-9, "\(name): \(value ?? .nan)")
    }
    // One of 3 drawn: 2/3; one of 2: 1/2. Two of 3 hold a right one always; so do both of 2.
    for (name, first, second) in [
      ("pass@1/symbolic_accuracy", 200.0 / 3, 50.0), ("pass@2/symbolic_accuracy", 100, 100),
      ("pass@1/no_answer", 0, 50), ("pass@2/no_answer", 0, 100),
      // Of two drawn of (a, a, b): (a, a) is right, (a, b) twice a tie. 1/3 + 2/3 · 1/2.
      ("majority@1/symbolic_accuracy", 200.0 / 3, 50),
      ("majority@2/symbolic_accuracy", 200.0 / 3, 100),
      ("pass@1[avg-of-3]/symbolic_accuracy", 200.0 / 3, 50),
    ] {
      expect(groups[0][name], first, name)
      expect(groups[1][name], second, name)
      expect(all[name], (first + second) / 2, name)
    }
    // Only the first task has three: its equal answers are one vote, 2 against 1.
    expect(all["pass@3/symbolic_accuracy"], 100, "pass@3")
    expect(all["majority@3/symbolic_accuracy"], 100, "majority@3")
    #expect(groups[1]["majority@3/symbolic_accuracy"] == nil)
    #expect(all["pass@4/symbolic_accuracy"] == nil)
    expect(all["mean/output_tokens"], 4, "usage")
    #expect(
      Set(key.keys.filter { !$0.hasPrefix("mean/") }) == [
        "pass@3/symbolic_accuracy", "majority@3/symbolic_accuracy",
        "pass@1[avg-of-3]/symbolic_accuracy", "pass@1[avg-of-3]/no_answer",
      ])
  }

  @Test func whatDoesNotCountAndWhatCannotBeCountedIsLeftOut() async throws {
    let (groups, all, _) = try await Self.figures([
      Self.row(0, "1", 1), Self.row(0, "2", 0, masked: true), Self.row(1, nil, 0, masked: true),
    ])
    #expect(all["pass@1/symbolic_accuracy"] == 100)
    #expect(all["pass@2/symbolic_accuracy"] == nil)
    #expect(groups.map { $0["pass@1/symbolic_accuracy"] } == [100, nil])
    #expect(groups[1]["mean/reward"] == 0)
    let partial = try await Self.figures([Self.row(0, "1", 0.5), Self.row(0, "2", 1)])
    #expect(partial.all.keys.filter { $0.hasSuffix("symbolic_accuracy") }.isEmpty)
    #expect(partial.all["pass@1/no_answer"] == 0)
    #expect(partial.all["mean/reward"] == 0.75)
  }

  @Test func votesThatWouldTakeTooManyStepsAreLeftOut() {
    // 400 answers, all different, half of them right, each twice.
    let rollouts = (0..<800).map { number in
      NeMoGym.Rollout(
        numbers: ["reward": number % 400 < 200 ? 1 : 0], answer: Array("\(number % 400)".utf8),
        saysAnswer: true)
    }
    let keys = rollouts.map(\.answer)
    let clock = ContinuousClock()
    let start = clock.now
    let figures = RolloutFigures(rollouts, keys: keys, steps: 1e6)
    #expect(clock.now - start < .seconds(20))
    var all: [String: Double] = [:]
    for (name, value) in figures.ofAll { all[name] = value }
    // Every k up to 64, 128, 256, 512 and 800.
    #expect(all.keys.filter { $0.hasPrefix("pass@") && !$0.contains("[") }.count == 2 * 68)
    #expect(abs((all["pass@1/accuracy"] ?? 0) - 50) < 1e-9)
    #expect(abs((all["majority@1/accuracy"] ?? 0) - 50) < 1e-9)
    #expect(all["majority@256/accuracy"] == nil)
    #expect(all["majority@800/accuracy"] == 50)
  }

  @Test func answersThatWereScoredDifferentlyAreTwoVotes() async throws {
    let (_, all, _) = try await Self.figures([
      Self.row(0, "1/2", 1), Self.row(0, "0.5", 0), Self.row(0, "0.50", 0),
    ])
    #expect(all["majority@3/symbolic_accuracy"] == 0)
  }
}
