import Algebra
import Numbers

/// A member of a family that is linear in the parameter: one component for a value, several for a point.
struct Member {
  var constants: [Expression]
  var slopes: [Expression]
  /// Which ends are closed, where it may be an interval.
  var closedEnds: [Bool] = [false, false]
  var name: Name?
}

/// Families over all integers or a part of them, linear in the parameter.
extension Comparison {
  /// The values of either are values of the other: constants modulo the common period.
  mutating func compareLattices(_ a: [Member], _ b: [Member]) -> Verdict {
    guard
      let first = (a + b).first(where: { !Occurrence.isLiteralZero($0.slopes[0], in: algebra) })?
        .slopes[0]
    else {
      return compareLines(a, b)
    }
    var ratios: [[Rational]] = [[], []]
    var period = Rational(1)
    for (side, members) in [a, b].enumerated() {
      for member in members {
        guard
          let ratio = algebra.rationalValue(algebra.quotient(member.slopes[0], first))?
            .magnitude
        else { return .undecided(.family, "No rule decides these families.") }
        ratios[side].append(ratio)
        guard !ratio.isZero else { continue }
        guard let common = leastCommonMultiple(period, ratio) else {
          return .undecided(.family, "The periods have no common multiple within the bounds.")
        }
        period = common
      }
    }
    let step = algebra.product([algebra.number(period), first])
    guard let left = residues(a, ratios[0], period), let right = residues(b, ratios[1], period)
    else { return .undecided(.family, "The families have too many members.") }
    for (own, others, side) in [(left, right, "gold"), (right, left, "the prediction")] {
      for (value, isPoint) in own {
        var isFound: Bool? = false
        for (other, isOtherPoint) in others {
          // A single value is no family.
          if isOtherPoint, !isPoint { continue }
          let difference = algebra.sum([value, algebra.negated(other)])
          let found =
            isOtherPoint
            ? algebra.order(difference, algebra.number(Rational(0))).map { $0 == 0 }
            : algebra.isInteger(algebra.quotient(difference, step))
          if found == true {
            isFound = true
            break
          }
          if found == nil { isFound = nil }
        }
        guard let isFound else { return .undecided(.family, "No rule decides these families.") }
        if !isFound { return .different(.family, "A value of \(side) is none of the other.") }
      }
    }
    return .equal(.exact, .family, "The values are the same for all integers.")
  }

  /// The constants of members written with the common period; a point stands for itself.
  private mutating func residues(
    _ members: [Member], _ ratios: [Rational], _ period: Rational
  ) -> [(Expression, isPoint: Bool)]? {
    var result: [(Expression, isPoint: Bool)] = []
    for (member, ratio) in zip(members, ratios) {
      if ratio.isZero {
        result.append((member.constants[0], true))
        continue
      }
      guard let count = period.divided(by: ratio)?.int, (1...Self.mostMembers).contains(count),
        result.count + count <= Self.mostMembers
      else { return nil }
      for index in 0..<count {
        let shift = algebra.product([algebra.number(Rational(index)), member.slopes[0]])
        result.append((algebra.sum([member.constants[0], shift]), false))
      }
    }
    return result
  }

  private func leastCommonMultiple(_ a: Rational, _ b: Rational) -> Rational? {
    guard a.numerator.bitWidth < 48, b.numerator.bitWidth < 48, a.denominator.bitWidth < 48,
      b.denominator.bitWidth < 48
    else { return nil }
    return Rational(
      Integer.lcm(a.numerator, b.numerator), Integer.gcd(a.denominator, b.denominator))
  }

  // Several components, or a part of the integers

  /// Members one by one: the same step or the opposite one, and constants a whole number of steps apart.
  mutating func compareLines(_ a: [Member], _ b: [Member]) -> Verdict {
    match(a, b) { comparison, x, y in comparison.areSameLattice(x, y) }
  }

  mutating func compareRays(
    _ a: [Member], _ domain: Domain, _ b: [Member], _ other: Domain
  ) -> Verdict {
    if domain == .reals, other == .reals {
      return match(a, b) { comparison, x, y in comparison.areSameLine(x, y) }
    }
    let hasSteps = (a + b).allSatisfy { member in
      member.slopes.contains { !Occurrence.isLiteralZero($0, in: algebra) }
    }
    if (domain == .integers) != (other == .integers) || (domain == .reals) != (other == .reals) {
      return hasSteps
        ? .different(.family, "One parameter runs over more numbers than the other.")
        : .undecided(.family, "The parameters run over different sets.")
    }
    // ℕ starts at zero or at one: the pair decides.
    let starts: [(Int, Int)]
    switch (domain, other) {
    case (.from(let x), .from(let y)): starts = [(x, y)]
    case (.from(let x), _): starts = [(x, 0), (x, 1)]
    case (_, .from(let y)): starts = [(0, y), (1, y)]
    default: starts = [(0, 0)]
    }
    var verdict = Verdict.undecided(.family, "No rule decides these families.")
    for (x, y) in starts {
      verdict = match(shifted(a, x), shifted(b, y)) { comparison, p, q in
        comparison.areSameRay(p, q)
      }
      if verdict.isEqual { return starts.count > 1 ? verdict.weakened(to: .convention) : verdict }
    }
    return verdict
  }

  mutating func shifted(_ members: [Member], _ start: Int) -> [Member] {
    members.map { member in
      var copy = member
      for index in member.constants.indices {
        let shift = algebra.product([
          algebra.number(Rational(start)), member.slopes[index],
        ])
        copy.constants[index] = algebra.sum([member.constants[index], shift])
      }
      return copy
    }
  }

