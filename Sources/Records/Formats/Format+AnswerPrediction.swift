extension Format {
  static let answerPrediction = Format(
    "answer-prediction", "Pairs of a reference answer and a prediction.",
    [
      .response: ["prediction"], .gold: ["answer"], .id: ["id", "problem_id", "idx"],
      .prompt: ["problem", "question"],
    ],
    marks: [["answer"], ["prediction"]],
    texts: ["problem", "question"],
    example: """
      {"answer": "7", "prediction": "\\\\boxed{7}"}
      """)
}
