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
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.family(let a, let k, let domain), .family(let b, let n, let other)):
        return comparison.compareFamilies(a, k, domain, b, n, other)
      case (.family(let a, let k, _), let b)
      where comparison.options.allowsConventions && comparison.mentions(b, k):
        return comparison.compare(single(a), b).weakened(to: .convention)
      case (let a, .family(let b, let n, _))
      where comparison.options.allowsConventions && comparison.mentions(a, n):
        return comparison.compare(a, single(b)).weakened(to: .convention)
      case (.family(let a, let k, .reals), .assignment):
        return comparison.compareLine(a, k, with: prediction)
      case (.assignment, .family(let b, let n, .reals)):
        return comparison.compareLine(b, n, with: gold)
      case (.family, .assignment), (.assignment, .family): return nil
      case (.family, .congruence), (.congruence, .family): return nil
      case (.family(let a, let k, .reals), .relation(_, [.equal])):
        return comparison.compareLine(a, k, with: prediction)
      case (.relation(_, [.equal]), .family(let b, let n, .reals)):
        return comparison.compareLine(b, n, with: gold)
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

extension Comparison {
  /// Whether values leave the parameter free: what it runs over is not said, and may be dropped on the other side.
  mutating func mentions(_ answer: Answer, _ parameter: Name) -> Bool {
    let symbol = algebra.symbol(parameter)
    let members = Answer.flattened([answer])
    return members.allSatisfy { member in
      let parts = member.values
      return !parts.isEmpty && parts.contains { algebra.mentions($0.expression, [symbol]) }
    }
  }
}

extension Comparison {
  static let mostMembers = 64

  mutating func compareFamilies(
    _ a: [Answer], _ k: Name, _ domain: Domain, _ b: [Answer], _ n: Name, _ other: Domain
  ) -> Verdict {
    let (left, right) = (Answer.flattened(a), Answer.flattened(b))
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
      member.values.contains { $0.unit?.isDegree == true }
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
      let parts = answer.values
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
      guard let (constant, slope) = algebra.linear(expression, in: parameter) else { return nil }
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
    var free = b.map { algebra.renamed($0, n, to: name) }
    for member in a {
      let own = algebra.renamed(member, k, to: name)
      guard let place = free.firstIndex(where: { compareElements(own, $0).isEqual }) else {
        return doubt
      }
      free.remove(at: place)
    }
    return .equal(.exact, .family, "The members are the same but for the parameter's name.")
  }
}

extension Comparison {
}
