import Algebra
import Budget
import Bytes
import Foundation
import Numbers
import Support

/// An expression that is evaluated here in `Double`, and by the algebra: two ways that share nothing.
indirect enum Tree: CustomStringConvertible {
  case number(Int, Int)
  case variable(Int)
  case constant(Constant)
  case sum([Tree])
  case product([Tree])
  case quotient(Tree, Tree)
  case power(Tree, Int, Int)
  case apply(Algebra.Operation, Tree)

  static func integer(_ value: Int) -> Tree { .number(value, 1) }
  static func root(_ tree: Tree, _ degree: Int = 2) -> Tree { .power(tree, 1, degree) }
  static func + (a: Tree, b: Tree) -> Tree { .sum([a, b]) }
  static func - (a: Tree, b: Tree) -> Tree { .sum([a, .product([.integer(-1), b])]) }
  static func * (a: Tree, b: Tree) -> Tree { .product([a, b]) }
  static func / (a: Tree, b: Tree) -> Tree { .quotient(a, b) }

  var description: String {
    switch self {
    case .number(let p, let q): q == 1 ? "\(p)" : "(\(p)/\(q))"
    case .variable(let index): ["x", "y", "z"][index]
    case .constant(let constant): "\(constant)"
    case .sum(let terms): "(" + terms.map(\.description).joined(separator: " + ") + ")"
    case .product(let factors): "(" + factors.map(\.description).joined(separator: "*") + ")"
    case .quotient(let a, let b): "(\(a))/(\(b))"
    case .power(let a, let p, let q): "(\(a))^(\(p)/\(q))"
    case .apply(let operation, let a): "\(operation)(\(a))"
    }
  }

  /// The same in a algebra.
  func built(in algebra: inout AlgebraContext) -> Algebra.Expression {
    switch self {
    case .number(let p, let q): return algebra.number(Rational(p, q) ?? 0)
    case .variable(let index):
      return algebra.variable(Algebra.Symbol(scalar: UInt32(0x78 + index)))
    case .constant(let constant): return algebra.constant(constant)
    case .sum(let terms):
      let built = terms.map { $0.built(in: &algebra) }
      return algebra.sum(built)
    case .product(let factors):
      let built = factors.map { $0.built(in: &algebra) }
      return algebra.product(built)
    case .quotient(let a, let b):
      let top = a.built(in: &algebra)
      let bottom = b.built(in: &algebra)
      return algebra.quotient(top, bottom)
    case .power(let a, let p, let q):
      let base = a.built(in: &algebra)
      let exponent = algebra.number(Rational(p, q) ?? 0)
      return algebra.power(base, exponent)
    case .apply(let operation, let a):
      let argument = a.built(in: &algebra)
      return algebra.apply(operation, [argument])
    }
  }

  /// Its real value; not a number where it has none.
  func value(_ point: [Double]) -> Double {
    switch self {
    case .number(let p, let q): return Double(p) / Double(q)
    case .variable(let index): return point[index]
    case .constant(.pi): return Double.pi
    case .constant(.e): return exp(1)
    case .constant(.i): return .nan
    case .sum(let terms): return terms.reduce(0) { $0 + $1.value(point) }
    case .product(let factors): return factors.reduce(1) { $0 * $1.value(point) }
    case .quotient(let a, let b): return a.value(point) / b.value(point)
    case .power(let a, let top, let bottom):
      let base = a.value(point)
      let exponent = Rational(top, bottom) ?? 0
      let (p, q) = (exponent.numerator.int ?? 0, exponent.denominator.int ?? 1)
      if base < 0, q % 2 == 1 {
        return pow(-base, Double(p) / Double(q)) * (p % 2 == 0 ? 1 : -1)
      }
      return base == 0 && p < 0 ? .nan : pow(base, Double(p) / Double(q))
    case .apply(let operation, let a):
      let x = a.value(point)
      switch operation {
      case .sin: return sin(x)
      case .cos: return cos(x)
      case .tan: return tan(x)
      case .cot: return 1 / tan(x)
      case .sec: return 1 / cos(x)
      case .csc: return 1 / sin(x)
      case .arctan: return atan(x)
      case .arcsin: return asin(x)
      case .arccos: return acos(x)
      case .log: return log(x)
      case .abs: return abs(x)
      case .sinh: return sinh(x)
      case .cosh: return cosh(x)
      case .tanh: return tanh(x)
      case .floor: return floor(x)
      case .ceil: return ceil(x)
      case .sign: return x.isNaN ? x : x > 0 ? 1 : x < 0 ? -1 : 0
      default: return .nan
      }
    }
  }
}

/// What `Double` says of two expressions.
enum Sampled { case agree, differ, unknown }

/// Both at points of either sign. They differ where they are clearly apart at a point where both have a
/// value; nothing is known where there are few such points or rounding may hide it.
func sampled(_ a: Tree, _ b: Tree) -> Sampled {
  var random = SplitMix64(seed: 99)
  var close = 0
  var unclear = 0
  for round in 0..<48 {
    let reach = [1.0, 4, 30][round % 3]
    let point = (0..<3).map { _ in Double.random(in: -reach...reach, using: &random) }
    let (p, q) = (a.value(point), b.value(point))
    guard p.isFinite, q.isFinite else { continue }
    let size = max(abs(p), abs(q), 1e-3)
    if size > 1e9 { continue }
    switch abs(p - q) / size {
    case ..<1e-9: close += 1
    case 1e-5...: return .differ
    default: unclear += 1
    }
  }
  return close >= 6 && unclear == 0 ? .agree : .unknown
}

/// The algebra's word on two trees, with the default fuel.
func compare(_ a: Tree, _ b: Tree, _ algebra: inout AlgebraContext) -> Comparison {
  algebra.reset(fuel: .init(algebra.limits.fuel))
  let left = a.built(in: &algebra)
  let right = b.built(in: &algebra)
  return algebra.compare(left, right)
}

func compare(_ a: Tree, _ b: Tree) -> Comparison {
  var algebra = AlgebraContext()
  return compare(a, b, &algebra)
}

let scale = Seeds.scale
