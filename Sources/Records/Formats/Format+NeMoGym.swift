extension Format {
  static let nemoGym = Format(
    "nemo-gym", "NeMo-Gym rollouts: a response of the Responses API beside its expected answer.",
    [
      .response: ["response.output.+.content.+.text", "response.output.+.content"],
      .gold: ["expected_answer"], .id: ["problem_id", "id", "uuid"],
      .prompt: ["responses_create_params.input.-1.content", "question", "problem"],
      .model: ["response.model"],
      .finishReason: ["response.incomplete_details.reason"],
      .tokens: ["response.usage.output_tokens"], .score: ["reward"],
    ],
    marks: [["response.output"], ["expected_answer"]],
    texts: ["responses_create_params", "judge_evaluations"],
    example: """
      {"response": {"output": [{"type": "message", "content": [{"text": "\\\\boxed{7}"}]}]}, \
      "expected_answer": "7", "reward": 1.0}
      """)
}
