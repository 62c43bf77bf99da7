import Algebra
import Budget
import Bytes
import Foundation
import Numbers
import Support
import Testing

/// The rows of a table: two expressions with `|` between them.
private func pairs(_ table: String) -> [(Tree, Tree, String)] {
  table.split(separator: "\n").map { row in
    let sides = row.split(separator: "|").map { Tree(String($0)) }
    return (sides[0], sides.count == 2 ? sides[1] : sides[0], String(row))
  }
}

@Test("powers and roots have their exact values")
func powers() {
  let table = """
    sqrt(12) | 2*sqrt(3)
    1/(sqrt(3) - sqrt(2)) | sqrt(3) + sqrt(2)
    i*i | -1
    i^3 | -i
    i^-1 | -i
    1/(1 + i) | (1 - i)/2
    sqrt(-4) | 2*i
    sqrt(x^2) | abs(x)
    root(3, -8) | -2
    root(3, x^3) | x
    root(4, x^4) | abs(x)
    8^(2/3) | 4
    (-8)^(2/3) | 4
    4^(-3/2) | 1/8
    root(3, 54) | 3*root(3, 2)
    sqrt(2)*sqrt(3) | sqrt(6)
    root(4, 4) | sqrt(2)
    sqrt(1/2) | sqrt(2)/2
    sqrt(sqrt(2)) | root(4, 2)
    root(3, 2)*root(3, 4) | 2
    1/root(3, 2) | root(3, 4)/2
    1/(1 + root(3, 2)) | (1 - root(3, 2) + root(3, 4))/3
    (1 + sqrt(2))^3 | 7 + 5*sqrt(2)
    (sqrt(5) + 1)/(sqrt(5) - 1) | (3 + sqrt(5))/2
    (x + 1)^2 - (x - 1)^2 | 4*x
    (x^3 - 1)/(x - 1) | x^2 + x + 1
    1/x + 1/y | (x + y)/(x*y)
    pi^2/pi | pi
    e^(1/2)*e^(1/2) | e
    sqrt(x)*sqrt(x) | x
    x^(1/3)*x^(2/3) | x
    """
  for (a, b, row) in pairs(table) {
    #expect(compare(a, b) == .equal, "\(row)")
    #expect(compare(a, b + .integer(1)) == .different, "\(row) + 1")
  }
}

