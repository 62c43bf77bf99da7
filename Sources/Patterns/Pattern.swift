import CPCRE2

/// Thrown where a match could not be decided: "gave up" is not "no match".
public enum GaveUp: Error, Hashable, Sendable {
  /// The match limit, the depth limit, the heap limit or the JIT stack was reached.
  case limit
  /// The pattern did not compile, or PCRE2 reported an error of its own (its code).
  case failed(Int32)
}

/// A regular expression that is compiled once, with JIT, and matched over bytes.
///
/// Offsets are byte offsets; UTF mode is off, so that any bytes are a valid subject. A pattern is
/// immutable and can be shared between threads; what a match writes is in a `MatchScratch`.
public final class Pattern: Sendable {
  /// How a pattern is compiled.
  public struct Options: OptionSet, Sendable {
    /// The bits as PCRE2 takes them.
    public let rawValue: UInt32
    /// Options with these bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// ASCII letters match without case.
    public static let caseless = Options(rawValue: PCRE2_CASELESS)
    /// A match starts at the first byte of the range, or there is none.
    public static let anchored = Options(rawValue: PCRE2_ANCHORED)
    /// `^` and `$` match at line breaks as well.
    public static let multiline = Options(rawValue: PCRE2_MULTILINE)
  }

  /// The pattern's text.
  public let source: String
  /// The offset in the text at which compiling stopped, or nil where it compiled.
  public let errorOffset: Int?
  private let errorCode: Int32
  // Written once in `init`; PCRE2 only reads compiled code while it matches.
  private nonisolated(unsafe) let code: OpaquePointer?

  /// Compiles `source`.
  ///
  /// A text that does not compile gives a pattern whose every match gives up: a wrong constant
  /// must not take the process down.
  public init(_ source: String, _ options: Options = []) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    let compiled = pcre2_compile_8(
      bytes, bytes.count, options.rawValue | UInt32(PCRE2_NEVER_UTF), &error, &offset, nil)
    if let compiled { _ = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE)) }
    self.source = source
    code = compiled
    errorCode = error
    errorOffset = compiled == nil ? offset : nil
  }

  deinit { if let code { pcre2_code_free_8(code) } }

  /// The first match in `range` of `subject`, or nil; groups are read from `scratch`.
  ///
  /// Lookbehind sees the bytes before the range; nothing sees the bytes after it.
  public func firstMatch(
    in subject: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ scratch: MatchScratch
  ) throws(GaveUp) -> Range<Int>? {
    scratch.matched = 0
    guard let code else { throw .failed(errorCode) }
    guard let data = scratch.data, let context = scratch.context else { throw .failed(0) }
    let length = min(range.upperBound, subject.count)
    let start = max(0, range.lowerBound)
    guard let base = subject.baseAddress, start <= length else { return nil }
    let found = pcre2_match_8(code, base, length, start, 0, data, context)
    // 0 says that there are more groups than room: those that fit are set.
    scratch.matched = found == 0 ? Int(MatchScratch.groups) : max(0, Int(found))
    switch found {
    case PCRE2_ERROR_NOMATCH: return nil
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT:
      throw .limit
    case ..<0: throw .failed(found)
    default: return scratch.range(0)
    }
  }

  /// The last of the matches in `range` that follow each other without overlap, or nil.
  ///
  /// Every match before it is made as well, so the cost is that of the whole range.
  public func lastMatch(
    in subject: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ scratch: MatchScratch
  ) throws(GaveUp) -> Range<Int>? {
    var last: Range<Int>?
    var start = range.lowerBound
    while start <= range.upperBound,
      let match = try firstMatch(in: subject, start..<range.upperBound, scratch)
    {
      last = match
      start = match.isEmpty ? match.upperBound &+ 1 : match.upperBound
    }
    // The failed search that ended the loop overwrote the groups.
    if let last {
      return try firstMatch(in: subject, last.lowerBound..<range.upperBound, scratch)
    }
    return nil
  }
}
