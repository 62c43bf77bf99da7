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

extension AlgebraContext {
  /// Precisions at which constants are told apart, in bits.
  private static let precisions = [64, 128, 256, 512, 1_024]
  /// What agreement has to reach to be believed: bits, and points of an expression with variables.
  private static let agreementBits = 256
  private static let agreementPoints = 8
  /// The same where absolute values, steps or roots may make another function of every part of the plane.
  private static let agreementPointsOfPieces = 40

  /// Compares two expressions: first by canonical form, then by intervals.
  public mutating func compare(_ a: Expression, _ b: Expression) -> Comparison {
    // A sum without end has values where its closed form has.
    var (first, second) = (a, b)
    // Canonical forms leave a part of the fuel for intervals, which may show a difference still.
    let reserve = fuel.remaining / 10
    fuel = Fuel(fuel.remaining - reserve)
    do {
      defer { fuel = Fuel(fuel.remaining + reserve) }
      let (left, right) = try forms(a, b)
      if left == right { return splitsRoots ? confirmed(a, b) : .equal }
      if left.number != nil, right.number != nil { return .different }
      let difference = try subtract(left, right)
      if difference.isZero { return splitsRoots ? confirmed(a, b) : .equal }
      height = bits(left) + bits(right)
      if isDecisive(difference.numerator) { return .different }
      if let (isZero, bits) = try isZeroProved(difference.numerator) {
        return isZero ? .proved(bits: bits) : .different
      }
      if let isZero = try isZeroByProducts(difference.numerator) {
        return isZero ? .proved(bits: 0) : .different
      }
      if isAlgebraic(difference.numerator) { return .undecided(.exhausted(.precisionBits)) }
      if hasSeries(a) || hasSeries(b) {
        first = try expression(of: left)
        second = try expression(of: right)
      }
    } catch .undefined(let reason) {
      // Which side it is decides what is said, not the verdict.
      return .undefined(reason, isLeft: isUndefined(a))
    } catch {
      // Without canonical forms agreement proves nothing, but a difference does.
      depth = 0
      switch try? compareModulo(a, b) {
      case .different: return .different
      case .agreeing(let points, let bits):
        return areEqualUnexpanded(a, b) ? .equal : .agreeing(bits: bits, points: points)
      case nil: break
      }
      if case .different = compareByIntervals(a, b) { return .different }
      return .undecided(error)
    }
    return compareByIntervals(first, second)
  }

  /// Whether the forms are the same with great powers of sums left standing.
  private mutating func areEqualUnexpanded(_ a: Expression, _ b: Expression) -> Bool {
    keepsPowers = true
    defer { keepsPowers = false }
    guard let (left, right) = try? forms(a, b) else { return false }
    if left == right { return true }
    return (try? subtract(left, right))?.isZero ?? false
  }

  /// Whether a sum or a product without end, or an integral, stands in an expression.
  private func hasSeries(_ expression: Expression) -> Bool {
    contains(expression) { node in
      guard node.kind == .apply else { return false }
      let operation = Operation(rawValue: node.detail)
      return operation == .series || operation == .integral
        || operation == .product && node.count == 3
    }
  }

  /// Equality of forms in which roots were split: both have to agree at points of every pattern of signs too.
  private mutating func confirmed(_ a: Expression, _ b: Expression) -> Comparison {
    switch compareByIntervals(a, b) {
    case .different: return .different
    case .undecided(.exhausted(.fuel)): return .undecided(.exhausted(.fuel))
    default: return .equal
    }
  }

  private mutating func isUndefined(_ a: Expression) -> Bool {
    do {
      _ = try forms([a])
      return false
    } catch .undefined {
      return true
    } catch {
      return false
    }
  }

  /// The canonical forms of both, with one unit for each angle that occurs in either.
  mutating func forms(_ a: Expression, _ b: Expression) throws(Failure) -> (Form, Form) {
    let both = try forms([a, b])
    return (both[0], both[1])
  }

  /// The canonical form of an expression by itself.
  public mutating func canonicalForm(_ a: Expression) throws(Failure) -> Form { try forms([a])[0] }

  mutating func forms(_ expressions: [Expression]) throws(Failure) -> [Form] {
    while true {
      isAngleUnitStale = false
      splitsRoots = false
      splitsQuotients = false
      var result: [Form] = []
      do {
        for expression in expressions { result.append(try form(of: expression)) }
      } catch {
        depth = 0
        if isAngleUnitStale {
          try spend(16)
          continue
        }
        throw error
      }
      return result
    }
  }

  /// Whether a polynomial that is not zero has a value that is not zero: its kernels are independent.
  ///
  /// Roots of distinct primes to exponents in (0, 1) are linearly independent over the rationals, and over
  /// ℚ(i) (Besicovitch 1940); symbols are free; π, or e, is transcendental over them.
  func isDecisive(_ polynomial: Polynomial) -> Bool {
    if polynomial.terms.count == 1, isProductOfPowers(polynomial.terms[0].monomial) { return true }
    var hasPi = false
    var hasE = false
    var hasRoot = false
    var cosine: UInt32?
    for term in polynomial.terms {
      for index in monomials.range(term.monomial) {
        let factor = monomials.factors[index]
        let kernel = kernels[Int(factor.kernel)]
        switch kernel.kind {
        case .symbol: break
        case .prime:
          if !kernel.isCertain { return false }
          hasRoot = true
        case .cosine:
          if let cosine, cosine != factor.kernel { return false }
          cosine = factor.kernel
        case .imaginaryUnit: if factor.denominator != 1 { return false }
        case .pi: hasPi = true
        case .e: hasE = true
        case .parity, .radicand, .power, .function: return false
        }
      }
    }
    // √5 lies in the field of cos(π/15); i does not, since that field is real.
    return !(hasPi && hasE) && !(hasRoot && cosine != nil)
  }

