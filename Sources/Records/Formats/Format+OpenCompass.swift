extension Format {
  static let openCompass = Format(
    "opencompass", "OpenCompass predictions: a JSON file of rows by index, or JSON lines.",
    [
      .response: ["prediction", "prediction.*"], .gold: ["gold"], .id: ["id", "idx"],
      .prompt: ["origin_prompt"],
    ],
    marks: [["prediction"], ["gold"]],
    texts: ["origin_prompt"],
    example: """
      {"origin_prompt": "…", "prediction": "The answer is 7.", "gold": "7"}
      """)
}