@Test("what holds only for some numbers is no equality")
func notEverywhere() {
  let table = """
    sqrt(x^2) | x
    (x^2)^(1/6) | root(3, x)
    sqrt(x^6) | x^3
    abs(x) | x
    sqrt(x + y) | sqrt(x) + sqrt(y)
    (x + y)^2 | x^2 + y^2
    sin(2*x) | 2*sin(x)
    log(x + y) | log(x) + log(y)
    sin(x) | x
    x/y | y/x
    pi | 22/7
    e | 19/7
    sqrt(-1) | -1
    i | 1
    i | -i
    x | y
    root(3, x^2) | x
    2^(1/2) | 1414213562/1000000000
    abs(x + y) | abs(x) + abs(y)
    """
  for (a, b, row) in pairs(table) { #expect(compare(a, b) == .different, "\(row)") }
}

@Test("an absolute value is not its argument where only the sign tells them apart")
func signsTell() {
  let table = """
    abs(root(3, x + 2)) | root(3, x + 2)
    ((x + 2)^(2/3))^(3/2) | x + 2
    abs(2*x/(1 + y)) | 2*x/(1 + y)
    abs(x*(y + 1)) | x*(y + 1)
    """
  for (a, b, row) in pairs(table) {
    #expect(compare(a, b) == .different, "\(row)")
  }
}

@Test("sines and cosines of multiples of π/12 and π/10 are radicals", arguments: [12, 10])
func specialAngles(parts: Int) {
  for turn in -2 * parts...2 * parts {
    let angle = Tree("\(turn)*pi/\(parts)")
    let value = Double(turn) * Double.pi / Double(parts)
    let place = "\(turn)π/\(parts)"
    for (operation, expected) in [(Algebra.Operation.sin, sin(value)), (.cos, cos(value))] {
      var algebra = AlgebraContext()
      let whole = Tree.apply(operation, angle).built(in: &algebra)
      let form = try? algebra.canonicalForm(whole)
      let key =
        form.map { String(decoding: CanonicalKey.key($0, in: algebra), as: UTF8.self) } ?? "none"
      #expect(!key.contains("sin") && !key.contains("cos"), "\(operation) \(place): \(key)")
      // The value lies within 10^-6 of what Double says.
      let near = Tree.number(Int((expected * 1e6).rounded()), 1_000_000).built(in: &algebra)
      let step = algebra.number(Rational(1, 1_000_000) ?? 1)
      let above = algebra.sum([near, step])
      let below = algebra.sum([near, algebra.negated(step)])
      #expect(algebra.order(whole, above) == -1, "\(operation) \(place)")
      #expect(algebra.order(whole, below) == 1, "\(operation) \(place)")
    }
    let tangent = compare(.apply(.tan, angle), .apply(.sin, angle) / .apply(.cos, angle))
    if abs(cos(value)) < 1e-9 {
      #expect(tangent == .undefined(.pole, isLeft: true), "\(place)")
    } else {
      #expect(tangent == .equal, "\(place)")
    }
  }
}

@Test("functions have their special values")
func specialValues() {
  let table = """
    sin(pi/12) | (sqrt(6) - sqrt(2))/4
    cos(pi/5) | (1 + sqrt(5))/4
    tan(pi/12) | 2 - sqrt(3)
    tan(pi/3) | sqrt(3)
    cot(pi/6) | sqrt(3)
    sec(pi/3) | 2
    csc(pi/6) | 2
    sin(100*pi) | 0
    cos(101*pi) | -1
    arcsin(1/2) | pi/6
    arccos(-1/2) | 2*pi/3
    arctan(1) | pi/4
    arctan(-sqrt(3)) | -pi/3
    log(1) | 0
    log(e) | 1
    log(8)/log(4) | 3/2
    log(6) | log(2) + log(3)
    log(1/9) | -2*log(3)
    log(sqrt(2)) | log(2)/2
    log(x^2) | 2*log(x)
    log(e^(5/3)) | 5/3
    sin(2*x) | 2*sin(x)*cos(x)
    cos(3*x) | 4*cos(x)^3 - 3*cos(x)
    sin(x + y) | sin(x)*cos(y) + cos(x)*sin(y)
    sin(pi - x) | sin(x)
    cos(pi/2 - x) | sin(x)
    cos(x/2)^2 | (1 + cos(x))/2
    factorial(5) | 120
    factorial(x)/factorial(x - 1) | x
    abs(3 - sqrt(10)) | sqrt(10) - 3
    abs(3 + 4*i) | 5
    floor(pi) | 3
    ceil(-e) | -2
    floor(-7/2) | -4
    sign(sqrt(2) - 2) | -1
    conjugate(2 + i) | 2 - i
    realPart((2 + i)*(1 + i)) | 1
    cosh(x)^2 - sinh(x)^2 | 1
    """
  for (a, b, row) in pairs(table) {
    #expect(compare(a, b) == .equal, "\(row)")
    #expect(compare(a, b + .number(1, 1_000_000_000)) == .different, "\(row) + 1/10^9")
  }
}

@Test("constants that are 10^-k apart differ, for k to 50")
func nearMisses() throws {
  var random = SplitMix64(seed: 5)
  var constants = [
    "2", "1/3", "sqrt(2)", "sqrt(2) + sqrt(3)", "root(3, 5)", "pi", "e", "pi*sqrt(2)", "log(2)",
    "sin(1)", "sqrt(2 + sqrt(2))", "pi + e", "arctan(2)",
  ].map { Tree($0) }
  for _ in 0..<10 * scale { constants.append(.radical(2, &random)) }
  for constant in constants {
    guard constant.value([]).isFinite else { continue }
    for power in [1, 2, 5, 10, 15, 20, 30, 40, 50] {
      var algebra = AlgebraContext()
      let whole = constant.built(in: &algebra)
      var fuel = Fuel(1_000_000)
      let size = try Integer(10).power(power, limits: .standard, fuel: &fuel)
      let step = algebra.number(try #require(Rational(1, size)))
      let near = algebra.sum([whole, step])
      #expect(algebra.compare(whole, near) == .different, "\(constant), 10^-\(power)")
      #expect(algebra.compare(near, whole) == .different, "\(constant), 10^-\(power)")
    }
  }
}

@Test(
  "what has no value is undefined, on either side",
  arguments: [
    ("1/0", .divisionByZero), ("0/0", .divisionByZero), ("x/(y - y)", .divisionByZero),
    ("1/(sqrt(8) - 2*sqrt(2))", .divisionByZero), ("1/(i*i + 1)", .divisionByZero),
    ("0^0", .zeroToZero), ("0^-1", .divisionByZero), ("0^(-1/2)", .divisionByZero),
    ("log(0)", .logarithmOfZero), ("log(x - x)", .logarithmOfZero), ("tan(pi/2)", .pole),
    ("sec(5*pi/2)", .pole), ("cot(pi)", .pole), ("csc(0)", .pole), ("factorial(-1)", .factorial),
    ("factorial(1/2)", .factorial), ("0*(1/0)", .divisionByZero),
  ] as [(String, Undefined)])
func undefinedValues(text: String, reason: Undefined) {
  let tree = Tree(text)
  #expect(compare(tree, .integer(1)) == .undefined(reason, isLeft: true))
  #expect(compare(.integer(1), tree) == .undefined(reason, isLeft: false))
  #expect(compare(tree, tree) == .undefined(reason, isLeft: true))
}
