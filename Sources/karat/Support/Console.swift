#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text for whoever runs a command. It goes to standard error, because standard output belongs to rows.
enum Console {
  /// Says what went wrong, behind the name of the program.
  static func error(_ message: String) { print("karat: " + message) }

  /// Writes lines that are no error, such as the summary of a run.
  static func print(_ lines: String) {
    var text = lines + "\n"
    text.withUTF8 { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = write(2, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
        if count <= 0 { return }
        sent += count
      }
    }
  }
}
