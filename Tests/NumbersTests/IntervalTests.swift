import Budget
import Bytes
import Numbers
import Support
import Testing

private typealias Function = @Sendable (Interval) throws(DomainError) -> Interval

private let functions: [(name: String, function: Function)] = [
  ("negate", { (x) throws(DomainError) in -x }),
  ("magnitude", { (x) throws(DomainError) in x.magnitude }),
  ("reciprocal", { (x) throws(DomainError) in try x.reciprocal() }),
  ("square", { (x) throws(DomainError) in try x.power(2) }),
  ("cube", { (x) throws(DomainError) in try x.power(3) }),
  ("power -2", { (x) throws(DomainError) in try x.power(-2) }),
  ("power 2/3", { (x) throws(DomainError) in try x.power(Rational(2, 3) ?? 0) }),
  ("power -5/2", { (x) throws(DomainError) in try x.power(Rational(-5, 2) ?? 0) }),
  ("power itself", { (x) throws(DomainError) in try x.power(x) }),
  ("squareRoot", { (x) throws(DomainError) in try x.squareRoot() }),
  ("cube root", { (x) throws(DomainError) in try x.root(3) }),
  ("root 1000", { (x) throws(DomainError) in try x.root(1_000) }),
  ("exp", { (x) throws(DomainError) in x.exp() }),
  ("log", { (x) throws(DomainError) in try x.log() }),
  ("sin", { (x) throws(DomainError) in x.sin() }),
  ("cos", { (x) throws(DomainError) in x.cos() }),
  ("tan", { (x) throws(DomainError) in try x.tan() }),
  ("cot", { (x) throws(DomainError) in try x.cot() }),
  ("sec", { (x) throws(DomainError) in try x.sec() }),
  ("csc", { (x) throws(DomainError) in try x.csc() }),
  ("asin", { (x) throws(DomainError) in try x.asin() }),
  ("acos", { (x) throws(DomainError) in try x.acos() }),
  ("atan", { (x) throws(DomainError) in x.atan() }),
  ("acot", { (x) throws(DomainError) in x.acot() }),
  ("asec", { (x) throws(DomainError) in try x.asec() }),
  ("acsc", { (x) throws(DomainError) in try x.acsc() }),
  ("sinh", { (x) throws(DomainError) in x.sinh() }),
  ("cosh", { (x) throws(DomainError) in x.cosh() }),
  ("tanh", { (x) throws(DomainError) in x.tanh() }),
  ("asinh", { (x) throws(DomainError) in x.asinh() }),
  ("acosh", { (x) throws(DomainError) in try x.acosh() }),
  ("atanh", { (x) throws(DomainError) in try x.atanh() }),
]

struct IntervalTests {
  /// Arguments from 10⁻³ to 10⁵, many near 1, and the edges of the domains.
  private func argument(_ random: inout SplitMix64) -> Rational {
    let numerator = Int(random.next() % 2_000_001) - 1_000_000
    return switch random.next() % 4 {
    case 0: Rational(numerator % 200, 100) ?? 0
    case 1: Rational(numerator, 1_000_000) ?? 0
    case 2: Rational(numerator, 1 + Int(random.next() % 1_000)) ?? 0
    default: Rational(numerator % 4)
    }
  }

  @Test func twiceThePrecisionLiesInsideForEveryFunction() {
    var random = SplitMix64(seed: 21)
    var (decided, undecided) = (0, 0)
    for round in 0..<400 {
      let x = argument(&random)
      let precision = 24 + round % 100
      for (name, function) in functions {
        let coarse = Result { () throws(DomainError) in
          try function(Interval(x, precision: precision))
        }
        let fine = Result { () throws(DomainError) in
          try function(Interval(x, precision: 2 * precision))
        }
        switch (coarse, fine) {
        case (.success(let wide), .success(let narrow)):
          decided += 1
          #expect(wide.contains(narrow), "\(name) of \(x) at \(precision)")
        case (.failure(.straddles), _): undecided += 1
        case (.failure(.outside), .failure(.outside)): decided += 1
        default: Issue.record("\(name) of \(x) at \(precision): \(coarse), \(fine)")
        }
      }
    }
    print("intervals at twice the precision: \(decided) decided, \(undecided) undecided")
    #expect(decided > 100 * undecided)
  }

