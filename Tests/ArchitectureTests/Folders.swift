/// Which folders of a module use which others, by the names that they declare.
struct Folders {
  /// For each folder, the folders whose names its files use, with these names.
  private(set) var uses: [String: [String: Set<String>]] = [:]

  /// Reads the files of one module. Types and calls of functions count; a name that several folders declare, or that
  /// the standard library uses for its own, says nothing.
  init(_ files: [SourceFile]) {
    var owners: [String: Set<String>] = [:]
    var functions: Set<String> = []
    for file in files {
      for declaration in file.declarations
      where [.type, .function, .alias].contains(declaration.kind)
        && !Self.common.contains(declaration.name)
      {
        owners[declaration.name, default: []].insert(file.folder)
        if declaration.kind == .function { functions.insert(declaration.name) }
      }
    }
    for file in files {
      let tokens = SwiftText(file.text).tokens
      let texts = tokens.map(\.text)
      for place in tokens.indices.dropLast() {
        let token = tokens[place]
        guard token.isWord else { continue }
        if functions.contains(token.text) {
          guard tokens[place + 1].text == "(", Self.mayBeCall(place, texts) else {
            continue
          }
        }
        guard let folders = owners[token.text], folders.count == 1, let folder = folders.first,
          folder != file.folder
        else { continue }
        uses[file.folder, default: [:]][folder, default: []].insert(token.text)
      }
    }
  }

  /// Whether a name before parentheses can be a call of a function of the module: by itself, or of a value that
  /// holds the state of a folder. `.region(` is a case, `syntax.text(` a function of another module.
  private static func mayBeCall(_ place: Int, _ tokens: [String]) -> Bool {
    guard place > 0, tokens[place - 1] == "." else { return true }
    return place > 1 && ["self", "reader", "comparison", "verifier"].contains(tokens[place - 2])
  }

  private static let common: Set = [
    "init", "subscript", "deinit", "operator", "append", "insert", "remove", "contains", "count",
    "index", "map",
    "filter", "first", "last", "split", "sorted", "joined", "next", "hash", "description", "min",
    "max", "prefix",
    "reduce", "reversed", "isEmpty", "sort", "removeLast", "removeFirst", "popLast", "starts",
    "hasPrefix", "hasSuffix",
    "union", "intersection", "subtracting", "isDisjoint", "isSubset", "allSatisfy", "firstIndex",
    "enumerated", "power",
  ]

  /// The folders that use each other, directly or through others, as lists of names; empty where none do.
  var rings: [[String]] {
    let folders = uses.keys.sorted()
    let reached = Dictionary(uniqueKeysWithValues: folders.map { ($0, reachable(from: $0)) })
    var seen: Set<String> = []
    var rings: [[String]] = []
    for folder in folders where reached[folder]?.contains(folder) == true && !seen.contains(folder)
    {
      let ring = folders.filter {
        reached[folder]?.contains($0) == true && reached[$0]?.contains(folder) == true
      }
      seen.formUnion(ring)
      rings.append(ring)
    }
    return rings
  }

  private func reachable(from folder: String) -> Set<String> {
    var found: Set<String> = []
    var open = [folder]
    while let next = open.popLast() {
      for other in (uses[next] ?? [:]).keys where found.insert(other).inserted {
        open.append(other)
      }
    }
    return found
  }
}
