import Bytes
import Numbers

/// A share τ in (0, 1] as an exact fraction.
///
/// A binary fraction would not do: 7/25 · 25 is 7, but 0.28 · 25 in doubles is more than 7.
public struct Threshold: Hashable, Sendable {
  /// In lowest terms, at least 1.
  public let numerator: Int
  /// In lowest terms, at least the numerator.
  public let denominator: Int

  /// The share `numerator`/`denominator`; nil unless it is in (0, 1].
  public init?(_ numerator: Int, _ denominator: Int) {
    guard numerator >= 1, denominator >= numerator else { return nil }
    // At most the numerator, so an Int.
    let divisor = Int(Int.gcd(numerator, denominator))
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The share written as `7/25`, `0.28`, `.28` or `1`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let top = Threshold.digits(parts[0]), let bottom = Threshold.digits(parts[1]) else {
        return nil
      }
      self.init(top, bottom)
      return
    }
    let decimal = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = decimal.count == 2 ? decimal[1] : ""
    guard fraction.utf8.count <= 15, decimal.count == 1 || !fraction.isEmpty,
      let top = Threshold.digits((decimal[0].isEmpty ? "0" : decimal[0]) + fraction)
    else { return nil }
    var bottom = 1
    for _ in 0..<fraction.utf8.count { bottom *= 10 }
    self.init(top, bottom)
  }

  /// The number that these decimal digits are; nil for other text.
  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0.isDigit } ? Int(text) : nil
  }

  /// ⌈τk⌉, computed exactly. Between 1 and `k` for a positive `k`; 0 otherwise.
  public func required(of k: Int) -> Int {
    guard k > 0 else { return 0 }
    let product = numerator.multipliedFullWidth(by: k)
    // The quotient is at most k, because the numerator is at most the denominator.
    let (quotient, remainder) = denominator.dividingFullWidth(product)
    return remainder == 0 ? quotient : quotient + 1
  }

  /// The share as a double, for printing.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// A quarter.
  public static let quarter = Threshold(reduced: 1, 4)
  /// A half.
  public static let half = Threshold(reduced: 1, 2)
  /// Three quarters.
  public static let threeQuarters = Threshold(reduced: 3, 4)
  /// All.
  public static let one = Threshold(reduced: 1, 1)
  /// The four thresholds of a consistency table.
  public static let table = [quarter, half, threeQuarters, one]

  /// The share of two numbers that are in lowest terms and in range.
  private init(reduced numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Threshold: CustomStringConvertible {
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
