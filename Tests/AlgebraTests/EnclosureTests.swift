import Budget
import Numbers
import Support
import Testing

@testable import Algebra

/// Enclosures of series and integrals that have a closed form too: both have to overlap, and closely.
struct EnclosureTests {
  private static let rounds = 40

  private func isSame(_ a: Interval, _ b: Interval, bits: Int) -> Bool {
    guard a.overlaps(b), let radius = a.radius else { return false }
    return radius * (Rational(1 << bits)) < 1
  }

  /// (k + s)² + t and a lower one: with integers for roots where t is −r².
  private func polynomial(_ random: inout SplitMix64, roots count: Int) -> [Rational] {
    var result: [Rational] = [1]
    for _ in 0..<count {
      let root = Rational(Int.random(in: 1...9, using: &random))
      var next = [Rational](repeating: 0, count: result.count + 1)
      for (place, value) in result.enumerated() {
        next[place] = next[place] + value * root
        next[place + 1] = next[place + 1] + value
      }
      result = next
    }
    return result
  }

  private func expression(
    _ coefficients: [Rational], _ x: Expression, _ workspace: inout Workspace
  ) -> Expression {
    var terms: [Expression] = []
    for (power, value) in coefficients.enumerated() {
      let number = workspace.number(value)
      if power == 0 {
        terms.append(number)
      } else {
        let raised = workspace.power(x, workspace.number(Rational(power)))
        terms.append(workspace.product([number, raised]))
      }
    }
    return workspace.sum(terms)
  }

  @Test("a rational series is enclosed where its partial fractions say", arguments: [64, 256, 512])
  func rationalSeries(bits: Int) throws {
    var random = SplitMix64(seed: UInt64(bits))
    for _ in 0..<Self.rounds {
      let top = [
        Rational(Int.random(in: 1...9, using: &random)),
        Rational(Int.random(in: 0...4, using: &random)),
      ]
      let bottom = polynomial(&random, roots: Int.random(in: 3...4, using: &random))
      let first = Int.random(in: 0...3, using: &random)
      for isAlternating in [false, true] {
        var workspace = Workspace()
        let index = workspace.variable(workspace.symbol(named: Array("#0".utf8)))
        var body = workspace.quotient(
          expression(top, index, &workspace), expression(bottom, index, &workspace))
        if isAlternating {
          body = workspace.product([body, workspace.power(workspace.number(-1), index)])
        }
        let series = workspace.apply(
          .series, [body, workspace.number(Rational(first)), index])
        let closed = try workspace.expression(of: workspace.canonicalForm(series))
        let known = try workspace.enclosure(closed, at: [], bits: bits)
        // What it costs is asked elsewhere.
        workspace.fuel = Fuel(2_000_000)
        let found =
          try isAlternating
          ? workspace.alternatingSeries(top, bottom, from: first, bits)
          : workspace.rationalSeries(top, bottom, from: first, bits)
        let value = try #require(found)
        #expect(
          isSame(value, known, bits: min(bits - 24, 60)), "\(top) over \(bottom) from \(first)")
      }
    }
  }

  @Test("the ratio of terms bounds what is left of a series")
  func geometricSeries() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<Self.rounds {
      var workspace = Workspace()
      let index = workspace.variable(workspace.symbol(named: Array("#0".utf8)))
      let below = Int.random(in: 2...9, using: &random)
      let ratio = workspace.quotient(
        workspace.number(Rational(Int.random(in: (1 - below)...(below - 1), using: &random))),
        workspace.number(Rational(below)))
      guard workspace.rational(ratio, at: [])?.isZero == false else { continue }
      let polynomial = expression(
        (0..<3).map { _ in Rational(Int.random(in: 1...9, using: &random)) }, index, &workspace)
      let body = workspace.product([polynomial, workspace.power(ratio, index)])
      let series = workspace.apply(.series, [body, workspace.number(1), index])
      let closed = try workspace.expression(of: workspace.canonicalForm(series))
      for bits in [64, 512] {
        let known = try workspace.enclosure(closed, at: [], bits: bits)
        let found = try workspace.enclosure(series, at: [], bits: bits)
        #expect(isSame(found, known, bits: 30), "\(known.double) \(found.double)")
      }
    }
  }

  @Test("a series that diverges has no enclosure")
  func divergence() {
    for (base, power) in [(2, 2), (1, 1), (3, 9)] {
      var workspace = Workspace()
      let index = workspace.variable(workspace.symbol(named: Array("#0".utf8)))
      let body = workspace.quotient(
        workspace.power(workspace.number(Rational(base)), index),
        workspace.sum([
          workspace.power(index, workspace.number(Rational(power))), workspace.number(1),
        ]))
      let series = workspace.apply(.series, [body, workspace.number(1), index])
      #expect(throws: (any Error).self) { try workspace.enclosure(series, at: [], bits: 64) }
    }
  }

  @Test("an integral is enclosed where its antiderivative says")
  func integrals() throws {
    var random = SplitMix64(seed: 11)
    var compared = 0
    for round in 0..<(3 * Self.rounds) {
      var workspace = Workspace()
      let x = workspace.variable(Symbol(scalar: 0x78))
      let a = workspace.number(Rational(Int.random(in: 1...4, using: &random)))
      let line = workspace.sum([workspace.product([a, x]), workspace.number(2)])
      let body: Expression
      switch round % 8 {
      case 0: body = workspace.apply(.sin, [line])
      case 1: body = workspace.product([x, workspace.apply(.cos, [line])])
      case 2: body = workspace.quotient(workspace.number(1), line)
      case 3: body = workspace.power(line, workspace.number(.half))
      case 4: body = workspace.power(workspace.constant(.e), line)
      case 5: body = workspace.apply(.log, [line])
      case 6:
        body = workspace.quotient(
          a, workspace.sum([workspace.power(x, workspace.number(2)), workspace.number(1)]))
      default: body = workspace.apply(.arctan, [x])
      }
      let low = Rational(Int.random(in: 0...2, using: &random))
      let high = low + (Rational(Int.random(in: 1...8, using: &random), 4) ?? 1)
      let bounds = (workspace.number(low), workspace.number(high))
      guard
        case .finite(let closed)? = try? workspace.integral(
          of: body, Symbol(scalar: 0x78), from: .value(bounds.0, side: 0),
          to: .value(bounds.1, side: 0))
      else { continue }
      workspace.fuel = Fuel(1_000_000)
      let node = workspace.apply(.integral, [body, bounds.0, bounds.1, x])
      let known = try workspace.enclosure(closed, at: [], bits: 64)
      let found = try workspace.enclosure(node, at: [], bits: 64)
      #expect(isSame(found, known, bits: 30), "\(round % 8): \(known.double) \(found.double)")
      compared += 1
    }
    #expect(compared > 2 * Self.rounds)
  }

  @Test("an integral through a pole, or of what has no value, has no enclosure")
  func poles() {
    var workspace = Workspace()
    let x = workspace.variable(Symbol(scalar: 0x78))
    let ends = (workspace.number(-1), workspace.number(1))
    for body in [
      workspace.quotient(workspace.number(1), x),
      workspace.power(x, workspace.number(-2)),
      workspace.apply(.log, [workspace.sum([x, workspace.number(-3)])]),
    ] {
      let node = workspace.apply(.integral, [body, ends.0, ends.1, x])
      workspace.fuel = Fuel(1_000_000)
      #expect(throws: (any Error).self) { try workspace.enclosure(node, at: [], bits: 64) }
    }
  }
}
