extension Metric {
  /// The problem is solved in at least τ of all its samples: Cover@τ.
  public static let cover = Metric(
    id: "cover", code: 6,
    sentence: "Whether at least τ of all samples of a problem are correct.",
    formula:
      "1 if `c ≥ ⌈τn⌉`, else 0, over all samples. It puts `c/n` for the unknown probability",
    source: "Dragoi et al. 2025, arXiv 2510.08325",
    inputs: Inputs(takesTau: true),
    estimator: .everySample(isMeanOverSets: false) { set, parameters in
      set.correct >= (parameters.tau?.required(of: set.size) ?? 0) ? 1 : 0
    },
    name: { "Cover@\($0.tau.map { "\($0)" } ?? "τ")" },
    event: { "whether (1 or 0) at least \($0.tau ?? .one) of the samples are correct\($0.draw)" })
}
