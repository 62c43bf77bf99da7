/// A declaration at the top of a file or inside a type; what function bodies declare is left out.
struct Declaration: Equatable {
  enum Kind: Equatable {
    case type, `extension`, function, alias
    /// A property that each value of its type stores.
    case stored
    /// A computed or a static property, an option of a command line, and what is declared at the top of a file.
    case other
  }

  var kind: Kind
  /// Its own name; of an extension the type it extends.
  var name: String
  /// The type that it is in, with the types around that; empty at the top of a file.
  var owner: String
  var line: Int
  var isPublic: Bool
  /// Whether a `///` comment stands above it.
  var isDocumented: Bool
}

/// The declarations of a file, read from its words and braces.
struct DeclarationReader {
  private let text: SwiftText
  /// The lines that start with an attribute.
  private var attributes: Set<Int> = []
  private var found: [Declaration] = []
  /// The types that are open here; nil for a body that declares nothing of interest.
  private var scopes: [String?] = []
  private var modifiers: [SwiftText.Token] = []
  /// The names of the attributes in front of the next declaration.
  private var wrappers: Set<String> = []
  /// What the next brace opens.
  private var opening: String?
  /// The property that is being declared, and whether its `=` was met.
  private var property: (index: Int, hasValue: Bool)?
  private var parentheses = 0
  /// The parentheses that were open where each open brace stands.
  private var outer: [Int] = []

  /// Reads a file's text.
  static func declarations(of text: String) -> [Declaration] {
    var reader = DeclarationReader(text: SwiftText(text))
    reader.read()
    return reader.found
  }

  private init(text: SwiftText) {
    self.text = text
    var last = 0
    for token in text.tokens {
      if token.line > last, token.text == "@" { attributes.insert(token.line) }
      last = token.line
    }
  }

  private static let types: Set = ["struct", "class", "enum", "protocol", "actor"]
  /// Attributes that say themselves what is declared (an option has its help), or where that is said (in karat.h).
  private static let documenting: Set = ["Option", "Flag", "Argument", "OptionGroup", "_cdecl"]
  private static let modifierWords: Set = [
    "public", "package", "internal", "fileprivate", "private", "open", "static", "class", "final",
    "mutating", "nonmutating", "lazy", "weak", "unowned", "override", "required", "convenience",
    "indirect", "nonisolated", "consuming", "borrowing", "isolated",
  ]

  /// Whether declarations count here: at the top of a file or directly inside a type.
  private var isOpen: Bool { parentheses == 0 && scopes.allSatisfy { $0 != nil } }
  private var owner: String { scopes.compactMap { $0 }.joined(separator: ".") }

  private mutating func read() {
    var place = 0
    while place < text.tokens.count {
      let token = text.tokens[place]
      place += 1
      if token.isWord {
        if isOpen { place = readWord(token, at: place) }
      } else {
        readMark(token.text, at: place)
      }
    }
  }

  private func word(_ place: Int) -> String? {
    place < text.tokens.count && text.tokens[place].isWord ? text.tokens[place].text : nil
  }

  private func mark(_ place: Int) -> String? {
    place < text.tokens.count && !text.tokens[place].isWord ? text.tokens[place].text : nil
  }

  /// Reads a word in front of `place`; gives the place to go on from.
  private mutating func readWord(_ token: SwiftText.Token, at place: Int) -> Int {
    let previous = place >= 2 ? mark(place - 2) : nil
    if previous == "@" { wrappers.insert(token.text) }
    if previous == "." || property?.hasValue == true && !startsDeclaration(token, at: place) {
      return place
    }
    if Self.types.contains(token.text), let name = word(place), !isDeclarator(name) {
      add(.type, name, token)
      opening = name
      return place + 1
    }
    switch token.text {
    case "extension":
      var name = word(place) ?? ""
      var next = place + 1
      while mark(next) == ".", let part = word(next + 1) {
        name += "." + part
        next += 2
      }
      add(.extension, name, token)
      opening = name
      return next
    case "func", "init", "subscript", "deinit":
      let isOperator = token.text == "func" && word(place) == nil
      add(.function, token.text == "func" ? (word(place) ?? "operator") : token.text, token)
      return token.text == "func" && !isOperator ? place + 1 : place
    case "var", "let": return readProperty(token, at: place)
    case "typealias", "associatedtype":
      add(.alias, word(place) ?? "", token)
      return place + 1
    case "case", "import":
      modifiers = []
      return place
    default:
      // `case open, closed` has no modifiers.
      let next = word(place) ?? ""
      if Self.modifierWords.contains(token.text),
        isDeclarator(next) || Self.types.contains(next)
          || ["extension", "typealias"].contains(next)
          || mark(place) == "("
      {
        modifiers.append(token)
      }
      return place
    }
  }

