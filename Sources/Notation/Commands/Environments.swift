/// The LaTeX environment of a matrix.
public enum Environment: UInt16, Sendable, CaseIterable {
  case matrix, parenthesized, bracketed, braced, barred, doubleBarred, array, cases, aligned
}

extension Environment {
  /// How LaTeX writes it: its first name.
  var latex: String { Self.latex[Int(rawValue)] }

  private static let latex = allCases.map { environment in
    Environment.named.first { $0.environment == environment }.map { "\($0.name)" } ?? "?"
  }

  /// Whether columns are declared behind its name: `\begin{array}{cc}`.
  var declaresColumns: Bool { self == .array }

  /// Environments by name; without a value they only display what they hold.
  static let named: [(name: StaticString, environment: Environment?)] = [
    ("matrix", .matrix), ("smallmatrix", .matrix), ("pmatrix", .parenthesized),
    ("bmatrix", .bracketed), ("Bmatrix", .braced), ("vmatrix", .barred),
    ("Vmatrix", .doubleBarred), ("array", .array), ("tabular", .array), ("cases", .cases),
    ("dcases", .cases), ("rcases", .cases), ("align", .aligned), ("aligned", .aligned),
    ("alignat", .aligned), ("gather", .aligned), ("gathered", .aligned), ("split", .aligned),
    ("eqnarray", .aligned), ("multline", .aligned), ("equation", nil), ("math", nil),
    ("displaymath", nil), ("center", nil),
  ]
}
