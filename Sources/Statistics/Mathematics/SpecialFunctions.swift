#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distributions behind intervals and p-values. The relative error is below 1e-11 for parameters
/// up to 50,000 (tested against 45 digits) and grows in proportion to them beyond.
public enum SpecialFunctions {
  /// P(Z ≤ z) for a standard normal Z.
  public static func normalCumulative(_ z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
  }

  /// The z with P(Z ≤ z) = `probability`; ∓∞ at 0 and 1, NaN outside.
  ///
  /// Abramowitz and Stegun 26.2.23 to three digits, then Halley's method on erfc.
  public static func normalQuantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    if probability == 0.5 { return 0 }
    if probability > 0.5 { return -normalQuantile(1 - probability) }
    let t = (-2 * log(probability)).squareRoot()
    let top = 2.515517 + t * (0.802853 + t * 0.010328)
    let bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = top / bottom - t
    for _ in 0..<4 {
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      guard density > 0 else { break }
      let step = (normalCumulative(z) - probability) / density
      z -= step / (1 + z * step / 2)
    }
    return z
  }

  /// ln Γ(x) for x > 0: Stirling's series from 15 on, the recurrence below. (The C library's
  /// `lgamma` writes a global variable.)
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return .nan }
    var (x, product) = (x, 1.0)
    while x < 15 {
      product *= x
      x += 1
    }
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + stirlingError(x) - log(product)
  }

  /// ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π] for x ≥ 15, to 1e-17.
  private static func stirlingError(_ x: Double) -> Double {
    let square = 1 / (x * x)
    return
      (1.0 / 12
      - square
      * (1.0 / 360
        - square
        * (1.0 / 1260
          - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360_360)))))
      / x
  }

  /// ln B(a, b) for positive a and b.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    guard small > 0 else { return .nan }
    if large < 15 { return logGamma(a) + logGamma(b) - logGamma(a + b) }
    // The large terms of ln Γ(large) and ln Γ(a + b) cancel; they are left out, not subtracted.
    let sum = small + large
    let correction = stirlingError(large) - stirlingError(sum)
    return logGamma(small) + correction + small
      - small * log(sum) - (large - 0.5) * log1p(small / large)
  }

  /// The regularised incomplete beta function I_x(a, b), for positive a and b and x in 0 … 1.
  ///
  /// The continued fraction DLMF 8.17.22 by Lentz's method, on the side of the mean where it
  /// converges fast.
  public static func incompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
    guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
    return x < (a + 1) / (a + b + 2)
      ? min(front * betaFraction(x, a, b) / a, 1)
      : max(1 - front * betaFraction(1 - x, b, a) / b, 0)
  }

  /// The continued fraction of I_x(a, b).
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func awayFromZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
    var fraction = d
    // About the square root of the parameters suffices; the bound is for parameters of 1e9.
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / awayFromZero(1 + even * d)
      c = awayFromZero(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / awayFromZero(1 + odd * d)
      c = awayFromZero(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
  }

  /// The x with I_x(a, b) = `probability`: the quantile of Beta(a, b). NaN outside 0 … 1.
  ///
  /// Newton's method kept inside a bracket that each step narrows; halving, in logarithms where the
  /// bracket spans magnitudes, when it would leave it.
  public static func betaQuantile(_ probability: Double, a: Double, b: Double) -> Double {
    guard a > 0, b > 0, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 || probability == 1 { return probability }
    // Near 1 the digits of 1 - x count: solve for that.
    if probability > incompleteBeta(0.5, a: a, b: b) {
      return 1 - lowerBetaQuantile(probability, isUpper: true, a: b, b: a)
    }
    return lowerBetaQuantile(probability, isUpper: false, a: a, b: b)
  }

  /// The quantile below ½; for `isUpper` the one at 1 − `probability`.
  private static func lowerBetaQuantile(_ probability: Double, isUpper: Bool, a: Double, b: Double)
    -> Double
  {
    let target = isUpper ? 1 - probability : probability
    if target == 0 { return 0 }
    let scale = logBeta(a, b)
    var (low, high) = (0.0, 0.5)
    var x = min(a / (a + b), 0.5)
    for _ in 0..<2_000 {
      let error = incompleteBeta(x, a: a, b: b) - target
      if error == 0 { return x }
      if error > 0 { high = x } else { low = x }
      let density = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - scale)
      var next = x - error / density
      if !(next > low && next < high) {
        next = low > 0 && high > 4 * low ? (low * high).squareRoot() : (low + high) / 2
        if low == 0 { next = min(next, high / 16) }
      }
      if next == x || next <= low || next >= high || abs(next - x) <= 4e-16 * x { return next }
      x = next
    }
    return x
  }

  /// The quantile of Student's t with `degrees` > 0 of freedom.
  public static func studentQuantile(_ probability: Double, degrees: Double) -> Double {
    guard degrees > 0, probability > 0, probability < 1 else { return .nan }
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    // T² = ν (1 − X) / X for X of Beta(ν/2, ½), and P(|T| > t) = I_x(ν/2, ½).
    let x = betaQuantile(2 * tail, a: degrees / 2, b: 0.5)
    let rest = betaQuantile(1 - 2 * tail, a: 0.5, b: degrees / 2)
    let t = (degrees * (x > 0.5 ? rest : 1 - x) / x).squareRoot()
    return probability < 0.5 ? -t : t
  }

  /// P(X ≤ k) for X binomial with `trials` of probability ½.
  static func fairBinomialCumulative(_ k: Int, trials: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return incompleteBeta(0.5, a: Double(trials - k), b: Double(k + 1))
  }

  /// P(X > x) for X of chi-square with one degree of freedom.
  static func chiSquareTail(_ x: Double) -> Double { erfc((x / 2).squareRoot()) }
}
