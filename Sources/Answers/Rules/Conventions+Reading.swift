/// Rules that act where answers are read: what they say, and where.
extension Rule {
  static let exactDecimal = Rule(
    id: .exactDecimal,
    statement: "A decimal is the rational that it writes.",
    place: "In reading numbers; it names the verdict where both answers are plain numbers.",
    examples: [
      Example("0.375", "\\frac38", .equal),
      Example("0.\\overline{27}", "\\frac3{11}", .equal),
      Example("0.1", "0.1000001", .different),
    ])

  static let grouping = Rule(
    id: .grouping,
    statement:
      "Thousands may be grouped in threes; in a list a comma followed by a blank separates, and a decimal comma is one only where gold writes it.",
    place:
      "In reading numbers; where a comma can be read two ways, the pair decides and the reason says so.",
    examples: [
      Example("1,048,576", "2^{20}", .equal),
      Example("1 000 000", "10^6", .equal),
      Example("1, 234", "1234", .different),
    ])

  static let mixedNumber = Rule(
    id: .mixedNumber,
    statement: "An integer directly before a fraction of two integers is a mixed number.",
    place: "In reading numbers.",
    examples: [
      Example("2\\frac13", "7/3", .equal),
      Example("2\\frac13", "\\frac23", .different),
      Example("2\\cdot\\frac13", "\\frac23", .equal),
    ])

  static let words = Rule(
    id: .words,
    statement: "Number words are numbers.",
    place: "In reading words.",
    examples: [
      Example("17", "seventeen", .equal),
      Example("25", "twenty-five", .equal),
      Example("17", "seventy", .different),
    ])

  static let precedence = Rule(
    id: .precedence,
    statement:
      "Signs bind as in books: powers before minus, functions to the factor behind them; a/bc is read both ways.",
    place:
      "In the grammar; where a slash can be read two ways, the pair decides and the reason says so.",
    examples: [
      Example("-2^2", "-4", .equal),
      Example("\\frac{x}{2}", "1/2x", .equal),
      Example("\\frac1{2x}", "1/2x", .equal),
      Example("-2^2", "4", .different),
    ])

  static let logBase = Rule(
    id: .logBase,
    statement:
      "A logarithm without a base is natural; if that fails on both sides together, base 10 is tried on both.",
    place: "In reading functions; the reason says where base 10 was taken.",
    examples: [
      Example("\\log x", "\\ln x", .equal),
      Example("2", "\\log 100", .equal),
      Example("\\lg 8", "3", .different),
    ])

  static let names = Rule(
    id: .names,
    statement:
      "Names keep their case, index and alphabet; renaming a free variable is a difference; a roman word is one name, italic letters are a product.",
    place: "In reading symbols.",
    examples: [
      Example("x_1", "x_{1}", .equal),
      Example("ab", "ba", .equal),
      Example("X", "x", .different),
      Example("a^2", "b^2", .different),
    ])

  static let iAndE = Rule(
    id: .iAndE,
    statement:
      "e, π and i are the constants, unless the pair binds them as an index or gives them an index of their own.",
    place: "In reading symbols.",
    examples: [
      Example("i^2", "-1", .equal),
      Example("6", "\\sum_{i=1}^3 i", .equal),
      Example("e", "2.718", .different),
    ])

  static let alternatives = Rule(
    id: .alternatives,
    statement:
      "Values of one name, joined by or, and, commas, an index or ±, are one set of solutions.",
    place: "In reading lists; several ± in one expression move together.",
    examples: [
      Example("x=1\\text{ or }x=2", "\\{1,2\\}", .equal),
      Example("x_1=1, x_2=2", "2, 1", .equal),
      Example("\\pm3", "3", .different),
    ])

  static let setBuilder = Rule(
    id: .setBuilder,
    statement:
      "A set by a condition is what the condition leaves: an interval, the roots of an equation, integers, or a family.",
    place: "In reading braces; where ℕ may start at zero or at one, the pair decides.",
    examples: [
      Example("\\{1,2,3\\}", "\\{x\\in\\mathbb Z : 0<x<4\\}", .equal),
      Example("\\{-1,1\\}", "\\{x : x^2=1\\}", .equal),
      Example("\\{2k : k\\in\\mathbb Z\\}", "\\{x : x\\equiv0\\pmod2\\}", .equal),
      Example("\\{1,2,3\\}", "\\{x\\in\\mathbb R : 0<x<4\\}", .different),
    ])

  static let commitment = Rule(
    id: .commitment,
    statement:
      "An answer commits to one reading: nothing is taken out of words or of what did not parse.",
    place: "In reading words around a number.",
    examples: [
      Example("42", "possibly 7 or 42", .different),
      Example("42", "there are 42 reasons", .different),
      Example("n", "n \\text{ for some } n", .different),
    ])

  static let tolerant = Rule(
    id: .tolerant,
    statement:
      "What models really write is read: LaTeX, ASCII and Unicode are one grammar, wrappers and spacing are dropped.",
    place: "In the grammar.",
    examples: [
      Example("\\frac12", "$\\dfrac{1}{2}$", .equal),
      Example("\\frac{\\sqrt2}2", "sqrt(2)/2", .equal),
      Example("x\\le1", "x <= 1", .equal),
    ])

  static let unevaluated = Rule(
    id: .unevaluated,
    statement:
      "A prediction that leaves an operator standing which gold does not have is equal in value, and no correct answer.",
    place: "In grading: the verdict is equal, the status unevaluated, unless the policy allows it.",
    examples: [
      Example("55", "\\sum_{k=1}^{10} k", .equal),
      Example("6", "\\gcd(12,18)", .equal),
      Example("1024", "2^{10}", .equal),
    ])
}
