import Statistics
import Testing

@Suite struct MetricTests {
  @Test func everyMetricHasAnIdOfItsOwnAndSaysWhatItIs() {
    #expect(Set(Metric.all.map(\.id)).count == Metric.all.count)
    for metric in Metric.all {
      #expect(metric.id.allSatisfy { $0.isLowercase || $0 == "_" }, "\(metric.id)")
      #expect(metric.sentence.hasSuffix(".") && !metric.formula.isEmpty, "\(metric.id)")
      #expect(!metric.name().isEmpty)
      #expect(metric.name(MetricParameters(k: 7)).contains("7") == metric.takesK, "\(metric.id)")
    }
  }

  /// Programs that were built with an earlier version pass these numbers.
  @Test func theNumbersOfTheLibraryHaveNoGapAndNeverChange() {
    #expect(Metric.ofLibrary.map(\.code) == Array(0..<Metric.ofLibrary.count))
    let first = [
      "accuracy", "pass_at_k", "pass_all_k", "g_pass", "mean_g_pass", "majority", "cover",
      "agreement", "entropy", "distinct", "vote_margin", "tied_votes", "set_correlation",
    ]
    #expect(Metric.ofLibrary.map(\.id).starts(with: first))
  }

  @Test func theLibraryHasEveryMetricButThoseOfScores() {
    for metric in Metric.all {
      #expect((metric.code == nil) == (metric.inputs.data == .scores), "\(metric.id)")
    }
  }

  @Test func columnsAndLinesHavePlacesOfTheirOwn() {
    let columns = Metric.all.compactMap(\.appearance.column)
    #expect(columns.sorted() == Array(0..<columns.count))
    #expect(Metric.columns.first == .accuracy)
    for metric in Metric.columns {
      // Comparisons and breakdowns have nothing but counts and votes.
      #expect(metric.inputs.data != .scores && !metric.inputs.takesTau, "\(metric.id)")
    }
    for plot in Metric.Appearance.Plot.allCases {
      let metrics = Metric.all.filter { $0.appearance.plot == plot }
      #expect(Set(metrics.map(\.appearance.line)).count == metrics.count)
      for metric in metrics {
        #expect(metric.takesK && metric.inputs.takesTau == !metric.appearance.taus.isEmpty)
      }
    }
  }

  @Test func aParameterThatIsMissingIsNamed() {
    #expect(throws: StatisticsError.badParameter("Cover@τ needs a threshold τ")) {
      try Estimand(.cover, width: 1)
    }
    #expect(throws: StatisticsError.badParameter("G-Pass@k(τ=1/2) needs a k of at least 1")) {
      try Estimand(.gPass, tau: .half, width: 1)
    }
  }

  @Test func whatAMetricDoesNotTakeIsIgnored() throws {
    let plain = try Estimand(.accuracy, width: 4)
    #expect(try Estimand(.accuracy, k: 9, tau: .half, samples: .wrong, width: 4) == plain)
    #expect(plain.name == "accuracy" && plain.k == nil)
    #expect(
      try Estimand(.agreement, width: 4) == Estimand(.agreement, samples: .answered, width: 4))
  }
}
