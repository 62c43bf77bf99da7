import Budget
import Numbers

/// Equations `a = 0`, equal up to a factor that is no zero.
public enum Equations {
  /// Whether two equations `a = 0` and `b = 0` are the same up to a factor that is no zero; nil where that
  /// is not known.
  public static func areProportional(
    _ a: Expression, _ b: Expression, in context: inout AlgebraContext
  ) -> Bool? {
    guard let (x, y) = try? CanonicalForm.forms(a, b, in: &context) else { return nil }
    // 0 = 0 and 5 = 6 say nothing.
    if Occurrence.isConstant(x.numerator, in: context)
      || Occurrence.isConstant(y.numerator, in: context)
    {
      return false
    }
    guard let left = normalisedEquation(x.numerator, in: &context),
      let right = normalisedEquation(y.numerator, in: &context)
    else {
      return nil
    }
    if left == right { return true }
    return Independence.isDecisive(left, in: context) && Independence.isDecisive(right, in: context)
      ? false : nil
  }

  /// The key of an equation `a = 0`; nil where it has none.
  public static func equationKey(_ a: Expression, in context: inout AlgebraContext) -> [UInt8]? {
    guard let form = try? CanonicalForm.canonicalForm(a, in: &context),
      !Occurrence.isConstant(form.numerator, in: context),
      let polynomial = normalisedEquation(form.numerator, in: &context)
    else { return nil }
    return CanonicalKey.key(Form(polynomial), in: context) + Array("=0".utf8)
  }

  /// The polynomial over its leading coefficient.
  private static func normalisedEquation(_ polynomial: Polynomial, in context: inout AlgebraContext)
    -> Polynomial?
  {
    guard let lead = KernelOrder.stableTerms(polynomial, in: context).first,
      let inverse = lead.coefficient.reciprocal
    else {
      return nil
    }
    return try? context.scale(polynomial, by: inverse)
  }
}
