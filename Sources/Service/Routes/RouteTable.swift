/// The endpoints as a table of Markdown, for `Docs/service.md`.
public enum RouteTable {
  /// Every route with what it does, the fields of its request and those of its answer.
  public static var markdown: String {
    var text = "| endpoint | what it does | request | answer |\n|---|---|---|---|\n"
    for route in Route.all {
      let cells = [
        "`\(route.method) \(route.path)`", route.summary,
        route.request.map { $0.schema.words } ?? "", route.answerWords,
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text
  }
}

extension Route {
  fileprivate var answerWords: String {
    type == "application/json" ? response.words : "text"
  }
}

extension Schema {
  /// What a value is, in a few words: of an object its fields, those in question with a question mark.
  fileprivate var words: String {
    switch self {
    case .object(let properties, _):
      let names = properties.filter { !$0.isAbsent }.map {
        "`\($0.name)`" + ($0.isRequired ? "" : "?")
      }
      return names.isEmpty ? "an object" : names.joined(separator: ", ")
    case .either(let choices): return choices.first?.words ?? ""
    case .described(_, let schema): return schema.words
    case .number: return "a number"
    default: return ""
    }
  }
}

extension Schema.Property {
  /// Whether the field has to be missing.
  fileprivate var isAbsent: Bool { if case .none = schema { true } else { false } }
}
