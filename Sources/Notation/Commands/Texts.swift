extension Command {
  static let texts: [Command] =
    [
      "text", "mbox", "hbox", "textbf", "textit", "textrm", "textnormal", "textsf", "texttt",
      "textsc", "textup", "emph",
    ].map { Command($0, .text, "Text as it stands.", "5 \\\($0){ apples}") }
    + [
      Command("mathrm", .upright, "An upright name or unit.", #"5\,\mathrm{m}"#),
      Command("operatorname", .operatorName, "A function's name.", #"\operatorname{lcm}(4, 6)"#),
      Command("rm", .uprightSwitch, "Upright to the end of the braces.", #"5 {\rm cm}"#),
    ]
}
