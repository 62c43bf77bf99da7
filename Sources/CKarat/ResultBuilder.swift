import CKaratABI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fills the memory of a result: records of known number, and text that grows.
///
/// It is `malloc`'s memory, since the caller gives it back from outside of Swift.
struct ResultBuilder<Record>: ~Copyable {
  private let records: UnsafeMutablePointer<Record>
  private let count: Int
  private var text: UnsafeMutablePointer<UInt8>?
  private var length = 0
  private var capacity = 0

  /// Memory for `count` records, all zero.
  init(count: Int) throws(CallError) {
    let memory = calloc(max(1, count), MemoryLayout<Record>.stride)
    guard let memory else { throw .memory }
    records = memory.bindMemory(to: Record.self, capacity: count)
    self.count = count
  }

  /// What is handed over: the caller owns it from then on.
  struct Memory {
    var records: UnsafeMutablePointer<Record>
    var count: Int64
    var text: UnsafeMutablePointer<UInt8>?
    var length: Int64
  }

  /// Hands the memory over.
  consuming func finish() -> Memory {
    let memory = Memory(
      records: records, count: Int64(count), text: text, length: Int64(length))
    discard self
    return memory
  }

  deinit {
    free(records)
    free(text)
  }

  /// Puts `record` in place `index`, which is below the count.
  func set(_ index: Int, _ record: Record) {
    guard index < count else { return }
    records[index] = record
  }

  /// Appends bytes to the text.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(CallError) -> karat_text {
    let (end, overflow) = length.addingReportingOverflow(bytes.count)
    guard !overflow else { throw .memory }
    if end > capacity {
      let wanted = max(end, capacity &* 2, 256)
      guard let moved = realloc(text, wanted) else { throw .memory }
      text = moved.assumingMemoryBound(to: UInt8.self)
      capacity = wanted
    }
    if let text, let base = bytes.baseAddress { memcpy(text + length, base, bytes.count) }
    defer { length = end }
    return karat_text(offset: Int64(length), length: Int64(bytes.count))
  }

  /// Appends bytes that may be absent.
  mutating func append(_ bytes: [UInt8]?) throws(CallError) -> karat_text {
    guard let bytes else { return .none }
    let result = bytes.withUnsafeBytes { raw in
      Result { () throws(CallError) in try append(raw) }
    }
    return try result.get()
  }

  /// Appends a string as UTF-8.
  mutating func append(_ string: String) throws(CallError) -> karat_text {
    var string = string
    let result = string.withUTF8 { bytes in
      Result { () throws(CallError) in try append(UnsafeRawBufferPointer(bytes)) }
    }
    return try result.get()
  }
}

extension ResultBuilder<karat_record> {
  /// Hands the memory over.
  consuming func finish(_ result: UnsafeMutablePointer<karat_result>) {
    let memory = finish()
    result.pointee = karat_result(
      records: memory.records, count: memory.count, text: memory.text, text_length: memory.length)
  }
}

/// Gives back memory that was handed over.
func release(_ records: UnsafeMutableRawPointer?, _ text: UnsafeMutableRawPointer?) {
  free(records)
  free(text)
}

extension karat_text {
  static var none: karat_text { karat_text(offset: 0, length: -1) }
}

extension karat_record {
  /// A record in which nothing is there.
  static var empty: karat_record {
    karat_record(
      status: none, outcome: none, basis: none, found_by: none, no_answer: none, has_reward: 0,
      reserved: (0, 0), reward: 0, span_start: -1, span_end: -1, answer: .none, key: .none,
      rule: .none, reason: .none)
  }

  /// KARAT_NONE.
  static var none: UInt8 { 255 }
}
