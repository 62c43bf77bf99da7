import CPCRE2

/// What a match writes into: one per thread, used again for every match, so that matching does not
/// allocate.
public final class MatchScratch {
  /// Backtracking steps that one match may take; PCRE2's own default is 10,000,000.
  public static let matchLimit: UInt32 = 100_000
  /// Levels of nested backtracking of one match.
  public static let depthLimit: UInt32 = 10_000
  /// KiB of heap that one match may take.
  public static let heapLimit: UInt32 = 1_024
  /// Groups that can be read, the whole match included.
  public static let groups: UInt32 = 16

  let data: OpaquePointer?
  let context: OpaquePointer?
  /// Groups that the last match set, one more than the highest that took part.
  var matched = 0

  /// Scratch with the limits above.
  public init() {
    data = pcre2_match_data_create_8(Self.groups, nil)
    context = pcre2_match_context_create_8(nil)
    if let context {
      _ = pcre2_set_match_limit_8(context, Self.matchLimit)
      _ = pcre2_set_depth_limit_8(context, Self.depthLimit)
      _ = pcre2_set_heap_limit_8(context, Self.heapLimit)
    }
  }

  deinit {
    if let data { pcre2_match_data_free_8(data) }
    if let context { pcre2_match_context_free_8(context) }
  }

  /// The bytes that group `index` of the last match took (0 is the whole match), or nil where it
  /// took no part.
  public func range(_ index: Int) -> Range<Int>? {
    guard let data, index >= 0, index < matched,
      let offsets = pcre2_get_ovector_pointer_8(data)
    else { return nil }
    let start = offsets[2 &* index]
    let end = offsets[2 &* index &+ 1]
    // An unset group is all ones; `\K` can put a start after an end.
    guard let lower = Int(exactly: start), let upper = Int(exactly: end), 0 <= lower, lower <= upper
    else { return nil }
    return lower..<upper
  }
}
