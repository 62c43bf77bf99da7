import Foundation

/// What a run of the built `karat` left behind.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String

  /// The lines of the output.
  var lines: [Substring] { output.split(separator: "\n") }

  /// The output as JSON objects, one a line; a line that is none becomes an empty object.
  var rows: [[String: Any]] {
    lines.map { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
      return object as? [String: Any] ?? [:]
    }
  }
}

/// The built command line.
enum Command {
  struct NotBuilt: Error {}

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The binary lies beside the test bundle.
  static func binary() throws -> URL {
    var starts = [CommandLine.arguments[0], Bundle.main.bundlePath]
    starts += Bundle.allBundles.map(\.bundlePath)
    for start in starts {
      var folder = URL(fileURLWithPath: start).resolvingSymlinksInPath()
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let binary = folder.appending(path: "karat")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: binary.path, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          return binary
        }
      }
    }
    throw NotBuilt()
  }

  /// The rows of all files in a folder of Fixtures, in the order of their names.
  static func table(_ folder: String) throws -> [[String: Any]] {
    let path = root.appending(path: "Fixtures").appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: path.path)
    return try names.sorted().filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      try Data(contentsOf: path.appending(path: name)).split(separator: UInt8(ascii: "\n")).map {
        try JSONSerialization.jsonObject(with: $0) as? [String: Any] ?? [:]
      }
    }
  }

  /// Runs `karat` with `arguments` in `folder`, with `input` on standard input.
  static func run(
    _ arguments: String..., input: String = "", in folder: URL? = nil
  ) throws -> Outcome {
    try run(arguments, input: Data(input.utf8), in: folder)
  }

  static func run(_ arguments: [String], input: Data, in folder: URL? = nil) throws -> Outcome {
    try launch(binary(), arguments, input: input, in: folder ?? root)
  }

  /// Runs a shell script in `folder`, in which `$KARAT` is the built command.
  static func shell(_ script: String, in folder: URL) throws -> Outcome {
    try launch(
      URL(fileURLWithPath: "/bin/sh"), ["-c", script], input: Data(), in: folder,
      environment: ["KARAT": try binary().path, "PATH": "/usr/bin:/bin"])
  }

  private static func launch(
    _ program: URL, _ arguments: [String], input: Data, in folder: URL,
    environment: [String: String]? = nil
  ) throws -> Outcome {
    let scratch = try Scratch()
    let files = ["in", "out", "err"].map { scratch.folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let environment { process.environment = environment }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// A folder that is gone when nobody holds it any more.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "karat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  func file(_ name: String, _ data: Data) throws -> String {
    let file = folder.appending(path: name)
    try data.write(to: file)
    return file.path
  }

  /// The path of a file that need not exist.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The names of what lies in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}
