import Budget
import Bytes
import Numbers
import Support
import Testing

private typealias Function = @Sendable (ComplexInterval) throws(DomainError) -> ComplexInterval

private let functions: [(name: String, function: Function)] = [
  ("reciprocal", { (z) throws(DomainError) in try z.reciprocal() }),
  ("power 5", { (z) throws(DomainError) in try z.power(5) }),
  ("power -3", { (z) throws(DomainError) in try z.power(-3) }),
  ("power 2/3", { (z) throws(DomainError) in try z.power(Rational(2, 3) ?? 0) }),
  ("power itself", { (z) throws(DomainError) in try z.power(z) }),
  ("squareRoot", { (z) throws(DomainError) in try z.squareRoot() }),
  ("root 7", { (z) throws(DomainError) in try z.root(7) }),
  ("exp", { (z) throws(DomainError) in z.exp() }),
  ("log", { (z) throws(DomainError) in try z.log() }),
  ("sin", { (z) throws(DomainError) in z.sin() }),
  ("cos", { (z) throws(DomainError) in z.cos() }),
  ("tan", { (z) throws(DomainError) in try z.tan() }),
  ("sinh", { (z) throws(DomainError) in z.sinh() }),
  ("cosh", { (z) throws(DomainError) in z.cosh() }),
  ("tanh", { (z) throws(DomainError) in try z.tanh() }),
]

struct ComplexIntervalTests {
  private func part(_ random: inout SplitMix64) -> Rational {
    random.next() % 5 == 0 ? 0 : Rational(Int(random.next() % 801) - 400, 97) ?? 0
  }

  private func point(_ x: Rational, _ y: Rational, _ precision: Int = 120) -> ComplexInterval {
    ComplexInterval(Interval(x, precision: precision), Interval(y, precision: precision))
  }

  @Test func twiceThePrecisionAgreesForEveryFunction() {
    var random = SplitMix64(seed: 31)
    var (decided, undecided) = (0, 0)
    for _ in 0..<300 {
      let (x, y) = (part(&random), part(&random))
      for (name, function) in functions {
        let coarse = Result { () throws(DomainError) in try function(point(x, y, 60)) }
        let fine = Result { () throws(DomainError) in try function(point(x, y, 120)) }
        switch (coarse, fine) {
        case (.success(let wide), .success(let narrow)):
          decided += 1
          #expect(wide.contains(narrow), "\(name) of \(x) + \(y)i")
        case (.failure(.straddles), _): undecided += 1
        case (.failure(.outside), .failure(.outside)): decided += 1
        default: Issue.record("\(name) of \(x) + \(y)i: \(coarse), \(fine)")
        }
      }
    }
    print("complex intervals at twice the precision: \(decided) decided, \(undecided) undecided")
    #expect(decided > 100 * undecided)
  }

  @Test func aRectangleContainsTheImagesOfItsPoints() throws {
    var random = SplitMix64(seed: 32)
    var undecided = 0
    for _ in 0..<400 {
      let xs = (0..<3).map { _ in part(&random) }.sorted()
      let ys = (0..<3).map { _ in part(&random) }.sorted()
      let real = try #require(Interval(from: xs[0], to: xs[2], precision: 53))
      let imaginary = try #require(Interval(from: ys[0], to: ys[2], precision: 53))
      for (name, function) in functions {
        guard let wide = try? function(ComplexInterval(real, imaginary)) else {
          undecided += 1
          continue
        }
        for (x, y) in [(xs[0], ys[0]), (xs[1], ys[1]), (xs[2], ys[1]), (xs[1], ys[2])] {
          #expect(try wide.contains(function(point(x, y))), "\(name) of \(xs), \(ys)")
        }
      }
    }
    print("rectangles of random sizes: \(undecided) of \(400 * functions.count) undecided")
  }

  @Test func identitiesHold() throws {
    var random = SplitMix64(seed: 33)
    for _ in 0..<300 {
      let (x, y) = (part(&random), part(&random))
      let z = point(x, y, 200)
      let exact = point(x, y, 400)
      #expect((z.sin() * z.sin() + z.cos() * z.cos()).contains(point(1, 0)))
      if x.isZero && y.isZero { continue }
      #expect(try z.log().exp().contains(exact))
      #expect(try z.squareRoot().power(2).contains(exact))
      #expect(try z.root(5).power(5).contains(exact))
      #expect(try z.power(Rational(2, 3) ?? 0).power(3).overlaps(z.power(2)))
      #expect(try (z * z.reciprocal()).contains(point(1, 0)))
      #expect((z.magnitude * z.magnitude).contains(x * x + y * y))
    }
    // e^(iπ) = −1, i^i = e^(−π/2)
    let i = ComplexInterval.i(precision: 200)
    let pi = ComplexInterval(Interval.pi(precision: 200))
    #expect((i * pi).exp().contains(point(-1, 0)))
    #expect(try text(i.power(i).real.decimal(significantDigits: 12)) == "0.207879576351")
  }

  @Test func principalValuesTakeTheCutFromAbove() throws {
    let minusFour = point(-4, 0)
    #expect(try minusFour.squareRoot().isEqual(to: point(0, 2)) == .yes)
    #expect(try text(minusFour.argument().decimal(significantDigits: 8)) == "3.1415927")
    #expect(try text(point(-8, 0).root(3).imaginary.decimal(significantDigits: 6)) == "1.73205")
    // 1 − 1 rounded down is −0, which is no other side of the cut.
    let zero = Interval(1, precision: 64) - Interval(1, precision: 64)
    #expect(try ComplexInterval(Interval(-1, precision: 64), zero).argument().isPositive == .yes)
    #expect(try point(0, -1).argument().isNegative == .yes)
    let thin = try #require(
      Interval(from: Rational(-1, 1_000) ?? 0, to: Rational(1, 1_000) ?? 0, precision: 64))
    #expect(throws: DomainError.straddles) {
      try ComplexInterval(Interval(-1, precision: 64), thin).log()
    }
    #expect(throws: DomainError.straddles) { try ComplexInterval(thin, thin).log() }
    #expect(throws: DomainError.outside) { try point(0, 0).log() }
    #expect(throws: DomainError.outside) { try point(0, 0).reciprocal() }
    #expect(throws: DomainError.outside) { try point(0, 0).power(-1) }
    #expect(try point(0, 0).squareRoot().isZero == .yes)
    #expect(try ComplexInterval(Interval(1, precision: 64), thin).argument().contains(0))
  }

  @Test func gaussianArithmeticIsExact() throws {
    #expect(try point(1, 1).power(8).isEqual(to: point(16, 0)) == .yes)
    #expect(
      try point(3, 4).divided(by: point(1, 2)).isEqual(
        to: point(Rational(11, 5) ?? 0, Rational(-2, 5) ?? 0)) != .no)
    #expect(point(3, 4).magnitude.isEqual(to: Interval(5, precision: 64)) == .yes)
    #expect((point(3, 4) * point(3, 4).conjugate).isEqual(to: point(25, 0)) == .yes)
    #expect(point(1, 2).isEqual(to: point(1, 3)) == .no)
  }
}

extension ComplexInterval {
  fileprivate func overlaps(_ other: ComplexInterval) -> Bool { isEqual(to: other) != .no }
}
