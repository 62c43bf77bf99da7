extension Format {
  static let gsm8kSolutions = Format(
    "gsm8k-solutions", "OpenAI's example solutions of GSM8K: four models a row.",
    [
      .response: [
        "6b_finetuning.solution", "6b_verification.solution", "175b_finetuning.solution",
        "175b_verification.solution",
      ],
      .gold: ["ground_truth"], .prompt: ["question"],
      .score: [
        "6b_finetuning.is_correct", "6b_verification.is_correct", "175b_finetuning.is_correct",
        "175b_verification.is_correct",
      ],
    ],
    marks: [["ground_truth"], ["question"], ["6b_finetuning.solution"]],
    texts: ["question"], everyResponsePath: true, goldMarker: "\nA: ",
    example: """
      {"question": "…", "ground_truth": "3+4=7\\nA: 7", \
      "6b_finetuning": {"is_correct": true, "solution": "It is 7.\\nA: 7"}}
      """)
}
