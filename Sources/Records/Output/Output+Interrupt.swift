#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The partial file that an interrupt removes; written before the handler is set, never after.
private nonisolated(unsafe) var partialPath: UnsafeMutablePointer<CChar>?

extension Output {
  /// Has Ctrl-C, a hang-up and a request to end remove the partial file before they end the process.
  /// For one output of a process.
  public func removeOnInterrupt() {
    guard let partialFile, partialPath == nil else { return }
    // The handler may call nothing that allocates: it gets its path ready made, and keeps it.
    partialPath = strdup(partialFile)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        if let path = partialPath { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
