import Budget
import Numbers

/// Whether algebraic numbers are zero, proved by enclosures.
enum AlgebraicZero {
  /// Bounds up to which their precision is tried first.
  private static let nearBits = 224
  /// Precision beyond which a number's own polynomial is asked for a nearer bound.
  private static let farBits = 1_024
  /// Bits beyond the bound that are spent on what roots and cancellation lose.
  private static let spareBits = 512

  /// Whether an algebraic constant is zero, proved: by an enclosure without zero, or one below the bound;
  /// nil where no bound is known or it is beyond the precision that is allowed.
  static func isZeroProved(_ polynomial: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> (isZero: Bool, bits: Int)?
  {
    guard var needed = ZeroBound.zeroBits(polynomial, in: context) else { return nil }
    let whole = try FormExpression.expression(of: Form(polynomial), in: &context)
    // A near bound is tried at once: a few more bits cost less than another evaluation.
    var bits = needed <= Self.nearBits ? max(64, needed + 32) : 64
    while true {
      do {
        let value = try ComplexEnclosure.complexEnclosure(
          whole, at: [], bits: bits + 32, in: &context)
        if value.isZero == .no { return (false, bits) }
        if isBelow(value.real, needed), isBelow(value.imaginary, needed) { return (true, needed) }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        // A root of what may be zero: more bits may tell.
      }
      let most = min(needed, context.limits.precisionBits)
      if bits > most + Self.spareBits { return nil }
      if bits * 2 < Self.farBits {
        bits *= 2
        continue
      }
      // What is not apart by now is zero, most likely: on to the bits that prove it.
      if bits < Self.farBits, needed > Self.farBits,
        let nearer = Annihilator.annihilatorBits(polynomial, share: 4, in: &context)
      {
        needed = min(needed, nearer)
      }
      bits = bits > most ? most + Self.spareBits + 1 : min(needed, most) + 64
    }
  }

  /// Whether an enclosure of zero lies within ±2^(−bits − 1).
  private static func isBelow(_ x: Interval, _ bits: Int) -> Bool {
    guard let low = x.lowerBound, let high = x.upperBound else { return false }
    for bound in [low, high] where !bound.isZero {
      if bound.denominator.bitWidth - bound.numerator.bitWidth <= bits + 1 { return false }
    }
    return true
  }
}
