extension Format {
  static let mathCoder = Format(
    "mathcoder", "MathCoder: the last text block of a dialogue with a code interpreter.",
    [
      .response: ["completion"], .gold: ["ground_truth.answer", "ground_truth.solution"],
      .id: ["id"],
    ],
    marks: [["ground_truth.solution"], ["completion"]],
    texts: ["messages", "debug_result"],
    example: """
      {"id": "1", "ground_truth": {"solution": "… #### 7", "answer": "7"}, "completion": "7"}
      """)
}