  mutating func match(
    _ a: [Member], _ b: [Member], _ areSame: (inout Comparison, Member, Member) -> Bool?
  ) -> Verdict {
    guard a.count == b.count else {
      return .undecided(.family, "The families are written with different numbers of members.")
    }
    var free = Array(b.indices)
    for member in a {
      var isKnown = true
      var found: Int?
      for (place, index) in free.enumerated() {
        switch areSame(&self, member, b[index]) {
        case true?: found = place
        case false?: continue
        case nil: isKnown = false
        }
        if found != nil { break }
      }
      guard let found else {
        return isKnown
          ? .different(.family, "A member of gold is missing.")
          : .undecided(.family, "No rule decides these families.")
      }
      free.remove(at: found)
    }
    return .equal(.exact, .family, "The values are the same for all of the parameter.")
  }

  mutating func areSameLattice(_ x: Member, _ y: Member) -> Bool? {
    guard x.constants.count == y.constants.count, x.closedEnds == y.closedEnds else { return false }
    var direction: Rational?
    var steps: Rational?
    for index in x.constants.indices {
      let difference = algebra.sum([
        x.constants[index], algebra.negated(y.constants[index]),
      ])
      if Occurrence.isLiteralZero(x.slopes[index], in: algebra),
        Occurrence.isLiteralZero(y.slopes[index], in: algebra)
      {
        guard let sign = algebra.order(difference, algebra.number(Rational(0))) else {
          return nil
        }
        if sign != 0 { return false }
        continue
      }
      if Occurrence.isLiteralZero(x.slopes[index], in: algebra)
        != Occurrence.isLiteralZero(y.slopes[index], in: algebra)
      {
        return false
      }
      guard
        let ratio = algebra.rationalValue(
          algebra.quotient(x.slopes[index], y.slopes[index])),
        let count = algebra.rationalValue(
          algebra.quotient(difference, x.slopes[index]))
      else { return nil }
      guard ratio.magnitude.isOne, count.isInteger, direction ?? ratio == ratio,
        steps ?? count == count
      else { return false }
      direction = ratio
      steps = count
    }
    return true
  }

  mutating func areSameRay(_ x: Member, _ y: Member) -> Bool? {
    guard x.constants.count == y.constants.count, x.closedEnds == y.closedEnds else { return false }
    for (p, q) in zip(x.constants + x.slopes, y.constants + y.slopes) {
      let verdict = compare(Value(p), Value(q))
      if verdict.outcome == .undecided { return nil }
      if !verdict.isEqual { return false }
    }
    return true
  }

  /// Whether two points move on one line: along one direction, and apart in no other.
  private mutating func areSameLine(_ x: Member, _ y: Member) -> Bool? {
    guard x.constants.count == y.constants.count, x.closedEnds == y.closedEnds else { return false }
    let isMoving = [x, y].allSatisfy { member in
      member.slopes.contains { !Occurrence.isLiteralZero($0, in: algebra) }
    }
    guard isMoving else { return areSameRay(x, y) }
    let apart = zip(x.constants, y.constants).map { algebra.sum([$0, algebra.negated($1)]) }
    for i in x.slopes.indices {
      for j in x.slopes.indices where i < j {
        for other in [y.slopes, apart] {
          let left = algebra.product([x.slopes[i], other[j]])
          let right = algebra.product([x.slopes[j], other[i]])
          let verdict = compare(Value(left), Value(right))
          if verdict.outcome == .undecided { return nil }
          if !verdict.isEqual { return false }
        }
      }
    }
    return true
  }

  /// A line in the plane by a parameter, and an equation in x and y; nil where an answer is something else.
  mutating func compareLine(
    _ members: [Answer], _ parameter: Name, with other: Answer
  ) -> Verdict? {
    guard let difference = algebra.equation(other), let member = Answer.flattened(members).first,
      members.count == 1, member.values.count == 2
    else { return nil }
    let doubt = Verdict.undecided(.family, "No rule compares this curve with this equation.")
    let names = [Name("x"), Name("y")]
    let symbols = names.map { algebra.symbol($0) }
    let parts = member.values.map(\.expression)
    guard !parts.contains(where: { algebra.mentions($0, symbols) }),
      let first = algebra.replacing(symbols[0], in: difference, by: parts[0]),
      let inside = algebra.replacing(symbols[1], in: first, by: parts[1])
    else { return doubt }
    let verdict = compare(Value(inside), Value(algebra.number(Rational(0))))
    switch verdict.outcome {
    case .different:
      return .different(.family, "A point of the line is off the equation.", .proved)
    case .undecided: return doubt
    case .equal: break
    }
    // The whole of a line only if the equation is one, and the point moves.
    let areLinear = names.allSatisfy { algebra.linear(difference, in: $0) != nil }
    let isMoving = parts.contains { part in
      algebra.linear(part, in: parameter).map { !Occurrence.isLiteralZero($0.slope, in: algebra) }
        ?? false
    }
    let mixed = symbols.allSatisfy { algebra.mentions(difference, [$0]) }
    guard areLinear, isMoving, mixed || algebra.onlyVariable(difference) != nil,
      parts.allSatisfy({ algebra.linear($0, in: parameter) != nil })
    else { return doubt }
    if mixed, let slope = algebra.linear(difference, in: names[0])?.slope,
      algebra.mentions(slope, symbols)
    {
      return doubt
    }
    return .equal(.exact, .family, "Every point of the line satisfies the equation.")
  }
}
