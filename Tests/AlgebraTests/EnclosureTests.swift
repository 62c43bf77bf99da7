import Budget
import Bytes
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
    _ coefficients: [Rational], _ x: Expression, _ algebra: inout AlgebraContext
  ) -> Expression {
    var terms: [Expression] = []
    for (power, value) in coefficients.enumerated() {
      let number = algebra.number(value)
      if power == 0 {
        terms.append(number)
      } else {
        let raised = algebra.power(x, algebra.number(Rational(power)))
        terms.append(algebra.product([number, raised]))
      }
    }
    return algebra.sum(terms)
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
        var algebra = AlgebraContext()
        let index = algebra.variable(algebra.symbol(named: Array("#0".utf8)))
        var body = algebra.quotient(
          expression(top, index, &algebra), expression(bottom, index, &algebra))
        if isAlternating {
          body = algebra.product([body, algebra.power(algebra.number(-1), index)])
        }
        let series = algebra.apply(
          .series, [body, algebra.number(Rational(first)), index])
        let closed = try FormExpression.expression(of: algebra.canonicalForm(series), in: &algebra)
        let known = try Enclosure.enclosure(closed, at: [], bits: bits, in: &algebra)
        // What it costs is asked elsewhere.
        algebra.fuel = Fuel(2_000_000)
        let found =
          try isAlternating
          ? RationalTail.alternatingSeries(top, bottom, from: first, bits, in: &algebra)
          : RationalTail.rationalSeries(top, bottom, from: first, bits, in: &algebra)
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
      var algebra = AlgebraContext()
      let index = algebra.variable(algebra.symbol(named: Array("#0".utf8)))
      let below = Int.random(in: 2...9, using: &random)
      let ratio = algebra.quotient(
        algebra.number(Rational(Int.random(in: (1 - below)...(below - 1), using: &random))),
        algebra.number(Rational(below)))
      guard Enclosure.rational(ratio, at: [], in: algebra)?.isZero == false else { continue }
      let polynomial = expression(
        (0..<3).map { _ in Rational(Int.random(in: 1...9, using: &random)) }, index, &algebra)
      let body = algebra.product([polynomial, algebra.power(ratio, index)])
      let series = algebra.apply(.series, [body, algebra.number(1), index])
      let closed = try FormExpression.expression(of: algebra.canonicalForm(series), in: &algebra)
      for bits in [64, 512] {
        let known = try Enclosure.enclosure(closed, at: [], bits: bits, in: &algebra)
        let found = try Enclosure.enclosure(series, at: [], bits: bits, in: &algebra)
        #expect(isSame(found, known, bits: 30), "\(known.double) \(found.double)")
      }
    }
  }

  @Test("a series that diverges has no enclosure")
  func divergence() {
    for (base, power) in [(2, 2), (1, 1), (3, 9)] {
      var algebra = AlgebraContext()
      let index = algebra.variable(algebra.symbol(named: Array("#0".utf8)))
      let body = algebra.quotient(
        algebra.power(algebra.number(Rational(base)), index),
        algebra.sum([
          algebra.power(index, algebra.number(Rational(power))), algebra.number(1),
        ]))
      let series = algebra.apply(.series, [body, algebra.number(1), index])
      #expect(throws: (any Error).self) {
        try Enclosure.enclosure(series, at: [], bits: 64, in: &algebra)
      }
    }
  }

  @Test("an integral is enclosed where its antiderivative says")
  func integrals() throws {
    var random = SplitMix64(seed: 11)
    var compared = 0
    for round in 0..<(3 * Self.rounds) {
      var algebra = AlgebraContext()
      let x = algebra.variable(Symbol(scalar: 0x78))
      let a = algebra.number(Rational(Int.random(in: 1...4, using: &random)))
      let line = algebra.sum([algebra.product([a, x]), algebra.number(2)])
      let body: Expression
      switch round % 8 {
      case 0: body = algebra.apply(.sin, [line])
      case 1: body = algebra.product([x, algebra.apply(.cos, [line])])
      case 2: body = algebra.quotient(algebra.number(1), line)
      case 3: body = algebra.power(line, algebra.number(.half))
      case 4: body = algebra.power(algebra.constant(.e), line)
      case 5: body = algebra.apply(.log, [line])
      case 6:
        body = algebra.quotient(
          a, algebra.sum([algebra.power(x, algebra.number(2)), algebra.number(1)]))
      default: body = algebra.apply(.arctan, [x])
      }
      let low = Rational(Int.random(in: 0...2, using: &random))
      let high = low + (Rational(Int.random(in: 1...8, using: &random), 4) ?? 1)
      let bounds = (algebra.number(low), algebra.number(high))
      guard
        case .finite(let closed)? = try? DefiniteIntegral.integral(
          of: body, Symbol(scalar: 0x78), from: .value(bounds.0, side: 0),
          to: .value(bounds.1, side: 0), in: &algebra)
      else { continue }
      algebra.fuel = Fuel(1_000_000)
      let node = algebra.apply(.integral, [body, bounds.0, bounds.1, x])
      let known = try Enclosure.enclosure(closed, at: [], bits: 64, in: &algebra)
      let found = try Enclosure.enclosure(node, at: [], bits: 64, in: &algebra)
      #expect(isSame(found, known, bits: 30), "\(round % 8): \(known.double) \(found.double)")
      compared += 1
    }
    #expect(compared > 2 * Self.rounds)
  }

  @Test("an integral through a pole, or of what has no value, has no enclosure")
  func poles() {
    var algebra = AlgebraContext()
    let x = algebra.variable(Symbol(scalar: 0x78))
    let ends = (algebra.number(-1), algebra.number(1))
    for body in [
      algebra.quotient(algebra.number(1), x),
      algebra.power(x, algebra.number(-2)),
      algebra.apply(.log, [algebra.sum([x, algebra.number(-3)])]),
    ] {
      let node = algebra.apply(.integral, [body, ends.0, ends.1, x])
      algebra.fuel = Fuel(1_000_000)
      #expect(throws: (any Error).self) {
        try Enclosure.enclosure(node, at: [], bits: 64, in: &algebra)
      }
    }
  }
}
