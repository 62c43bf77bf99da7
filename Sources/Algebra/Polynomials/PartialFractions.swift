import Budget
import Numbers

/// A rational function in partial fractions: a polynomial and Σ A/(x + a)^m.
struct PartialFractions {
  struct Part {
    var shift: Rational
    var power: Int
    var coefficient: Rational
  }

  var polynomial: [Rational]
  var parts: [Part]
}

extension PartialFractions {
  /// The partial fractions of a quotient whose denominator has only rational roots; nil where it has others.
  ///
  /// At a root of multiplicity m the coefficients are those of the Taylor series of N/(D/(x+a)^m) there.
  static func partialFractions(
    _ numerator: [Rational], _ denominator: [Rational], in context: inout AlgebraContext
  ) throws(Failure) -> PartialFractions? {
    guard let roots = try UnivariatePolynomial.rationalRoots(denominator, in: &context) else {
      return nil
    }
    let (whole, rest) = try UnivariatePolynomial.divided(numerator, by: denominator, in: &context)
    var parts: [PartialFractions.Part] = []
    for (root, multiplicity) in roots {
      let top = try UnivariatePolynomial.shifted(rest, by: root, in: &context)
      var bottom = try UnivariatePolynomial.shifted(denominator, by: root, in: &context)
      bottom.removeFirst(min(multiplicity, bottom.count))
      guard let inverse = bottom.first?.reciprocal else { return nil }
      var series: [Rational] = []
      for place in 0..<multiplicity {
        try context.spend(place + 4)
        var value = place < top.count ? top[place] : .zero
        for (offset, earlier) in series.enumerated() where place - offset < bottom.count {
          value = try context.checked(value - earlier * bottom[place - offset])
        }
        value = try context.checked(value * inverse)
        series.append(value)
        if !value.isZero {
          parts.append(.init(shift: -root, power: multiplicity - place, coefficient: value))
        }
      }
    }
    return PartialFractions(polynomial: whole, parts: parts)
  }
}
