import Foundation
import Records
import Statistics
import Testing

@testable import Reporting

@Suite struct SettingsTests {
  /// Of p1 six of eight are correct, of p2 two, of p3 none.
  private static let rows =
    ["p1": "******xx", "p2": "**xyxyxy", "p3": "xyxyxyxy"].sorted { $0.key < $1.key }
    .flatMap { id, keys in
      keys.map {
        gradedRow(id, String($0), more: "\"subject\":\"\(id == "p3" ? "b" : "a")\",\"level\":3")
      }
    }

  private static let sets =
    gradedSets("p1", [["*", "*"], ["x", "x"]]) + gradedSets("p2", [["*", "y"], ["", "*"]])

  private static func page(_ rows: [String], _ settings: ReportSettings) throws -> String {
    try #require(try report(on: rows).pages(settings).dropFirst().first).text
  }

  @Test func thresholdsAreExactAndCoverCountsProblems() throws {
    let settings = try quickSettings { try $0.setThresholds("7/25,0.75,1") }
    expectClose(
      try values(report(on: Self.rows), settings),
      [
        ("Cover@7/25", 1.0 / 3), ("Cover@3/4", 1.0 / 3), ("Cover@1", 0),
        // ⌈7/25·8⌉ = 3: p1 alone.
        ("G-Pass@8(τ=7/25)", 1.0 / 3),
      ])
    for text in ["", "0", "2", "x", "1/0", "0.5,"] {
      #expect(throws: RecordError.self) { _ = try quickSettings { try $0.setThresholds(text) } }
    }
  }

  @Test func pooledFiguresStandBesideThoseOfSetsByName() throws {
    let settings = quickSettings { $0.pooled = true }
    expectClose(
      try values(report(on: Self.sets), settings),
      [("pass@2", 0.75), ("pooled pass@2", 5.0 / 6), ("pooled pass^2", 1.0 / 6)])
    #expect(try values(report(on: Self.sets))["pooled pass@2"] == nil)
    // Independent samples are what the formula is for.
    #expect(try values(report(on: Self.rows), settings)["pooled pass@8"] == nil)
  }

  @Test func independentSamplesAreRegroupedBySeed() throws {
    let settings = quickSettings { $0.regroup = 4 }
    let found = try values(report(on: Self.rows), settings)
    #expect(found["pass@4"] != nil)
    #expect(found["within-set correlation"] != nil)
    #expect(found["pass@8"] == 2.0 / 3)
    #expect(try values(report(on: Self.rows.reversed()), settings) == found)
    #expect(try Self.page(Self.rows, settings).contains("m, regrouped into sets of 4"))
    let left = try Self.page(Self.rows, quickSettings { $0.regroup = 3 })
    #expect(left.contains("put at random into sets of 3; 6 samples were left over"))
    let wide = message { _ = try Self.page(Self.rows, quickSettings { $0.regroup = 9 }) }
    #expect(wide.contains("--regroup 9 is more than the 8 samples of problem p1"), "\(wide)")
    // Real sets stay as they are.
    let sets = quickSettings { $0.regroup = 4 }
    #expect(try values(report(on: Self.sets), sets) == values(report(on: Self.sets)))
  }

  @Test(arguments: [
    (ReportSettings.IntervalKind.bca, "BCa"), (.percentile, "percentile"),
    (.clustered, "standard error clustered"), (.wilson, "Wilson"), (.beta, "Beta(2.0, 3.0)"),
  ])
  func everyIntervalSaysItsMethod(kind: ReportSettings.IntervalKind, expected: String) throws {
    let settings = quickSettings { $0.interval = kind }
    let tally = try #require(try report(on: Self.rows).tallies.first)
    let figures = try RunFigures(tally, settings)
    let accuracy = try #require(figures.headline.first)
    #expect(accuracy.method.contains(expected), "\(accuracy.method)")
    // Accuracies ¾, ¼ and 0: their standard error is √(Σ(v − ⅓)²/6).
    #expect(abs((accuracy.standardError ?? 0) - 0.220479) < 1e-6)
    #expect(figures.consistency.contains { $0.metric == "entropy (answered)" && $0.low != nil })
  }

