extension Format {
  static let matharena = Format(
    "matharena", "MathArena: conversations about a problem; the last message is the response.",
    [
      .response: [
        "messages.*.-1.content", "messages.-1.content", "messages.-1.content.+.text", "answer",
      ],
      .gold: ["gold_answer"], .id: ["problem_idx", "idx"], .prompt: ["problem"],
      .model: ["model_name"], .tokens: ["output_tokens"], .score: ["correct.*", "correct"],
    ],
    marks: [["gold_answer"], ["messages", "answer"]],
    perSample: ["answers", "detailed_costs"],
    texts: ["problem", "all_messages", "user_message", "messages"],
    example: """
      {"problem_idx": 1, "gold_answer": "7", "messages": [{"role": "user", "content": "…"}, \
      {"role": "assistant", "content": "\\\\boxed{7}"}]}
      """)
}
