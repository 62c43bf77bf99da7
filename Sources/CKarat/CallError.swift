import CKaratABI

/// Why a call was refused: its caller made a mistake, or there is no memory.
enum CallError: Int32, Error {
  case null = -1
  case length = -2
  case offsets = -3
  case options = -4
  case memory = -5
  case method = -6

  /// What the code means, in words.
  var text: StaticString {
    switch self {
    case .null: "a pointer is NULL where it may not be"
    case .length: "a length or count is negative, or arrays that belong together differ in count"
    case .offsets: "offsets decrease, or lie outside of the bytes"
    case .options:
      "there is no such policy or switch, a switch is both on and off, or a struct has another size"
    case .memory: "there is no memory for the result"
    case .method: "there is no such method"
    }
  }
}

/// Runs `body` and gives its error as a code.
func code(_ body: () throws(CallError) -> Void) -> Int32 {
  do throws(CallError) {
    try body()
    return 0
  } catch {
    return error.rawValue
  }
}

/// The pointer, unless it is NULL.
func required<T>(_ pointer: T?) throws(CallError) -> T {
  guard let pointer else { throw .null }
  return pointer
}

/// `count` values at `pointer`, which may be NULL where there are none.
func buffer<T>(
  _ pointer: UnsafePointer<T>?, _ count: Int64
) throws(CallError) -> UnsafeBufferPointer<T> {
  guard let count = Int(exactly: count), count >= 0 else { throw .length }
  guard count == 0 || pointer != nil else { throw .null }
  guard !count.multipliedReportingOverflow(by: MemoryLayout<T>.stride).overflow else {
    throw .length
  }
  return UnsafeBufferPointer(start: pointer, count: count)
}

/// `count` places at `pointer`, which may be NULL where there are none.
func places<T>(
  _ pointer: UnsafeMutablePointer<T>?, _ count: Int64
) throws(CallError) -> UnsafeMutableBufferPointer<T> {
  let buffer = try buffer(UnsafePointer(pointer), count)
  return UnsafeMutableBufferPointer(start: pointer, count: buffer.count)
}
