import Algebra
import Budget
import Bytes
import Notation

/// Short ways for what occurs most: integers written in digits.
extension Judge {
  /// The verdict on two plain integers; nil where either is something else.
  func plainNumbers(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Verdict? {
    guard let x = plainInteger(a), let y = plainInteger(b) else { return nil }
    if x == y { return .equal(.exact, .exactDecimal, "Both are \(x).") }
    return .different(.exactDecimal, "\(x) is not \(y).")
  }

  /// The key of a plain integer; nil for other answers.
  func plainKey(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    plainInteger(bytes).map { Array(String($0).utf8) }
  }

  /// The value of one to eighteen digits with or without a minus sign.
  fileprivate func plainInteger(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    let isNegative = rest.first == .minus
    if isNegative { rest.removeFirst() }
    guard (1...18).contains(rest.count) else { return nil }
    var value = 0
    for byte in rest {
      guard byte.isDigit else { return nil }
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// Whether the prediction leaves an operator standing that gold does not have: it only repeats the question.
  func isUnevaluated() -> Bool {
    guard gold.isParsed, prediction.isParsed else { return false }
    guard prediction.syntax.kinds.overlaps(Self.operatorKinds) else { return false }
    let left = standingOperators(gold.syntax, from: 0)
    let syntax = prediction.syntax
    // A chain that ends in its value has worked it out.
    let root = syntax[syntax.root]
    var start = 0
    if root.kind == .relation, syntax.childCount(syntax.root) >= 3 {
      let last = syntax.child(syntax.root, syntax.childCount(syntax.root) - 1)
      let sign = syntax.child(syntax.root, syntax.childCount(syntax.root) - 2)
      if syntax.sign(sign) == .equal, assignedName(last, syntax) == nil {
        start = Int(syntax[last].span.start)
      }
    }
    return !standingOperators(syntax, from: start).isSubset(of: left)
  }

  private static let operatorKinds = Syntax.Kinds(
    .bigOperator, .ellipsis, .fraction, .apply, .matrix)

  /// An operator that a reader would expect to be worked out.
  private enum StandingOperator: Hashable {
    case large(BigOperator)
    case function(Function)
    case ellipsis, determinant, derivative
  }

  /// The operators that start at or behind a byte.
  private func standingOperators(_ syntax: Syntax, from start: Int) -> Set<StandingOperator> {
    var found: Set<StandingOperator> = []
    for (place, node) in syntax.nodes.enumerated() where Int(node.span.start) >= start {
      let id = Syntax.ID(place)
      switch node.kind {
      case .bigOperator:
        if let operation = syntax.bigOperator(id) { found.insert(.large(operation)) }
      case .ellipsis: found.insert(.ellipsis)
      case .fraction where isDerivativeOperator(id, syntax): found.insert(.derivative)
      case .apply:
        guard let function = syntax.function(id) else { continue }
        switch function {
        case .gcd, .lcm, .det, .tr, .max, .min, .sup, .inf, .probability, .expectation, .variance:
          found.insert(.function(function))
        default: break
        }
      case .matrix where syntax.environment(id) == .barred: found.insert(.determinant)
      default: break
      }
    }
    return found
  }
}

extension Judge {
  /// Whether gold can be read at all: as notation, or as prose.
  public mutating func isReadable(_ source: [UInt8]) -> Bool {
    let trimmed = Text.trimmed(source[...])
    if plainInteger(trimmed) != nil { return true }
    algebra.reset(fuel: Fuel(limits.fuel))
    return parse(Array(trimmed), isGold: true).1 == nil
  }
}