  @Test func aNarrowerArgumentGivesANarrowerResult() throws {
    var random = SplitMix64(seed: 22)
    var undecided = 0
    for _ in 0..<400 {
      let points = (0..<4).map { _ in argument(&random) }.sorted()
      for (name, function) in functions {
        let outer = try #require(Interval(from: points[0], to: points[3], precision: 53))
        let inner = try #require(Interval(from: points[1], to: points[2], precision: 53))
        let point = Interval(points[1], precision: 53)
        guard let wide = try? function(outer) else {
          undecided += 1
          continue
        }
        let narrow = try function(inner)
        #expect(wide.contains(narrow), "\(name) of \(points)")
        #expect(try narrow.contains(function(point)), "\(name) of \(points)")
      }
    }
    print("intervals of random widths: \(undecided) of \(400 * functions.count) undecided")
  }

  @Test func arithmeticContainsTheExactResult() throws {
    var random = SplitMix64(seed: 23)
    for _ in 0..<4_000 {
      let (a, b) = (argument(&random), argument(&random))
      let (x, y) = (Interval(a, precision: 30), Interval(b, precision: 40))
      #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
      #expect(Interval.min(x, y).contains(min(a, b)) && Interval.max(x, y).contains(max(a, b)))
      #expect(x.union(y).contains(a) && x.union(y).contains(b))
      if let quotient = a.divided(by: b) { #expect(try x.divided(by: y).contains(quotient)) }
      let c = argument(&random)
      let wide = try #require(Interval(from: min(a, c), to: max(a, c), precision: 30))
      #expect((wide * y).contains(a * b) && (wide * y).contains(c * b))
      #expect((wide * wide).contains(a * c))
      #expect(try wide.power(2).contains(c * c))
      #expect(wide.lowerBound.map { $0 <= min(a, c) } == true)
    }
  }

  @Test func integersThatFitAreExact() throws {
    let six = Interval(6, precision: 64)
    #expect(
      try six.divided(by: Interval(3, precision: 64)).isEqual(to: Interval(2, precision: 64))
        == .yes)
    #expect(
      try Interval(-8, precision: 64).root(3).isEqual(to: Interval(-2, precision: 64)) == .yes)
    #expect(try Interval(4, precision: 64).power(Rational(3, 2) ?? 0).midpoint == 8)
    #expect(Interval(0, precision: 64).exp().midpoint == 1)
    #expect(try Interval(2, precision: 64).power(-3).midpoint == Rational(1, 8))
  }

  @Test func identitiesHoldBetweenFunctions() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<300 {
      let value = argument(&random)
      let x = Interval(value, precision: 200)
      #expect((x.sin() * x.sin() + x.cos() * x.cos()).contains(1))
      #expect(try x.atan().tan().contains(value))
      #expect(try x.root(3).power(3).contains(value))
      #expect((x.atan() + x.acot() - Interval.pi(precision: 200) * half).contains(0))
      if value.sign > 0 { #expect(try x.log().exp().contains(value)) }
      if value.magnitude < 100 {
        #expect(x.sinh().asinh().contains(value))
        #expect(try x.magnitude.sinh().asinh().cosh().acosh().contains(value.magnitude))
        #expect((x.exp() - x.sinh() - x.cosh()).contains(0))
      }
      if value.magnitude <= 1 {
        #expect(try x.asin().sin().contains(value) && x.acos().cos().contains(value))
      } else {
        #expect(try x.asec().sec().contains(value) && x.acsc().csc().contains(value))
      }
      if value.magnitude < 1 { #expect(try x.atanh().tanh().contains(value)) }
      if value.sign != 0 { #expect(try (x.tan() * x.cot()).contains(1)) }
    }
  }

  private var half: Interval { Interval(Rational(1, 2) ?? 0, precision: 200) }

  @Test func knownDigits() throws {
    let table: [(Interval, String)] = [
      (.pi(precision: 200), "3.1415926535897932384626433832795028842"),
      (.e(precision: 200), "2.7182818284590452353602874713526624978"),
      (Interval(1, precision: 200).sin(), "0.84147098480789650665250232163029899962"),
      (Interval(10, precision: 200).cos(), "-0.83907152907645245225886394782406483452"),
      (try Interval(2, precision: 200).squareRoot(), "1.4142135623730950488016887242096980786"),
    ]
    for (value, digits) in table {
      #expect(text(value.decimal(significantDigits: 38)) == digits)
      #expect(value.relativeBits >= 190)
    }
    #expect(text(Interval(-1_500, precision: 64).decimal(significantDigits: 2)) == "-1500")
    #expect(text(Interval(100, precision: 64).exp().decimal(significantDigits: 3)) == "2.69e43")
    #expect(Interval.pi(precision: 64).double == Double.pi)
    #expect(Interval.entire(precision: 64).decimal(significantDigits: 3) == nil)
  }

  @Test func domainsEndWhereTheyEnd() {
    func check(
      _ name: String, _ from: Rational, _ to: Rational, _ expected: DomainError?,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      guard let x = Interval(from: from, to: to, precision: 64),
        let function = functions.first(where: { $0.name == name })?.function
      else {
        Issue.record("\(name)", sourceLocation: sourceLocation)
        return
      }
      let result = Result { () throws(DomainError) in try function(x) }
      switch result {
      case .success: #expect(expected == nil, "\(name)", sourceLocation: sourceLocation)
      case .failure(let error):
        #expect(error == expected, "\(name)", sourceLocation: sourceLocation)
      }
    }
    for name in ["log", "power itself"] {
      check(name, 0, 0, .outside)
      check(name, -2, -1, .outside)
      check(name, -1, 1, .straddles)
      check(name, 0, 1, .straddles)
      check(name, 1, 2, nil)
    }
    for name in ["reciprocal", "power -2", "power -5/2"] {
      check(name, 0, 0, .outside)
      check(name, 0, 1, .straddles)
      check(name, -1, 1, .straddles)
    }
    for name in ["squareRoot", "root 1000"] {
      check(name, -2, -1, .outside)
      check(name, -1, 0, .straddles)
      check(name, 0, 0, nil)
      check(name, 0, 2, nil)
    }
    check("cube root", -8, 1, nil)
    check("power 2/3", -8, -8, nil)
    for name in ["asin", "acos"] {
      check(name, -1, 1, nil)
      check(name, 2, 3, .outside)
      check(name, -3, -2, .outside)
      check(name, 0, 2, .straddles)
    }
    for name in ["asec", "acsc"] {
      check(name, 0, 0, .outside)
      check(name, 1, 2, nil)
      check(name, -2, -1, nil)
      check(name, 0, 1, .straddles)
      check(name, -2, 2, .straddles)
    }
    check("acosh", 1, 2, nil)
    check("acosh", 0, 0, .outside)
    check("acosh", 0, 2, .straddles)
    check("atanh", 1, 1, .outside)
    check("atanh", -2, -1, .outside)
    check("atanh", 0, 1, .straddles)
    check("atanh", 0, 0, nil)
    check("tan", 1, 2, .straddles)
    check("tan", 2, 4, nil)
    check("cot", 0, 0, .outside)
    check("cot", -1, 1, .straddles)
    check("cot", 1, 3, nil)
    check("sec", 1, 2, .straddles)
    check("csc", 0, 0, .outside)
    check("csc", 3, 4, .straddles)
  }

  @Test func wavesKnowTheirExtremes() throws {
    let wide = try #require(Interval(from: 1, to: 2, precision: 64))
    #expect(wide.sin().upperBound == 1)
    #expect(try #require(wide.sin().lowerBound) > Rational(84, 100) ?? 0)
    #expect(wide.cos().contains(0))
    let whole = try #require(Interval(from: -100, to: 100, precision: 64))
    #expect(whole.sin().lowerBound == -1 && whole.sin().upperBound == 1)
    let around = try #require(Interval(from: -1, to: 2, precision: 64))
    #expect(around.cos().upperBound == 1)
    #expect(try #require(around.cos().lowerBound) > Rational(-42, 100) ?? 0)
    // sin π is 0 to the precision, and no interval of it excludes 0.
    #expect(Interval.pi(precision: 300).sin().contains(0))
    #expect(Interval.pi(precision: 300).sin().radius.map { $0.double < 1e-80 } == true)
    // 10²² needs 74 bits before the point: nothing is known at 64, and all at 128.
    let large = try #require(try Rational(decimal: Array("1e22".utf8), limits: Limits()))
    #expect(Interval(large, precision: 64).sin().radius == 1)
    #expect(
      text(Interval(large, precision: 128).sin().decimal(significantDigits: 10)) == "-0.8522008498")
  }

  @Test func unboundedValuesStaySound() throws {
    var huge = Interval(Rational(Int.max), precision: 64)
    for _ in 0..<6 { huge = huge.exp() }
    #expect(!huge.isBounded && huge.isPositive == .yes)
    #expect(huge.upperBound == nil && huge.midpoint == nil && huge.floor == nil)
    #expect((huge - huge).contains(0))
    #expect((huge * Interval(0, precision: 64)).isZero == .yes)
    #expect(try huge.reciprocal().contains(0))
    #expect(try huge.divided(by: huge).contains(1))
    #expect(huge.sin().contains(Rational(1)) && huge.atan().isBounded && huge.tanh().contains(1))
    #expect(throws: DomainError.straddles) { try huge.tan() }
    #expect(huge.relativeBits == 0)
    let entire = Interval.entire(precision: 64)
    for (name, function) in functions {
      guard let value = try? function(entire) else { continue }
      #expect(value.isLess(than: value) == .unknown, "\(name)")
      #expect(try value.contains(function(Interval(1, precision: 64))), "\(name)")
    }
  }

  @Test func comparisonsSayWhatTheyKnow() throws {
    let (one, two) = (Interval(1, precision: 64), Interval(2, precision: 64))
    let both = one.union(two)
    #expect(one.isLess(than: two) == .yes && two.isLess(than: one) == .no)
    #expect(one.isLess(than: one) == .no && both.isLess(than: both) == .unknown)
    #expect(one.isEqual(to: one) == .yes && one.isEqual(to: two) == .no)
    #expect(both.isEqual(to: one) == .unknown && both.overlaps(one) && !one.overlaps(two))
    #expect(both.isPositive == .yes && both.isNegative == .no && both.isZero == .no)
    #expect((one - both).isPositive == .no && (one - both).isNegative == .unknown)
    #expect((one - both).isZero == .unknown && (one - one).isZero == .yes)
    #expect(both.floor == nil && one.floor == 1 && one.ceiling == 1)
    #expect(Interval.pi(precision: 64).floor == 3 && Interval.pi(precision: 64).ceiling == 4)
    #expect(Interval(from: 2, to: 1, precision: 64) == nil)
    // e^(π√163) is no integer: 12 nines follow the point.
    let ramanujan = try (Interval.pi(precision: 128) * Interval(163, precision: 128).squareRoot())
      .exp()
    #expect(ramanujan.floor == 262_537_412_640_768_743)
  }

  @Test func precisionIsBounded() {
    #expect(Interval.pi(precision: Int.max).precision == Interval.maximumPrecision)
    #expect(Interval(1, precision: Int.min).precision == 16)
    #expect(Interval.cost(precision: 4_096) > Interval.cost(precision: 64))
  }
}
