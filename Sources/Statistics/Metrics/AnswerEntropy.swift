#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Metric {
  /// The Shannon entropy of the answers' shares, in bits. It is the plug-in value, which is too low for few
  /// samples.
  public static let entropy = Metric(
    id: "entropy", code: 8,
    sentence: "The entropy of the answers in a set, in bits.",
    formula:
      "`Σ (a/v) log₂(v/a)`, the plug-in value, which is too low for few samples; defined for v ≥ 1",
    source: "Shannon 1948",
    inputs: Inputs(takesSamples: true, data: .votes),
    isProportion: false,
    appearance: Appearance(table: .agreement),
    estimator: .everySet { set, samples in
      let counts = set.counts(of: samples)
      let total = counts.reduce(0, +)
      guard total > 0 else { return nil }
      // log(total / count) is never negative, so a single answer has entropy 0, not -0.
      return counts.reduce(0.0) {
        $0 + Double($1) / Double(total) * log2(Double(total) / Double($1))
      }
    },
    name: { "entropy" + $0.samplesText },
    event: {
      "the entropy in bits of the answers of the \($0.samples) samples\($0.draw), where there is such a sample"
    })
}
