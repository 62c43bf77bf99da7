import ArgumentParser
import CommandOptions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `karat serve`: turns into `karat-serve`, the program beside this one that has the HTTP server inside, so
/// that no other command has to load it.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Starts an HTTP service that grades.",
    discussion: """
      Listens on 127.0.0.1:8000 unless --host or --port say otherwise. POST /v1/grade, /v1/verify, \
      /v1/extract and /v1/group take JSON; /openapi.json describes them and the routes for trainers. \
      On SIGTERM it accepts no further work, finishes what it has accepted, and ends.

      EXAMPLES
        karat serve
        karat serve --port 9000 --threads 8 --token-file tokens.txt
        karat serve --unix-socket /run/karat.sock --policy strict
        curl -s localhost:8000/v1/verify -H 'Content-Type: application/json' \\
          -d '{"gold": "1/2", "prediction": "0.5"}'
      """)

  @OptionGroup
  var options: ServeOptions

  func run() throws {
    let arguments = ["karat-serve"] + CommandLine.arguments.drop { $0 != "serve" }.dropFirst()
    for path in ServeCommand.paths {
      var pointers = arguments.map { strdup($0) } + [nil]
      execv(path, &pointers)
      for pointer in pointers { free(pointer) }
    }
    Console.error(
      "the program karat-serve is missing beside karat; build it with "
        + "`swift build -c release --product karat-serve`")
    throw Exit.noInput.error
  }

  /// Where the program may lie: beside this one.
  private static var paths: [String] {
    var buffer = [CChar](repeating: 0, count: 4_096)
    var paths: [String] = []
    #if canImport(Glibc)
      let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      if count > 0 {
        paths.append(
          String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
    #else
      var size = UInt32(buffer.count)
      if _NSGetExecutablePath(&buffer, &size) == 0, let end = buffer.firstIndex(of: 0) {
        paths.append(String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
    #endif
    return paths.map { path in
      path[..<(path.lastIndex(of: "/") ?? path.startIndex)] + "/karat-serve"
    }
  }
}
