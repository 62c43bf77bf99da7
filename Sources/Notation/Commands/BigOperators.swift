/// An operator written large, with bounds.
public enum BigOperator: UInt16, Sendable, CaseIterable {
  case sum, product, integral, doubleIntegral, tripleIntegral, contourIntegral
  case limit, union, intersection, maximum, minimum, supremum, infimum
}

extension BigOperator {
  /// How LaTeX writes it.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { sign in
    switch sign {
    case .maximum: Function.max.latex
    case .minimum: Function.min.latex
    case .supremum: Function.sup.latex
    case .infimum: Function.inf.latex
    default:
      Command.first(of: Command.bigOperators) { action in
        if case .bigOperator(sign) = action { true } else { false }
      } ?? "?"
    }
  }

  /// Whether it reaches to the `dx` behind its body.
  var isIntegral: Bool {
    switch self {
    case .integral, .doubleIntegral, .tripleIntegral, .contourIntegral: true
    default: false
    }
  }
}

extension Command {
  static let bigOperators: [Command] = [
    Command("sum", .bigOperator(.sum), "A sum over a product.", #"\sum_{k=1}^{n} k"#),
    Command("prod", .bigOperator(.product), "A product.", #"\prod_{k=1}^{n} k"#),
    Command("int", .bigOperator(.integral), "An integral, up to its dx.", #"\int_0^1 x\,dx"#),
    Command("iint", .bigOperator(.doubleIntegral), "A double integral.", #"\iint_D f\,dA"#),
    Command("iiint", .bigOperator(.tripleIntegral), "A triple integral.", #"\iiint_V f\,dV"#),
    Command("oint", .bigOperator(.contourIntegral), "A contour integral.", #"\oint_C f\,dz"#),
    Command("lim", .bigOperator(.limit), "A limit.", #"\lim_{x\to0} f(x)"#),
    Command("bigcup", .bigOperator(.union), "A union.", #"\bigcup_{k} A_k"#),
    Command("bigcap", .bigOperator(.intersection), "An intersection.", #"\bigcap_{k} A_k"#),
  ]
}

extension Sign {
  /// Signs written large.
  static let bigOperators: [Sign] =
    signs("∫", .bigOperator(.integral)) + signs("∬", .bigOperator(.doubleIntegral))
    + signs("∭", .bigOperator(.tripleIntegral)) + signs("∮", .bigOperator(.contourIntegral))
    + signs("∑", .bigOperator(.sum)) + signs("∏", .bigOperator(.product))
}
