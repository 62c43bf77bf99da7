extension Format {
  /// Every known format, in the order in which they are tried on a file's first rows.
  public static let all: [Format] = [
    karat, nemoGym, openAIBatch, qwen, nemoSkills, lmEvaluationHarness, verl, matharena,
    mathCoder, theoremQA, gsm8kSolutions, openCompass, answerPrediction,
  ]
}
