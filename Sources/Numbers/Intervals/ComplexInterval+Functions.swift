extension ComplexInterval {
  /// The value raised to `exponent`, where z⁰ is 1: `outside` for 0 to a negative exponent, `straddles`
  /// for a base that contains 0 then.
  public func power(_ exponent: Int) throws(DomainError) -> ComplexInterval {
    if imaginary.isZeroPoint { return ComplexInterval(try real.power(exponent)) }
    var result = ComplexInterval(Interval(1, precision: precision))
    var (square, rest) = (self, exponent.magnitude)
    while rest != 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest != 0 { square = square.squared }
    }
    return exponent < 0 ? try result.reciprocal() : result
  }

  private var squared: ComplexInterval {
    let product = real * imaginary
    return ComplexInterval(real.squared - imaginary.squared, product + product)
  }

  /// The principal power: of 0, 0 to a positive exponent and `outside` to a negative one. The real
  /// odd root of a negative number is `Interval.root`'s, not this one.
  public func power(_ exponent: Rational) throws(DomainError) -> ComplexInterval {
    if let n = exponent.int { return try power(n) }
    if imaginary.isZeroPoint && real.signs.lower >= 0 {
      return ComplexInterval(try real.power(exponent))
    }
    if let q = exponent.denominator.int, exponent.numerator.isOne { return try root(q) }
    let factor = Interval(exponent, precision: precision)
    return try log().scaled(factor).exp()
  }

  /// The principal power with a complex exponent, of a base that is not 0.
  public func power(_ exponent: ComplexInterval) throws(DomainError) -> ComplexInterval {
    try (log() * exponent).exp()
  }

  /// The principal root of degree n ≥ 1: `outside` for a degree below 1.
  public func root(_ degree: Int) throws(DomainError) -> ComplexInterval {
    guard degree >= 1 else { throw .outside }
    if imaginary.isZeroPoint {
      if real.signs.lower >= 0 { return ComplexInterval(try real.root(degree)) }
      if real.signs.upper < 0 && degree == 2 {
        return ComplexInterval(imaginary, try (-real).root(2))
      }
    }
    guard let exponent = Rational(1, degree) else { throw .outside }
    let angle = try argument() * Interval(exponent, precision: precision)
    let size = try magnitude.root(degree)
    return ComplexInterval(size * angle.cos(), size * angle.sin())
  }

  /// The principal square root.
  public func squareRoot() throws(DomainError) -> ComplexInterval { try root(2) }

  /// e raised to the value.
  public func exp() -> ComplexInterval {
    let size = real.exp()
    if imaginary.isZeroPoint { return ComplexInterval(size) }
    return ComplexInterval(size * imaginary.cos(), size * imaginary.sin())
  }

  /// The principal logarithm: `outside` for 0, `straddles` where 0 or the cut may be met.
  public func log() throws(DomainError) -> ComplexInterval {
    let angle = try argument()
    return ComplexInterval(try magnitude.log(), angle)
  }

  /// sin x cosh y + i cos x sinh y
  public func sin() -> ComplexInterval {
    ComplexInterval(real.sin() * imaginary.cosh(), real.cos() * imaginary.sinh())
  }

  /// cos x cosh y − i sin x sinh y
  public func cos() -> ComplexInterval {
    ComplexInterval(real.cos() * imaginary.cosh(), -(real.sin() * imaginary.sinh()))
  }

  /// The tangent: `straddles` where the argument may meet a pole.
  public func tan() throws(DomainError) -> ComplexInterval { try sin().divided(by: cos()) }

  /// sinh x cos y + i cosh x sin y
  public func sinh() -> ComplexInterval {
    ComplexInterval(real.sinh() * imaginary.cos(), real.cosh() * imaginary.sin())
  }

  /// cosh x cos y + i sinh x sin y
  public func cosh() -> ComplexInterval {
    ComplexInterval(real.cosh() * imaginary.cos(), real.sinh() * imaginary.sin())
  }

  /// The hyperbolic tangent: `straddles` where the argument may meet a pole.
  public func tanh() throws(DomainError) -> ComplexInterval { try sinh().divided(by: cosh()) }
}
