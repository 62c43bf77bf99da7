import CKarat
import CKaratABI
import Testing

/// A figure of the C library, or why it was refused.
private struct CFigure {
  var figure: karat_figure
  var name, estimand, method, error: String?
}

private func estimate(
  _ metric: Int, k: Int64 = 0, tau: (Int64, Int64) = (1, 1), interval: Int = KARAT_NO_INTERVAL
) -> karat_estimate {
  karat_estimate(
    size: UInt32(MemoryLayout<karat_estimate>.size), metric: Int32(metric), k: k,
    tau_numerator: tau.0, tau_denominator: tau.1, pooled: 0, interval: Int32(interval),
    level: 0.95, resamples: 200, seed: 7)
}

private func code(
  _ problems: [Int64], _ sets: [Int64]?, _ correct: [UInt8], _ classes: [Int64]?,
  _ estimates: [karat_estimate], _ figures: UnsafeMutablePointer<karat_figures>?
) -> Int32 {
  problems.withUnsafeBufferPointer { problems in
    correct.withUnsafeBufferPointer { correct in
      (sets ?? []).withUnsafeBufferPointer { places in
        (classes ?? []).withUnsafeBufferPointer { votes in
          var samples = karat_samples(
            size: UInt32(MemoryLayout<karat_samples>.size), reserved: 0,
            count: Int64(problems.count), problems: problems.baseAddress,
            sets: sets == nil ? nil : places.baseAddress, correct: correct.baseAddress,
            classes: classes == nil ? nil : votes.baseAddress)
          return karat_statistics(&samples, estimates, Int64(estimates.count), figures)
        }
      }
    }
  }
}

private func figures(
  _ problems: [Int64], sets: [Int64]? = nil, _ correct: [UInt8], classes: [Int64]? = nil,
  _ estimates: [karat_estimate]
) -> [CFigure] {
  var result = karat_figures()
  #expect(code(problems, sets, correct, classes, estimates, &result) == KARAT_OK)
  let bytes = UnsafeBufferPointer(start: result.text, count: Int(result.text_length))
  func text(_ text: karat_text) -> String? {
    guard text.length >= 0 else { return nil }
    return String(
      decoding: bytes[Int(text.offset)..<Int(text.offset + text.length)], as: UTF8.self)
  }
  let found = UnsafeBufferPointer(start: result.figures, count: Int(result.count)).map {
    CFigure(
      figure: $0, name: text($0.name), estimand: text($0.estimand), method: text($0.method),
      error: text($0.error))
  }
  karat_figures_free(&result)
  #expect(result.figures == nil && result.text == nil && result.count == 0)
  karat_figures_free(&result)
  return found
}

@Suite struct StatisticsTests {
  /// Two problems with two sets of two: 1 1, 1 0 and 0 0, 0 0.
  private let problems: [Int64] = [1, 1, 1, 1, 2, 2, 2, 2]
  private let sets: [Int64] = [0, 0, 1, 1, 0, 0, 1, 1]
  private let correct: [UInt8] = [1, 1, 1, 0, 0, 0, 0, 0]

  @Test func figuresAreOverSets() {
    let found = figures(
      problems, sets: sets, correct,
      [
        estimate(KARAT_ACCURACY), estimate(KARAT_PASS_AT, k: 2), estimate(KARAT_PASS_ALL, k: 2),
        estimate(KARAT_G_PASS, k: 2, tau: (1, 2)), estimate(KARAT_PASS_AT, k: 4),
      ])
    #expect(found.map(\.figure.value) == [0.375, 0.5, 0.25, 0.5, 0.5])
    #expect(found.map(\.name) == ["accuracy", "pass@2", "pass^2", "G-Pass@2(τ=1/2)", "pass@4"])
    #expect(found[1].figure.width == 2 && found[1].figure.sets == 4)
    #expect(found[1].estimand?.contains("whole set of width 2") == true)
    #expect(found.allSatisfy { $0.error == nil && $0.figure.low.isNaN })
  }

