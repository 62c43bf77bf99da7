/// Reads whole JSON documents, one after the other; not to be used by two threads at once.
///
/// A document is checked from end to end before anything of it is given out. Work and memory are linear
/// in its length. `NaN` and `Infinity`, which Python writes, pass as numbers that are not finite.
public final class JSONReader {
  /// Levels of nesting that a document may have; deeper ones are refused.
  public static let depth = JSONDocument.depth

  private let index = JSONIndex()
  private var document: JSONDocument

  /// A reader that has read nothing yet.
  public init() { document = JSONDocument(index) }

  /// The value that `bytes` hold; they must stay where they are until the next call.
  public func read(_ bytes: Bytes) throws(JSONError) -> JSONValue {
    try index.index(bytes)
    document = JSONDocument(index)
    let value = try document.value(at: 0)
    guard value.next == document.count else {
      throw document.error("\(document.found(value.next)) behind the value", value.next)
    }
    return value
  }

  /// Calls `body` with every element of an array of the document that was read last, in order.
  public func forEachElement<Failure: Error>(
    of array: JSONValue, _ body: (JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    guard array.kind == .array else { return }
    try document.forEachElement(of: array, body)
  }

  /// Calls `body` with every field of an object of the document that was read last, in order. A name is
  /// what stands between its quotes.
  public func forEachField<Failure: Error>(
    of object: JSONValue, _ body: (Bytes, JSONValue) throws(Failure) -> Void
  ) throws(Failure) {
    guard object.kind == .object else { return }
    try document.forEachField(of: object, body)
  }

  /// Puts the values of an object's fields that are called `names` into `values`, in the order of `names`,
  /// nil where there is no such field. Of two fields of one name the last counts.
  public func find(_ names: [[UInt8]], in object: JSONValue, into values: inout [JSONValue?]) {
    for i in names.indices { values[i] = nil }
    forEachField(of: object) { key, value in
      for i in names.indices where document.keyMatches(key, names[i]) {
        values[i] = value
        break
      }
    }
  }

  /// Whether a value of the document that was read last can be copied as it is: every reader of JSON takes
  /// its strings and its numbers.
  public func isPlain(_ value: JSONValue) -> Bool { document.isPlain(value) }

  /// Whether the name of a field is `name`; it may be written with escapes.
  public func matches(_ key: Bytes, _ name: [UInt8]) -> Bool { document.keyMatches(key, name) }
}

extension JSONValue {
  /// What stands between the quotes of a string, with its escapes; empty for any other value.
  public var contents: Bytes {
    guard kind == .string, raw.count >= 2 else { return Bytes(start: nil, count: 0) }
    return raw.slice(1, raw.count - 1)
  }

  /// The number that this is; nil for any other value, and where it is not finite.
  public var number: Double? {
    guard kind == .number, raw.count <= 400,
      let value = Double(String(decoding: raw, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }

  /// Whether this is `true`; nil for any other value than `true` and `false`.
  public var boolean: Bool? {
    kind == .boolean ? raw[0] == UInt8(ascii: "t") : nil
  }
}

/// Memory for texts whose escapes have been resolved; not to be used by two threads at once.
public final class JSONScratch {
  private var arena = Arena()

  /// Memory that holds nothing yet.
  public init() {}

  /// Gives back all texts.
  public func reset() { arena.reset() }

  /// The text of a string's `contents`, valid until the next `reset` and as long as `contents` are; nil
  /// where an escape is broken.
  public func text(_ contents: Bytes) -> Bytes? { JSONText.decode(contents, &arena) }
}
