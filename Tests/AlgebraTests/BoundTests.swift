import Algebra
import Budget
import Bytes
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
  _ name: Comment, seconds: Int = 2, _ build: (inout AlgebraContext) -> Expression
) {
  var algebra = AlgebraContext()
  let bomb = build(&algebra)
  let other = algebra.sum([bomb, algebra.number(1)])
  let time = ContinuousClock().measure {
    let comparison = algebra.compare(bomb, other)
    #expect(isDifferentOrExhausted(comparison), "\(comparison), \(name)")
  }
  #expect(time < .seconds(seconds), "\(time), \(name)")
}

@Test("towers, huge exponents and expansions end without a canonical form, soon")
func explosions() {
  expect("9^9^9^9") { algebra in
    var tower = algebra.number(9)
    for _ in 0..<4 { tower = algebra.power(algebra.number(9), tower) }
    return tower
  }
  expect("2^(10^9)") { $0.power($0.number(2), $0.number(Rational(1_000_000_000))) }
  expect("(x+y)^9999") { algebra in
    let x = algebra.variable(Symbol(scalar: 0x78))
    let y = algebra.variable(Symbol(scalar: 0x79))
    return algebra.power(algebra.sum([x, y]), algebra.number(9_999))
  }
  expect("(a+b+…+z)^12") { algebra in
    let letters = (0x61...0x7A).map { algebra.variable(Symbol(scalar: UInt32($0))) }
    return algebra.power(algebra.sum(letters), algebra.number(12))
  }
  expect("Π(xᵢ + 1)") { algebra in
    let factors = (0x61...0x7A).map { scalar in
      algebra.sum([algebra.variable(Symbol(scalar: UInt32(scalar))), algebra.number(1)])
    }
    return algebra.product(factors)
  }
  expect("(10^6)!") { $0.apply(.factorial, [$0.number(1_000_000)]) }
  expect("9!!!") { algebra in
    var value = algebra.number(9)
    for _ in 0..<3 { value = algebra.apply(.factorial, [value]) }
    return value
  }
  expect("binomial(10^6, 5·10^5)") {
    $0.apply(.binomial, [$0.number(1_000_000), $0.number(500_000)])
  }
  expect("1/(√2+√3+√5+…)") { algebra in
    let roots = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].map { prime in
      algebra.power(algebra.number(Rational(prime)), algebra.number(half))
    }
    return algebra.quotient(algebra.number(1), algebra.sum(roots))
  }
}

@Test("nesting of any depth ends, with a verdict or without", arguments: [10, 96, 200, 1_000])
func deepNests(depth: Int) {
  for step in Step.allCases {
    let name = step.rawValue
    var algebra = AlgebraContext()
    var nest = algebra.variable(Symbol(scalar: 0x78))
    for _ in 0..<depth { nest = step.taken(nest, &algebra) }
    let other = algebra.sum([nest, algebra.number(1)])
    let time = ContinuousClock().measure {
      let comparison = algebra.compare(nest, other)
      if depth >= 1_000 || (step != .sine && step != .floor) {
        #expect(isDifferentOrExhausted(comparison), "\(comparison) \(name) \(depth)")
      }
      _ = algebra.order(nest, other)
      _ = Witness.witness(nest, other, in: &algebra)
      _ = algebra.hasVariables(nest)
      _ = Equations.equationKey(nest, in: &algebra)
    }
    #expect(time < .seconds(4), "\(time) \(name) \(depth)")
  }
}

@Test("any fuel ends in the same answer or in none")
func anyFuel() {
  var random = SplitMix64(seed: 31)
  var algebra = AlgebraContext()
  for _ in 0..<60 * scale {
    let tree = Tree.general(2, &random)
    let other = Bool.random(using: &random) ? tree.rewritten(&random) : Tree.general(2, &random)
    let full = compare(tree, other, &algebra)
    for steps in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 8_192, 32_768] {
      algebra.reset(fuel: Fuel(steps))
      let left = tree.built(in: &algebra)
      let right = other.built(in: &algebra)
      let part = algebra.compare(left, right)
      if case .undecided = part { continue }
      if case .undefined = part, case .undefined = full { continue }
      #expect(part == full, "fuel \(steps): \(tree) | \(other)")
    }
  }
}

private enum Step: String, CaseIterable {
  case sum, product, quotient, root, tower, sine, logarithm, absoluteValue, minus, floor, maximum

  func taken(_ nest: Expression, _ algebra: inout AlgebraContext) -> Expression {
    let x = algebra.variable(Symbol(scalar: 0x78))
    let one = algebra.number(1)
    let next = algebra.sum([nest, one])
    switch self {
    case .sum: return algebra.sum([nest, x])
    case .product: return algebra.product([nest, x])
    case .quotient: return algebra.quotient(one, next)
    case .root: return algebra.power(next, algebra.number(half))
    case .tower: return algebra.power(x, nest)
    case .sine: return algebra.apply(.sin, [nest])
    case .logarithm: return algebra.apply(.log, [next])
    case .absoluteValue: return algebra.apply(.abs, [algebra.sum([nest, x])])
    case .minus: return algebra.negated(nest)
    case .floor: return algebra.apply(.floor, [nest])
    case .maximum: return algebra.apply(.maximum, [nest, x])
    }
  }
}
