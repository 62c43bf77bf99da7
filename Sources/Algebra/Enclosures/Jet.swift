import Numbers

/// The first Taylor coefficients of a function, enclosed: arithmetic on them is that of power series (Moore,
/// Kearfott, Cloud, Introduction to Interval Analysis, 9.2).
///
/// Around a point they are the function's own; around an interval they enclose those around each of its points, so
/// that the last bounds the remainder.
struct Jet {
  /// The coefficient of h^k at place k.
  var coefficients: [Interval]

  var order: Int { coefficients.count - 1 }
  private var precision: Int { coefficients[0].precision }

  private init(_ coefficients: [Interval]) { self.coefficients = coefficients }

  /// A constant.
  init(constant value: Interval, order: Int) {
    let zero = Interval(0, precision: value.precision)
    coefficients = [value] + [Interval](repeating: zero, count: order)
  }

  /// The variable around a place.
  init(variable place: Interval, order: Int) {
    self.init(constant: place, order: order)
    if order > 0 { coefficients[1] = Interval(1, precision: place.precision) }
  }

  /// Made one coefficient after the other, each from those before it.
  private init(_ first: Interval, order: Int, _ next: (Int, [Interval]) throws -> Interval) rethrows
  {
    coefficients = [first]
    coefficients.reserveCapacity(order + 1)
    for k in 1..<(order + 1) { coefficients.append(try next(k, coefficients)) }
  }

  private func number(_ value: Int) -> Interval { Interval(value, precision: precision) }

  private func over(_ value: Int) -> Interval {
    Interval(Rational(1, value) ?? .one, precision: precision)
  }

  static func + (a: Jet, b: Jet) -> Jet {
    Jet(zip(a.coefficients, b.coefficients).map { $0 + $1 })
  }

  static prefix func - (a: Jet) -> Jet { Jet(a.coefficients.map { -$0 }) }

  static func * (a: Jet, b: Jet) -> Jet {
    let (x, y) = (a.coefficients, b.coefficients)
    return Jet(x[0] * y[0], order: a.order) { k, _ in
      var sum = Interval(0, precision: x[0].precision)
      for j in 0..<(k + 1) where x[j].isZero != .yes && y[k - j].isZero != .yes {
        sum = sum + x[j] * y[k - j]
      }
      return sum
    }
  }

  func divided(by other: Jet) throws(DomainError) -> Jet {
    let (x, y) = (coefficients, other.coefficients)
    let inverse = try y[0].reciprocal()
    return Jet(x[0] * inverse, order: order) { k, w in
      var rest = x[k]
      for j in 1..<(k + 1) where y[j].isZero != .yes { rest = rest - y[j] * w[k - j] }
      return rest * inverse
    }
  }

  /// `exp`: k·w(k) = Σ j·u(j)·w(k−j).
  func exp() -> Jet {
    let u = coefficients
    return Jet(u[0].exp(), order: order) { k, w in
      var sum = number(0)
      for j in 1..<(k + 1) where u[j].isZero != .yes { sum = sum + number(j) * u[j] * w[k - j] }
      return sum * over(k)
    }
  }

  /// `ln` of what is positive.
  func log() throws(DomainError) -> Jet {
    let u = coefficients
    let first = try u[0].log()
    let inverse = try u[0].reciprocal()
    return Jet(first, order: order) { k, w in
      var sum = number(0)
      for j in 1..<k where u[k - j].isZero != .yes { sum = sum + number(j) * w[j] * u[k - j] }
      return (u[k] - sum * over(k)) * inverse
    }
  }

  /// A power with a rational exponent; of a base that holds no zero unless the exponent is a small natural number.
  func power(_ exponent: Rational) throws(DomainError) -> Jet {
    if let whole = exponent.int, (0...16).contains(whole) {
      if whole == 0 { return Jet(constant: number(1), order: order) }
      var result = self
      for bit in (0..<(Int.bitWidth - whole.leadingZeroBitCount - 1)).reversed() {
        result = result * result
        if whole >> bit & 1 == 1 { result = result * self }
      }
      return result
    }
    let u = coefficients
    guard !u[0].containsZero else { throw .straddles }
    let first: Interval
    if exponent.isInteger, let whole = exponent.int {
      first = try u[0].power(whole)
    } else {
      first = try u[0].power(exponent)
    }
    let inverse = try u[0].reciprocal()
    return Jet(first, order: order) { k, w in
      var sum = number(0)
      for j in 1..<(k + 1) where u[j].isZero != .yes {
        let weight = exponent * Rational(j) - Rational(k - j)
        sum = sum + Interval(weight, precision: precision) * u[j] * w[k - j]
      }
      return sum * over(k) * inverse
    }
  }

  /// Sine and cosine together.
  func sineAndCosine() -> (Jet, Jet) {
    let u = coefficients
    var sine = [u[0].sin()]
    var cosine = [u[0].cos()]
    for k in 1..<(order + 1) {
      var (s, c) = (number(0), number(0))
      for j in 1..<(k + 1) where u[j].isZero != .yes {
        let slope = number(j) * u[j]
        s = s + slope * cosine[k - j]
        c = c - slope * sine[k - j]
      }
      sine.append(s * over(k))
      cosine.append(c * over(k))
    }
    return (Jet(sine), Jet(cosine))
  }

  /// The function with this derivative over that of the inner one, and this first value: k·w(k) = (u′·g)(k−1).
  func composed(_ first: Interval, _ derivative: Jet) -> Jet {
    let u = coefficients
    return Jet(first, order: order) { k, _ in
      var sum = number(0)
      for j in 1..<(k + 1) where u[j].isZero != .yes {
        sum = sum + number(j) * u[j] * derivative.coefficients[k - j]
      }
      return sum * over(k)
    }
  }
}
