import Algebra
import Notation
import Numbers

extension Rule {
  static let family = Rule(
    id: .family,
    statement:
      "Values for every integer k are equal as sets: up to the name of k, a shift by an integer, and how they are split.",
    examples: [
      Example(
        "\\frac\\pi6+2k\\pi, k\\in\\mathbb Z", "\\frac{13\\pi}6+2n\\pi, n\\in\\mathbb Z", .equal),
      Example(
        "k\\pi, k\\in\\mathbb Z", "2k\\pi \\text{ or } \\pi+2k\\pi, k\\in\\mathbb Z", .equal),
      Example(
        "30^\\circ+360^\\circ k, k\\in\\mathbb Z", "\\frac\\pi6+2k\\pi, k\\in\\mathbb Z", .equal),
      Example(
        "\\frac\\pi6+2k\\pi, k\\in\\mathbb Z", "\\frac\\pi6+k\\pi, k\\in\\mathbb Z", .different),
      Example("2k+1, k\\in\\mathbb Z", "2k+1, k\\in\\mathbb N", .different),
    ],
    beside: .family,
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.family(let a, let k, let domain), .family(let b, let n, let other)):
        return judge.compareFamilies(a, k, domain, b, n, other)
      case (.family(let a, let k, _), let b)
      where judge.options.allowsConventions && judge.mentions(b, k):
        return judge.compare(single(a), b).weakened(to: .convention)
      case (let a, .family(let b, let n, _))
      where judge.options.allowsConventions && judge.mentions(a, n):
        return judge.compare(a, single(b)).weakened(to: .convention)
      case (.family(let a, let k, .reals), .assignment):
        return judge.compareLine(a, k, with: prediction)
      case (.assignment, .family(let b, let n, .reals)):
        return judge.compareLine(b, n, with: gold)
      case (.family, .assignment), (.assignment, .family): return nil
      case (.family, .congruence), (.congruence, .family): return nil
      case (.family(let a, let k, .reals), .relation(_, [.equal])):
        return judge.compareLine(a, k, with: prediction)
      case (.relation(_, [.equal]), .family(let b, let n, .reals)):
        return judge.compareLine(b, n, with: gold)
      case (.family, _):
        return .different(.family, "Gold is a family of values, the prediction is none.", nil)
      case (_, .family):
        return .different(.family, "The prediction is a family of values, gold is none.", nil)
      default: return nil
      }
    })

  private static func single(_ members: [Answer]) -> Answer {
    members.count == 1 ? members[0] : .list(members)
  }
}

extension Judge {
  /// Whether values leave the parameter free: what it runs over is not said, and may be dropped on the other side.
  mutating func mentions(_ answer: Answer, _ parameter: Name) -> Bool {
    let symbol = algebra.symbol(parameter)
    let members = flattened([answer])
    return members.allSatisfy { member in
      let parts = values(member)
      return !parts.isEmpty && parts.contains { algebra.mentions($0.expression, [symbol]) }
    }
  }
}

extension Judge {
  static let mostMembers = 64

  mutating func compareFamilies(
    _ a: [Answer], _ k: Name, _ domain: Domain, _ b: [Answer], _ n: Name, _ other: Domain
  ) -> Verdict {
    let (left, right) = (flattened(a), flattened(b))
    if let verdict = compareNames(left, right) { return verdict }
    // A degree sign on one side only may be dropped, or be radians on the other.
    let isMixed = hasDegrees(left) != hasDegrees(right)
    let plain = compareMembers(left, k, domain, right, n, other, inRadians: false)
    if plain.isEqual || !isMixed { return isMixed ? plain.weakened(to: .convention) : plain }
    let radians = compareMembers(left, k, domain, right, n, other, inRadians: true)
    return radians.isEqual ? radians.weakened(to: .convention) : radians
  }

  /// A family of x is none of y.
  func compareNames(_ a: [Answer], _ b: [Answer]) -> Verdict? {
    func names(_ members: [Answer]) -> Set<Name> {
      Set(members.compactMap { if case .assignment(let name, _) = $0 { name } else { nil } })
    }
    let (x, y) = (names(a), names(b))
    if x.isEmpty || y.isEmpty || x == y { return nil }
    if x.count == 1, y.count == 1,
      x.first?.isFree(beside: y.first) == true || y.first?.isFree(beside: x.first) == true
    {
      return nil
    }
    return .different(.family, "The names differ.", nil)
  }

  func hasDegrees(_ members: [Answer]) -> Bool {
    members.contains { member in
      values(member).contains { $0.unit?.isDegree == true }
    }
  }

  /// The values in a member: one, or the components of a point.
  func values(_ member: Answer) -> [Value] {
    switch member {
    case .expression(let value): [value]
    case .assignment(_, let value): values(value)
    case .tuple(let elements, _): elements.flatMap { values($0) }
    default: []
    }
  }

  mutating func compareMembers(
    _ a: [Answer], _ k: Name, _ domain: Domain, _ b: [Answer], _ n: Name, _ other: Domain,
    inRadians: Bool
  ) -> Verdict {
    guard let left = members(a, k, inRadians), let right = members(b, n, inRadians) else {
      return compareByForm(a, k, b, n, isSameDomain: domain == other)
    }
    if domain == .integers, other == .integers {
      return left.allSatisfy { $0.constants.count == 1 }
        && right.allSatisfy { $0.constants.count == 1 }
        ? compareLattices(left, right) : compareLines(left, right)
    }
    return compareRays(left, domain, right, other)
  }

