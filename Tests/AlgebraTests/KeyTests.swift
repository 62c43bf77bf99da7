import Algebra
import Budget
import Bytes
import Support
import Testing

/// The key of a tree; nil where it has none.
private func key(_ tree: Tree, _ algebra: inout AlgebraContext) -> [UInt8]? {
  algebra.reset(fuel: Fuel(Limits.standard.fuel))
  return algebra.key(of: tree.built(in: &algebra))
}

@Test("rewriting by identities keeps the key", arguments: 41...44 as ClosedRange<UInt64>)
func rewritesKeepKeys(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var same = 0
  var none = 0
  for round in 0..<100 * scale {
    let depth = Int.random(in: 1...3, using: &random)
    let tree =
      round % 2 == 0 ? Tree.rationalFunction(depth, &random) : Tree.radical(depth, &random)
    let other = tree.rewritten(&random)
    guard let a = key(tree, &algebra), let b = key(other, &algebra) else {
      none += 1
      continue
    }
    #expect(a == b, "\(tree) | \(other): \(text(a)) | \(text(b))")
    same += 1
  }
  #expect(same >= 80 * scale, "\(none) without a key")
}

@Test("one changed leaf changes the key", arguments: 51...52 as ClosedRange<UInt64>)
func mutationsChangeKeys(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var algebra = AlgebraContext()
  var apart = 0
  for round in 0..<100 * scale {
    let tree = round % 2 == 0 ? Tree.rationalFunction(2, &random) : Tree.radical(2, &random)
    let other = tree.mutated(&random).rewritten(&random)
    guard sampled(tree, other) == .differ, let a = key(tree, &algebra),
      let b = key(other, &algebra)
    else { continue }
    #expect(a != b, "\(tree) | \(other): \(text(a))")
    apart += 1
  }
  #expect(apart > 50 * scale)
}

private func text(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self) }
