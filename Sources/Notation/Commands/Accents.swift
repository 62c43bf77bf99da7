/// What stands over or under a base.
public enum Accent: UInt16, Sendable, CaseIterable {
  case bar, hat, tilde, vector, dot, doubleDot, underline, cancel, wideArc
}

extension Accent {
  /// How LaTeX writes it.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { accent in
    Command.first(of: Command.accents) { action in
      if case .accent(accent) = action { true } else { false }
    } ?? "?"
  }
}

extension Command {
  static let accents: [Command] = [
    Command("overline", .accent(.bar), "A line over; digits so repeat.", #"0.\overline{27}"#),
    Command("bar", .accent(.bar), "A bar over.", #"\bar{x}"#),
    Command("hat", .accent(.hat), "A hat.", #"\hat{p}"#),
    Command("widehat", .accent(.hat), "A wide hat.", #"\widehat{ABC}"#),
    Command("tilde", .accent(.tilde), "A tilde.", #"\tilde{x}"#),
    Command("widetilde", .accent(.tilde), "A wide tilde.", #"\widetilde{AB}"#),
    Command("vec", .accent(.vector), "An arrow over.", #"\vec{v}"#),
    Command("overrightarrow", .accent(.vector), "An arrow over.", #"\overrightarrow{AB}"#),
    Command("dot", .accent(.dot), "A dot over; digits so repeat.", #"\dot{x}"#),
    Command("ddot", .accent(.doubleDot), "Two dots over.", #"\ddot{x}"#),
    Command("underline", .accent(.underline), "A line under.", #"\underline{x}"#),
    Command("cancel", .accent(.cancel), "Crossed out.", #"\cancel{x}"#),
    Command("overarc", .accent(.wideArc), "An arc over.", #"\overarc{AB}"#),
    Command("wideparen", .accent(.wideArc), "An arc over.", #"\wideparen{AB}"#),
  ]
}
