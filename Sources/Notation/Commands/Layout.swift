extension Command {
  static let layout: [Command] =
    [
      Command("begin", .begin, "Begins an environment.", #"\begin{pmatrix} 1 & 2 \end{pmatrix}"#),
      Command("end", .end, "Ends an environment.", #"\begin{cases} x \\ y \end{cases}"#),
      Command("\\", .newline, "Ends a row; elsewhere it separates.", #"x = 1 \\ y = 2"#),
      Command("newline", .newline, "Separates.", #"x = 1 \newline y = 2"#),
      Command("cr", .newline, "Ends a row.", #"x \cr y"#),
      Command("(", .blank, "Inline mathematics.", #"\(x\)"#),
      Command(")", .blank, "Inline mathematics.", #"\(x\)"#),
      Command("[", .blank, "Display mathematics.", #"\[x\]"#),
      Command("]", .blank, "Display mathematics.", #"\[x\]"#),
      Command("color", .color, "A colour, not white.", #"\color{red} x"#),
      Command("textcolor", .color, "A colour, not white.", #"\textcolor{red}{x}"#),
      Command("phantom", .phantom, "Room for a sign.", #"\phantom{-}x"#),
      Command("tag", .ignored(arguments: 1), "A number of an equation.", #"x = 1 \tag{1}"#),
      Command("label", .ignored(arguments: 1), "A label.", #"x = 1 \label{a}"#),
    ]
    + [
      "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits",
      "hline", "centering", "bf", "it", "sf", "tt", "cal", "large", "Large", "small",
      "normalsize", "nonumber", "notag", "strut", "boldmath", "toprule", "midrule", "bottomrule",
    ].map { Command($0, .layout(arguments: 0), "Layout only.", "\\\($0) x") }
}
