extension Format {
  /// The format of Karat itself, from which rows of no known format take the names of their fields.
  public static let karat = Format(
    "karat", "Karat's own: one problem a row, with one response or several.",
    [
      .response: ["response", "responses.*"], .gold: ["gold"],
      .id: ["problem_id", "id"], .prompt: ["prompt", "problem", "question"],
      .benchmark: ["benchmark"],
      .model: ["model"], .setID: ["set_id"], .member: ["member"], .width: ["width"],
      .finishReason: ["finish_reason", "finish_reason.*"], .tokens: ["tokens", "tokens.*"],
      .score: ["score", "score.*"],
    ],
    marks: [["gold"], ["response", "responses.*"]],
    example: """
      {"problem_id": "p1", "gold": "7", "responses": ["\\\\boxed{7}", "I get 8."], "level": 2}
      """)
}
