import Algebra
import Budget
import Numbers
import Support
import Testing

private let half = Rational(1, 2) ?? 1

/// What is too large for a canonical form is told apart by intervals, or not at all.
private func isDifferentOrExhausted(_ comparison: Comparison) -> Bool {
  switch comparison {
  case .different, .undecided(.exhausted): true
  default: false
  }
}

/// Built by code, as `built` would recurse.
private func expect(
  _ name: Comment, seconds: Int = 2, _ build: (inout Workspace) -> Expression
) {
  var workspace = Workspace()
  let bomb = build(&workspace)
  let other = workspace.sum([bomb, workspace.number(1)])
  let time = ContinuousClock().measure {
    let comparison = workspace.compare(bomb, other)
    #expect(isDifferentOrExhausted(comparison), "\(comparison), \(name)")
  }
  #expect(time < .seconds(seconds), "\(time), \(name)")
}

@Test("towers, huge exponents and expansions end without a canonical form, soon")
func explosions() {
  expect("9^9^9^9") { workspace in
    var tower = workspace.number(9)
    for _ in 0..<4 { tower = workspace.power(workspace.number(9), tower) }
    return tower
  }
  expect("2^(10^9)") { $0.power($0.number(2), $0.number(Rational(1_000_000_000))) }
  expect("(x+y)^9999") { workspace in
    let x = workspace.variable(Symbol(scalar: 0x78))
    let y = workspace.variable(Symbol(scalar: 0x79))
    return workspace.power(workspace.sum([x, y]), workspace.number(9_999))
  }
  expect("(a+b+…+z)^12") { workspace in
    let letters = (0x61...0x7A).map { workspace.variable(Symbol(scalar: UInt32($0))) }
    return workspace.power(workspace.sum(letters), workspace.number(12))
  }
  expect("Π(xᵢ + 1)") { workspace in
    let factors = (0x61...0x7A).map { scalar in
      workspace.sum([workspace.variable(Symbol(scalar: UInt32(scalar))), workspace.number(1)])
    }
    return workspace.product(factors)
  }
  expect("(10^6)!") { $0.apply(.factorial, [$0.number(1_000_000)]) }
  expect("9!!!") { workspace in
    var value = workspace.number(9)
    for _ in 0..<3 { value = workspace.apply(.factorial, [value]) }
    return value
  }
  expect("binomial(10^6, 5·10^5)") {
    $0.apply(.binomial, [$0.number(1_000_000), $0.number(500_000)])
  }
  expect("1/(√2+√3+√5+…)") { workspace in
    let roots = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].map { prime in
      workspace.power(workspace.number(Rational(prime)), workspace.number(half))
    }
    return workspace.quotient(workspace.number(1), workspace.sum(roots))
  }
}

@Test("nesting of any depth ends, with a verdict or without", arguments: [10, 96, 200, 1_000])
func deepNests(depth: Int) {
  for step in Step.allCases {
    let name = step.rawValue
    var workspace = Workspace()
    var nest = workspace.variable(Symbol(scalar: 0x78))
    for _ in 0..<depth { nest = step.taken(nest, &workspace) }
    let other = workspace.sum([nest, workspace.number(1)])
    let time = ContinuousClock().measure {
      let comparison = workspace.compare(nest, other)
      if depth >= 1_000 || (step != .sine && step != .floor) {
        #expect(isDifferentOrExhausted(comparison), "\(comparison) \(name) \(depth)")
      }
      _ = workspace.order(nest, other)
      _ = workspace.witness(nest, other)
      _ = workspace.hasVariables(nest)
      _ = workspace.equationKey(nest)
    }
    #expect(time < .seconds(4), "\(time) \(name) \(depth)")
  }
}

@Test("any fuel ends in the same answer or in none")
func anyFuel() {
  var random = SplitMix64(seed: 31)
  var workspace = Workspace()
  for _ in 0..<60 * scale {
    let tree = Tree.general(2, &random)
    let other = Bool.random(using: &random) ? tree.rewritten(&random) : Tree.general(2, &random)
    let full = compare(tree, other, &workspace)
    for steps in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 8_192, 32_768] {
      workspace.reset(fuel: Fuel(steps))
      let left = tree.built(in: &workspace)
      let right = other.built(in: &workspace)
      let part = workspace.compare(left, right)
      if case .undecided = part { continue }
      if case .undefined = part, case .undefined = full { continue }
      #expect(part == full, "fuel \(steps): \(tree) | \(other)")
    }
  }
}

private enum Step: String, CaseIterable {
  case sum, product, quotient, root, tower, sine, logarithm, absoluteValue, minus, floor, maximum

  func taken(_ nest: Expression, _ workspace: inout Workspace) -> Expression {
    let x = workspace.variable(Symbol(scalar: 0x78))
    let one = workspace.number(1)
    let next = workspace.sum([nest, one])
    switch self {
    case .sum: return workspace.sum([nest, x])
    case .product: return workspace.product([nest, x])
    case .quotient: return workspace.quotient(one, next)
    case .root: return workspace.power(next, workspace.number(half))
    case .tower: return workspace.power(x, nest)
    case .sine: return workspace.apply(.sin, [nest])
    case .logarithm: return workspace.apply(.log, [next])
    case .absoluteValue: return workspace.apply(.abs, [workspace.sum([nest, x])])
    case .minus: return workspace.negated(nest)
    case .floor: return workspace.apply(.floor, [nest])
    case .maximum: return workspace.apply(.maximum, [nest, x])
    }
  }
}
