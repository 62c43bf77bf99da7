import Budget
import Bytes
import Numbers

/// What the algebra knows of two expressions.
public enum Comparison: Sendable, Equatable {
  /// The canonical forms are the same.
  case equal
  /// They are equal: their difference is below the bound of so many bits under which it is zero; no bits where
  /// a product that is one proves a sum of logarithms or angles to be zero.
  case proved(bits: Int)
  /// Both agree to this many bits at this many points; no proof is known.
  case agreeing(bits: Int, points: Int)
  /// They differ: by canonical forms that are decisive, or by disjoint intervals.
  case different
  /// The left or the right side has no value.
  case undefined(Undefined, isLeft: Bool)
  /// Nothing is known, and why.
  case undecided(Failure)
}

/// Whether two expressions are equal.
enum ZeroTest {
  /// Compares two expressions: first by canonical form, then by intervals.
  static func compare(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    -> Comparison
  {
    // A sum without end has values where its closed form has.
    var (first, second) = (a, b)
    // Canonical forms leave a part of the fuel for intervals, which may show a difference still.
    let reserve = context.fuel.remaining / 10
    context.fuel = Fuel(context.fuel.remaining - reserve)
    do {
      defer { context.fuel = Fuel(context.fuel.remaining + reserve) }
      let (left, right) = try CanonicalForm.forms(a, b, in: &context)
      if left == right {
        return context.powers.splitsRoots ? confirmed(a, b, in: &context) : .equal
      }
      if left.number != nil, right.number != nil { return .different }
      let difference = try context.subtract(left, right)
      if difference.isZero {
        return context.powers.splitsRoots ? confirmed(a, b, in: &context) : .equal
      }
      context.height = Independence.bits(left, in: context) + Independence.bits(right, in: context)
      if Independence.isDecisive(difference.numerator, in: context) { return .different }
      if let (isZero, bits) = try AlgebraicZero.isZeroProved(difference.numerator, in: &context) {
        return isZero ? .proved(bits: bits) : .different
      }
      if let isZero = try LogarithmicRelation.isZeroByProducts(difference.numerator, in: &context) {
        return isZero ? .proved(bits: 0) : .different
      }
      if isAlgebraic(difference.numerator, in: context) {
        return .undecided(.exhausted(.precisionBits))
      }
      if hasSeries(a, in: context) || hasSeries(b, in: context) {
        first = try FormExpression.expression(of: left, in: &context)
        second = try FormExpression.expression(of: right, in: &context)
      }
    } catch .undefined(let reason) {
      // Which side it is decides what is said, not the verdict.
      return .undefined(reason, isLeft: isUndefined(a, in: &context))
    } catch {
      // Without canonical forms agreement proves nothing, but a difference does.
      context.depth = 0
      switch try? Modular.compareModulo(a, b, in: &context) {
      case .different: return .different
      case .agreeing(let points, let bits):
        return areEqualUnexpanded(a, b, in: &context)
          ? .equal : .agreeing(bits: bits, points: points)
      case nil: break
      }
      if case .different = PointComparison.compareByIntervals(a, b, in: &context) {
        return .different
      }
      return .undecided(error)
    }
    return PointComparison.compareByIntervals(first, second, in: &context)
  }

  /// Whether the forms are the same with great powers of sums left standing.
  private static func areEqualUnexpanded(
    _ a: Expression, _ b: Expression, in context: inout AlgebraContext
  ) -> Bool {
    context.powers.keepsSums = true
    defer { context.powers.keepsSums = false }
    guard let (left, right) = try? CanonicalForm.forms(a, b, in: &context) else { return false }
    if left == right { return true }
    return (try? context.subtract(left, right))?.isZero ?? false
  }

  /// Whether a sum or a product without end, or an integral, stands in an expression.
  static func hasSeries(_ expression: Expression, in context: AlgebraContext) -> Bool {
    Occurrence.contains(expression, in: context) { node in
      guard node.kind == .apply else { return false }
      let operation = Operation(rawValue: node.detail)
      return operation == .series || operation == .integral
        || operation == .product && node.count == 3
    }
  }

  /// Equality of forms in which roots were split: both have to agree at points of every pattern of signs too.
  private static func confirmed(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    -> Comparison
  {
    switch PointComparison.compareByIntervals(a, b, in: &context) {
    case .different: return .different
    case .undecided(.exhausted(.fuel)): return .undecided(.exhausted(.fuel))
    default: return .equal
    }
  }

  /// Whether the canonical form of an expression fails because it has no value.
  private static func isUndefined(_ a: Expression, in context: inout AlgebraContext) -> Bool {
    do {
      _ = try CanonicalForm.forms([a], in: &context)
      return false
    } catch .undefined {
      return true
    } catch {
      return false
    }
  }

  /// Whether an algebraic bound exists, whatever precision it needs.
  private static func isAlgebraic(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    ZeroBound.zeroBits(polynomial, in: context) != nil
  }
}

/// A variable's value at a sample point.
public struct Assignment: Sendable, Equatable {
  /// The variable.
  public var symbol: Symbol
  /// What stands for it.
  public var value: Rational
}
