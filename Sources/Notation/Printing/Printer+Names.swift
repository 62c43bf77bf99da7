extension Delimiters.Mark {
  var opening: StaticString {
    switch self {
    case .none: "."
    case .parenthesis: "("
    case .bracket: "["
    case .brace: #"\{"#
    case .angle: #"\langle "#
    case .bar: "|"
    case .doubleBar: #"\|"#
    case .floor: #"\lfloor "#
    case .ceil: #"\lceil "#
    }
  }

  var closing: StaticString {
    switch self {
    case .none: "."
    case .parenthesis: ")"
    case .bracket: "]"
    case .brace: #"\}"#
    case .angle: #"\rangle "#
    case .bar: "|"
    case .doubleBar: #"\|"#
    case .floor: #"\rfloor "#
    case .ceil: #"\rceil "#
    }
  }
}

extension Relation {
  var latex: StaticString {
    switch self {
    case .equal: "="
    case .notEqual: #"\ne"#
    case .less: #"\lt"#
    case .lessOrEqual: #"\le"#
    case .greater: #"\gt"#
    case .greaterOrEqual: #"\ge"#
    case .approximately: #"\approx"#
    case .equivalent: #"\equiv"#
    case .notEquivalent: #"\not\equiv"#
    case .similar: #"\sim"#
    case .congruent: #"\cong"#
    case .proportional: #"\propto"#
    case .parallel: #"\parallel"#
    case .perpendicular: #"\perp"#
    case .element: #"\in"#
    case .notElement: #"\notin"#
    case .owns: #"\ni"#
    case .subset: #"\subset"#
    case .subsetOrEqual: #"\subseteq"#
    case .superset: #"\supset"#
    case .supersetOrEqual: #"\supseteq"#
    case .notSubset: #"\nsubseteq"#
    case .to: #"\to"#
    case .mapsTo: #"\mapsto"#
    case .implies: #"\implies"#
    case .impliedBy: #"\impliedby"#
    case .ifAndOnlyIf: #"\iff"#
    case .colon: ":"
    case .mid: #"\mid"#
    case .notMid: #"\nmid"#
    case .define: ":="
    case .forAll: #"\forall"#
    case .exists: #"\exists"#
    case .condition: #"\text{ for }"#
    }
  }
}

extension SetOperator {
  var latex: StaticString {
    switch self {
    case .union: #"\cup"#
    case .intersection: #"\cap"#
    case .difference: #"\setminus"#
    case .symmetricDifference: #"\bigtriangleup"#
    case .product: #"\times"#
    case .and: #"\land"#
    case .or: #"\lor"#
    case .not: #"\lnot"#
    }
  }
}

extension Environment {
  var latex: StaticString {
    switch self {
    case .matrix: "matrix"
    case .parenthesized: "pmatrix"
    case .bracketed: "bmatrix"
    case .braced: "Bmatrix"
    case .barred: "vmatrix"
    case .doubleBarred: "Vmatrix"
    case .array: "array"
    case .cases: "cases"
    case .aligned: "aligned"
    }
  }
}