  private mutating func readProperty(_ token: SwiftText.Token, at place: Int) -> Int {
    let isStatic = modifiers.contains { $0.text == "static" || $0.text == "class" }
    let isOption = !wrappers.isDisjoint(with: Self.documenting)
    add(isStatic || isOption || scopes.isEmpty ? .other : .stored, word(place) ?? "", token)
    property = (found.count - 1, false)
    return place
  }

  private mutating func readMark(_ mark: String, at place: Int) {
    switch mark {
    case "(", "[": parentheses += 1
    case ")", "]": parentheses -= 1
    case "=" where isOpen: property?.hasValue = true
    case "," where isAnotherName(at: place):
      addAnotherName(at: place)
    case "{":
      let isAccessor = isOpen && property.map { !$0.hasValue } == true
      if isAccessor, let index = property?.index, found[index].kind == .stored,
        !["willSet", "didSet"].contains(word(place) ?? "")
      {
        found[index].kind = .other
      }
      scopes.append(isOpen && property == nil ? opening : nil)
      // A brace inside of parentheses closes before they do; its own contents count from none.
      outer.append(parentheses)
      parentheses = 0
      opening = nil
      if isAccessor { property = nil }
    case "}":
      if !scopes.isEmpty { scopes.removeLast() }
      parentheses = outer.popLast() ?? 0
    default: break
    }
  }

  /// Whether a comma that stands in front of `place` is followed by one more name of the same `var`.
  private func isAnotherName(at place: Int) -> Bool {
    guard isOpen, property != nil, word(place) != nil else { return false }
    return [":", "=", ","].contains(mark(place + 1) ?? "")
  }

  private mutating func addAnotherName(at place: Int) {
    guard let index = property?.index, let name = word(place) else { return }
    var another = found[index]
    another.name = name
    found.append(another)
    property?.index = found.count - 1
    property?.hasValue = false
  }

  private func isDeclarator(_ word: String) -> Bool {
    ["func", "var", "let", "init", "subscript"].contains(word)
      || Self.modifierWords.contains(word)
  }

  /// Whether a word behind the value of a property starts another declaration: it has to be a keyword, first on
  /// its line or behind modifiers and attributes.
  private func startsDeclaration(_ token: SwiftText.Token, at place: Int) -> Bool {
    let keywords: Set = ["extension", "func", "init", "subscript", "deinit", "var", "let", "case"]
    guard
      keywords.contains(token.text) || Self.types.contains(token.text)
        || Self.modifierWords.contains(token.text) || token.text == "typealias"
    else { return false }
    let previous = text.tokens[place - 2]
    return previous.line < token.line || attributes.contains(token.line)
      || Self.modifierWords.contains(previous.text)
  }

  private mutating func add(_ kind: Declaration.Kind, _ name: String, _ token: SwiftText.Token) {
    var line = (modifiers.first ?? token).line
    // Attributes stand between the comment and the declaration.
    while line > 1, !text.documented.contains(line - 1), attributes.contains(line - 1) { line -= 1 }
    found.append(
      Declaration(
        kind: kind, name: name, owner: owner, line: token.line,
        isPublic: modifiers.contains { $0.text == "public" || $0.text == "open" },
        isDocumented: text.documented.contains(line - 1)
          || !wrappers.isDisjoint(with: Self.documenting)))
    modifiers = []
    wrappers = []
    opening = nil
    property = nil
  }
}
