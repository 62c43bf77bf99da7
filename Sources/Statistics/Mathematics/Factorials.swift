#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A table of n! as a rounded significand and a power of two, and the probabilities made of it.
///
/// Each significand is the correctly rounded one but for a few units in the 105th bit (the product
/// is carried in two doubles), so that a hypergeometric probability, nine table entries, has a
/// relative error below 1e-14 at any size. Logarithms of factorials would lose five digits at
/// n = 10,000.
public struct Factorials: Sendable {
  /// The largest n that a table may have: 1,048,576 samples of one problem, 16 MB of table.
  public static let largest = 1 << 20

  private let significands: [Double]
  private let exponents: [Int32]

  /// The table up to `largest`, which is clamped to 0 … `Factorials.largest`.
  public init(upTo largest: Int) {
    let size = min(max(largest, 0), Factorials.largest)
    var significands: [Double] = [1]
    var exponents: [Int32] = [0]
    significands.reserveCapacity(size + 1)
    exponents.reserveCapacity(size + 1)
    var (high, low, exponent) = (1.0, 0.0, Int32(0))
    for n in stride(from: 1, through: size, by: 1) {
      let factor = Double(n)
      let product = high * factor
      let error = (-product).addingProduct(high, factor) + low * factor
      let sum = product + error
      low = error - (sum - product)
      let shift = Int32(sum.exponent)
      high = scalbn(sum, -shift)
      low = scalbn(low, -shift)
      exponent += shift
      significands.append(high)
      exponents.append(exponent)
    }
    self.significands = significands
    self.exponents = exponents
  }

  /// The largest n whose factorial is in the table.
  public var limit: Int { significands.count - 1 }

  /// P(exactly `hits` marked among `draws` drawn without replacement from `population`, of which
  /// `marked` are marked) = C(marked, hits) C(population − marked, draws − hits) /
  /// C(population, draws). Zero where it is impossible, and outside the table.
  public func hypergeometric(_ hits: Int, population: Int, marked: Int, draws: Int) -> Double {
    let misses = draws - hits
    let unmarked = population - marked
    guard hits >= 0, misses >= 0, hits <= marked, misses <= unmarked, marked >= 0,
      population <= limit
    else { return 0 }
    let top =
      significands[marked] / (significands[hits] * significands[marked - hits])
      * (significands[unmarked] / (significands[misses] * significands[unmarked - misses]))
    let bottom =
      significands[population] / (significands[draws] * significands[population - draws])
    let exponent =
      exponents[marked] - exponents[hits] - exponents[marked - hits]
      + exponents[unmarked] - exponents[misses] - exponents[unmarked - misses]
      - exponents[population] + exponents[draws] + exponents[population - draws]
    return scalbn(top / bottom, exponent)
  }

  /// P(at least `hits` marked) for the same drawing: the upper tail, summed term by term, so that
  /// a small probability keeps its digits.
  public func upperTail(_ hits: Int, population: Int, marked: Int, draws: Int) -> Double {
    guard draws >= 0, draws <= population, marked >= 0, marked <= population else { return 0 }
    let fewest = max(0, draws - (population - marked))
    if hits <= fewest { return 1 }
    let most = min(draws, marked)
    if hits > most { return 0 }
    // The shorter tail is the cheaper one; the other is its complement only where that is safe.
    if hits - fewest < 16, most - hits >= 16 {
      var below = 0.0
      for j in fewest..<hits {
        below += hypergeometric(j, population: population, marked: marked, draws: draws)
      }
      if below <= 0.5 { return 1 - below }
    }
    var sum = 0.0
    for j in stride(from: most, through: hits, by: -1) {
      sum += hypergeometric(j, population: population, marked: marked, draws: draws)
    }
    return min(sum, 1)
  }
}
