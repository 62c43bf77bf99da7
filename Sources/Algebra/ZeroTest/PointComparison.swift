import Budget
import Bytes
import Numbers

/// Expressions compared by their enclosures: constants at growing precision, others at sample points.
enum PointComparison {
  /// Precisions at which constants are told apart, in bits.
  private static let precisions = [64, 128, 256, 512, 1_024]
  /// What agreement has to reach to be believed: bits, and points of an expression with variables.
  private static let agreementBits = 256
  private static let agreementPoints = 8
  /// The same where absolute values, steps or roots may make another function of every part of the plane.
  private static let agreementPointsOfPieces = 40

  /// Compares constants at growing precision, expressions with variables at sample points.
  static func compareByIntervals(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    -> Comparison
  {
    let symbols = Occurrence.variables(a, b, in: context)
    do {
      if symbols.isEmpty { return try compareConstants(a, b, in: &context) }
      var agreed = 0
      let needed =
        Occurrence.hasPieces(a, in: context) || Occurrence.hasPieces(b, in: context)
        ? Self.agreementPointsOfPieces : Self.agreementPoints
      let isIntegral =
        Occurrence.needsIntegers(a, in: context) || Occurrence.needsIntegers(b, in: context)
      for number in 0..<(6 * needed) {
        let point = samplePoint(symbols, number, integral: isIntegral)
        switch try compare(a, b, at: point, in: &context) {
        case .yes: agreed += 1
        case .no: return .different
        case .unknown: continue
        }
        if agreed >= needed { return agreement(at: agreed, in: context) }
      }
      for point in try isIntegral
        ? [] : NarrowDomain.narrowPoints(a, b, symbols, each: needed, in: &context)
      {
        switch try compare(a, b, at: point, in: &context) {
        case .yes: agreed += 1
        case .no: return .different
        case .unknown: continue
        }
      }
      return agreed >= needed
        ? agreement(at: agreed, in: context) : .undecided(.unsupported(.function))
    } catch {
      return .undecided(error)
    }
  }

  /// What agreement at so many points says: nothing where the numbers are long.
  private static func agreement(at points: Int, in context: AlgebraContext) -> Comparison {
    context.height > Self.agreementBits / 4
      ? .undecided(.exhausted(.precisionBits))
      : .agreeing(bits: Self.agreementBits, points: points)
  }

  /// Constants at growing precision: disjoint intervals prove a difference.
  private static func compareConstants(
    _ a: Expression, _ b: Expression, in context: inout AlgebraContext
  ) throws(Failure)
    -> Comparison
  {
    var reached = 0
    var failure = Failure.unsupported(
      ZeroTest.hasSeries(a, in: context) || ZeroTest.hasSeries(b, in: context) ? .series : .function
    )
    search: for bits in Self.precisions where bits <= context.limits.precisionBits {
      do {
        switch try separation(a, b, at: [], bits: bits, in: &context) {
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
    if reached >= Self.agreementBits + 4 * context.height {
      return .agreeing(bits: reached, points: 1)
    }
    return .undecided(failure)
  }

  /// At a point: yes if both agree to the bits that agreement needs, no if they differ, unknown if one has
  /// no value there.
  private static func compare(
    _ a: Expression, _ b: Expression, at point: [Assignment], in context: inout AlgebraContext
  ) throws(Failure) -> Truth {
    var answer = Truth.unknown
    for bits in [64, Self.agreementBits + 64] {
      answer = try separation(a, b, at: point, bits: bits, in: &context)
      if answer != .yes { return answer }
    }
    return answer
  }

  /// A rational point: small and large, of both signs, or non-negative integers.
  static func samplePoint(_ symbols: [Symbol], _ number: Int, integral: Bool) -> [Assignment] {
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

  /// Whether two expressions agree at a point at this precision: no if they are apart, unknown where one has
  /// no value or precision does not suffice to tell.
  static func separation(
    _ a: Expression, _ b: Expression, at point: [Assignment], bits: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> Truth {
    do {
      let working = bits + 32
      let isComplex =
        Occurrence.hasImaginaryUnit(a, in: context) || Occurrence.hasImaginaryUnit(b, in: context)
        || point.isEmpty
      if !isComplex {
        let x = try Enclosure.enclosure(a, at: point, bits: working, in: &context)
        let y = try Enclosure.enclosure(b, at: point, bits: working, in: &context)
        if !x.overlaps(y) { return .no }
        return min(x.relativeBits, y.relativeBits) >= bits - 64 || isTiny(x - y, bits)
          ? .yes : .unknown
      }
      let x = try ComplexEnclosure.complexEnclosure(a, at: point, bits: working, in: &context)
      let y = try ComplexEnclosure.complexEnclosure(b, at: point, bits: working, in: &context)
      let difference = x - y
      if difference.isZero == .no { return .no }
      return isTiny(difference.real, bits) && isTiny(difference.imaginary, bits) ? .yes : .unknown
    } catch .exhausted(let failure) {
      throw failure
    } catch {
      return .unknown
    }
  }

  /// Whether an enclosure of zero is narrower than 2^(64 − bits).
  private static func isTiny(_ x: Interval, _ bits: Int) -> Bool {
    guard let radius = x.radius else { return false }
    if radius.isZero { return true }
    return radius.denominator.bitWidth - radius.numerator.bitWidth >= bits - 64
  }
}
