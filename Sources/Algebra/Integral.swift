import Budget
import Numbers

/// Integrals by antiderivatives that are continuous between the bounds.
extension AlgebraContext {
  private static let mostPieces = 256
  private static let pieceBits = 64

  /// The integral of an expression; without bounds an antiderivative. Fails where none is known, or it may
  /// have a jump between the bounds.
  public mutating func integral(
    of expression: Expression, _ symbol: Symbol, from lower: Target?, to upper: Target?
  ) throws(Failure) -> LimitValue {
    let whole = try canonicalForm(expression)
    let x = try intern(Kernel(kind: .symbol, symbol: symbol))
    guard let lower, let upper else {
      guard let value = try antiderivative(whole, x) else { throw .unsupported(.integral) }
      return .finite(try self.expression(of: value))
    }
    if let value = try gaussian(whole, x, lower, upper) {
      return .finite(try self.expression(of: value))
    }
    if let value = try overPeriod(whole, x, lower, upper) {
      return .finite(try self.expression(of: value))
    }
    guard let value = try antiderivative(whole, x) else {
      return .finite(try standingIntegral(of: expression, symbol, from: lower, to: upper))
    }
    let low = try end(value, x, lower, side: 1)
    let high = try end(value, x, upper, side: -1)
    try checkContinuity(value, x, symbol, lower, upper)
    switch (low, high) {
    case (.finite(let p), .finite(let q)):
      return .finite(try self.expression(of: subtract(q, p)))
    case (.finite, .infinite(let sign)): return .infinite(sign)
    case (.infinite(let sign), .finite): return .infinite(-sign)
    case (.infinite, .infinite): throw .unsupported(.integral)
    }
  }

  /// The value of an antiderivative at a bound, or what it runs to there from inside.
  private mutating func end(
    _ value: Form, _ x: UInt32, _ target: Target, side: Int
  ) throws(Failure) -> FormLimit {
    guard case .value(let point, _) = target else { return try limit(value, x, to: target) }
    do {
      return .finite(try substitute(value, x, by: canonicalForm(point)))
    } catch .undefined {
      return try limit(value, x, to: .value(point, side: side))
    }
  }

  /// ∫ c·e^{−ax²} from −∞ to ∞, or from 0 on: c·√(π/a).
  private mutating func gaussian(
    _ f: Form, _ x: UInt32, _ lower: Target, _ upper: Target
  ) throws(Failure) -> Form? {
    guard case .infinity(1) = upper else { return nil }
    var isHalf = false
    switch lower {
    case .infinity(let sign): guard sign < 0 else { return nil }
    case .value(let point, _):
      guard try canonicalForm(point).isZero else { return nil }
      isHalf = true
    }
    let slope = try divide(derivative(f, x), f)
    let minusTwoA = try derivative(slope, x)
    guard !mentions(minusTwoA.numerator, x), !mentions(minusTwoA.denominator, x),
      try substitute(slope, x, by: .zero).isZero
    else { return nil }
    let a = try multiply(minusTwoA, Form(-.half))
    guard try sign(of: a) == 1 else { return nil }
    let peak = try substitute(f, x, by: .zero)
    let value = try multiply(peak, power(divide(form(.pi), a), Form(.half)))
    return try isHalf ? multiply(value, Form(.half)) : value
  }

  /// Fails unless a function has finite enclosures on pieces that cover the range, but for its ends: it is made
  /// of continuous functions, so it is continuous there.
  private mutating func checkContinuity(
    _ value: Form, _ x: UInt32, _ symbol: Symbol, _ lower: Target, _ upper: Target
  ) throws(Failure) {
    if isEntire(value, x) { return }
    guard let (low, high) = try range(lower, upper) else { throw .unsupported(.integral) }
    let expression = try expression(of: withAbsoluteLogarithms(value, x))
    guard !contains(expression, { $0.kind == .symbol && $0.first != symbol.raw }) else {
      throw .unsupported(.integral)
    }
    defer { box = nil }
    var open = [(low, high, 0)]
    var pieces = 0
    while let (a, b, depth) = open.popLast() {
      pieces += 1
      guard pieces <= Self.mostPieces,
        let piece = Interval(from: a, to: b, precision: Self.pieceBits)
      else { throw .unsupported(.integral) }
      box = (symbol, piece)
      do {
        if try enclosure(expression, at: [], bits: Self.pieceBits).isBounded { continue }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        // Smaller pieces may tell.
      }
      // The ends themselves were looked at by limits.
      if depth >= 40 {
        if a == low || b == high { continue }
        throw .unsupported(.integral)
      }
      let middle = (a + b) * .half
      open.append((a, middle, depth + 1))
      open.append((middle, b, depth + 1))
    }
  }

  /// Rational bounds around a finite range, or far out.
  private mutating func range(
    _ lower: Target, _ upper: Target
  ) throws(Failure) -> (Rational, Rational)? {
    let far = Rational(1 << 20)
    var ends: [Rational] = []
    for target in [lower, upper] {
      switch target {
      case .infinity(let sign): ends.append(sign < 0 ? -far : far)
      case .value(let point, _):
        let form = try canonicalForm(point)
        if let number = form.number {
          ends.append(number)
          continue
        }
        do {
          guard
            let middle = try enclosure(point, at: [], bits: Self.pieceBits).midpoint
          else { return nil }
          ends.append(middle)
        } catch {
          return nil
        }
      }
    }
    return ends[0] <= ends[1] ? (ends[0], ends[1]) : (ends[1], ends[0])
  }

  /// Whether a function has no poles or branches: polynomials, exponentials, sines and cosines of such.
  private func isEntire(_ form: Form, _ x: UInt32, depth: Int = 0) -> Bool {
    if depth > 8 || mentions(form.denominator, x) { return false }
    return form.numerator.terms.allSatisfy { term in
      monomials.factors[monomials.range(term.monomial)].allSatisfy { factor in
        guard mentions(kernel: factor.kernel, x) else { return true }
        guard factor.denominator == 1, factor.numerator > 0 else { return false }
        if factor.kernel == x { return true }
        let kernel = kernels[Int(factor.kernel)]
        switch kernel.kind {
        case .power:
          return !mentions(kernel.arguments[0].numerator, x)
            && isEntire(kernel.arguments[1], x, depth: depth + 1)
        case .function:
          return (kernel.operation == .sin || kernel.operation == .cos)
            && isEntire(kernel.arguments[0], x, depth: depth + 1)
        default: return false
        }
      }
    }
  }

  /// ln|u| for ln u: both have the same derivative.
  private mutating func withAbsoluteLogarithms(
    _ value: Form, _ x: UInt32
  ) throws(Failure) -> Form {
    var result = value
    var known: [UInt32] = []
    for term in value.numerator.terms {
      for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
        let kernel = kernels[Int(factor.kernel)]
        guard kernel.kind == .function, kernel.operation == .log, !known.contains(factor.kernel),
          mentions(kernel: factor.kernel, x)
        else { continue }
        known.append(factor.kernel)
        let size = try absoluteValue(kernel.arguments[0])
        result = try replace(factor.kernel, by: form(.log, [size]), in: result)
      }
    }
    return result
  }
}
