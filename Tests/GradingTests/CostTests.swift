import AllocationCounter
import Budget
import Foundation
import Grading
import Support
import Testing

/// A pair of answers with the fuel that its verdict spends.
private struct Pair: Codable {
  var family: String
  var gold: String
  var pred: String
  var fuel: Int
}

/// What the verdicts on all pairs of a family allocate, in calls of malloc, calloc and realloc, in a debug build.
private struct Family: Codable {
  var family: String
  var allocations: Int
}

/// Counts instead of times: they are the same on every machine that has the same toolchain.
///
/// A change that costs more on purpose records the tables anew, and its author says why:
/// `KARAT_RECORD_COSTS=1 swift test --filter CostTests`, then look at `git diff Fixtures/costs`.
@Suite struct CostTests {
  private static let isRecording = ProcessInfo.processInfo.environment["KARAT_RECORD_COSTS"] == "1"
  private static let advice =
    "Where that is on purpose: KARAT_RECORD_COSTS=1 swift test --filter CostTests"

  private static func rows<Row: Decodable>(_ name: String, _ row: Row.Type) throws -> [Row] {
    let file = try #require(Fixtures.files("costs").first { $0.lastPathComponent == name })
    return try Fixtures.lines(file).map { try JSONDecoder().decode(Row.self, from: $0) }
  }

  private static func record<Row: Encodable>(_ rows: [Row], _ name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for row in rows { data += try encoder.encode(row) + [UInt8(ascii: "\n")] }
    let file = try #require(Fixtures.files("costs").first { $0.lastPathComponent == name })
    try data.write(to: file)
  }

  @Test func verdictsSpendTheFuelOfTheTable() throws {
    var pairs = try Self.rows("pairs.jsonl", Pair.self)
    #expect(pairs.count > 50)
    for (index, pair) in pairs.enumerated() {
      // A grader that is used for the first time, one that has seen other pairs, and one that has seen this one.
      let grader = Grader()
      for turn in 0..<3 {
        if turn == 1 { _ = grader.verdict(gold: Array("x+1".utf8), prediction: Array("1+x".utf8)) }
        _ = grader.verdict(gold: Array(pair.gold.utf8), prediction: Array(pair.pred.utf8))
        if Self.isRecording, turn == 0 { pairs[index].fuel = grader.lastFuel }
        #expect(
          grader.lastFuel == pairs[index].fuel,
          "\(pair.family): \(pair.gold) | \(pair.pred). \(Self.advice)")
      }
    }
    if Self.isRecording { try Self.record(pairs, "pairs.jsonl") }
  }

  @Test func verdictsEndAtTheSameStepOnEveryThread() async throws {
    let pairs = try Self.rows("pairs.jsonl", Pair.self).map {
      (Array($0.gold.utf8), Array($0.pred.utf8))
    }
    let fuels = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let grader = Grader()
          return pairs.map { gold, prediction in
            _ = grader.verdict(gold: gold, prediction: prediction)
            return grader.lastFuel
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(fuels).count == 1)
    #expect(fuels.first?.contains { $0 > 0 } == true)
  }

  @Test func verdictsAllocateNoMoreThanTheTableSays() throws {
    let pairs = try Self.rows("pairs.jsonl", Pair.self)
    var families = try Self.rows("allocations.jsonl", Family.self)
    #expect(Set(families.map(\.family)) == Set(pairs.map(\.family)))
    let grader = Grader()
    for (index, family) in families.enumerated() {
      let own = pairs.filter { $0.family == family.family }.map {
        (Array($0.gold.utf8), Array($0.pred.utf8))
      }
      func run() {
        for (gold, prediction) in own { _ = grader.verdict(gold: gold, prediction: prediction) }
      }
      // Buffers that are kept are made by the first runs.
      for _ in 0..<3 { run() }
      let before = karat_allocations()
      run()
      let count = Int(karat_allocations() - before)
      if Self.isRecording { families[index].allocations = count }
      #expect(
        count <= families[index].allocations + max(3, families[index].allocations / 10),
        "\(family.family) allocates more than a tenth above the table. \(Self.advice)")
    }
    if Self.isRecording { try Self.record(families, "allocations.jsonl") }
  }

  #if canImport(Glibc)
    @Test func allocationsAreCounted() {
      let before = karat_allocations()
      let kept = (0..<10).map { Array(repeating: $0, count: 100) }
      #expect(kept.count == 10)
      // Sanitizers have an allocator of their own, which is not counted.
      let isSanitized = ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains {
        ProcessInfo.processInfo.environment[$0] != nil
      }
      #expect(isSanitized || karat_allocations() - before >= 10)
    }
  #endif
}
