/// What separates the elements of a list, tightest first.
public enum Separator: UInt16, Sendable, CaseIterable { case comma, semicolon, and, or, newline }

extension Separator {
  /// How LaTeX writes it, with the blanks about it.
  var latex: String {
    switch self {
    case .comma: ", "
    case .semicolon: "; "
    case .and: #" \text{ and } "#
    case .or: #" \text{ or } "#
    case .newline: #" \\ "#
    }
  }

  /// How loosely it binds: a semicolon more than the words, a newline more than all.
  var looseness: Int {
    switch self {
    case .comma: 0
    case .and: 1
    case .or: 2
    case .semicolon: 3
    case .newline: 4
    }
  }
}

/// The looser of two separators.
func max(_ a: Separator, _ b: Separator) -> Separator { a.looseness < b.looseness ? b : a }

extension Command {
  static let words: [Command] = [
    connective("and", .and, "x=1 and y=2"), connective("or", .or, "x=1 or x=2"),
    connective("if", .condition, "1 if x>0"), connective("for", .condition, "1 for x>0"),
    connective("where", .condition, "kx where k>0"),
    connective("when", .condition, "1 when x>0"), connective("with", .condition, "kx with k>0"),
    connective("mod", .modulo, "7 mod 5"), connective("in", .element, "x in [0,1]"),
  ]

  /// A bare word that joins mathematics.
  private static func connective(_ name: String, _ word: Word, _ example: String) -> Command {
    Command(name, .connective, bare: .only, word: word, "A word between mathematics.", example)
  }
}

extension Sign {
  /// Signs that separate.
  static let separators: [Sign] =
    signs("，、﹐", .separator(.comma)) + signs("；", .separator(.semicolon))
}
