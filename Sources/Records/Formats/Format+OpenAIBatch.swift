extension Format {
  static let openAIBatch = Format(
    "openai-batch",
    "Batch output of OpenAI or vLLM: completions by `custom_id`, joined to the gold of --gold.",
    [
      .response: [
        "response.body.choices.*.message.content", "response.choices.*.message.content",
        "response.body.choices.*.text", "response.choices.*.text",
        "response.body.output.+.content.+.text",
      ],
      .gold: ["gold"], .id: ["custom_id"],
      .model: ["response.body.model", "response.model"],
      .finishReason: [
        "response.body.choices.*.finish_reason", "response.choices.*.finish_reason",
        "response.body.incomplete_details.reason",
      ],
      .tokens: [],
    ],
    marks: [["custom_id"], ["response"]],
    texts: ["id"],
    example: """
      {"custom_id": "p1", "response": {"body": {"choices": \
      [{"message": {"content": "\\\\boxed{7}"}, "finish_reason": "stop"}]}}}
      """)
}
