import Algebra
import Bytes
import Notation

/// The name of a variable, of a function with its arguments, or of what is asked for.
public struct Name: Hashable, Sendable {
  /// What kind of thing a name is.
  public enum Kind: Sendable {
    /// A variable or a function as notation writes it: `x`, `x_1`, `y'`, `f(2)`, `vector(v)`.
    case symbol
    /// Words, or a ratio of names, that say what is asked for: "area", `AB/CD`.
    case phrase
    /// A combination of values of functions, as it is written: `f(1)+f(2)`.
    case values
    /// What is asked for, without a name of its own: `\int_0^1 x dx`, `\det A`.
    case asked
  }

  /// What kind of thing it names.
  public var kind: Kind
  /// Its text, UTF-8.
  public var text: [UInt8]

  init(_ text: [UInt8], kind: Kind = .symbol) {
    self.text = text
    self.kind = kind
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// What is asked for, without a name of its own.
  static let asked = Name(Array("value".utf8), kind: .asked)

  /// The text behind a mark of its kind, so that names of different kinds are never the same text.
  var markedText: [UInt8] {
    switch kind {
    case .symbol, .asked: text
    case .phrase: [.space] + text
    case .values: [.equals] + text
    }
  }

  /// Whether it stands for no variable beside the other: what is asked for without a name, or words where the
  /// other are none.
  func isFree(beside other: Name?) -> Bool {
    kind == .asked || kind == .phrase && other?.kind != .phrase
  }

  /// The name that a node is; nil if it is none.
  init?(_ id: Syntax.ID, _ syntax: Syntax) {
    guard let text = Name.text(id, syntax) else { return nil }
    self.init(text)
    if text == Name.asked.text { kind = .asked }
  }

  /// The text of the name that a node is; nil if it is none.
  private static func text(_ id: Syntax.ID, _ syntax: Syntax, depth: Int = 0) -> [UInt8]? {
    if depth > 4 { return nil }
    let node = syntax[id]
    switch node.kind {
    case .symbol:
      switch syntax.scalar(id) {
      case 0x3C0, 0x221E, 0x2205, UInt32(ascii: "$"), 0xB0, 0x2102, 0x2115, 0x211A, 0x211D, 0x2124:
        return nil
      default:
        guard let scalar = Unicode.Scalar(usual(syntax.scalar(id))), let bytes = UTF8.encode(scalar)
        else {
          return nil
        }
        return Array(bytes)
      }
    case .text:
      let text = syntax.text(id)
      return text.count <= 24 && text.allSatisfy { $0.isLetter || $0 == .space }
        ? Array(text) : nil
    case .subscript:
      guard let base = text(syntax.child(id, 0), syntax, depth: depth + 1),
        let index = indexText(syntax.child(id, 1), syntax, depth: depth + 1)
      else { return nil }
      return base + [.underscore] + index
    case .prime:
      guard let base = text(syntax.child(id, 0), syntax, depth: depth + 1) else { return nil }
      return base + [UInt8](repeating: .apostrophe, count: min(8, syntax.primes(id)))
    case .accent:
      guard let accent = syntax.accent(id),
        let base = indexText(syntax.child(id, 0), syntax, depth: depth + 1)
      else { return nil }
      return Array("\(accent)(".utf8) + base + [.closeParenthesis]
    case .power where isMark(syntax.child(id, 1), syntax) || isInverse(id, syntax):
      guard let base = text(syntax.child(id, 0), syntax, depth: depth + 1),
        let index = indexText(syntax.child(id, 1), syntax, depth: depth + 1)
      else { return nil }
      return base + [.caret] + index
    case .group
    where syntax.childCount(id) == 1 && syntax.delimiters(id)?.open == Delimiters.Mark.none:
      return text(syntax.child(id, 0), syntax, depth: depth + 1)
    default: return nil
    }
  }

  /// The usual scalar of a letter that has a second shape: ϕ is φ.
  static func usual(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x3D5: 0x3C6
    case 0x3F5: 0x3B5
    case 0x3D1: 0x3B8
    default: scalar
    }
  }

  /// `f^{-1}` of a name that usually is a function.
  private static func isInverse(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    syntax[syntax.child(id, 1)].kind == .negate && isFunction(syntax.child(id, 0), syntax)
  }

  /// Exponents that are marks rather than powers: a transpose, a star, an inverse, `^{(n)}`.
  private static func isMark(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    switch syntax[id].kind {
    case .symbol:
      [UInt32(ascii: "T"), UInt32(ascii: "*"), 0x22A4, 0x2020, 0x22C6].contains(syntax.scalar(id))
    case .product, .text: true
    case .group: syntax.delimiters(id) == Delimiters(.parenthesis, .parenthesis)
    default: false
    }
  }

  /// What stands in an index: letters, digits, and signs between them.
  private static func indexText(_ id: Syntax.ID, _ syntax: Syntax, depth: Int) -> [UInt8]? {
    if depth > 6 { return nil }
    let node = syntax[id]
    switch node.kind {
    case .number, .letters, .text: return Array(syntax.text(id))
    case .symbol, .prime, .subscript: return text(id, syntax, depth: depth)
    case .group, .juxtaposition, .sum, .list, .product:
      var result: [UInt8] = []
      for index in 0..<syntax.childCount(id) {
        guard let part = indexText(syntax.child(id, index), syntax, depth: depth + 1) else {
          return nil
        }
        if index > 0 { result.append(node.kind == .sum ? .plus : .space) }
        result += part
      }
      return result
    case .negate:
      guard let part = indexText(syntax.child(id, 0), syntax, depth: depth + 1) else { return nil }
      return [.minus] + part
    default: return nil
    }
  }

  /// Whether a node is a name that usually stands for a function.
  static func isFunction(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    let node = syntax[id]
    switch node.kind {
    case .symbol:
      switch syntax.scalar(id) {
      case UInt32(ascii: "f"), UInt32(ascii: "g"), UInt32(ascii: "h"), UInt32(ascii: "F"),
        UInt32(ascii: "G"), UInt32(ascii: "H"), UInt32(ascii: "P"):
        return true  // f g h F G H P
      case UInt32(ascii: "O"), 0x398, 0x3A9: return true  // O Θ Ω
      default: return false
      }
    case .prime, .subscript: return isFunction(syntax.child(id, 0), syntax)
    case .power:
      // f^{-1}(x) and f^{(n)}(x), not f^2(x).
      return isFunction(syntax.child(id, 0), syntax)
        && (syntax[syntax.child(id, 1)].kind == .negate || isMark(syntax.child(id, 1), syntax))
    default: return false
    }
  }

  static func isParenthesised(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    syntax.delimiters(id) == Delimiters(.parenthesis, .parenthesis) && syntax.childCount(id) == 1
  }
}

extension AlgebraContext {
  /// The symbol that a name is.
  mutating func symbol(_ name: Name) -> Symbol { symbol(named: name.markedText) }
}
