/// One input file, with what is known of it before it is read.
public struct Input: Sendable {
  /// The path as it was given; `-` is standard input.
  public let path: String
  /// The file's name without its endings; the directory in front of it where two inputs share a name.
  public let label: String
  /// The benchmark that the file's name says.
  public let benchmark: String
  /// The seed that the file's name says (`output-rs3.jsonl`).
  public let seed: Int?
  /// Bytes of the file; nil where they are not known beforehand.
  public let size: Int?
  /// Whether the input can be read only once: standard input, a pipe, a socket, a terminal, and whatever
  /// else is no regular file.
  let isStream: Bool

  /// The inputs at `paths`; two of them never have the same label.
  public static func list(_ paths: [String]) -> [Input] {
    let stems = paths.map { stem($0) }
    let counts = Dictionary(stems.map { ($0, 1) }, uniquingKeysWith: +)
    var taken: Set<String> = []
    return paths.indices.map { i in
      var label = stems[i]
      if counts[label, default: 0] > 1, let parent = parent(paths[i]) {
        label = parent + "/" + label
      }
      let base = label
      var n = 2
      while !taken.insert(label).inserted {
        label = "\(base)#\(n)"
        n += 1
      }
      return Input(
        path: paths[i], label: label, benchmark: benchmark(stems[i], paths[i]),
        seed: seed(stems[i])?.value, size: ByteSource.size(paths[i]),
        isStream: isStream(paths[i]))
    }
  }

  /// An input that stands for none.
  static let none = Input(
    path: "", label: "", benchmark: "", seed: nil, size: nil, isStream: false)

  /// Whether `path` can be read only once. What lies under `/dev` is a stream even where a regular file
  /// stands behind it: two openings of `/dev/stdin` can share one place in that file. A path at which
  /// nothing is, or a directory, is none: opening it says what is wrong.
  private static func isStream(_ path: String) -> Bool {
    if path == "-" || path.hasPrefix("/dev/") { return true }
    return ByteSource.isSpecialFile(path)
  }

  /// Throws where a stream among `paths` is missing, may not be read, or is there twice: whoever reads it
  /// first leaves nothing to the other. Files that are no streams are not looked at.
  public static func checkStreams(_ paths: [String]) throws(RecordError) {
    var seen: [FileIdentity: String] = [:]
    for path in paths where isStream(path) {
      let identity = try ByteSource.identity(ofStream: path)
      if let other = seen.updateValue(path, forKey: identity) {
        let names = other == path ? "\(path)" : "\(other) and \(path)"
        throw RecordError(
          .option, "\(names): the same stream is named twice and can be read only once")
      }
    }
  }

  /// The file's name without `.gz`, `.zst`, `.jsonl`, `.json`, `.ndjson`.
  static func stem(_ path: String) -> String {
    guard path != "-" else { return "stdin" }
    var name = path.split(separator: "/").last.map { String($0) } ?? path
    for ending in [".gz", ".zst", ".jsonl", ".json", ".ndjson"] where name.hasSuffix(ending) {
      if name.count > ending.count { name.removeLast(ending.count) }
    }
    return name
  }

  /// The name of the directory in which `path` lies; nil where the path names none.
  private static func parent(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[parts.count - 2]) : nil
  }

  /// The `-rs3` at the end of a NeMo-Skills file name.
  private static func seed(_ stem: String) -> (value: Int, stem: String)? {
    guard let dash = stem.lastIndex(of: "-"), stem[dash...].hasPrefix("-rs"),
      let value = Int(stem[stem.index(dash, offsetBy: 3)...]), value >= 0
    else { return nil }
    return (value, String(stem[..<dash]))
  }

  /// NeMo-Skills names the directory after the benchmark, the lm-evaluation-harness puts `samples_`
  /// before it and the time behind it.
  private static func benchmark(_ stem: String, _ path: String) -> String {
    var name = seed(stem)?.stem ?? stem
    if name == "output", let parent = parent(path) { return parent }
    if name.hasPrefix("samples_") {
      name.removeFirst("samples_".count)
      if let underscore = name.lastIndex(of: "_"),
        name[underscore...].dropFirst().prefix(4).allSatisfy({ $0.isNumber }),
        name[underscore...].contains("T")
      {
        name = String(name[..<underscore])
      }
    }
    return name
  }
}
