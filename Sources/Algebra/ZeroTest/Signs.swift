import Budget
import Numbers

/// Signs and order of constants, and what is said of a difference.
enum Signs {
  /// The sign of `a − b`: −1, 0 or 1; nil where it is not known, or they are not real constants.
  static func order(_ a: Expression, _ b: Expression, in context: inout AlgebraContext) -> Int? {
    let node = (context.expressions.nodes[Int(a.id)], context.expressions.nodes[Int(b.id)])
    if node.0.kind == .number, node.1.kind == .number {
      let (x, y) = (
        context.expressions.numbers[Int(node.0.first)],
        context.expressions.numbers[Int(node.1.first)]
      )
      return x == y ? 0 : x < y ? -1 : 1
    }
    guard let (x, y) = try? CanonicalForm.forms(a, b, in: &context),
      let difference = try? context.subtract(x, y)
    else { return nil }
    if let sign = try? sign(of: difference, in: &context) { return sign }
    // An index that is bound is no variable.
    guard !difference.isZero, Occurrence.variables(a, b, in: context).isEmpty else {
      return difference.isZero ? 0 : nil
    }
    guard let expression = try? FormExpression.expression(of: difference, in: &context) else {
      return nil
    }
    return try? signByIntervals(expression, in: &context)
  }

  /// The sign of a constant; nil where it is not known or not real.
  static func sign(of form: Form, in context: inout AlgebraContext) throws(Failure) -> Int? {
    if let number = form.number { return number.sign }
    guard Occurrence.isConstant(form.numerator, in: context),
      Occurrence.isConstant(form.denominator, in: context)
    else { return nil }
    if form.numerator.isZero { return 0 }
    if !Independence.isDecisive(form.numerator, in: context),
      let (isZero, _) = try AlgebraicZero.isZeroProved(form.numerator, in: &context), isZero
    {
      return 0
    }
    return try signByIntervals(FormExpression.expression(of: form, in: &context), in: &context)
  }

  /// The sign of a constant by enclosures; nil where they hold zero.
  private static func signByIntervals(_ expression: Expression, in context: inout AlgebraContext)
    throws(Failure) -> Int?
  {
    for bits in [64, 256, 1_024] {
      do {
        let value = try Enclosure.enclosure(expression, at: [], bits: bits, in: &context)
        if value.isPositive == .yes { return 1 }
        if value.isNegative == .yes { return -1 }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        return nil
      }
    }
    return nil
  }

  /// The integer part of a real constant; nil where it is not known.
  static func floor(of form: Form, in context: inout AlgebraContext) throws(Failure) -> Integer? {
    if let number = form.number { return number.floor }
    let expression = try FormExpression.expression(of: form, in: &context)
    for bits in [64, 256, 1_024] {
      do {
        if let floor = try Enclosure.enclosure(expression, at: [], bits: bits, in: &context).floor {
          return floor
        }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        return nil
      }
    }
    return nil
  }
}
