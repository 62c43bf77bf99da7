import Answers
import Support
import Testing

extension Verifier.Options {
  /// The switches of a policy of the tables.
  init(policy: String?) {
    self.init()
    if policy == "strict" {
      allowsRounding = false
      allowsConventions = false
    }
  }
}

extension TableRow {
  /// What a failure prints.
  func comment(_ verdict: Verdict) -> Comment {
    "\(id): gold \(gold) | prediction \(pred) | \(verdict.outcome) \(verdict.basis?.rawValue ?? "") (\(verdict.ruleName)) \(verdict.reason)"
  }
}

@Test("every line of the tables is a row, and no two rows share an id")
func tablesAreWhole() {
  #expect(Table.equivalence.count > 40)
  #expect(Table.attacks.count > 10)
  var ids: Set<String> = []
  for table in Table.all {
    #expect(table.broken.isEmpty, "\(table)")
    #expect(table.rows.count >= 15, "\(table)")
    for row in table.rows {
      #expect(ids.insert(row.id).inserted, "\(row.id)")
      #expect(row.verdicts.allSatisfy { Verdict.Outcome(rawValue: $0) != nil }, "\(row.id)")
      let bases = row.basis ?? []
      #expect(bases.allSatisfy { Verdict.Basis(rawValue: $0) != nil }, "\(row.id)")
    }
  }
}

/// The names that verdicts may say.
private let ruleNames = Set(Rule.all.map(\.name))

@Test("every rule has a table, but for those that only speak of grades and votes")
func everyRuleHasATable() {
  let tables = Set(Table.equivalence.flatMap(\.rows).map(\.rule))
  for rule in Rule.all {
    let hasTable = !["gold_error", "classes", "symmetry", "policies"].contains(rule.name)
    #expect(tables.contains(rule.name) == hasTable, "\(rule.name)")
  }
}

@Test("a pair has the verdict and the basis of its row", arguments: Table.equivalence)
func verdictsOfTables(table: Table) {
  for row in table.rows where row.stage <= Table.stage {
    var verifier = Verifier(options: .init(policy: row.policy))
    let verdict = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    #expect(row.verdicts.contains(verdict.outcome.rawValue), row.comment(verdict))
    if verdict.isEqual {
      #expect(verdict.basis != nil, row.comment(verdict))
      if let bases = row.basis {
        #expect(bases.contains(verdict.basis?.rawValue ?? ""), row.comment(verdict))
      }
    }
    #expect(!verdict.reason.isEmpty && ruleNames.contains(verdict.ruleName), row.comment(verdict))
  }
}

@Test("a swapped pair keeps its verdict", arguments: Table.equivalence)
func swappedTables(table: Table) {
  for row in table.rows where row.stage <= Table.stage && row.oneway != true {
    var verifier = Verifier(options: .init(policy: row.policy))
    let verdict = verifier.verdict(gold: row.predictionBytes, prediction: row.goldBytes)
    #expect(row.verdicts.contains(verdict.outcome.rawValue), "swapped \(row.comment(verdict))")
  }
}

@Test("an attack is never equal, either way round", arguments: Table.attacks)
func attacksOfTables(table: Table) {
  var verifier = Verifier()
  for row in table.rows {
    let verdict = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    #expect(!verdict.isEqual, row.comment(verdict))
    let swapped = verifier.verdict(gold: row.predictionBytes, prediction: row.goldBytes)
    #expect(!swapped.isEqual, "swapped \(row.comment(swapped))")
  }
}

@Test("families of attacks are whole, and a template makes the prediction of its row")
func attacksAreWhole() {
  #expect(Table.attacks.count >= 21)
  for table in Table.attacks {
    #expect(table.rows.count >= 20, "\(table)")
    for row in table.rows {
      guard let template = row.template else { continue }
      // By bytes: a mark that combines with what stands before it is a character with it.
      let parts = template.utf8.split(
        separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      #expect(parts.count > 1, "\(row.id)")
      let filled = parts.map(Array.init).joined(separator: Array(row.gold.utf8))
      #expect(filled.elementsEqual(row.pred.utf8), "\(row.id)")
    }
  }
}

@Test("a pair that differs is equal at no stage", arguments: Table.equivalence)
func neverFalselyEqual(table: Table) {
  for row in table.rows where !row.verdicts.contains("equal") {
    var verifier = Verifier(options: .init(policy: row.policy))
    let verdict = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    #expect(!verdict.isEqual, row.comment(verdict))
  }
}
