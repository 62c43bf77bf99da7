extension Format {
  static let qwen = Format(
    "qwen2.5-math", "The evaluation of Qwen2.5-Math, ToRA and rho: `code` holds the responses.",
    [
      .response: ["code.*"], .gold: ["gt"], .id: ["idx"], .prompt: ["question"],
      .finishReason: ["finish_reason.*"], .score: ["score.*"],
    ],
    marks: [["gt"], ["code"]],
    perSample: ["pred", "report", "pred_score"],
    texts: [
      "question", "gt_cot", "solution", "answer", "system", "query", "response", "history",
    ],
    example: """
      {"idx": 0, "question": "…", "gt": "7", "code": ["\\\\boxed{7}", "So it is 8."], \
      "pred": ["7", "8"], "score": [true, false]}
      """)
}
