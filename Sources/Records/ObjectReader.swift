import Bytes

/// Reads JSON lines as plain objects, for rows that are no samples of a format: pairs of answers,
/// graded rows, bare responses. Not to be used by two threads at once.
public final class ObjectReader {
  private let blocks: BlockReader
  private let rows = RowReader(ReadOptions())
  private let block = Block()
  private let names: [[UInt8]]
  // One thread has the reader to itself: the run-time checks of exclusive access guard nothing here.
  /// For every name its slot in the row, or -1.
  @exclusivity(unchecked) private var slots: [Int]
  /// The keys of the row that `slots` was found for.
  @exclusivity(unchecked) private var shape: [UInt8] = []
  /// Where each of these keys ends in `shape`.
  @exclusivity(unchecked) private var shapeEnds: [Int] = []
  /// For every name its value in the row at hand.
  private let values: UnsafeMutableBufferPointer<JSONValue?>

  /// A reader over the files at `paths` that finds the fields called `names`; throws where a file is
  /// missing or is a directory.
  public init(paths: [String], names: [String]) throws(RecordError) {
    blocks = try BlockReader(Input.list(paths), ReadOptions(), plan: RowPlan(.custom))
    self.names = names.map { Array($0.utf8) }
    slots = [Int](repeating: -1, count: names.count)
    values = .allocate(capacity: names.count)
    values.initialize(repeating: nil)
  }

  deinit { values.deallocate() }

  /// Calls `body` with every line that is not blank, in order, and `flush` between blocks of lines and
  /// at the end; throws where a file is empty or cannot be read.
  public func read(
    _ body: (ObjectRow) throws -> Void, flush: () throws -> Void = {}
  ) throws {
    var file = -1
    while try blocks.next(into: block) {
      if block.file != file, let plan = block.plan {
        rows.turn(to: block.input, plan: plan)
        file = block.file
      }
      if block.tooLong {
        try body(ObjectRow(self, rows.tooLongProblem(line: block.firstLine)))
      } else {
        try block.forEachLine { bytes, line in
          var problem: RowProblem?
          do throws(RowProblem) {
            try rows.scan(bytes, line: line, isPlain: true)
          } catch {
            problem = error
            rows.slots.removeAll(keepingCapacity: true)
          }
          findFields()
          try body(ObjectRow(self, problem))
        }
      }
      try flush()
    }
  }

  /// Finds the value of every name. Rows of one file mostly have the same fields in the same order: then
  /// the slots are those of the row before.
  private func findFields() {
    let found = rows.slots
    if !hasShape(found) {
      shape.removeAll(keepingCapacity: true)
      shapeEnds.removeAll(keepingCapacity: true)
      for slot in found {
        shape += slot.key
        shapeEnds.append(shape.count)
      }
      for name in names.indices {
        slots[name] = found.lastIndex { rows.document.keyMatches($0.key, names[name]) } ?? -1
      }
    }
    for name in values.indices {
      let slot = slots[name]
      values[name] = slot >= 0 ? found[slot].value : nil
    }
  }

  private func hasShape(_ found: [RowReader.Slot]) -> Bool {
    guard found.count == shapeEnds.count else { return false }
    return shape.withUnsafeBufferPointer { shape in
      var start = 0
      for place in found.indices {
        let end = shapeEnds[place]
        if !found[place].key.equals(shape.slice(start, end)) { return false }
        start = end
      }
      return true
    }
  }

  fileprivate func value(_ field: Int) -> JSONValue? { values[field] }

  fileprivate func text(_ value: JSONValue) -> Bytes? {
    switch value.kind {
    case .string, .number, .boolean: rows.text(value)
    case .null, .array, .object: nil
    }
  }

  fileprivate func texts(_ field: Int) -> [[UInt8]] {
    guard let list = value(field), list.kind == .array else { return [] }
    var elements: [JSONValue] = []
    rows.document.resolve([.each], from: list, into: &elements)
    return elements.compactMap { text($0).map { Array($0) } }
  }

  fileprivate func problem(_ kind: RowProblem.Kind, _ message: String) -> RowProblem {
    rows.problem(kind, nil, message)
  }

  fileprivate func writeFields(without left: [Int], to writer: inout JSONWriter) {
    for slot in rows.slots {
      if left.contains(where: { rows.document.keyMatches(slot.key, names[$0]) }) { continue }
      rows.write(slot.key, slot.value, to: &writer)
    }
  }

  fileprivate var fieldNames: String { rows.fieldNames }

  /// What the files were that have been read to their end.
  public var digests: [InputDigest] { blocks.digests }
}

/// One line that an `ObjectReader` read: a view that is valid until the closure that got it returns.
public struct ObjectRow {
  // The reader that calls with a row outlives the call.
  private unowned(unsafe) let reader: ObjectReader
  /// Why the line is no object; such a row has no fields.
  public let problem: RowProblem?

  init(_ reader: ObjectReader, _ problem: RowProblem?) {
    self.reader = reader
    self.problem = problem
  }

  /// The text of a string, a number or a truth value in field number `field` of the reader's names;
  /// nil for anything else, and where the field is missing.
  public func text(_ field: Int) -> Bytes? {
    reader.value(field).flatMap { reader.text($0) }
  }

  /// The whole number in the field; nil for anything else.
  public func integer(_ field: Int) -> Int? {
    guard let value = reader.value(field), value.kind == .number else { return nil }
    var number = 0
    for byte in value.raw {
      guard byte.isDigit, value.raw.count <= 18 else {
        return Int(String(decoding: value.raw, as: UTF8.self))
      }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return number
  }

  /// The number in the field, not finite for Python's NaN and Infinity and where it is too large;
  /// nil for anything else.
  public func number(_ field: Int) -> Double? {
    guard let value = reader.value(field), value.kind == .number else { return nil }
    if isNotFinite(value.raw) { return .nan }
    return Double(String(decoding: value.raw, as: UTF8.self)) ?? .nan
  }

  /// Whether the row has the field, whatever it holds.
  public func has(_ field: Int) -> Bool { reader.value(field) != nil }

  /// The texts of the elements of the list in the field; empty where it holds no list.
  public func texts(_ field: Int) -> [[UInt8]] { reader.texts(field) }

  /// Whether the field holds `null`.
  public func isNull(_ field: Int) -> Bool { reader.value(field)?.kind == .null }

  /// Whether the field is `true`.
  public func isTrue(_ field: Int) -> Bool {
    reader.value(field).map { $0.kind == .boolean && $0.raw[0] == UInt8(ascii: "t") } ?? false
  }

  /// A problem of this row, for what its fields should hold and do not.
  public func problem(_ kind: RowProblem.Kind, _ message: String) -> RowProblem {
    reader.problem(kind, message)
  }

  /// The names of the fields that the row has, for messages.
  public var fieldNames: String { reader.fieldNames }

  /// Writes the fields in their order as they came, except those of the reader's names whose numbers
  /// are in `left`. `NaN` and a string with a broken escape become `null`; an array
  /// or an object with one of these is left out.
  public func writeFields(without left: [Int] = [], to writer: inout JSONWriter) {
    reader.writeFields(without: left, to: &writer)
  }
}
