/// What no file may use that runs inside of other people's processes: their names, and what is promised instead.
struct Promises {
  /// Words that measure time or wait: fuel is counted instead.
  private static let clocks: Set = [
    "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday", "mach_absolute_time",
    "Date",
    "DispatchTime", "usleep", "nanosleep", "sleep", "alarm", "setitimer", "timer_create",
  ]
  /// Words that start threads, take locks or handle signals: a forked child has to go on.
  private static let threads: Set = [
    "Thread", "pthread_create", "Task", "DispatchQueue", "Mutex", "NSLock", "pthread_mutex_lock",
    "os_unfair_lock", "async", "await", "actor", "signal", "sigaction",
  ]
  /// Words that trap on a value that input may choose.
  private static let traps: Set = ["fatalError", "preconditionFailure", "precondition"]
  /// Words that reach outside of the process.
  private static let outside: Set = [
    "fopen", "open", "socket", "connect", "getaddrinfo", "system", "popen", "posix_spawn", "execv",
    "Process", "URLSession", "getenv",
  ]

  private static let forbidden = [
    (clocks, "work is bounded by fuel, not by time"),
    (threads, "the library starts no thread, takes no lock and handles no signal"),
    (traps, "a trap ends the process that the library lives in"),
    (outside, "the library reaches no file, process or network"),
  ]

  /// What `file` uses of these. The file is one of a module that lives in other people's processes.
  static func violations(in file: SourceFile) -> [String] {
    guard file.path.hasSuffix(".swift") else { return [] }
    let tokens = SwiftText(file.text).tokens
    var found: [String] = []
    for (place, token) in tokens.enumerated() where token.isWord {
      let before = place > 0 ? tokens[place - 1].text : ""
      let after = place + 1 < tokens.count ? tokens[place + 1].text : ""
      // A member, a label, or a case or function of ours with the same name is something else.
      if [".", "case", "func"].contains(before) || after == ":" { continue }
      let isUse = token.text.first?.isUppercase == true || after == "("
      for (words, reason) in Self.forbidden
      where words.contains(token.text)
        && (isUse || ["async", "await", "actor"].contains(token.text))
      {
        found.append("\(file.path):\(token.line): \(token.text): \(reason)")
      }
      if after == "!", ["try", "as"].contains(token.text) {
        found.append(
          "\(file.path):\(token.line): \(token.text)!: a trap ends the process that the library lives in"
        )
      }
    }
    return found
  }
}
