/// Where a field lies in a row: names and indexes with dots between them.
///
/// `ground_truth.answer` is a field of a field; `messages.-1.content` counts from the end of an array.
/// `responses.*` is every element, one sample each; `output.+.text` is the text of every element that
/// has one, joined by line feeds into one sample.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case name([UInt8])
    case index(Int)
    case each
    case joined
  }

  let steps: [Step]
  /// The path as it was written.
  public let description: String

  /// The name of the row's own field that the path starts at.
  var first: [UInt8] {
    if case .name(let name)? = steps.first { name } else { [] }
  }

  /// Whether the path can lead to several values.
  var isMultiple: Bool { steps.contains(.each) || steps.contains(.joined) }

  /// Whether what the path leads to is one text, in pieces.
  var isJoined: Bool { steps.contains(.joined) }

  /// A path from its text; nil where that is empty, has an empty step or does not start with a name.
  public init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      switch part {
      case "": return nil
      case "*": steps.append(.each)
      case "+": steps.append(.joined)
      default:
        if let index = Int(part), !steps.isEmpty {
          steps.append(.index(index))
        } else {
          steps.append(.name(Array(part.utf8)))
        }
      }
    }
    guard case .name? = steps.first else { return nil }
    self.steps = steps
    description = text
  }
}

extension JSONDocument {
  /// Appends the values that `steps` lead to from `value`, in order.
  func resolve(
    _ steps: ArraySlice<FieldPath.Step>, from value: JSONValue, into values: inout [JSONValue]
  ) {
    guard let step = steps.first else {
      values.append(value)
      return
    }
    let rest = steps.dropFirst()
    switch step {
    case .name(let name):
      guard value.kind == .object else { return }
      var found: JSONValue?
      forEachField(of: value) { key, field in
        if keyMatches(key, name) { found = field }
      }
      if let found { resolve(rest, from: found, into: &values) }
    case .index(let index):
      guard value.kind == .array else { return }
      let position = index >= 0 ? index : elements(of: value) + index
      var i = 0
      forEachElement(of: value) { element in
        if i == position { resolve(rest, from: element, into: &values) }
        i += 1
      }
    case .each, .joined:
      guard value.kind == .array else { return }
      forEachElement(of: value) { resolve(rest, from: $0, into: &values) }
    }
  }

  /// Number of elements of an array.
  func elements(of array: JSONValue) -> Int {
    var n = 0
    forEachElement(of: array) { _ in n += 1 }
    return n
  }

  /// Whether the contents of a key spell `name`; a key may be written with escapes.
  func keyMatches(_ key: Bytes, _ name: [UInt8]) -> Bool {
    if key.equals(name) { return true }
    guard key.count > name.count, JSONText.firstBackslash(key) < key.count else { return false }
    var arena = Arena()
    return JSONText.decode(key, &arena)?.equals(name) ?? false
  }

  /// Calls `body` with every element of an array, in order.
  func forEachElement<Failure: Error>(
    of array: JSONValue, _ body: (JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    var i = array.token + 1
    while i < array.next - 1 {
      let element = checkedValue(at: i)
      try body(element)
      // Past the element, and past the comma or the closing bracket.
      i = element.next + 1
    }
  }

  /// Calls `body` with the name and the value of every field of an object, in order.
  func forEachField<Failure: Error>(
    of object: JSONValue, _ body: (Bytes, JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    var i = object.token + 1
    while i < object.next - 1 {
      let field = checkedValue(at: i + 2)
      try body(stringContents(i), field)
      i = field.next + 1
    }
  }
}
