extension Syntax {
  /// The tree as one line, for tests and for people: `(sum x (negate 2))`.
  public var outline: String {
    guard !nodes.isEmpty else { return "" }
    var result = ""
    outline(root, into: &result)
    return result
  }

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
    case .relationSign: result += "\(Relation(rawValue: node.detail) ?? .equal)"
    default:
      result += "("
      result += label(node)
      for k in 0..<childCount(id) {
        result += " "
        outline(child(id, k), into: &result)
      }
      result += ")"
    }
  }

  private func label(_ node: Node) -> String {
    let detail = node.detail
    switch node.kind {
    case .apply: return "\(Function(rawValue: detail) ?? .sin)"
    case .accent: return "accent.\(Accent(rawValue: detail) ?? .bar)"
    case .bigOperator: return "big.\(BigOperator(rawValue: detail) ?? .sum)"
    case .list: return "list.\(Separator(rawValue: detail) ?? .comma)"
    case .setOperation: return "\(SetOperator(rawValue: detail) ?? .union)"
    case .matrix: return "matrix.\(Environment(rawValue: detail) ?? .matrix)"
    case .factorial, .prime: return detail == 1 ? "\(node.kind)" : "\(node.kind).\(detail)"
    case .group:
      let marks = Delimiters(detail: detail)
      return marks.open == marks.close
        ? "group.\(marks.open)" : "group.\(marks.open).\(marks.close)"
    default: return "\(node.kind)"
    }
  }
}
