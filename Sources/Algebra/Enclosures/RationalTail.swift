import Budget
import Numbers

/// Sums without end of rational functions, enclosed.
///
/// Behind a place M a term is Σ c_j k^−j up to a remainder that is bounded, and Σ_{k≥M} k^−j is enclosed by Euler's
/// and Maclaurin's formula, whose remainder is smaller than the first term left out (Edwards, Riemann's Zeta
/// Function, 6.4).
enum RationalTail {
  private static let mostPowers = 256
  private static let mostCorrections = 48
  /// More bits than this are not looked for.
  private static let tailBits = 576
  /// A caller who wants more than this is better off without an answer that costs much and is too wide.
  private static let mostBits = 640

  /// `Σ_{k≥first} P(k)/Q(k)`; nil where it has no value or the roots of Q are large.
  static func rationalSeries(
    _ top: [Rational], _ bottom: [Rational], from first: Int, _ bits: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> Interval? {
    let (p, q) = (UnivariatePolynomial.trimmed(top), UnivariatePolynomial.trimmed(bottom))
    if p.isEmpty { return Interval(0, precision: bits) }
    guard q.count >= p.count + 2, let lead = q.last, bits <= Self.mostBits else { return nil }
    let goal = min(bits, Self.tailBits)
    guard let rootSize = try rootBound(q, in: &context) else { return nil }
    let start = max(first, goal, 8 * rootSize)
    guard start - first <= 4_096 else { return nil }
    var total = Interval(0, precision: bits)
    for k in first..<start {
      try context.spend(16 + bits / 32)
      guard
        let term = try UnivariatePolynomial.value(p, at: Rational(k), in: &context).divided(
          by: UnivariatePolynomial.value(q, at: Rational(k), in: &context))
      else {
        throw .undefined(.divisionByZero)
      }
      total = total + Interval(term, precision: bits)
    }
    guard let tail = try tail(p, q, lead, start, goal, bits, in: &context) else { return nil }
    return total + tail
  }

  /// A bound of the magnitude of every root: twice an m with |a_{n−i}| ≤ |a_n|·m^i (Fujiwara 1916); nil where it is
  /// large.
  private static func rootBound(_ coefficients: [Rational], in context: inout AlgebraContext)
    throws(Failure) -> Int?
  {
    guard let lead = coefficients.last?.magnitude else { return nil }
    var size = 1
    while size <= 128 {
      try context.spend(coefficients.count)
      var power = lead
      let fits = coefficients.dropLast().reversed().allSatisfy { value in
        power = power * Rational(size)
        return value.magnitude <= power
      }
      if fits { return 2 * size }
      size *= 2
    }
    return nil
  }

  /// `Σ_{k≥first} (−1)^k P(k)/Q(k)`: two terms at a time.
  static func alternatingSeries(
    _ top: [Rational], _ bottom: [Rational], from first: Int, _ bits: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> Interval? {
    let (p, q) = (UnivariatePolynomial.trimmed(top), UnivariatePolynomial.trimmed(bottom))
    guard q.count > p.count else { return nil }
    func every(_ polynomial: [Rational], second offset: Int) throws(Failure) -> [Rational] {
      var result = try UnivariatePolynomial.shifted(polynomial, by: Rational(offset), in: &context)
      var scale = Rational.one
      for place in result.indices {
        result[place] = try context.checked(result[place] * scale)
        scale = scale * Rational(2)
      }
      return result
    }
    let (p0, q0) = (try every(p, second: first), try every(q, second: first))
    let (p1, q1) = (try every(p, second: first + 1), try every(q, second: first + 1))
    var above = try UnivariatePolynomial.product(p0, q1, in: &context)
    for (place, value) in try UnivariatePolynomial.product(p1, q0, in: &context).enumerated() {
      while above.count <= place { above.append(.zero) }
      above[place] = try context.checked(above[place] - value)
    }
    guard
      let sum = try rationalSeries(
        above, UnivariatePolynomial.product(q0, q1, in: &context), from: 0, bits, in: &context)
    else { return nil }
    return first % 2 == 0 ? sum : -sum
  }

  /// `Σ_{k≥M} P(k)/Q(k)`.
  private static func tail(
    _ p: [Rational], _ q: [Rational], _ lead: Rational, _ start: Int, _ goal: Int, _ bits: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> Interval? {
    guard let step = Rational(1, start) else { return nil }
    // |Q(k)| ≥ below · k^n for k ≥ M.
    var below = lead.magnitude
    var scale = Rational.one
    for value in q.dropLast().reversed() {
      scale = try context.checked(scale * step)
      below = try context.checked(below - value.magnitude * scale)
    }
    guard below.sign > 0 else { return nil }
    let euler = Self.corrections.map { Interval($0, precision: bits) }
    let inverse = Interval(step, precision: bits)
    var rest = p
    while rest.count < q.count - 1 { rest.append(.zero) }
    var total = Interval(0, precision: bits)
    var power = Rational.one
    for j in 1...Self.mostPowers {
      try context.spend(8 * q.count)
      // k·R = c·Q + the next R.
      guard let c = rest.last?.divided(by: lead) else { return nil }
      var next = [Rational.zero]
      next.append(contentsOf: rest.dropLast())
      for place in next.indices { next[place] = try context.checked(next[place] - c * q[place]) }
      rest = next
      // Long coefficients are dear, and their fractions are reduced.
      try context.spend(c.bitWidth / 2 * q.count)
      power = try context.checked(power * step)
      if !c.isZero {
        if j < 2 { return nil }
        let sum = try hurwitz(j, start, inverse, euler, goal, bits, in: &context)
        total = total + Interval(c, precision: bits) * sum
      }
      // |R(k)/(Q(k) k^j)| ≤ bound · k^(−j−1).
      var bound = Rational.zero
      scale = .one
      for value in rest.reversed() {
        bound = try context.checked(bound + value.magnitude * scale)
        scale = try context.checked(scale * step)
      }
      guard let ratio = bound.divided(by: below), let share = Rational(1, j) else { return nil }
      let left = try context.checked(ratio * power * (step + share))
      if left.isZero { return total }
      if SeriesEnclosure.exponent(left) < -goal {
        return Interval(from: -left, to: left, precision: bits).map { total + $0 }
      }
    }
    return nil
  }

  /// B₂ᵢ/(2i)!, i from 1 on: x/(eˣ − 1) = Σ bₙxⁿ, so that Σ bₖ/(n + 1 − k)! = 0 for n ≥ 1.
  private static let corrections: [Rational] = {
    var inverses = [Rational.one]
    for n in 1...(2 * mostCorrections + 1) {
      inverses.append(inverses[n - 1] * (Rational(1, n) ?? .one))
    }
    var numbers = [Rational.one]
    for n in 1...(2 * mostCorrections) {
      var sum = Rational.zero
      for k in 0..<n where k < 2 || k % 2 == 0 { sum = sum + numbers[k] * inverses[n + 1 - k] }
      numbers.append(-sum)
    }
    return (1...mostCorrections).map { numbers[2 * $0] }
  }()

  /// `Σ_{k≥M} k^−j`, j ≥ 2: M^(1−j)/(j−1) + M^−j/2 + Σ B₂ᵢ/(2i)!·j(j+1)…(j+2i−2)·M^(1−j−2i).
  private static func hurwitz(
    _ j: Int, _ start: Int, _ inverse: Interval, _ euler: [Interval], _ goal: Int, _ bits: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> Interval {
    guard let power = try? inverse.power(j - 1),
      let share = Rational(1, j - 1), let double = Rational(1, 2)
    else { throw .unsupported(.sum) }
    let last = power * inverse
    var total = power * Interval(share, precision: bits) + last * Interval(double, precision: bits)
    var rising = last * inverse * Interval(j, precision: bits)
    let square = inverse * inverse
    for (place, factor) in euler.enumerated() {
      try context.spend(24 + bits / 16)
      let term = factor * rising
      guard let size = term.magnitude.upperBound else { break }
      if SeriesEnclosure.exponent(size) < -goal - 8 {
        guard let around = Interval(from: -size, to: size, precision: bits) else { break }
        return total + around
      }
      total = total + term
      let step = j + 2 * place + 1
      rising = rising * square * Interval(step * (step + 1), precision: bits)
    }
    throw .unsupported(.sum)
  }
}
