import Algebra
import Bytes
import Support
import Testing

/// How a run of comparisons ended.
private struct Tally {
  var equal = 0
  var different = 0
  var undefined = 0
  var undecided = 0
  var agreeing = 0

  mutating func count(_ comparison: Comparison) {
    switch comparison {
    case .equal, .proved: equal += 1
    case .agreeing: agreeing += 1
    case .different: different += 1
    case .undefined: undefined += 1
    case .undecided: undecided += 1
    }
  }
}

@Test("identities of fields keep rational functions equal", arguments: 1...4 as ClosedRange<UInt64>)
func rationalFunctionIdentities(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var tally = Tally()
  for _ in 0..<100 * scale {
    let tree = Tree.rationalFunction(Int.random(in: 1...4, using: &random), &random)
    let other = tree.rewritten(&random)
    let comparison = compare(tree, other, &algebra)
    tally.count(comparison)
    switch comparison {
    case .equal, .proved, .undefined, .undecided: break
    case .different, .agreeing: Issue.record("\(comparison): \(tree) | \(other)")
    }
  }
  #expect(tally.equal >= 80 * scale)
  #expect(tally.undecided <= 4 * scale, "\(tally)")
}

@Test("identities of fields keep radical constants equal", arguments: 1...4 as ClosedRange<UInt64>)
func radicalIdentities(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var tally = Tally()
  for _ in 0..<100 * scale {
    let tree = Tree.radical(Int.random(in: 1...3, using: &random), &random)
    let other = tree.rewritten(&random)
    let comparison = compare(tree, other, &algebra)
    tally.count(comparison)
    switch comparison {
    case .equal, .proved, .undefined, .undecided: break
    case .different, .agreeing: Issue.record("\(comparison): \(tree) | \(other)")
    }
  }
  #expect(tally.equal >= 80 * scale, "\(tally)")
  #expect(tally.undecided <= 4 * scale, "\(tally)")
}

@Test("one changed leaf makes a difference", arguments: 11...14 as ClosedRange<UInt64>)
func mutations(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var found = 0
  for round in 0..<200 * scale {
    let depth = Int.random(in: 1...3, using: &random)
    let tree =
      round % 2 == 0 ? Tree.rationalFunction(depth, &random) : Tree.radical(depth, &random)
    let other = tree.mutated(&random).rewritten(&random)
    guard sampled(tree, other) == .differ else { continue }
    found += 1
    let comparison = compare(tree, other, &algebra)
    switch comparison {
    case .different, .undefined: break
    default: Issue.record("\(comparison): \(tree) | \(other)")
    }
  }
  #expect(found > 100 * scale)
}

@Test("the algebra never contradicts evaluation", arguments: 21...28 as ClosedRange<UInt64>)
func evaluationAgrees(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var tally = Tally()
  for _ in 0..<150 * scale {
    let tree = Tree.general(Int.random(in: 1...3, using: &random), &random)
    let other =
      Int.random(in: 0..<3, using: &random) == 0
      ? Tree.general(Int.random(in: 1...2, using: &random), &random) : tree.loosely(&random)
    let comparison = compare(tree, other, &algebra)
    tally.count(comparison)
    switch (comparison, sampled(tree, other)) {
    case (.equal, .differ), (.proved, .differ), (.agreeing, .differ), (.different, .agree):
      Issue.record("\(comparison): \(tree) | \(other)")
    default: break
    }
  }
  #expect(tally.equal > 10 * scale && tally.different > 10 * scale, "\(tally)")
}

extension Tree {
  /// Rewritten by steps that hold only sometimes: `√(a²)` to `a`, `ln(ab)` to `ln a + ln b`, `(aᵐ)ⁿ` to `aᵐⁿ`.
  fileprivate func loosely(_ random: inout SplitMix64) -> Tree {
    func next(_ tree: Tree) -> Tree { tree.loosely(&random) }
    if Int.random(in: 0..<4, using: &random) == 0 { return self }
    switch self {
    case .number, .variable, .constant: return self
    case .sum(let terms): return .sum(terms.map(next))
    case .product(let factors): return .product(factors.map(next))
    case .quotient(let a, let b):
      let top = next(a)
      return .quotient(top, next(b))
    case .power(.power(let a, let m, let n), let p, let q): return .power(next(a), m * p, n * q)
    case .power(.product(let factors), let p, let q):
      return .product(factors.map { .power(next($0), p, q) })
    case .power(.quotient(let a, let b), let p, let q):
      return .quotient(.power(next(a), p, q), .power(b, p, q))
    case .power(let a, let p, let q): return .power(next(a), p, q)
    case .apply(.log, .product(let factors)):
      return .sum(factors.map { .apply(.log, next($0)) })
    case .apply(.log, .power(let a, let p, let q)):
      return .product([.number(p, q), .apply(.log, next(a))])
    case .apply(.abs, .product(let factors)):
      return .product(factors.map { .apply(.abs, next($0)) })
    case .apply(.abs, let a):
      return Bool.random(using: &random) ? next(a) : .root(.power(next(a), 2, 1))
    case .apply(.sin, .sum(let terms)) where terms.count == 2:
      let first = Tree.product([.apply(.sin, terms[0]), .apply(.cos, terms[1])])
      let second = Tree.product([.apply(.cos, terms[0]), .apply(.sin, terms[1])])
      return .sum([first, second])
    case .apply(.tan, let a): return .quotient(.apply(.sin, next(a)), .apply(.cos, a))
    case .apply(.cos, let a):
      let sine = Tree.apply(.sin, .quotient(a, .integer(2)))
      return .sum([.integer(1), .product([.integer(-2), sine, sine])])
    case .apply(let operation, let a): return .apply(operation, next(a))
    }
  }
}