  /// The members as linear functions of the parameter; one with (−1)^k is two, of even and of odd k.
  mutating func members(
    _ answers: [Answer], _ parameter: Name, _ inRadians: Bool
  ) -> [Member]? {
    var result: [Member] = []
    for answer in answers {
      let parts = values(answer)
      guard !parts.isEmpty else { return nil }
      var name: Name?
      if case .assignment(let own, _) = answer { name = own }
      var expressions: [Expression] = []
      for part in parts { expressions.append(inRadians ? radians(part) : part.expression) }
      if var member = member(expressions, parameter, name) {
        member.closedEnds = closedEnds(answer)
        result.append(member)
        continue
      }
      let symbol = algebra.symbol(parameter)
      let twice = algebra.product([
        algebra.number(Rational(2)), algebra.variable(symbol),
      ])
      for shift in [0, 1] {
        let value = algebra.sum([twice, algebra.number(Rational(shift))])
        var replaced: [Expression] = []
        for expression in expressions {
          guard let new = algebra.replacing(symbol, in: expression, by: value) else {
            return nil
          }
          replaced.append(new)
        }
        guard var half = member(replaced, parameter, name) else { return nil }
        half.closedEnds = closedEnds(answer)
        result.append(half)
      }
    }
    return result.count <= Self.mostMembers ? result : nil
  }

  private func closedEnds(_ answer: Answer) -> [Bool] {
    switch answer {
    case .assignment(_, let value): closedEnds(value)
    case .tuple(_, let bounds): [!bounds.isLeftOpen, !bounds.isRightOpen]
    default: [false, false]
    }
  }

  mutating func member(
    _ expressions: [Expression], _ parameter: Name, _ name: Name?
  ) -> Member? {
    var constants: [Expression] = []
    var slopes: [Expression] = []
    for expression in expressions {
      guard let (constant, slope) = linear(expression, in: parameter) else { return nil }
      constants.append(constant)
      slopes.append(slope)
    }
    return Member(constants: constants, slopes: slopes, name: name)
  }

  mutating func radians(_ value: Value) -> Expression {
    guard value.unit?.isDegree == true else { return value.expression }
    return algebra.quotient(
      algebra.product([value.expression, algebra.constant(.pi)]),
      algebra.number(Rational(180)))
  }

  // What is not linear

  /// Families that are not linear in the parameter: equal if the members are the same expressions but for its
  /// name.
  mutating func compareByForm(
    _ a: [Answer], _ k: Name, _ b: [Answer], _ n: Name, isSameDomain: Bool
  ) -> Verdict {
    let doubt = Verdict.undecided(.family, "No rule decides these families.")
    guard isSameDomain, a.count == b.count else { return doubt }
    let name = algebra.variable(algebra.symbol(named: Array("#parameter".utf8)))
    var free = b.map { renamed($0, n, to: name) }
    for member in a {
      let own = renamed(member, k, to: name)
      guard let place = free.firstIndex(where: { compareElements(own, $0).isEqual }) else {
        return doubt
      }
      free.remove(at: place)
    }
    return .equal(.exact, .family, "The members are the same but for the parameter's name.")
  }
}

extension Judge {
  /// Members one by one: the values of a list or a `\pm` under a name are members of their own.
  func flattened(_ members: [Answer]) -> [Answer] {
    members.flatMap { member -> [Answer] in
      switch member {
      case .list(let elements), .set(let elements): return elements
      case .assignment(let name, .list(let elements)), .assignment(let name, .set(let elements)):
        return elements.map { .assignment(name: name, $0) }
      case .membership(let name, .set(let elements)):
        return elements.map { .assignment(name: name, $0) }
      case .system(let parts):
        let sorted = parts.sorted {
          $0.name.markedText.lexicographicallyPrecedes($1.name.markedText)
        }
        return [.tuple(sorted.map(\.value), .tuple)]
      default: return [member]
      }
    }
  }

  /// `constant + slope · parameter`, the slope being zero where it does not occur; nil where it is not linear.
  mutating func linear(
    _ expression: Expression, in parameter: Name
  ) -> (constant: Expression, slope: Expression)? {
    let symbol = algebra.symbol(parameter)
    if !algebra.mentions(expression, [symbol]) {
      return (expression, algebra.number(Rational(0)))
    }
    guard let parts = Coefficients.coefficients(of: expression, in: symbol, limit: 1, in: &algebra)
    else {
      return nil
    }
    return (parts[0], parts.count > 1 ? parts[1] : algebra.number(Rational(0)))
  }

  func isZero(_ expression: Expression) -> Bool {
    Occurrence.isLiteralZero(expression, in: algebra)
  }

  /// Whether a constant is an integer; nil where that is not known.
  mutating func isInteger(_ expression: Expression) -> Bool? {
    if let number = algebra.rationalValue(expression) { return number.isInteger }
    let floor = algebra.apply(.floor, [expression])
    return algebra.order(expression, floor).map { $0 == 0 }
  }

  /// The answer with a variable of that name replaced.
  mutating func renamed(_ answer: Answer, _ name: Name, to value: Expression) -> Answer {
    let symbol = algebra.symbol(name)
    switch answer {
    case .expression(var own):
      guard let new = algebra.replacing(symbol, in: own.expression, by: value) else {
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
          let new = algebra.replacing(symbol, in: end, by: value)
        {
          copy[index].low = .finite(new)
        }
        if case .finite(let end) = copy[index].high,
          let new = algebra.replacing(symbol, in: end, by: value)
        {
          copy[index].high = .finite(new)
        }
      }
      return .region(copy)
    case .cases(let branches):
      guard let new = algebra.onlyVariable(value).map({ Name(algebra.name(of: $0)) }) else {
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
}