  @Test func theCapabilitiesNameTheMetricsInTheOrderOfTheirNumbers() throws {
    let text = String(cString: try #require(karat_capabilities()))
    let list = try #require(text.firstRange(of: "\"statistics\":[")).upperBound
    let names = text[list...].prefix { $0 != "]" }.split(separator: ",").map {
      String($0.filter { $0 != "\"" })
    }
    let numbers = [
      (KARAT_ACCURACY, "accuracy"), (KARAT_PASS_AT, "pass_at_k"), (KARAT_PASS_ALL, "pass_all_k"),
      (KARAT_G_PASS, "g_pass"), (KARAT_MEAN_G_PASS, "mean_g_pass"),
      (KARAT_MAJORITY_AT, "majority"), (KARAT_COVER, "cover"), (KARAT_AGREEMENT, "agreement"),
      (KARAT_ENTROPY, "entropy"), (KARAT_DISTINCT, "distinct"),
      (KARAT_VOTE_MARGIN, "vote_margin"), (KARAT_TIED_VOTES, "tied_votes"),
      (KARAT_SET_CORRELATION, "set_correlation"),
    ]
    for (number, name) in numbers { #expect(names[number] == name) }
  }

  @Test func samplesWithoutSetsAreIndependent() {
    // 1 − C(1,2)/C(4,2) = 1 for the first problem.
    let found = figures(
      problems, correct, [estimate(KARAT_PASS_AT, k: 2), estimate(KARAT_PASS_ALL, k: 2)])
    #expect(found.map(\.figure.value) == [0.5, 0.25])
    #expect(found[0].figure.width == 1)
  }

  @Test func votesNeedClasses() {
    let votes: [Int64] = [0, 0, 0, 1, 5, 6, 6, -1]
    let asked = [estimate(KARAT_MAJORITY_AT, k: 4), estimate(KARAT_AGREEMENT)]
    let found = figures(problems, correct, classes: votes, asked)
    #expect(found[0].figure.value == 0.5)
    // 3 of 6 pairs, 1 of 3 pairs.
    #expect(abs(found[1].figure.value - (0.5 + 1.0 / 3) / 2) < 1e-12)
    #expect(figures(problems, correct, asked)[0].error?.contains("problem 1") == true)
  }

  @Test func intervalsSayHowTheyWereMade() {
    let found = figures(
      problems, correct,
      [
        estimate(KARAT_ACCURACY, interval: KARAT_CLUSTERED),
        estimate(KARAT_ACCURACY, interval: KARAT_BOOTSTRAP),
        estimate(KARAT_ACCURACY, interval: KARAT_WILSON),
      ])
    for figure in found {
      #expect(figure.figure.low <= 0.375 && figure.figure.high >= 0.375)
      #expect(figure.method?.isEmpty == false)
    }
    #expect(found[1].method?.contains("seed 7") == true)
  }

  @Test func aRefusalIsOfOneFigureAndNamesItsProblem() {
    let found = figures(
      problems, sets: sets, correct,
      [
        estimate(KARAT_PASS_AT, k: 3), estimate(KARAT_PASS_AT, k: 64), estimate(KARAT_PASS_AT),
        estimate(KARAT_G_PASS, k: 2, tau: (3, 2)), estimate(KARAT_PASS_AT, k: .min),
        estimate(KARAT_ACCURACY),
      ])
    #expect(found.map { $0.error == nil } == [false, false, false, false, false, true])
    #expect(found[1].error?.contains("problem 1") == true)
    #expect(found[0].figure.value.isNaN)
    let ragged = figures([1, 1, 1], sets: [0, 0, 1], [1, 0, 0], [estimate(KARAT_ACCURACY)])
    #expect(ragged[0].error?.contains("width") == true)
    let none = figures([], [], [estimate(KARAT_ACCURACY)])
    #expect(none[0].error?.isEmpty == false)
    let both = figures([1, 1], [1, 0], classes: [3, 3], [estimate(KARAT_ACCURACY)])
    #expect(both[0].error?.contains("both correct and wrong") == true)
    let silent = figures([1], [1], classes: [-1], [estimate(KARAT_ACCURACY)])
    #expect(silent[0].error?.isEmpty == false)
  }

  @Test func whatIsNotKnownIsRefused() {
    var result = karat_figures()
    func answer(_ estimates: [karat_estimate]) -> Int32 {
      code([1], nil, [1], nil, estimates, &result)
    }
    #expect(answer([estimate(1 << 20)]) == KARAT_ERROR_METHOD)
    #expect(answer([estimate(-1)]) == KARAT_ERROR_METHOD)
    #expect(answer([estimate(0, interval: 4)]) == KARAT_ERROR_METHOD)
    var small = estimate(KARAT_ACCURACY)
    small.size = 8
    #expect(answer([small]) == KARAT_ERROR_OPTIONS)
    #expect(karat_statistics(nil, [small], 1, &result) == KARAT_ERROR_NULL)
    #expect(code([1], nil, [1], nil, [], nil) == KARAT_ERROR_NULL)
    var samples = karat_samples()
    #expect(karat_statistics(&samples, nil, 0, &result) == KARAT_ERROR_OPTIONS)
    samples.size = UInt32(MemoryLayout<karat_samples>.size)
    samples.count = -1
    #expect(karat_statistics(&samples, nil, 0, &result) == KARAT_ERROR_LENGTH)
    samples.count = 1
    #expect(karat_statistics(&samples, nil, 0, &result) == KARAT_ERROR_NULL)
    #expect(result.figures == nil && result.text == nil)
    karat_figures_free(nil)
  }
}
