extension Format {
  static let theoremQA = Format(
    "theoremqa", "TheoremQA's outputs: the question names the problem.",
    [
      .response: ["solution"], .gold: ["correct"], .id: ["id"], .prompt: ["question"],
    ],
    marks: [["question"], ["correct"], ["solution"]],
    texts: ["question"],
    example: """
      {"question": "…", "correct": ["7", 7], "solution": "The answer is 7.", "pred": "7"}
      """)
}
