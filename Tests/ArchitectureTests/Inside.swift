/// What holds inside of modules: the sizes of files, folders and types, and comments on what is public.
struct Inside {
  /// Lines of one file of Sources.
  static let lines = 320
  /// Source files that lie directly in one folder.
  static let files = 20
  /// Functions of one type, initializers and subscripts included, in all its extensions in its module.
  static let functions = 60
  /// Properties that each value of one type stores.
  static let stored = 12

  /// Something that is measured, by a name that says where it is.
  struct Finding: Equatable {
    var name: String
    var count: Int
    /// At most so many.
    var most: Int
  }

  /// What is over its bound in `files`.
  static func findings(in files: [SourceFile]) -> [Finding] {
    let modules = Dictionary(grouping: files, by: \.module)
    var findings = files.map { Finding(name: "lines: \($0.path)", count: $0.count, most: lines) }
    findings += Dictionary(grouping: files, by: \.folder).map {
      Finding(name: "files: \($0)", count: $1.count, most: Inside.files)
    }
    for (module, files) in modules {
      var functions: [String: Int] = [:]
      var stored: [String: Int] = [:]
      var bare = 0
      for declaration in files.flatMap(\.declarations) {
        switch declaration.kind {
        case .function: functions[declaration.owner, default: 0] += 1
        case .stored: stored[declaration.owner, default: 0] += 1
        default: break
        }
        if isBare(declaration) { bare += 1 }
      }
      functions[""] = nil
      findings += functions.map {
        Finding(name: "functions: \(module).\($0)", count: $1, most: Inside.functions)
      }
      findings += stored.map {
        Finding(name: "stored: \(module).\($0)", count: $1, most: Inside.stored)
      }
      findings.append(Finding(name: "public without a comment: \(module)", count: bare, most: 0))
    }
    return findings.filter { $0.count > $0.most }.sorted { $0.name < $1.name }
  }

  /// Names whose meaning the protocols of the standard library fix.
  private static let known: Set = [
    "operator", "hash", "description", "debugDescription", "encode", "next", "makeIterator",
    "callAsFunction", "errorDescription",
  ]

  /// Whether a declaration is public and says nothing about itself.
  static func isBare(_ declaration: Declaration) -> Bool {
    declaration.isPublic && !declaration.isDocumented && declaration.kind != .extension
      && !known.contains(declaration.name)
  }

  /// What is wrong with `findings`, given the exceptions that are known.
  static func complaints(_ findings: [Finding], exceptions: [String: Int]) -> [String] {
    var complaints: [String] = []
    for finding in findings {
      if let known = exceptions[finding.name] {
        if finding.count > known {
          complaints.append("\(finding.name): \(finding.count), was \(known): it may not grow")
        }
      } else {
        complaints.append("\(finding.name): \(finding.count), at most \(finding.most)")
      }
    }
    let names = Set(findings.map(\.name))
    for name in exceptions.keys.sorted() where !names.contains(name) {
      complaints.append("\(name): no exception is needed any more; remove it from Exceptions.swift")
    }
    return complaints
  }
}

extension SourceFile {
  /// The folder that it lies in.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  /// The module's name: the second part of its path.
  var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  /// The lines that it has; an end of line at its end starts none.
  var count: Int { lines.count - (text.hasSuffix("\n") ? 1 : 0) }
  /// Nothing of a file in another language.
  var declarations: [Declaration] {
    path.hasSuffix(".swift") ? DeclarationReader.declarations(of: text) : []
  }
}
