import Foundation

/// How much of the random tests runs, and from which seeds.
public enum Seeds {
  /// `KARAT_TEST_SCALE` multiplies the number of random cases; 1 where it is not set.
  public static let scale = environment("KARAT_TEST_SCALE").map { max(1, $0) } ?? 1

  /// As many seeds as `range` has, `scale` times. `KARAT_TEST_SEED` gives others than the usual ones,
  /// the same ones for the same number.
  public static func from(_ range: ClosedRange<UInt64>) -> [UInt64] {
    let first = UInt64(max(0, environment("KARAT_TEST_SEED") ?? 0)) &* 1_000_003 &+ range.lowerBound
    return (0..<UInt64(range.count * scale)).map { first &+ $0 }
  }

  private static func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }
}
