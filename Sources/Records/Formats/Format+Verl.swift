extension Format {
  static let verl = Format(
    "verl", "Rollout dumps of verl: rows with the same `input` are samples of one problem.",
    [
      .response: ["output"], .gold: ["gts"], .prompt: ["input"], .score: ["score"],
    ],
    marks: [["input"], ["output"], ["gts"]],
    texts: ["input"],
    example: """
      {"input": "user\\nWhat is 3+4?", "output": "\\\\boxed{7}", "gts": "7", "score": 1.0, "step": 1}
      """)
}
