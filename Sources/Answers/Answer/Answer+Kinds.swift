extension Answer {
  /// What kinds of answers a pair holds: a rule is asked only beside those that it knows.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt32

    static let expression = Kinds(rawValue: 1)
    /// An expression that is a single letter.
    static let letter = Kinds(rawValue: 1 << 1)
    /// An expression with the base of its digits.
    static let based = Kinds(rawValue: 1 << 2)
    /// An expression with a unit or a label.
    static let measured = Kinds(rawValue: 1 << 3)
    static let percent = Kinds(rawValue: 1 << 4)
    static let family = Kinds(rawValue: 1 << 5)
    static let cases = Kinds(rawValue: 1 << 6)
    static let membership = Kinds(rawValue: 1 << 7)
    static let system = Kinds(rawValue: 1 << 8)
    static let assignment = Kinds(rawValue: 1 << 9)
    static let infinity = Kinds(rawValue: 1 << 10)
    static let empty = Kinds(rawValue: 1 << 11)
    static let text = Kinds(rawValue: 1 << 12)
    static let undefined = Kinds(rawValue: 1 << 13)
    static let opaque = Kinds(rawValue: 1 << 14)
    /// Whatever has no kind of its own here.
    static let other = Kinds(rawValue: 1 << 15)
    static let any = Kinds(rawValue: .max)
  }

  /// The kinds that this answer is of.
  var kinds: Kinds {
    switch self {
    case .expression(let value): value.kinds
    case .family: .family
    case .cases: .cases
    case .membership: .membership
    case .system: .system
    case .assignment: .assignment
    case .infinity: .infinity
    case .empty: .empty
    case .text, .numberSet: .text
    case .undefined: .undefined
    case .opaque: .opaque
    case .tuple, .set, .list, .region, .matrix, .congruence, .relation, .chain: .other
    }
  }
}

extension Value {
  fileprivate var kinds: Answer.Kinds {
    var kinds = Answer.Kinds.expression
    if letter != nil { kinds.insert(.letter) }
    if baseDigits != nil { kinds.insert(.based) }
    if unit != nil || hasLabel { kinds.insert(.measured) }
    if isPercent { kinds.insert(.percent) }
    return kinds
  }
}
