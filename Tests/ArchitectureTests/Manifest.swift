/// A target of Package.swift: its name, where its files lie, its floor and what it may import.
struct Target {
  var name: String
  var path: String
  /// Nil for tests and their support, which stand on no floor.
  var floor: Int?
  var dependencies: [String]
}

/// The targets that a manifest's text declares, read from the text.
///
/// Only the shapes that our own Package.swift uses are known; an entry of another shape is missing
/// here, and its files are then reported as belonging to no target.
struct Manifest {
  private(set) var targets: [Target] = []
  /// The modules of other packages behind the names that the manifest gives them.
  private let products: [String: [String]]

  init(text: String) {
    products = Manifest.products(in: text)
    let body = text.firstRange(of: "targets: [\n").map { text[$0.lowerBound...] } ?? ""
    var floor: Int?
    for entry in Manifest.entries(of: body) {
      switch entry {
      case .comment(let words):
        if words.hasPrefix("Floor ") {
          floor = Int(words.dropFirst("Floor ".count).prefix { $0.isNumber })
        } else if words.hasPrefix("Tests") {
          floor = nil
        }
      case .call(let function, let arguments):
        if var target = Manifest.target(function, arguments, floor: floor) {
          for (name, modules) in products where Manifest.words(of: arguments).contains(name) {
            target.dependencies += modules
          }
          targets.append(target)
        }
      }
    }
  }

  /// The target called `name`.
  func target(named name: String) -> Target? {
    targets.first { $0.name == name }
  }

  private enum Entry {
    case comment(String)
    case call(function: String, arguments: String)
  }

  /// The comments and calls of the target list, with each call's arguments as written.
  private static func entries(of body: Substring) -> [Entry] {
    var entries: [Entry] = []
    var call: (function: String, arguments: String)?
    var depth = 0
    for line in body.split(separator: "\n") {
      let trimmed = String(line.drop { $0 == " " })
      if trimmed.hasPrefix("//") {
        entries.append(.comment(String(trimmed.dropFirst(2).drop { $0 == " " })))
        continue
      }
      for character in trimmed + "\n" {
        if character == "(" {
          if depth > 0 { call?.arguments.append(character) }
          depth += 1
        } else if character == ")" {
          depth -= 1
          if depth < 0 { return entries }
          if depth > 0 { call?.arguments.append(character) }
          if depth == 0, let finished = call {
            entries.append(.call(function: finished.function, arguments: finished.arguments))
            call = nil
          }
        } else if depth > 0 {
          call?.arguments.append(character)
        } else if character.isLetter {
          call = ((call?.function ?? "") + String(character), "")
        } else if !character.isWhitespace {
          call = nil
        }
      }
    }
    return entries
  }

  /// The names that `let` declarations in front of the package give to products of other packages.
  private static func products(in text: String) -> [String: [String]] {
    var products: [String: [String]] = [:]
    var name: Substring?
    for line in text.split(separator: "\n").prefix(while: { !$0.hasPrefix("let package") }) {
      if line.hasPrefix("let ") { name = line.dropFirst(4).prefix { $0.isLetter } }
      guard let name, let call = line.firstRange(of: "product(\"") else { continue }
      products[String(name), default: []].append(
        String(line[call.upperBound...].prefix { $0 != "\"" }))
    }
    return products
  }

  /// The words in `text` that stand outside of quotes.
  private static func words(of text: String) -> Set<String> {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    let outside = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }
    return Set(outside.flatMap { $0.split { !$0.isLetter } }.map(String.init))
  }

  private static func target(_ function: String, _ arguments: String, floor: Int?) -> Target? {
    let quoted = Manifest.quoted(in: arguments)
    guard let first = quoted.first else { return nil }
    let list =
      arguments.firstRange(of: "[").map { open in
        let rest = arguments[open.upperBound...]
        return String(rest.prefix { $0 != "]" })
      } ?? ""
    switch function {
    case "module":
      return Target(
        name: first, path: "Sources/" + first, floor: floor, dependencies: Manifest.quoted(in: list)
      )
    case "system":
      return Target(name: first, path: "Sources/" + first, floor: floor, dependencies: [])
    case "tests":
      return Target(
        name: first + "Tests", path: "Tests/\(first)Tests", floor: nil,
        dependencies: Manifest.quoted(in: list) + ["Support"])
    case "target", "executableTarget":
      let given = Manifest.value(of: "path", in: arguments)
      var dependencies: [String] = []
      if let start = arguments.firstRange(of: "dependencies: [") {
        let list = String(arguments[start.upperBound...].prefix { $0 != "]" })
        dependencies = Manifest.quoted(in: list)
      }
      return Target(
        name: first, path: given ?? "Sources/" + first, floor: given == nil ? floor : nil,
        dependencies: dependencies)
    default:
      return nil
    }
  }

  /// The string literals in `text`, in order.
  private static func quoted(in text: String) -> [String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }

  private static func value(of label: String, in text: String) -> String? {
    text.firstRange(of: label + ": \"").map { range in
      String(text[range.upperBound...].prefix { $0 != "\"" })
    }
  }
}
