import Grading
import HTTPTypes

extension Route {
  /// The wires that trainers speak: one file of `Wires` each.
  static let wires: [Route] = [
    Route(
      method: .post, path: "/openrlhf", name: "openrlhf",
      summary: "OpenRLHF's remote reward model.",
      request: .object([
        .init("query", .items(.any)),
        .init("prompts", .items(.any), isRequired: false),
        .init("labels", .items(.any)),
      ]),
      response: .object([
        .init("rewards", .list(.number())), .init("scores", .list(.number())),
        .init(
          "extra_logs",
          .object(
            (OpenRLHF.logged.map(\.rawValue) + ["broken_row"]).map {
              .init($0, .list(.number()))
            })),
      ]), problems: [.lengthMismatch], answer: .graded(OpenRLHF.work)),
    Route(
      method: .post, path: "/slime", name: "slime", summary: "slime's remote_rm.",
      isSingle: true,
      request: .object([
        .init("prompt", .any, isRequired: false), .init("response", text), .init("label", .any),
      ]), response: .number(), answer: .graded(Slime.work)),
    Route(
      method: .post, path: "/verify", name: "nemo_gym_verify",
      summary: "NeMo-Gym's verify: the request with its reward.", isSingle: true,
      request: .object([
        .init("response", .object([.init("output", .list(.any))])), .init("expected_answer", .any),
      ]),
      response: .object([
        .init("reward", .number()), .init("extracted_answer", text),
        .init("library_reward", .number()), .init("judge_evaluations", .null),
        .init("mask_sample", .boolean), .init("failure_reason", text),
      ]), answer: .graded(NeMoGym.verify)),
    Route(
      method: .post, path: "/aggregate_metrics", name: "nemo_gym_aggregate_metrics",
      summary: "NeMo-Gym's figures over verify responses.",
      request: .object([.init("verify_responses", .items(.object([])))]),
      response: .object([
        .init("group_level_metrics", .list(.numbers)), .init("agent_metrics", .numbers),
        .init("key_metrics", .numbers),
      ]), answer: .graded(NeMoGym.aggregate)),
    Route(
      method: .post, path: "/seed_session", name: "nemo_gym_seed_session",
      summary: "NeMo-Gym's start of a session, which has no state here.", request: .object([]),
      response: .object([.init("resources_session_id", .string, isRequired: false)]),
      answer: .graded(NeMoGym.session)),
    Route(
      method: .post, path: "/close_session", name: "nemo_gym_close_session",
      summary: "NeMo-Gym's end of a session.", request: .object([]),
      response: .object([.init("resources_session_id", .string, isRequired: false)]),
      answer: .graded(NeMoGym.session)),
    Route(
      method: .post, path: "/llama-factory", name: "llama_factory",
      summary: "LLaMA-Factory's reward server; gold comes from --problems.",
      request: .object([.init("messages", .items(.any))]),
      response: .object([.init("scores", .list(.number()))]), problems: [.noProblems],
      answer: .graded(LlamaFactory.work)),
  ]
}