  /// Whether a monomial is made of what is never zero, or not everywhere: a single term with it is no zero.
  private func isProductOfPowers(_ monomial: Monomial) -> Bool {
    monomials.factors[monomials.range(monomial)].allSatisfy { factor in
      let kernel = kernels[Int(factor.kernel)]
      switch kernel.kind {
      case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine, .parity: return true
      case .power: return kernel.arguments.first.map(isPositiveBase) ?? false
      case .radicand, .function: return false
      }
    }
  }

  /// Whether a form is a number, or a product of roots of primes, π and e.
  private func isPositiveBase(_ form: Form) -> Bool {
    guard form.denominator.isOne, form.numerator.terms.count == 1 else { return false }
    return monomials.factors[monomials.range(form.numerator.terms[0].monomial)].allSatisfy {
      switch kernels[Int($0.kernel)].kind {
      case .prime, .pi, .e: true
      default: false
      }
    }
  }

  /// The bits of all numbers in a form: values that are closer than these can say are not told apart.
  private func bits(_ form: Form, depth: Int = 0) -> Int {
    if depth > 32 { return limits.integerBits }
    var total = 0
    for polynomial in [form.numerator, form.denominator] {
      for term in polynomial.terms {
        let width = term.coefficient.bitWidth
        if width > 4 { total += width }
        for index in monomials.range(term.monomial) {
          let factor = monomials.factors[index]
          if factor.denominator > 16 { total += 32 }
          let kernel = kernels[Int(factor.kernel)]
          if kernel.kind == .prime, kernel.number.bitWidth > 8 { total += kernel.number.bitWidth }
          for argument in kernel.arguments { total += bits(argument, depth: depth + 1) }
        }
      }
    }
    return total
  }

  /// Whether an algebraic bound exists, whatever precision it needs.
  private func isAlgebraic(_ polynomial: Polynomial) -> Bool { zeroBits(polynomial) != nil }

  private mutating func compareByIntervals(_ a: Expression, _ b: Expression) -> Comparison {
    let symbols = variables(a, b)
    do {
      if symbols.isEmpty { return try compareConstants(a, b) }
      var agreed = 0
      let needed =
        hasPieces(a) || hasPieces(b) ? Self.agreementPointsOfPieces : Self.agreementPoints
      let isIntegral = needsIntegers(a) || needsIntegers(b)
      for number in 0..<(6 * needed) {
        let point = samplePoint(symbols, number, integral: isIntegral)
        switch try compare(a, b, at: point) {
        case .yes: agreed += 1
        case .no: return .different
        case .unknown: continue
        }
        if agreed >= needed { return agreement(at: agreed) }
      }
      for point in try isIntegral ? [] : narrowPoints(a, b, symbols, each: needed) {
        switch try compare(a, b, at: point) {
        case .yes: agreed += 1
        case .no: return .different
        case .unknown: continue
        }
      }
      return agreed >= needed ? agreement(at: agreed) : .undecided(.unsupported(.function))
    } catch {
      return .undecided(error)
    }
  }

  /// What agreement at so many points says: nothing where the numbers are long.
  private func agreement(at points: Int) -> Comparison {
    height > Self.agreementBits / 4
      ? .undecided(.exhausted(.precisionBits))
      : .agreeing(bits: Self.agreementBits, points: points)
  }

  private mutating func compareConstants(_ a: Expression, _ b: Expression) throws(Failure)
    -> Comparison
  {
    var reached = 0
    var failure = Failure.unsupported(hasSeries(a) || hasSeries(b) ? .series : .function)
    search: for bits in Self.precisions where bits <= limits.precisionBits {
      do {
        switch try separation(a, b, at: [], bits: bits) {
        case .no: return .different
        case .yes: reached = bits
        case .unknown: continue
        }
      } catch {
        // What was seen before the fuel was spent may do.
        failure = error
        break search
      }
    }
    if reached >= Self.agreementBits + 4 * height { return .agreeing(bits: reached, points: 1) }
    return .undecided(failure)
  }

  /// At a point: yes if both agree to the bits that agreement needs, no if they differ, unknown if one has
  /// no value there.
  private mutating func compare(
    _ a: Expression, _ b: Expression, at point: [Assignment]
  ) throws(Failure) -> Truth {
    var answer = Truth.unknown
    for bits in [64, Self.agreementBits + 64] {
      answer = try separation(a, b, at: point, bits: bits)
      if answer != .yes { return answer }
    }
    return answer
  }

  /// A rational point: small and large, of both signs, or non-negative integers.
  func samplePoint(_ symbols: [Symbol], _ number: Int, integral: Bool) -> [Assignment] {
    var state = UInt64(truncatingIfNeeded: number &+ 1) &* SplitMix64.increment
    func next(_ bound: Int) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Int(truncatingIfNeeded: (state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
    }
    return symbols.enumerated().map { place, symbol in
      if integral { return Assignment(symbol: symbol, value: Rational(3 + next(24))) }
      let size = [1, 4, 40][(number / 8 + place + next(2)) % 3]
      let denominator = 7 + 2 * next(40)
      let value = Rational(1 + next(size * denominator), denominator) ?? .one
      // Every pattern of signs among the first symbols, in turn.
      let isNegative = place < 3 ? (number >> place) & 1 == 1 : next(2) == 1
      return Assignment(symbol: symbol, value: isNegative ? -value : value)
    }
  }
}

/// A variable's value at a sample point.
public struct Assignment: Sendable, Equatable {
  /// The variable.
  public var symbol: Symbol
  /// What stands for it.
  public var value: Rational
}
