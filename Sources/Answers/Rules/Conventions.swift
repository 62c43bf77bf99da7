/// Rules that act where values are compared, and in grading: what they say, and where.
extension Rule {
  static let identical = Rule(
    id: .identical,
    statement: "The same text after trimming, or the same notation, is equal whatever it means.",
    place: "Asked before reading, and again where no rule finds two answers equal.",
    examples: [
      Example("x+y=y+x", "x+y=y+x", .equal),
      Example("\\oint f", "$\\oint f$", .equal),
    ])

  static let transcendental = Rule(
    id: .transcendental,
    statement:
      "Special values of functions are exact; a difference is proved by an interval that excludes zero.",
    place: "In comparing constants with functions, π or e in them.",
    examples: [
      Example("\\sin 15^\\circ", "\\frac{\\sqrt6-\\sqrt2}4", .equal),
      Example("4\\arctan\\frac15-\\arctan\\frac1{239}", "\\frac\\pi4", .equal),
      Example("e^\\pi", "\\pi^e", .different),
    ])

  static let realDomain = Rule(
    id: .realDomain,
    statement:
      "Symbols are real; expressions are equal if they agree wherever both are defined, on an open set at least.",
    place: "In comparing expressions with variables.",
    examples: [
      Example("\\frac{x^2-1}{x-1}", "x+1", .equal),
      Example("\\sqrt{x^2}", "|x|", .equal),
      Example("\\sqrt{x^2}", "x", .different),
    ])

  static let integerSymbols = Rule(
    id: .integerSymbols,
    statement: "Factorials, binomials, sums and products make their symbols non-negative integers.",
    place: "In comparing expressions with such operators.",
    examples: [
      Example("\\frac{n(n+1)}2", "\\binom{n+1}2", .equal),
      Example("(n+1)!", "(n+1)\\cdot n!", .equal),
      Example("\\binom n2", "\\binom n3", .different),
    ])

  static let constantOfIntegration = Rule(
    id: .constantOfIntegration,
    statement:
      "An added C, c, K, k or const on both sides is arbitrary; a missing one is a difference.",
    place: "In comparing expressions that differ by a number.",
    examples: [
      Example("\\frac{x^2}2+C", "\\frac{x^2+1}2+K", .equal),
      Example("x^2+C", "x^2", .different),
    ])

  static let vacuous = Rule(
    id: .vacuous,
    statement:
      "An equation without real solutions equals only a proportional one; an identity equals only the same text.",
    place: "In comparing equations.",
    examples: [
      Example("x^2=-1", "x^2+1=0", .equal),
      Example("x^2=-1", "x^2=-5", .different),
      Example("x+y=y+x", "z=z", .different),
    ])

  static let count = Rule(
    id: .count,
    statement: "A missing or an extra element is a difference, always.",
    place: "In comparing collections.",
    examples: [
      Example("5", "5, 6", .different),
      Example("(1,2)", "(1,2,3)", .different),
      Example("A", "A, B, C, D", .different),
    ])

  static let bounded = Rule(
    id: .bounded,
    statement:
      "Every verdict ends within a fixed budget of steps, bits and depth, the same on every machine.",
    place: "Everywhere; it names the verdict where a bound was reached.",
    examples: [
      Example("10^{10^{10}}", "10^{10^{11}}", .undecided),
      Example("2^{100}", "2^{100}+1", .different),
    ])

  static let goldError = Rule(
    id: .goldError,
    statement:
      "Gold that cannot be read is nobody's wrong answer: it is counted apart and has no reward.",
    place: "In grading.",
    examples: [
      Example("\\frac{1}{", "\\frac12", .undecided)
    ])

  static let classes = Rule(
    id: .classes,
    statement:
      "With gold, the correct predictions are one class; every other class is by canonical key, and a key never merges what the rules call different.",
    place: "In votes: the key of each answer.",
    examples: [
      Example("50\\%", "0.5", .equal),
      Example("50\\%", "50", .equal),
      Example("50", "0.5", .different),
    ])

  static let symmetry = Rule(
    id: .symmetry,
    statement: "Swapping gold and prediction keeps the verdict, rounding and choice excepted.",
    place: "In every rule.",
    examples: [
      Example("0.667", "2/3", .equal),
      Example("2/3", "0.667", .different),
    ])

  static let policies = Rule(
    id: .policies,
    statement: "Policies are named sets of switches of the rules; outputs say which one was used.",
    place: "`karat policies` prints them.",
    examples: [
      Example("0.667", "2/3", .equal),
      Example("5\\text{ cm}", "5", .equal),
    ])
}
