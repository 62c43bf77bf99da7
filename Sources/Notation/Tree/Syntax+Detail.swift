/// What a node's detail says, for each kind that has one. The bits of a detail are nobody else's: a
/// node of another kind, or bits that mean nothing, are nil, never a value that was not written.
extension Syntax {
  /// The function that an `apply` node applies.
  @inlinable
  public func function(_ id: ID) -> Function? {
    self[id].kind == .apply ? Function(rawValue: self[id].detail) : nil
  }

  /// The operator of a `bigOperator` node.
  @inlinable
  public func bigOperator(_ id: ID) -> BigOperator? {
    self[id].kind == .bigOperator ? BigOperator(rawValue: self[id].detail) : nil
  }

  /// What stands over or under the base of an `accent` node.
  @inlinable
  public func accent(_ id: ID) -> Accent? {
    self[id].kind == .accent ? Accent(rawValue: self[id].detail) : nil
  }

  /// The delimiters of a `group` node.
  @inlinable
  public func delimiters(_ id: ID) -> Delimiters? {
    self[id].kind == .group ? Delimiters(detail: self[id].detail) : nil
  }

  /// The loosest separator in a `list` node.
  @inlinable
  public func separator(_ id: ID) -> Separator? {
    self[id].kind == .list ? Separator(rawValue: self[id].detail) : nil
  }

  /// The sign that a `relationSign` node is.
  @inlinable
  public func sign(_ id: ID) -> Relation? {
    self[id].kind == .relationSign ? Relation(rawValue: self[id].detail) : nil
  }

  /// The sign of a `relation` node that has two operands.
  @inlinable
  public func onlySign(_ id: ID) -> Relation? {
    self[id].kind == .relation && childCount(id) == 3 ? sign(child(id, 1)) : nil
  }

  /// The signs of a `relation` node, one between every two operands.
  public func signs(_ id: ID) -> [Relation]? {
    guard self[id].kind == .relation else { return nil }
    var signs: [Relation] = []
    for index in stride(from: 1, to: childCount(id), by: 2) {
      guard let sign = sign(child(id, index)) else { return nil }
      signs.append(sign)
    }
    return signs
  }

  /// The operator of a `setOperation` node.
  @inlinable
  public func setOperator(_ id: ID) -> SetOperator? {
    self[id].kind == .setOperation ? SetOperator(rawValue: self[id].detail) : nil
  }

  /// The environment of a `matrix` node.
  @inlinable
  public func environment(_ id: ID) -> Environment? {
    self[id].kind == .matrix ? Environment(rawValue: self[id].detail) : nil
  }

  /// The last sign between the factors of a `product` node.
  @inlinable
  public func productSign(_ id: ID) -> ProductSign? {
    self[id].kind == .product ? ProductSign(rawValue: self[id].detail) : nil
  }

  /// How a `number` node is written; nothing for other nodes.
  @inlinable
  public func form(_ id: ID) -> NumberForm {
    self[id].kind == .number ? NumberForm(rawValue: self[id].detail) : []
  }

  /// How many primes a `prime` node has; 0 for other nodes.
  @inlinable
  public func primes(_ id: ID) -> Int { self[id].kind == .prime ? Int(self[id].detail) : 0 }

  /// Whether a `factorial` node is `x!!`.
  @inlinable
  public func isDoubleFactorial(_ id: ID) -> Bool {
    self[id].kind == .factorial && self[id].detail == 2
  }

  /// Whether blanks stand between two factors of a `juxtaposition` node.
  @inlinable
  public func isSpaced(_ id: ID) -> Bool {
    self[id].kind == .juxtaposition && self[id].detail == 1
  }

  /// Whether a `slash` node is written `÷`.
  @inlinable
  public func isDivisionSign(_ id: ID) -> Bool {
    self[id].kind == .slash && self[id].detail == 1
  }
}
