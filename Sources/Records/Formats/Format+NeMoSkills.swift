extension Format {
  static let nemoSkills = Format(
    "nemo-skills", "NeMo-Skills: one generation a row, one file `output-rs<seed>.jsonl` a sample.",
    [
      .response: ["generation"], .gold: ["expected_answer"], .id: ["id", "problem_id"],
      .prompt: ["problem", "question"], .finishReason: ["finish_reason"],
      .tokens: ["num_generated_tokens"], .score: ["symbolic_correct"],
    ],
    marks: [["generation"], ["expected_answer"]],
    texts: ["problem", "question", "reference_solution", "prompt"],
    example: """
      {"id": "p1", "problem": "…", "generation": "\\\\boxed{7}", "expected_answer": "7"}
      """)
}
