/// A file of the tree: its path from the root and its text.
struct SourceFile {
  var path: String
  var text: String

  /// The modules of its `import` lines, with their line numbers.
  var imports: [(line: Int, module: String)] {
    var found: [(line: Int, module: String)] = []
    for (index, line) in lines.enumerated() {
      var words = line.split { $0 == " " || $0 == "\t" }
      while let word = words.first,
        word.hasPrefix("@") || SourceFile.accessLevels.contains(String(word))
      {
        words.removeFirst()
      }
      guard words.first == "import" else { continue }
      words.removeFirst()
      if words.count > 1, SourceFile.importKinds.contains(String(words[0])) { words.removeFirst() }
      guard let path = words.first else { continue }
      found.append((index + 1, String(path.prefix { $0 != "." && $0 != ";" })))
    }
    return found
  }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  private static let accessLevels: Set = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let importKinds: Set = [
    "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
  ]
}

/// The rules of the house: who may import whom, and what no file may do.
struct Floors {
  var manifest: Manifest

  /// Modules that come with the toolchain; any target may import them, Foundation excepted.
  private static let toolchain: Set = [
    "Swift", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
  ]
  private static let foundation: Set = ["Foundation", "FoundationEssentials"]
  /// Modules above floor 5 that live inside other people's processes.
  private static let alsoFreeOfFoundation: Set = ["Grading", "CKarat", "Statistics"]

  /// What the manifest itself breaks.
  func violationsOfManifest(text: String) -> [String] {
    var found: [String] = []
    if text.contains("unsafeFlags") {
      found.append("Package.swift: unsafeFlags keeps a package from being anybody's dependency")
    }
    for target in manifest.targets {
      guard let floor = target.floor else { continue }
      for name in target.dependencies {
        guard let dependency = manifest.target(named: name)?.floor, dependency >= floor else {
          continue
        }
        found.append(
          "Package.swift: \(target.name) (floor \(floor)) depends on \(name) (floor \(dependency))")
      }
    }
    return found
  }

  /// What `file` breaks.
  func violations(in file: SourceFile) -> [String] {
    guard let target = owner(of: file.path) else {
      return ["\(file.path): belongs to no target of Package.swift"]
    }
    guard file.path.hasSuffix(".swift") else { return [] }
    var found: [String] = []
    for (line, module) in file.imports {
      if let reason = refusal(of: module, for: target) {
        found.append("\(file.path):\(line): import \(module): \(reason)")
      }
    }
    return found
  }

  /// Why `target` may not import `module`; nil if it may.
  private func refusal(of module: String, for target: Target) -> String? {
    if module == target.name || Floors.toolchain.contains(module) { return nil }
    if Floors.foundation.contains(module) {
      return mustBeFreeOfFoundation(target) ? "\(target.name) is free of Foundation" : nil
    }
    let isTest = target.path.hasPrefix("Tests/")
    if isTest, ["Testing", "PackageDescription"].contains(module) { return nil }
    if let floor = target.floor, let other = manifest.target(named: module)?.floor, other >= floor {
      return "\(target.name) stands on floor \(floor), \(module) on floor \(other)"
    }
    return target.dependencies.contains(module)
      ? nil : "Package.swift does not give it to \(target.name)"
  }

  private func mustBeFreeOfFoundation(_ target: Target) -> Bool {
    guard let floor = target.floor else { return false }
    return floor <= 5 || Floors.alsoFreeOfFoundation.contains(target.name)
  }

  private func owner(of path: String) -> Target? {
    manifest.targets.first { path.hasPrefix($0.path + "/") }
  }
}
