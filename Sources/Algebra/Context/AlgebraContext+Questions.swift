import Numbers

/// What is asked most of expressions.
extension AlgebraContext {
  /// Compares two expressions: first by canonical form, then by intervals.
  public mutating func compare(_ a: Expression, _ b: Expression) -> Comparison {
    ZeroTest.compare(a, b, in: &self)
  }

  /// The canonical form of an expression by itself.
  public mutating func canonicalForm(_ a: Expression) throws(Failure) -> Form {
    try CanonicalForm.canonicalForm(a, in: &self)
  }

  /// Whether a variable occurs.
  public func hasVariables(_ expression: Expression) -> Bool {
    Occurrence.hasVariables(expression, in: self)
  }

  /// Whether one of the symbols occurs.
  public func mentions(_ expression: Expression, _ names: [Symbol]) -> Bool {
    Occurrence.mentions(expression, names, in: self)
  }

  /// The variable of an expression that has just one.
  public func onlyVariable(_ expression: Expression) -> Symbol? {
    Occurrence.onlyVariable(expression, in: self)
  }

  /// The canonical key of an expression; nil where it has no canonical form, or one that it shares with
  /// expressions that differ from it elsewhere (`x√(y/x)` and `√(xy)`).
  public mutating func key(of expression: Expression) -> [UInt8]? {
    CanonicalKey.key(of: expression, in: &self)
  }

  /// The rational that an expression is; nil where it is none or that is not known.
  public mutating func rationalValue(_ expression: Expression) -> Rational? {
    RationalValue.rationalValue(expression, in: &self)
  }

  /// The sign of `a − b`: −1, 0 or 1; nil where it is not known, or they are not real constants.
  public mutating func order(_ a: Expression, _ b: Expression) -> Int? {
    Signs.order(a, b, in: &self)
  }

  /// The expression with a variable replaced wherever it occurs; nil where a bound is reached.
  public mutating func replacing(
    _ symbol: Symbol, in expression: Expression, by value: Expression
  ) -> Expression? {
    Replacement.replacing(symbol, in: expression, by: value, in: &self)
  }
}
