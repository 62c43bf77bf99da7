import Bytes

/// Turns a JSON array of rows, or a JSON object of rows by index, into JSON lines: in place, byte for
/// byte, in constant memory.
///
/// What stands between the rows becomes spaces, the comma behind a row a line feed, line feeds within a
/// row spaces. Strings stay as they are. Whether the result is JSON is for the reader of rows to see.
struct Unwrapping {
  /// How rows are wrapped.
  enum Shape { case lines, array, object }

  let shape: Shape
  private var depth = 0
  private var inString = false
  private var escaped = false
  private var inKey = false

  /// Looks at the start of a file. An object is a wrapper if nothing else is on its first line.
  init(start: Bytes) {
    let first = start.firstIndex { !$0.isSpace } ?? 0
    guard first < start.count else {
      shape = .lines
      return
    }
    switch start[first] {
    case .openBracket: shape = .array
    case .openBrace:
      let second = start[(first + 1)...].firstIndex {
        $0 != .space && $0 != .carriageReturn && $0 != .tab
      }
      shape = second.map { start[$0] == .newline } == true ? .object : .lines
    default: shape = .lines
    }
  }

  /// Whether the wrapper is still open between two rows: the file was cut off there.
  var isCutOff: Bool { shape != .lines && depth == 1 && !inString }

  /// Rewrites the next bytes of the file.
  mutating func rewrite(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    guard shape != .lines else { return }
    for i in 0..<bytes.count {
      let byte = bytes[i]
      if inString {
        let wasKey = inKey
        if escaped {
          escaped = false
        } else if byte == .backslash {
          escaped = true
        } else if byte == .quotationMark {
          inString = false
          inKey = false
        }
        if wasKey {
          bytes[i] = .space
        } else if byte == .newline {
          // A line feed in a string is broken JSON; it must not look like the end of a row.
          bytes[i] = 0x01
        }
        continue
      }
      switch byte {
      case .quotationMark:
        inString = true
        inKey = shape == .object && depth == 1
        if inKey { bytes[i] = .space }
      case .openBracket, .openBrace:
        if depth == 0 { bytes[i] = .space }
        depth += 1
      case .closeBracket, .closeBrace:
        depth = max(0, depth - 1)
        if depth == 0 { bytes[i] = .space }
      case .comma: if depth == 1 { bytes[i] = .newline }
      case .colon: if depth == 1 { bytes[i] = .space }
      case .newline: bytes[i] = .space
      default: break
      }
    }
  }
}
