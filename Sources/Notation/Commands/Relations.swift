/// A sign between the operands of a relation.
public enum Relation: UInt16, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case approximately, equivalent, similar, congruent, proportional, parallel, perpendicular
  case element, notElement, owns, subset, subsetOrEqual, superset, supersetOrEqual, notSubset
  case to, mapsTo, implies, impliedBy, ifAndOnlyIf
  /// `:`: a ratio, a time, "such that", or a type
  case colon
  /// `\mid`, `|` inside braces: "such that", or "divides"
  case mid
  case notMid
  /// `:=`
  case define
  /// `\forall`, `\exists` in front: the side before it is `absent`
  case forAll, exists
  /// "for", "if", "where", "when", "with": what follows is a condition
  case condition
  /// `\not\equiv`
  case notEquivalent
}

extension Relation {
  /// How LaTeX writes it.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { relation in
    switch relation {
    case .equal: "="
    case .colon: ":"
    case .define: ":="
    case .mid: #"\mid"#
    case .notEquivalent: #"\not\equiv"#
    case .condition: #"\text{ for }"#
    default:
      Command.first(of: Command.relations) { action in
        if case .relation(relation) = action { true } else { false }
      } ?? "?"
    }
  }

  /// What `\not` before it makes of it; nil where nothing is known by that.
  var negated: Relation? {
    switch self {
    case .equal: .notEqual
    case .element: .notElement
    case .subset, .subsetOrEqual: .notSubset
    case .mid: .notMid
    case .equivalent: .notEquivalent
    default: nil
    }
  }
}

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

  /// A name of a relation, with an example.
  private static func relation(_ name: String, _ relation: Relation) -> Command {
    Command(name, .relation(relation), "The relation \(relation).", "x \\\(name) y")
  }
}

extension Sign {
  /// Signs of relations.
  static let relations: [Sign] =
    signs("＝", .relation(.equal)) + signs("≠", .relation(.notEqual))
    + signs("＜", .relation(.less)) + signs("＞", .relation(.greater))
    + signs("≤⩽≦", .relation(.lessOrEqual)) + signs("≥⩾≧", .relation(.greaterOrEqual))
    + signs("≈≃≒", .relation(.approximately)) + signs("≡", .relation(.equivalent))
    + signs("≢", .relation(.notEquivalent))
    + signs("∼", .relation(.similar)) + signs("≅", .relation(.congruent))
    + signs("∝", .relation(.proportional)) + signs("∥", .relation(.parallel))
    + signs("⊥⟂", .relation(.perpendicular)) + signs("∈", .relation(.element))
    + signs("∉", .relation(.notElement)) + signs("∋", .relation(.owns))
    + signs("⊂⊊", .relation(.subset)) + signs("⊆", .relation(.subsetOrEqual))
    + signs("⊃", .relation(.superset)) + signs("⊇", .relation(.supersetOrEqual))
    + signs("⊄⊈", .relation(.notSubset)) + signs("→⟶➝➔", .relation(.to))
    + signs("↦", .relation(.mapsTo)) + signs("⇒⟹", .relation(.implies))
    + signs("⇐⟸←", .relation(.impliedBy)) + signs("⇔⟺↔", .relation(.ifAndOnlyIf))
    + signs("∶：", .relation(.colon)) + signs("≔", .relation(.define))
    + signs("∤", .relation(.notMid))
    + signs("∀", .relation(.forAll)) + signs("∃", .relation(.exists))
}
