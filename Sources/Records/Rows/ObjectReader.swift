/// Reads JSON lines as plain objects whose fields are called by keys, for rows that are no samples of a
/// format: pairs of answers, graded rows, bare responses. Not to be used by two threads at once.
///
/// A key stands for one name, or for several of which the first that holds a text counts.
///
/// What is generic here can be inlined: a caller's keys are compared where it reads, without a detour through
/// their type.
public final class ObjectReader<Key: Hashable> {
  @usableFromInline let fields: ObjectFields
  // Plain memory: a row is asked for many fields, and to count references each time costs more than to look.
  @usableFromInline let keys: UnsafeMutableBufferPointer<Key>
  /// For every key the places of its names in `fields`.
  @usableFromInline let places: UnsafeMutableBufferPointer<Range<Int>>

  /// A reader over the files at `paths` that finds the fields with the names of `keys`; throws where a file
  /// is missing or is a directory.
  public init(paths: [String], keys: [(key: Key, names: [String])]) throws(RecordError) {
    fields = try ObjectFields(paths: paths, names: keys.flatMap(\.names))
    self.keys = .allocate(capacity: keys.count)
    places = .allocate(capacity: keys.count)
    var start = 0
    for (index, key) in keys.enumerated() {
      self.keys.initializeElement(at: index, to: key.key)
      places.initializeElement(at: index, to: start..<start + key.names.count)
      start += key.names.count
    }
  }

  deinit {
    keys.deinitialize()
    keys.deallocate()
    places.deallocate()
  }

  /// A reader whose keys are the names of the fields.
  public convenience init(paths: [String]) throws(RecordError)
  where Key: CaseIterable & RawRepresentable<String> {
    try self.init(paths: paths, keys: Key.allCases.map { ($0, [$0.rawValue]) })
  }

  /// Calls `body` with every line that is not blank, in order, and `flush` between blocks of lines and
  /// at the end; throws where a file is empty or cannot be read.
  @inlinable
  public func read(
    _ body: (ObjectRow<Key>) throws -> Void, flush: () throws -> Void = {}
  ) throws {
    let view = Unmanaged.passUnretained(self)
    try withExtendedLifetime(self) {
      try fields.read({ problem in try body(ObjectRow(view, problem)) }, flush: flush)
    }
  }

  /// The places of a key's names; none for a key that the reader was not given.
  ///
  /// A reader has a handful of keys: to compare each costs less than to hash one.
  @inlinable
  func places(of key: Key) -> Range<Int> {
    var index = 0
    while index < keys.count {
      if keys[index] == key { return places[index] }
      index += 1
    }
    return 0..<0
  }

  /// What the files were that have been read to their end.
  public var digests: [InputDigest] { fields.digests }
}

/// The rows of an `ObjectReader`, whatever its keys are: finds fields by their places in a list of names.
@usableFromInline
final class ObjectFields {
  let rows = RowReader(ReadOptions())
  private let blocks: BlockReader
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

  /// The rows of the files at `paths`, whose fields called `names` are found.
  init(paths: [String], names: [String]) throws(RecordError) {
    blocks = try BlockReader(Input.list(paths), ReadOptions(), plan: RowPlan(.custom))
    self.names = names.map { Array($0.utf8) }
    slots = [Int](repeating: -1, count: names.count)
    values = .allocate(capacity: names.count)
    values.initialize(repeating: nil)
  }

  deinit { values.deallocate() }

  /// What the files were that have been read to their end.
  var digests: [InputDigest] { blocks.digests }

  /// Turns to every line that is not blank, in order, and calls `body` with why it is no object, if it is
  /// none: such a row has no fields. Calls `flush` between blocks of lines and at the end.
  @usableFromInline
  func read(_ body: (RowProblem?) throws -> Void, flush: () throws -> Void) throws {
    var file = -1
    while try blocks.next(into: block) {
      if block.file != file, let plan = block.plan {
        rows.turn(to: block.input, plan: plan)
        file = block.file
      }
      if block.tooLong {
        let problem = rows.tooLongProblem(line: block.firstLine)
        findFields()
        try body(problem)
      } else {
        try block.forEachLine { bytes, line in try body(scan(bytes, line: line)) }
      }
      try flush()
    }
  }

  /// Turns to a line; returns why it is no object, if it is none.
  private func scan(_ bytes: Bytes, line: Int) -> RowProblem? {
    defer { findFields() }
    do throws(RowProblem) {
      try rows.scan(bytes, line: line, isPlain: true)
      return nil
    } catch {
      rows.slots.removeAll(keepingCapacity: true)
      return error
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

  /// Whether the row's fields have the names of `shape`, in that order.
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

  /// The value of the name at `place`; nil where the row has no such field.
  @usableFromInline
  func value(_ place: Int) -> JSONValue? { values[place] }

  /// The text of a string, a number or a truth value at `place`; nil for anything else.
  @usableFromInline
  func text(_ place: Int) -> Bytes? { values[place].flatMap { text($0) } }

  private func text(_ value: JSONValue) -> Bytes? {
    switch value.kind {
    case .string, .number, .boolean: rows.text(value)
    case .null, .array, .object: nil
    }
  }

  /// The texts of the elements of a list.
  @usableFromInline
  func texts(_ list: JSONValue) -> [[UInt8]] {
    guard list.kind == .array else { return [] }
    var elements: [JSONValue] = []
    rows.document.resolve([.each], from: list, into: &elements)
    return elements.compactMap { text($0).map { Array($0) } }
  }

  /// Writes the row's fields as they came, except those whose names lie at `places`.
  @usableFromInline
  func writeFields(without places: [Int], to writer: inout JSONWriter) {
    for slot in rows.slots {
      if places.contains(where: { rows.document.keyMatches(slot.key, names[$0]) }) { continue }
      rows.write(slot.key, slot.value, to: &writer)
    }
  }

  /// A problem of the row at hand.
  @usableFromInline
  func problem(_ kind: RowProblem.Kind, _ message: String) -> RowProblem {
    rows.problem(kind, nil, message)
  }

  /// The names of the fields of the row at hand, for messages.
  @usableFromInline var fieldNames: String { rows.fieldNames }
}
