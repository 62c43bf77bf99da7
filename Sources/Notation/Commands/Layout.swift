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

extension Sign {
  /// Blanks, and characters that show nothing.
  static let layout: [Sign] =
    signs("…⋯⋮⋱", .ellipsis) + signs("\u{A0}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}", .blank)
    + signs("\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}\u{2028}\u{2029}", .blank)
    + signs(
      "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{200E}\u{200F}\u{FE0F}\u{2061}",
      .layout(arguments: 0))
    + signs("\u{2062}\u{2063}\u{AD}\u{202A}\u{202B}\u{202C}", .layout(arguments: 0))
    + signs("∴∵", .ignored(arguments: 0))
}
