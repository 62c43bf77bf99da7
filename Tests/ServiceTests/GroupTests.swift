import Foundation
import Service
import Testing

@Suite struct GroupTests {
  private func boxed(_ answers: [String]) -> [String] { answers.map { "\\boxed{\($0)}" } }

  @Test func aGroupHasClassesMajorityRewardsAndAdvantages() async throws {
    let body = json(["responses": boxed(["1/2", "0.5", "3", "\\frac{2}{4}"]), "gold": "0.5"])
    try await LiveService.with { service in
      let group = try await service.post("/v1/group", body).object
      #expect(group["classes"] as? [Int] == [0, 0, 1, 0])
      #expect(group["keys"] as? [String] == ["1/2", "1/2", "3", "1/2"])
      let majority = group["majority"] as? [String: Any] ?? [:]
      #expect(majority["classes"] as? [Int] == [0])
      #expect(majority["votes"] as? Int == 3)
      #expect(majority["answered"] as? Int == 4)
      #expect(majority["distinct"] as? Int == 2)
      #expect(majority["margin"] as? Double == 0.5)
      #expect(majority["unanimous"] as? Bool == false)
      #expect(group["statuses"] as? [String] == ["correct", "correct", "incorrect", "correct"])
      #expect(group["rewards"] as? [Double] == [1, 1, 0, 1])
      #expect(group["all_equal"] as? Bool == false)
      let advantages = group["advantages"] as? [Double] ?? []
      #expect(advantages.count == 4)
      // GRPO: (r − 3/4) / (1/2 + 1e-4).
      #expect(abs(advantages[0] - 0.25 / 0.5001) < 1e-12)
      #expect(abs(advantages[2] + 0.75 / 0.5001) < 1e-12)
    }
  }

  @Test func withoutGoldTheMajorityStandsInForIt() async throws {
    let body = json(["answers": ["2", "2.0", "7", NSNull()], "method": "dr_grpo"])
    try await LiveService.with { service in
      let group = try await service.post("/v1/group", body).object
      #expect(group["rewards"] as? [Double] == [1, 1, 0, 0])
      #expect(group["advantages"] as? [Double] == [0.5, 0.5, -0.5, -0.5])
      #expect((group["classes"] as? [Any])?.last is NSNull)
      let strict = try await service.post(
        "/v1/group", json(["answers": ["2", "2.0", "7"], "minimum_margin": 0.5]))
      #expect(strict.text.contains(#""rewards":[null,null,null]"#))
      #expect(strict.object["advantages"] as? [Double] == [0, 0, 0])
      #expect(strict.object["all_equal"] as? Bool == true)
    }
  }

  @Test func setsAreNormalisedTogetherWhereTheMethodSaysSo() async throws {
    let request: [String: Any] = [
      "responses": boxed(["1", "1", "2", "2"]), "gold": "1", "sets": ["a", "a", "b", "b"],
    ]
    let own = json(request)
    let other = json(request.merging(["method": "leave_one_set_out"]) { $1 })
    try await LiveService.with { service in
      let within = try await service.post("/v1/group", own).object
      #expect(within["advantages"] as? [Double] == [0, 0, 0, 0])
      #expect(within["flat"] as? [Bool] == [true, true, true, true])
      let across = try await service.post("/v1/group", other).object
      #expect(across["advantages"] as? [Double] == [1, 1, -1, -1])
    }
  }

  @Test func severalGroupsHaveOneAnswerEachAndABadOneIsItsOwn() async throws {
    let groups: [Any] = [
      ["responses": boxed(["1", "2"]), "gold": 1, "id": "a"], ["responses": 3], 7,
      ["responses": [], "gold": 1], ["responses": ["\\boxed{1}", 5], "gold": "1"],
    ]
    let body = json(groups)
    try await LiveService.with { service in
      let answers = try await service.post("/v1/group", body).list
      #expect(answers.count == 5)
      #expect(answers[0]["id"] as? String == "a")
      #expect(answers[0]["rewards"] as? [Double] == [1, 0])
      for (place, code) in [(1, "wrong_type"), (2, "wrong_type")] {
        #expect(answers[place]["rewards"] is NSNull)
        #expect((answers[place]["problem"] as? [String: Any])?["code"] as? String == code)
      }
      #expect((answers[1]["problem"] as? [String: Any])?["field"] as? String == "/1/responses")
      #expect((answers[3]["rewards"] as? [Any])?.isEmpty == true)
      #expect(answers[3]["all_equal"] as? Bool == true)
      #expect(answers[4]["statuses"] as? [String] == ["correct", "broken_row"])
      #expect((answers[4]["rewards"] as? [Any])?[1] is NSNull)
      #expect(answers[4]["advantages"] as? [Double] == [0, 0])
    }
  }
}
