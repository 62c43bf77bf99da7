import CKaratABI

/// Texts of a caller, checked: every one lies within the bytes.
struct Strings {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Nil where there is one text: all the bytes.
  private let offsets: UnsafeBufferPointer<Int64>?
  private let present: UnsafeBufferPointer<UInt8>?
  let count: Int

  /// The texts of a caller; throws where they are not what their lengths say.
  init(_ strings: UnsafePointer<karat_strings>?) throws(CallError) {
    let strings = try required(strings).pointee
    bytes = try buffer(strings.bytes, strings.length)
    guard strings.count >= 0 else { throw .length }
    let (places, overflow) = strings.count.addingReportingOverflow(1)
    guard !overflow else { throw .length }
    let offsets: UnsafeBufferPointer<Int64> =
      strings.count == 0 ? .init(start: nil, count: 0) : try buffer(strings.offsets, places)
    self.offsets = offsets
    count = max(0, offsets.count - 1)
    present = strings.present == nil ? nil : try buffer(strings.present, strings.count)
    var last: Int64 = 0
    for offset in offsets {
      guard offset >= last, offset <= strings.length else { throw .offsets }
      last = offset
    }
  }

  /// One text.
  init(_ text: UnsafePointer<UInt8>?, _ length: Int64) throws(CallError) {
    bytes = try buffer(text, length)
    offsets = nil
    present = nil
    count = 1
  }

  /// The bytes of text `index`, or nil where it is not present; `index` is below `count`.
  subscript(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    if let present, present[index] == 0 { return nil }
    guard let offsets else { return bytes }
    return UnsafeBufferPointer(rebasing: bytes[Int(offsets[index])..<Int(offsets[index + 1])])
  }
}
