/// A function that notation knows by name.
public enum Function: UInt16, Sendable, CaseIterable {
  case sin, cos, tan, cot, sec, csc
  case arcsin, arccos, arctan, arccot, arcsec, arccsc
  case sinh, cosh, tanh, coth, sech, csch, arsinh, arcosh, artanh
  case exp, log, ln, lg, lb
  case max, min, gcd, lcm, sup, inf
  case det, tr, rank, dim, ker, arg, re, im, deg, sgn, cis, conj
  case abs, floor, ceil, round, sqrt, cbrt, probability, expectation, variance
}

extension Function {
  /// How LaTeX writes it: the first of its names that has a backslash, else `\operatorname`.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { function in
    let name = Command.first(of: Command.functions) { action in
      if case .function(function) = action { true } else { false }
    }
    return name ?? #"\operatorname{\#(function)}"#
  }

  /// What `^{-1}` makes of it.
  var inverse: Function? {
    switch self {
    case .sin: .arcsin
    case .cos: .arccos
    case .tan: .arctan
    case .cot: .arccot
    case .sec: .arcsec
    case .csc: .arccsc
    case .sinh: .arsinh
    case .cosh: .arcosh
    case .tanh: .artanh
    default: nil
    }
  }

  /// The operator that it is with an index: `\max_{x}`.
  var limit: BigOperator? {
    switch self {
    case .max: .maximum
    case .min: .minimum
    case .sup: .supremum
    case .inf: .infimum
    default: nil
    }
  }

  /// Whether its name in upright letters is a unit, unless an argument in parentheses follows.
  var isAlsoUnit: Bool {
    switch self {
    case .min, .sec, .lb, .deg, .max, .inf, .arg: true
    default: false
    }
  }

  /// Whether it takes a letter that stands right behind its bare name: `sinx`.
  var takesLetter: Bool {
    switch self {
    case .sin, .cos, .tan, .ln, .log: true
    default: false
    }
  }
}

extension Command {
  static let functions: [Command] =
    [
      trigonometric("sin", .sin), trigonometric("cos", .cos), trigonometric("tan", .tan),
      trigonometric("cot", .cot), trigonometric("sec", .sec, bare: .beforeParenthesis),
      trigonometric("csc", .csc), trigonometric("cosec", .csc), trigonometric("tg", .tan),
      trigonometric("ctg", .cot), trigonometric("cotg", .cot),
      trigonometric("arcsin", .arcsin), trigonometric("arccos", .arccos),
      trigonometric("arctan", .arctan), trigonometric("arccot", .arccot),
      trigonometric("arcsec", .arcsec), trigonometric("arccsc", .arccsc),
      trigonometric("arctg", .arctan), trigonometric("arcctg", .arccot),
      trigonometric("asin", .arcsin, bare: .only), trigonometric("acos", .arccos, bare: .only),
      trigonometric("atan", .arctan, bare: .only),
      trigonometric("sinh", .sinh), trigonometric("cosh", .cosh), trigonometric("tanh", .tanh),
      trigonometric("coth", .coth), trigonometric("sech", .sech), trigonometric("csch", .csch),
      trigonometric("arsinh", .arsinh), trigonometric("arcosh", .arcosh),
      trigonometric("artanh", .artanh), trigonometric("arcsinh", .arsinh),
      trigonometric("arccosh", .arcosh), trigonometric("arctanh", .artanh),
      trigonometric("asinh", .arsinh, bare: .only), trigonometric("acosh", .arcosh, bare: .only),
      trigonometric("atanh", .artanh, bare: .only),
      Command("exp", .function(.exp), bare: .yes, "The exponential function.", #"\exp(x)"#),
      Command("log", .function(.log), bare: .yes, "A logarithm.", #"\log_2 8"#),
      Command("ln", .function(.ln), bare: .yes, "The natural logarithm.", #"\ln|x|"#),
      Command("lg", .function(.lg), bare: .yes, "The logarithm to base 10.", #"\lg 100"#),
      Command("lb", .function(.lb), bare: .beforeParenthesis, "Base 2.", #"\lb 8"#),
    ] + named

  private static let named: [Command] = [
    Command("max", .function(.max), bare: .beforeParenthesis, "The maximum.", #"\max(a,b)"#),
    Command("min", .function(.min), bare: .beforeParenthesis, "The minimum.", #"\min(a,b)"#),
    Command("gcd", .function(.gcd), bare: .yes, "The greatest divisor.", #"\gcd(12,18)"#),
    Command("lcm", .function(.lcm), bare: .yes, "The least multiple.", #"\lcm(4,6)"#),
    Command("sup", .function(.sup), bare: .beforeParenthesis, "The supremum.", #"\sup A"#),
    Command("inf", .function(.inf), "The infimum; bare `inf` is infinity.", #"\inf A"#),
    Command("det", .function(.det), bare: .yes, "A determinant.", #"\det A"#),
    Command("tr", .function(.tr), bare: .beforeParenthesis, "A trace.", #"\tr A"#),
    Command("rank", .function(.rank), bare: .beforeParenthesis, "A rank.", #"\rank A"#),
    Command("dim", .function(.dim), bare: .beforeParenthesis, "A dimension.", #"\dim V"#),
    Command("ker", .function(.ker), bare: .beforeParenthesis, "A kernel.", #"\ker A"#),
    Command("arg", .function(.arg), bare: .beforeParenthesis, "An argument.", #"\arg z"#),
    Command("Re", .function(.re), bare: .beforeParenthesis, "The real part.", #"\Re z"#),
    Command("Im", .function(.im), bare: .beforeParenthesis, "The imaginary part.", #"\Im z"#),
    Command("deg", .function(.deg), bare: .beforeParenthesis, "A degree.", #"\deg P"#),
    Command("sgn", .function(.sgn), bare: .yes, "The sign.", #"\operatorname{sgn}(x)"#),
    Command("sign", .function(.sgn), bare: .onlyBeforeParenthesis, "The sign.", "sign(x)"),
    Command("cis", .function(.cis), bare: .yes, "cos + i sin.", #"\operatorname{cis}(x)"#),
    Command("conj", .function(.conj), bare: .onlyBeforeParenthesis, "The conjugate.", "conj(z)"),
    Command("abs", .function(.abs), bare: .onlyBeforeParenthesis, "The value.", "abs(x)"),
    Command("floor", .function(.floor), bare: .onlyBeforeParenthesis, "Down.", "floor(x)"),
    Command("ceil", .function(.ceil), bare: .onlyBeforeParenthesis, "Up.", "ceil(x)"),
    Command("round", .function(.round), bare: .onlyBeforeParenthesis, "Nearest.", "round(x)"),
    Command("Pr", .function(.probability), "A probability.", #"\Pr(A)"#),
    Command("Var", .function(.variance), bare: .beforeParenthesis, "A variance.", "Var(X)"),
  ]

  /// A function that is named after itself, with an example.
  private static func trigonometric(
    _ name: String, _ function: Function, bare: Bare = .yes
  ) -> Command {
    let example = bare == .only ? "\(name)(x)" : "\\\(name) x"
    return Command(name, .function(function), bare: bare, "The function \(function).", example)
  }
}
