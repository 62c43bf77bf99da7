import Algebra
import Notation
import Numbers

/// What is worked out of answers by their expressions.
extension AlgebraContext {
  func hasVariables(_ answer: Answer) -> Bool {
    if case .expression(let value) = answer {
      hasVariables(value.expression)
    } else {
      false
    }
  }

  func isConstantAnswer(_ answer: Answer) -> Bool {
    switch answer {
    case .expression(let value): !hasVariables(value.expression)
    case .tuple(let elements, _), .set(let elements), .list(let elements):
      elements.allSatisfy { isConstantAnswer($0) }
    case .matrix, .region, .empty, .infinity, .text, .numberSet, .undefined, .opaque, .cases: true
    case .chain(let chain): chain.name == nil
    case .assignment, .membership, .relation, .system, .family, .congruence: false
    }
  }

  /// The difference of the sides of an equation.
  mutating func equation(_ answer: Answer) -> (Expression)? {
    switch answer {
    case .relation(let sides, [.equal]):
      guard case .expression(let left) = sides[0], case .expression(let right) = sides[1] else {
        return nil
      }
      return sum([left.expression, negated(right.expression)])
    case .assignment(let name, .expression(let value)):
      let symbol = self.symbol(name)
      return sum([variable(symbol), negated(value.expression)])
    default: return nil
    }
  }

  /// `constant + slope · parameter`, the slope being zero where it does not occur; nil where it is not linear.
  mutating func linear(
    _ expression: Expression, in parameter: Name
  ) -> (constant: Expression, slope: Expression)? {
    let symbol = self.symbol(parameter)
    if !mentions(expression, [symbol]) {
      return (expression, number(Rational(0)))
    }
    guard let parts = Coefficients.coefficients(of: expression, in: symbol, limit: 1, in: &self)
    else {
      return nil
    }
    return (parts[0], parts.count > 1 ? parts[1] : number(Rational(0)))
  }

  /// Whether a constant is an integer; nil where that is not known.
  mutating func isInteger(_ expression: Expression) -> Bool? {
    if let number = rationalValue(expression) { return number.isInteger }
    let floor = apply(.floor, [expression])
    return order(expression, floor).map { $0 == 0 }
  }

  /// The answer with a variable of that name replaced.
  mutating func renamed(_ answer: Answer, _ name: Name, to value: Expression) -> Answer {
    let symbol = self.symbol(name)
    switch answer {
    case .expression(var own):
      guard let new = replacing(symbol, in: own.expression, by: value) else {
        return answer
      }
      own.expression = new
      return .expression(own)
    case .assignment(let own, let right):
      return .assignment(name: own, renamed(right, name, to: value))
    case .tuple(let elements, let bounds):
      return .tuple(elements.map { renamed($0, name, to: value) }, bounds)
    case .list(let elements): return .list(elements.map { renamed($0, name, to: value) })
    case .set(let elements): return .set(elements.map { renamed($0, name, to: value) })
    case .region(let spans):
      var copy = spans
      for index in copy.indices {
        if case .finite(let end) = copy[index].low,
          let new = replacing(symbol, in: end, by: value)
        {
          copy[index].low = .finite(new)
        }
        if case .finite(let end) = copy[index].high,
          let new = replacing(symbol, in: end, by: value)
        {
          copy[index].high = .finite(new)
        }
      }
      return .region(copy)
    case .cases(let branches):
      guard let new = onlyVariable(value).map({ Name(self.name(of: $0)) }) else {
        return answer
      }
      return .cases(
        branches.map { branch in
          var copy = branch
          copy.value = renamed(branch.value, name, to: value)
          switch branch.condition {
          case .region(name, let spans): copy.condition = .region(name: new, spans)
          case .parity(name, let isOdd): copy.condition = .parity(name: new, isOdd: isOdd)
          default: break
          }
          return copy
        })
    default: return answer
    }
  }

  mutating func quotient(_ a: Value, _ b: Value) -> Answer {
    var value = Value(quotient(a.expression, b.expression))
    if let x = a.number, let y = b.number { value.number = x.divided(by: y) }
    return .expression(value)
  }

  /// Whether |value − target| ≤ ½ · 10^−places.
  mutating func isWithinHalf(_ value: Value, of target: Rational, places: Int) -> Bool {
    guard abs(places) <= 400, !hasVariables(value.expression) else { return false }
    var scale = Rational(2)
    let ten = places >= 0 ? Rational(10) : (Rational(1, 10) ?? 1)
    for _ in 0..<abs(places) { scale = scale * ten }
    guard let half = scale.reciprocal else { return false }
    let low = number(target - half)
    let high = number(target + half)
    guard let above = order(value.expression, low),
      let below = order(value.expression, high)
    else { return false }
    return above >= 0 && below <= 0
  }

  /// Whether cutting x off after so many places leaves the target.
  mutating func isTruncated(_ x: Value, to target: Rational, _ places: Int) -> Bool {
    guard (0...60).contains(places) else { return false }
    var scale = Rational(1)
    for _ in 0..<places { scale = scale * Rational(10) }
    let scaled = product([
      apply(.abs, [x.expression]), number(scale),
    ])
    let floor = apply(.floor, [scaled])
    return order(floor, number(target.magnitude * scale)) == 0
  }

  /// Whether an approximation in a chain holds: to the places it gives, else within one percent.
  mutating func areClose(_ a: Answer, _ b: Answer) -> Bool {
    guard case .expression(let x) = a, case .expression(let y) = b else { return false }
    if let places = y.places, let target = y.number {
      return isWithinHalf(x, of: target, places: places) || isTruncated(x, to: target, places)
    }
    let difference = sum([x.expression, negated(y.expression)])
    let size = apply(.abs, [difference])
    let bound = product([
      number(Rational(1, 100) ?? 1), apply(.abs, [x.expression]),
    ])
    guard let sign = order(size, bound) else { return false }
    return sign <= 0
  }
}
