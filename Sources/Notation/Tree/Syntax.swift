/// The syntax tree of one answer: what is written, without what it means.
///
/// Nodes lie in one flat array and name their children by index, so that nothing recurses when a tree
/// is freed, and a tree can be cleared and filled again without allocating.
public struct Syntax: Sendable {
  /// The index of a node in its tree.
  public typealias ID = UInt32

  /// Byte offsets in the source: `start ..< end`.
  public struct Span: Hashable, Sendable {
    /// The offset of its first byte.
    public var start: UInt32
    /// The offset behind its last byte.
    public var end: UInt32

    /// The bytes from `start` up to `end`.
    @inlinable
    public init(_ start: UInt32, _ end: UInt32) {
      self.start = start
      self.end = end
    }
  }

  /// A node: its kind, a detail that the kind explains, its place in the source, its children.
  public struct Node: Sendable {
    /// What the node is.
    public var kind: Kind
    /// Levels of the tree at and below the node: 1 for a leaf, at most `Syntax.greatestHeight`.
    public var height: UInt8
    /// What `kind` says it is: an operator, a delimiter pair, a count.
    public var detail: UInt16
    /// Where it stands in the source.
    public var span: Span
    /// Where its children start in the tree's list of children, or, for a kind that carries text,
    /// where its text starts.
    public var first: UInt32
    /// How many children, or bytes of text, there are; for `symbol`, the Unicode scalar.
    public var count: UInt32

    /// A leaf of this kind; children and text are given by where they lie.
    @inlinable
    public init(_ kind: Kind, detail: UInt16 = 0, span: Span, first: UInt32 = 0, count: UInt32 = 0)
    {
      self.kind = kind
      self.height = 1
      self.detail = detail
      self.span = span
      self.first = first
      self.count = count
    }
  }

  /// What a node is. In the comments: its children, then its detail.
  public enum Kind: UInt8, Sendable, CaseIterable {
    // Leaves
    /// Text: the literal without grouping, as `1048576`, `1.2e-3`, `.5`, `0.(27)`. Detail: `NumberForm`.
    case number
    /// One letter or sign, by its Unicode scalar in `count`: `x`, `α`, `π`, `∞`, `∅`, `ℝ`, `$`, `°`.
    /// Alphabet commands (`\mathbf`, `\mathcal`, …) are dropped; `\mathbb` gives its own scalar.
    case symbol
    /// Text: a run of two or more bare letters that is no known name: `ab`, `cm`, `buses`.
    case letters
    /// Text: what stands in `\text{…}`, `\mathrm{…}`, `\operatorname{…}`, `\mbox{…}`, trimmed.
    case text
    /// `\dots`, `\cdots`, `...`
    case ellipsis
    /// An operand that is missing where notation allows it: an integral without bounds, `\sum` without
    /// an upper one, an empty cell, the content of `()`.
    case absent
    // Arithmetic
    /// n ≥ 2 terms; a subtracted one stands under `negate`, `\pm` and `\mp` under theirs.
    case sum
    /// x: a minus sign before it
    case negate
    /// x: a plus sign before it
    case positive
    /// x: `\pm x`, also as a term of a sum
    case plusMinus
    /// x: `\mp x`
    case minusPlus
    /// n ≥ 2 factors joined by a sign. Detail: `ProductSign` of the last sign.
    case product
    /// n ≥ 2 factors side by side: `2x`, `f(x)`, `5 cm`. Detail: 1 where blanks stand between two of them.
    case juxtaposition
    /// numerator, denominator: `\frac`, `\dfrac`, `½`
    case fraction
    /// left, right: `a/b`, `a\div b`, `a : b` is a relation. The right side of `1/2x` is the
    /// juxtaposition `2x`. Detail: 1 for `÷`.
    case slash
    /// integer, fraction: `2\frac13`, `2 1/3`
    case mixedNumber
    /// base, exponent
    case power
    /// base, index
    case `subscript`
    /// base. Detail: how many primes
    case prime
    /// radicand, or radicand and index
    case root
    /// argument, or argument and base for `log`. Detail: `Function`. `\sin^2x` is a power of it,
    /// `\sin^{-1}x` is `arcsin`.
    case apply
    /// x. Detail: 1 for `x!`, 2 for `x!!`
    case factorial
    /// x: `x\%`
    case percent
    /// x: `x^\circ`
    case degree
    /// n, k: `\binom nk`
    case binomial
    /// left, right: `a \bmod b`
    case modulo
    /// statement, modulus: `… \pmod m`
    case modulus
    /// lower, upper, body; any may be `absent`. Detail: `BigOperator`
    case bigOperator
    /// base. Detail: `Accent`
    case accent
    // Structure
    /// the content: one node, `absent` if there is none. Detail: `Delimiters`
    case group
    /// n ≥ 2 elements, or 1 where a separator trails. Detail: `Separator` of the loosest kind within
    case list
    /// operand, operator, operand, …: n operands and n − 1 `relationSign`s; a side may be `absent`
    case relation
    /// Detail: `Relation`
    case relationSign
    /// n ≥ 2 sets, or one under `not`. Detail: `SetOperator`; left-associative where they differ
    case setOperation
    /// rows. Detail: `Environment`
    case matrix
    /// cells
    case row
  }

  /// The nodes, children before their parents.
  public internal(set) var nodes: [Node] = []
  /// The children of the nodes, those of one node side by side.
  public internal(set) var children: [ID] = []
  /// Text of the nodes that carry it.
  public internal(set) var text: [UInt8] = []
  /// The root, once parsed.
  public internal(set) var root: ID = 0
  /// What the parser read with a doubt: where, and why.
  public internal(set) var warnings: [SyntaxWarning] = []

  /// The greatest height of a tree: a walk that recurses needs no bound of its own.
  public static let greatestHeight = 250
  /// The kinds of its nodes, and perhaps of some that the parser dropped.
  public internal(set) var kinds = Kinds()
  /// Whether a number is written in groups of digits.
  public internal(set) var hasGroups = false

  /// An empty tree.
  public init() {}

  /// Empties the tree and keeps its storage.
  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    children.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    warnings.removeAll(keepingCapacity: true)
    root = 0
    kinds = Kinds()
    hasGroups = false
  }

  /// The node at `id`.
  @inlinable
  public subscript(id: ID) -> Node { nodes[Int(id)] }

  /// The child `index` of the node at `id`.
  @inlinable
  public func child(_ id: ID, _ index: Int) -> ID { children[Int(nodes[Int(id)].first) + index] }

  /// How many children the node at `id` has: none for a leaf.
  @inlinable
  public func childCount(_ id: ID) -> Int {
    let node = nodes[Int(id)]
    return node.kind.isLeaf ? 0 : Int(node.count)
  }

  /// The text of a `number`, `letters` or `text` node.
  @inlinable
  public func text(_ id: ID) -> ArraySlice<UInt8> {
    let node = nodes[Int(id)]
    return text[Int(node.first)..<Int(node.first) + Int(node.count)]
  }

  /// The Unicode scalar of a `symbol` node.
  @inlinable
  public func scalar(_ id: ID) -> UInt32 { nodes[Int(id)].count }
}

extension Syntax.Kind {
  /// Whether nodes of this kind have no children.
  @inlinable
  public var isLeaf: Bool {
    switch self {
    case .number, .symbol, .letters, .text, .ellipsis, .absent, .relationSign: true
    default: false
    }
  }
}
