import Answers
import Budget
import Support
import Testing

/// 0, 1, 2, 4, 8, … up to the default.
private let fuels: [Int] = {
  var all = [0]
  while let last = all.last, last < Limits.standard.fuel {
    all.append(min(max(1, last * 2), Limits.standard.fuel))
  }
  return all
}()

private func verifiers(_ fuels: [Int], _ options: Verifier.Options) -> [Verifier] {
  fuels.map { fuel in
    var limits = Limits.standard
    limits.fuel = fuel
    return Verifier(options: options, limits: limits)
  }
}

@Test("less fuel ends in the same verdict or in none", arguments: Table.all)
func lessFuel(table: Table) {
  var ends: Set<Bool> = []
  for policy in [nil, "strict"] {
    var verifiers = verifiers(fuels, .init(policy: policy))
    for row in table.rows where row.policy == policy {
      let full = verifiers[verifiers.count - 1].verify(
        gold: row.goldBytes, prediction: row.predictionBytes)
      for (index, fuel) in fuels.enumerated().dropLast() {
        let part = verifiers[index].verify(gold: row.goldBytes, prediction: row.predictionBytes)
        ends.insert(part.verdict.outcome == full.verdict.outcome)
        #expect(
          part.verdict.outcome == full.verdict.outcome || part.verdict.outcome == .undecided,
          "fuel \(fuel): \(row.comment(part.verdict)); with all fuel \(full.verdict.outcome)")
        #expect(
          part.key == nil || part.key == full.key,
          "fuel \(fuel): \(row.comment(part.verdict)) key \(text(part.key)), not \(text(full.key))")
      }
    }
  }
  #expect(ends == [true, false])
}

@Test("every single step of fuel ends in the same verdict or in none")
func everyFuel() {
  let pairs = [
    (#"\frac{1}{\sqrt3-\sqrt2}"#, #"\sqrt3+\sqrt2"#), (#"\{1, 2, 3\}"#, "3, 2, 1"),
    ("(x+1)^2", "x^2+2x+1"), ("[0,1)", #"0\le x<1"#), ("5\\text{ cm}", "0.05\\text{ m}"),
    ("2x+3y=5", "4x+6y=11"), (#"\begin{pmatrix}1&2\\3&4\end{pmatrix}"#, "((1,2),(3,4))"),
  ]
  for (gold, prediction) in pairs {
    var verifier = Verifier()
    let full = verifier.verdict(gold: Array(gold.utf8), prediction: Array(prediction.utf8))
    for var other in verifiers(Array(0..<600), .init()) {
      let part = other.verdict(gold: Array(gold.utf8), prediction: Array(prediction.utf8))
      #expect(
        part.outcome == full.outcome || part.outcome == .undecided,
        "\(gold) | \(prediction): \(part.outcome) \(part.reason), not \(full.outcome)")
    }
  }
}

func text(_ key: [UInt8]?) -> String { key.map { String(decoding: $0, as: UTF8.self) } ?? "none" }
