extension Syntax {
  /// The tree as one line, for tests and for people: `(sum x (negate 2))`.
  public var outline: String {
    guard !nodes.isEmpty else { return "" }
    var result = ""
    outline(root, into: &result)
    return result
  }

  /// Appends the outline of a node.
  private func outline(_ id: ID, into result: inout String) {
    let node = self[id]
    switch node.kind {
    case .number: result += String(decoding: text(id), as: UTF8.self)
    case .letters: result += "'" + String(decoding: text(id), as: UTF8.self) + "'"
    case .text: result += "\"" + String(decoding: text(id), as: UTF8.self) + "\""
    case .symbol:
      result.unicodeScalars.append(Unicode.Scalar(node.count) ?? "\u{FFFD}")
    case .ellipsis: result += "..."
    case .absent: result += "_"
    case .relationSign: result += sign(id).map { "\($0)" } ?? "?"
    default:
      result += "("
      result += label(id) ?? "?"
      for k in 0..<childCount(id) {
        result += " "
        outline(child(id, k), into: &result)
      }
      result += ")"
    }
  }

  /// The name of a node that has children; nil where its detail means nothing.
  private func label(_ id: ID) -> String? {
    let node = self[id]
    switch node.kind {
    case .apply: return function(id).map { "\($0)" }
    case .accent: return accent(id).map { "accent.\($0)" }
    case .bigOperator: return bigOperator(id).map { "big.\($0)" }
    case .list: return separator(id).map { "list.\($0)" }
    case .setOperation: return setOperator(id).map { "\($0)" }
    case .matrix: return environment(id).map { "matrix.\($0)" }
    case .factorial, .prime:
      return node.detail == 1 ? "\(node.kind)" : "\(node.kind).\(node.detail)"
    case .group:
      guard let marks = delimiters(id) else { return nil }
      return marks.open == marks.close
        ? "group.\(marks.open)" : "group.\(marks.open).\(marks.close)"
    default: return "\(node.kind)"
    }
  }
}