  @Test func levelsOfTheBootstrapAreNamed() throws {
    for name in ["problems", "problems-then-sets", "sets"] {
      let settings = try quickSettings { try $0.setLevels(name) }
      #expect(settings.levels.name == name)
      #expect(try values(report(on: Self.sets), settings)["pass@2"] == 0.75)
    }
    #expect(throws: RecordError.self) { _ = try quickSettings { try $0.setLevels("rows") } }
  }

  @Test func aBenchmarkOfFewProblemsHasWilsonAndBetaBeside() throws {
    let page = try Self.page(Self.rows, quickSettings())
    #expect(page.contains("| accuracy (Wilson) | 33.3 % ["))
    #expect(page.contains("| pass@8 (Beta posterior) | 66.7 % ["))
    let many = (0...RunFigures.fewProblems).map { gradedRow("p\($0)", "*") }
    #expect(try !Self.page(many, quickSettings()).contains("Beta posterior"))
  }

  @Test func problemsAreBrokenDownByWhatRowsSay() throws {
    let report = try report(on: Self.rows)
    let tally = try #require(report.tallies.first)
    let breakdowns = try RunFigures(tally, quickSettings()).breakdowns
    // All have level 3, so that it tells nothing apart.
    #expect(breakdowns.map(\.field) == ["subject"])
    #expect(
      breakdowns.first?.groups.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "b"])
    #expect(breakdowns.first?.groups.map(\.problems) == [2, 1])
    #expect(breakdowns.first?.groups.map { $0.figures.first??.value } == [0.5, 0])
    let json = try #require(try report.pages(quickSettings(), formats: [.json]).first).text
    #expect(json.contains("\"group\":\"subject = a\",\"metric\":\"maj@8\""))
  }

  @Test func aProblemOfWhichRowsSayTwoThingsIsInAGroupOfItsOwn() throws {
    let rows = Self.rows + ["c", "d"].map { gradedRow("p4", "*", more: "\"subject\":\"\($0)\"") }
    for rows in [rows, rows.reversed()] {
      let tally = try #require(try report(on: rows).tallies.first)
      let groups = try #require(try RunFigures(tally, quickSettings()).breakdowns.first).groups
      #expect(
        groups.map { String(decoding: $0.name, as: UTF8.self) } == ["(several)", "a", "b"])
    }
  }

  @Test func runsCanBeToldApartByOtherFields() throws {
    var fields = ReportFields()
    fields.groups = ["model", "level"]
    let rows = Self.rows + [gradedRow("p1", "*", more: "\"level\":4")]
    let tallies = try report(on: rows, fields).tallies
    #expect(
      tallies.map { String(decoding: $0.model, as: UTF8.self) } == ["m, level 3", "m, level 4"])
    #expect(tallies.map(\.responses) == [24, 1])
  }

  @Test func anotherFieldCanNameTheSets() throws {
    var fields = ReportFields()
    fields.set = "group"
    // In set_id every row is of its own, and so is its member.
    let rows = ["*", "x", "*", "*"].enumerated().map {
      gradedRow("p", $1, set: "r\($0)", member: 0, more: "\"width\":1,\"group\":\($0 / 2)")
    }
    expectClose(try values(report(on: rows, fields)), [("pass@2", 1), ("pass^2", 0.5)])
    #expect(try values(report(on: rows))["pass^4"] == 0)
    let text = message { _ = try report(on: [gradedRow("p", "x", set: "s")], fields) }
    #expect(text.contains(":1: field group, which names the sets, is missing"), "\(text)")
  }

  @Test func problemsAreCountedByTheirAccuracyExactly() throws {
    let rows = [
      ("p1", "x****"), ("p2", "xxxx*"), ("p3", "xxxxx"), ("p4", "*****"), ("p5", "**xxx"),
    ]
    .flatMap { id, keys in keys.map { gradedRow(id, String($0)) } }
    let page = try Self.page(rows, quickSettings())
    // 80 % is in (60, 80], 20 % in (0, 20].
    #expect(page.contains("| m, independent | 1 | 1 | 1 | 0 | 1 | 0 | 1 |"))
  }

  @Test func modelsWithOneSampleAreInNoPlot() throws {
    let single = [gradedRow("p1", "*"), gradedRow("p2", "x")].map {
      $0.replacing("\"m\"", with: "\"single\"")
    }
    let plots = try report(on: single + Self.rows).pages(quickSettings()).filter {
      $0.name.hasSuffix(".svg")
    }
    #expect(plots.count == 3)
    #expect(plots.allSatisfy { $0.text.contains(">m<") && !$0.text.contains(">single<") })
    #expect(try report(on: single).pages(quickSettings()).map(\.name).count == 4)
  }

  @Test(arguments: [("***x", "60 %"), ("xxx*", "0 %"), ("****", "80 %")])
  func theAxisOfCurvesStartsBelowThem(keys: String, expected: String) throws {
    let rows = keys.map { gradedRow("p", String($0)) }
    let plot = try #require(
      try report(on: rows).pages(quickSettings()).first { $0.name == "b.svg" })
    #expect(plot.text.contains(" y=\"352\" text-anchor=\"end\">\(expected)<"), "\(plot.text)")
  }

  @Test func tablesAreWrittenInEachFormat() throws {
    let report = try report(
      on: Self.sets.map { $0.replacing("\"m\"", with: "\"m_1, \\\"50%\\\"\"") })
    let pages = try report.pages(quickSettings(), formats: [.csv, .latex])
    #expect(pages.map(\.name) == ["figures.csv", "b.tex"])
    let csv = pages[0].text.split(separator: "\r\n")
    #expect(csv[0].hasPrefix("benchmark,model,group,metric,estimand,k,tau,width,value,"))
    #expect(csv[1].hasPrefix("b,\"m_1, \"\"50%\"\"\",,accuracy,\"The mean over problems"))
    #expect(csv[1].contains(",,,2,0.5,"))
    let latex = pages[1].text
    #expect(latex.contains("metric & m\\_1, \"50\\%\", sets of 2 \\\\"))
    #expect(latex.contains("pass\\textasciicircum{}2 & $25.0 \\pm "))
    #expect(latex.contains("\\begin{tabular}{lr}\n\\toprule"))
    #expect(latex.hasSuffix("\\bottomrule\n\\end{tabular}\n"))
  }

  @Test func theManifestHasEverySettingAndInput() throws {
    var report = try report(on: Self.sets)
    report.inputs = [InputDigest(path: "a/g.jsonl", bytes: 7, hash: 255)]
    report.grading["a/g.jsonl"] = .init(version: "1.2", policy: "strict", inputs: ["x.jsonl 00ff"])
    let settings = try quickSettings {
      $0.regroup = 3
      $0.pooled = true
      $0.seed = 9
      try $0.setLevels("sets")
    }
    let text = try #require(
      try report.pages(settings).first { $0.name == "manifest.json" }
    ).text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let options = try #require(object["options"] as? [String: String])
    #expect(options["seed"] == "9")
    #expect(options["regroup"] == "3")
    #expect(options["pooled"] == "true")
    #expect(options["resample"] == "sets")
    #expect(options["tau"] == "1/4,1/2,3/4,1")
    let input = try #require((object["inputs"] as? [[String: Any]])?.first)
    #expect(input["file"] as? String == "g.jsonl")
    #expect(input["xxh64"] as? String == "00000000000000ff")
    #expect(input["policy"] as? String == "strict")
    #expect(input["graded_from"] as? [String] == ["x.jsonl 00ff"])
  }
}
