public import Grading

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is wrong with a file that the service was started with.
public struct ServiceFileError: Error, CustomStringConvertible {
  /// What is wrong, in words that follow the file's name.
  public let description: String
}

/// The bytes of a small file.
private func contents(of path: String) throws(ServiceFileError) -> [UInt8] {
  let maximum = 1 << 20
  guard let file = fopen(path, "r") else {
    throw ServiceFileError(description: "it cannot be read: \(String(cString: strerror(errno)))")
  }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: maximum + 1)
  let count = fread(&bytes, 1, bytes.count, file)
  guard ferror(file) == 0 else {
    throw ServiceFileError(description: "it cannot be read: \(String(cString: strerror(errno)))")
  }
  guard count <= maximum else {
    throw ServiceFileError(description: "it is longer than \(maximum) bytes")
  }
  return Array(bytes[..<count])
}

extension TokenList {
  /// The tokens in a file, one a line.
  public init(path: String) throws {
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    guard let tokens = TokenList(text) else {
      throw ServiceFileError(
        description: "it has no token, or a token with a character that is not allowed in a header")
    }
    self = tokens
  }
}

extension RewardConfig {
  /// The config in a JSON file.
  public init(path: String) throws {
    do {
      try self.init(json: contents(of: path))
    } catch let problem as Problem {
      let place = problem.field.map { " (field \($0.isEmpty ? "/" : $0))" } ?? ""
      throw ServiceFileError(description: problem.detail + place)
    }
  }
}
