extension Command {
  static let spacing: [Command] =
    [
      ",", ";", ":", "!", ">", " ", "/", "quad", "qquad", "enspace", "thinspace", "medspace",
      "thickspace", "negthinspace", "space", "nobreakspace", "hfill", "par", "noindent",
    ].map { Command($0, .blank, "A blank.", "a \\\($0) b") }
    + ["hspace", "hspace*", "vspace", "hskip", "mspace", "kern", "mkern"]
    .map { Command($0, .layout(arguments: 1), "A blank of a given width.", "a \\\($0){1em} b") }
}
