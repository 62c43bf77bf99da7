extension Command {
  static let relations: [Command] =
    [
      relation("ne", .notEqual), relation("neq", .notEqual), relation("lt", .less),
      relation("gt", .greater), relation("le", .lessOrEqual), relation("leq", .lessOrEqual),
      relation("leqslant", .lessOrEqual), relation("leqq", .lessOrEqual),
      relation("ge", .greaterOrEqual), relation("geq", .greaterOrEqual),
      relation("geqslant", .greaterOrEqual), relation("geqq", .greaterOrEqual),
      relation("approx", .approximately), relation("simeq", .approximately),
      relation("doteq", .approximately), relation("approxeq", .approximately),
      relation("equiv", .equivalent), relation("sim", .similar), relation("cong", .congruent),
      relation("propto", .proportional), relation("varpropto", .proportional),
      relation("parallel", .parallel), relation("perp", .perpendicular),
      relation("bot", .perpendicular), relation("in", .element), relation("isin", .element),
      relation("notin", .notElement), relation("ni", .owns),
      relation("subset", .subset), relation("subseteq", .subsetOrEqual),
      relation("subsetneq", .subset), relation("supset", .superset),
      relation("supseteq", .supersetOrEqual), relation("nsubseteq", .notSubset),
      relation("to", .to), relation("rightarrow", .to), relation("longrightarrow", .to),
      relation("mapsto", .mapsTo), relation("longmapsto", .mapsTo),
      relation("implies", .implies), relation("Rightarrow", .implies),
      relation("Longrightarrow", .implies), relation("impliedby", .impliedBy),
      relation("Leftarrow", .impliedBy), relation("leftarrow", .impliedBy),
      relation("gets", .impliedBy), relation("iff", .ifAndOnlyIf),
      relation("Leftrightarrow", .ifAndOnlyIf), relation("Longleftrightarrow", .ifAndOnlyIf),
      relation("leftrightarrow", .ifAndOnlyIf), relation("longleftrightarrow", .ifAndOnlyIf),
      relation("colon", .colon), relation("coloneqq", .define), relation("coloneq", .define),
      relation("divides", .mid), relation("nmid", .notMid),
    ] + [
      Command("mid", .bar(.none), "Divides, or such that.", #"a \mid b"#),
      Command("not", .not, "Negates the relation after it.", #"x \not= y"#),
      Command("forall", .relation(.forAll), "For all.", #"\forall x > 0"#),
      Command("exists", .relation(.exists), "There is.", #"\exists x > 0"#),
    ]

  private static func relation(_ name: String, _ relation: Relation) -> Command {
    Command(name, .relation(relation), "The relation \(relation).", "x \\\(name) y")
  }
}
