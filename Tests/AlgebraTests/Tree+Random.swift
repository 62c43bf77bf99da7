import Algebra
import Bytes
import Support

extension Tree {
  private static func small(_ random: inout SplitMix64) -> Tree {
    let value = Int.random(in: -9...9, using: &random)
    return Int.random(in: 0..<4, using: &random) == 0
      ? .number(value, Int.random(in: 2...9, using: &random)) : .integer(value)
  }

  /// A rational function of up to three variables.
  static func rationalFunction(_ depth: Int, _ random: inout SplitMix64) -> Tree {
    func next() -> Tree { rationalFunction(depth - 1, &random) }
    if depth == 0 {
      return Bool.random(using: &random)
        ? .variable(Int.random(in: 0...2, using: &random)) : small(&random)
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0...2: return .sum((0..<Int.random(in: 2...3, using: &random)).map { _ in next() })
    case 3, 4: return .product([next(), next()])
    case 5: return next() / next()
    case 6: return .power(next(), Int.random(in: 0...3, using: &random), 1)
    default: return next() - next()
    }
  }

  /// A constant of radicals and rational numbers.
  static func radical(_ depth: Int, _ random: inout SplitMix64) -> Tree {
    func next() -> Tree { radical(depth - 1, &random) }
    if depth == 0 {
      if Bool.random(using: &random) { return small(&random) }
      let degree = [2, 2, 2, 3, 4].randomElement(using: &random) ?? 2
      return .root(.integer(Int.random(in: 1...30, using: &random)), degree)
    }
    switch Int.random(in: 0..<7, using: &random) {
    case 0...2: return next() + next()
    case 3, 4: return next() * next()
    case 5: return next() / next()
    default: return next() - next()
    }
  }

  /// An expression of roots, powers and functions, small enough that two of them may be the same.
  static func general(_ depth: Int, _ random: inout SplitMix64) -> Tree {
    func next() -> Tree { general(depth - 1, &random) }
    if depth == 0 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...3: return .variable(0)
      case 4: return .variable(1)
      case 5: return .constant(Bool.random(using: &random) ? .pi : .e)
      default: return .integer(Int.random(in: -2...3, using: &random))
      }
    }
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1: return next() + next()
    case 2: return next() - next()
    case 3, 4: return next() * next()
    case 5: return next() / next()
    case 6: return .power(next(), Int.random(in: -2...4, using: &random), 1)
    case 7, 8:
      let (p, q) =
        [(1, 2), (1, 3), (2, 3), (3, 2), (1, 4), (1, 6), (-1, 2)]
        .randomElement(using: &random) ?? (1, 2)
      return .power(next(), p, q)
    default:
      let operation =
        [Operation.sin, .cos, .tan, .log, .abs, .arctan, .cosh, .sign]
        .randomElement(using: &random) ?? .sin
      return .apply(operation, next())
    }
  }

  /// The same value by identities of rings and fields.
  func rewritten(_ random: inout SplitMix64) -> Tree {
    func next(_ tree: Tree) -> Tree { tree.rewritten(&random) }
    let again: Tree
    switch self {
    case .number, .variable, .constant: again = self
    case .sum(let terms): again = .sum(terms.map(next).shuffled(using: &random))
    case .product(let factors):
      again = Tree.distributed(factors.map(next).shuffled(using: &random), &random)
    case .quotient(let a, let b):
      let (top, bottom) = (next(a), next(b))
      let factor = Tree.nonzero(&random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: again = (top * factor) / (factor * bottom)
      case 1: again = top * (.integer(1) / bottom)
      default: again = top / bottom
      }
    case .power(let a, let p, 1) where p == 2 || p == 3:
      again = .product((0..<p).map { _ in next(a) })
    case .power(let a, let p, let q): again = .power(next(a), p, q)
    case .apply(let operation, let a): again = .apply(operation, next(a))
    }
    let extra = Tree.nonzero(&random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return (again + extra) - extra
    case 1: return (again * extra) / extra
    case 2: return .sum([extra * again, again, .product([.integer(-1), again, extra])])
    case 3: return again / (.integer(1) / extra) / extra
    default: return again
    }
  }

  /// The product of the factors, multiplied out where the last is a sum.
  private static func distributed(_ factors: [Tree], _ random: inout SplitMix64) -> Tree {
    guard case .sum(let terms)? = factors.last, Bool.random(using: &random) else {
      return .product(factors)
    }
    return .sum(terms.map { .product(factors.dropLast() + [$0]) })
  }

  /// Something that is not zero everywhere.
  private static func nonzero(_ random: inout SplitMix64) -> Tree {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .integer(Int.random(in: 2...7, using: &random))
    case 1: .root(.integer(Int.random(in: 2...7, using: &random)))
    case 2: .sum([.integer(1), .root(.integer(3))])
    default: .number(-2, Int.random(in: 3...9, using: &random))
    }
  }

  private var leaves: Int {
    switch self {
    case .number, .variable, .constant: 1
    case .sum(let trees), .product(let trees): trees.reduce(0) { $0 + $1.leaves }
    case .quotient(let a, let b): a.leaves + b.leaves
    case .power(let a, _, _), .apply(_, let a): a.leaves
    }
  }

  /// The same with one leaf changed.
  func mutated(_ random: inout SplitMix64) -> Tree {
    var place = Int.random(in: 0..<leaves, using: &random)
    return changed(at: &place)
  }

  private func changed(at place: inout Int) -> Tree {
    func next(_ tree: Tree) -> Tree { tree.changed(at: &place) }
    switch self {
    case .number(let p, let q):
      place -= 1
      return place == -1 ? .number(p + 1, q) : self
    case .variable(let index):
      place -= 1
      return place == -1 ? .variable((index + 1) % 3) : self
    case .constant(let constant):
      place -= 1
      return place == -1 ? .constant(constant == .pi ? .e : .pi) : self
    case .sum(let trees): return .sum(trees.map(next))
    case .product(let trees): return .product(trees.map(next))
    case .quotient(let a, let b):
      let top = next(a)
      return .quotient(top, next(b))
    case .power(let a, let p, let q): return .power(next(a), p, q)
    case .apply(let operation, let a): return .apply(operation, next(a))
    }
  }
}
