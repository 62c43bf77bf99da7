extension Format {
  static let lmEvaluationHarness = Format(
    "lm-evaluation-harness", "Samples of the lm-evaluation-harness (`--log_samples`).",
    [
      .response: ["resps.*.*", "resps.*"], .gold: ["target"], .id: ["doc_id"],
      .prompt: ["doc.problem", "doc.question"], .score: ["exact_match"],
    ],
    marks: [["doc_id"], ["resps"], ["target"]],
    texts: ["doc", "arguments", "filtered_resps"],
    example: """
      {"doc_id": 0, "doc": {"question": "…"}, "target": "7", "resps": [["The answer is 7."]], \
      "filtered_resps": ["7"]}
      """)
}
