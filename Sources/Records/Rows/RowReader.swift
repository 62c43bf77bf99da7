import Bytes

/// Reads the samples of rows; one per thread.
public final class RowReader {
  /// Bytes of JSON that a field may have to be carried to the output; stops texts that nobody graded
  /// from being copied once per sample.
  public static let carriedBytes = 1_024

  /// A row's own field.
  struct Slot {
    let key: Bytes
    let value: JSONValue
    /// Index in the plan's names, or -1.
    let name: Int
    /// The element that the walk over an array of samples has reached.
    var nextToken = 0
    var nextOrdinal = 0
  }

  // One thread has a reader to itself and no access below calls out: the run-time checks of
  // exclusive access, a tenth of the time, guard nothing here.
  let options: ReadOptions
  private let index = JSONIndex()
  @exclusivity(unchecked) var arena = Arena()
  @exclusivity(unchecked) private(set) var document: JSONDocument
  @exclusivity(unchecked) var slots: [Slot] = []
  /// For every name of the plan, its slot or -1.
  @exclusivity(unchecked) private var slotOfName: [Int] = []
  @exclusivity(unchecked) private(set) var plan: RowPlan
  @exclusivity(unchecked) private var values: [JSONValue] = []
  /// The responses of the row at hand.
  @exclusivity(unchecked) var samples: [JSONValue] = []
  /// The fields that can have one value per sample, and their values in the row at hand.
  static let perSampleFields: [Field] = [.finishReason, .tokens, .score]
  @exclusivity(unchecked) var perSample: [[JSONValue]] = [[], [], []]
  @exclusivity(unchecked) private(set) var line = 0
  @exclusivity(unchecked) private(set) var origin = Origin()

  /// The input of the rows, and what its name or the options say of every row.
  struct Origin {
    var input = Input.none
    /// The input's place in the list of inputs.
    var file = 0
    var label: [UInt8] = []
    var benchmark: [UInt8] = []
    var model: [UInt8]?
  }

  /// A reader with `options`.
  public init(_ options: ReadOptions) {
    self.options = options
    plan = RowPlan(.custom)
    document = JSONDocument(index)
  }

  /// Turns to the rows of `input`, the input number `file`, which have the shape of `plan`.
  public func turn(to input: Input, plan: RowPlan, file: Int = 0) {
    self.plan = plan
    slotOfName = [Int](repeating: -1, count: plan.names.count)
    origin = Origin(
      input: input, file: file, label: Array(input.label.utf8),
      benchmark: Array((options.benchmark ?? input.benchmark).utf8),
      model: options.model.map { Array($0.utf8) })
  }

  /// Takes note of a line that is not read.
  func skip(line: Int) {
    self.line = line
    arena.reset()
    slots.removeAll(keepingCapacity: true)
  }

  /// Indexes a line and finds its fields; those of a plain object are no fields of a format.
  func scan(_ bytes: Bytes, line: Int, isPlain: Bool = false) throws(RowProblem) {
    skip(line: line)
    for i in slotOfName.indices { slotOfName[i] = -1 }
    do {
      try index.index(bytes)
      document = JSONDocument(index)
      try scanFields(isPlain: isPlain)
    } catch {
      throw problem(
        .notJSON, nil, "this is not a JSON object: \(error.message), at byte \(error.offset)")
    }
  }

  /// Finds the fields of the object at hand; throws where it is none or is broken.
  private func scanFields(isPlain: Bool) throws(JSONError) {
    guard document.byte(0) == .openBrace else {
      throw document.error("\(document.found(0)) where { was expected", 0)
    }
    var i = 1
    if document.byte(1) == .closeBrace {
      i = 2
    } else {
      while true {
        let valueToken = try document.key(i)
        let key = document.stringContents(i)
        let value = try document.value(at: valueToken)
        if isPlain {
          slots.append(Slot(key: key, value: value, name: -1))
        } else {
          add(key, value)
        }
        let mark = document.byte(value.next)
        i = value.next + 1
        if mark == .closeBrace { break }
        guard mark == .comma else {
          throw document.error(
            "\(document.found(value.next)) where } or a comma was expected", value.next)
        }
      }
    }
    guard i == document.count else {
      throw document.error("\(document.found(i)) behind the object", i)
    }
  }

  @inline(__always)
  /// Adds a field and finds its name in the plan; a name may be written with escapes.
  private func add(_ key: Bytes, _ value: JSONValue) {
    var name = plan.find(key)
    if name < 0, JSONText.firstBackslash(key) < key.count,
      let plain = JSONText.decode(key, &arena)
    {
      name = plan.find(plain)
    }
    if name >= 0 { slotOfName[name] = slots.count }
    slots.append(Slot(key: key, value: value, name: name))
  }

  /// The value of the first route to `field` that leads to what `accepts` takes; else of the first that
  /// leads anywhere. Of several values at the end of a route it is the first.
  func first(
    _ field: Field, accepts: (JSONKind) -> Bool
  ) -> (value: JSONValue, route: Int)? {
    var second: (value: JSONValue, route: Int)?
    for route in plan.routes(field) {
      guard let value = value(at: route) else { continue }
      if accepts(value.kind) { return (value, route) }
      if second == nil { second = (value, route) }
    }
    return second
  }

  /// Everything that the route with index `route` leads to.
  func values(at route: Int) -> [JSONValue] {
    var values: [JSONValue] = []
    resolve(route, into: &values)
    return values
  }

  /// Appends everything that the route with index `route` leads to.
  func resolve(_ route: Int, into values: inout [JSONValue]) {
    let slot = slotOfName[plan.routes[route].name]
    if slot >= 0 {
      document.resolve(plan.routes[route].steps, from: slots[slot].value, into: &values)
    }
  }

  /// The first value that the route with index `route` leads to.
  private func value(at route: Int) -> JSONValue? {
    let slot = slotOfName[plan.routes[route].name]
    guard slot >= 0 else { return nil }
    if plan.routes[route].steps.isEmpty { return slots[slot].value }
    values.removeAll(keepingCapacity: true)
    document.resolve(plan.routes[route].steps, from: slots[slot].value, into: &values)
    return values.first
  }

  /// Whether `path` leads anywhere in the row that was scanned.
  func has(_ path: FieldPath) -> Bool {
    for slot in slots where document.keyMatches(slot.key, path.first) {
      values.removeAll(keepingCapacity: true)
      document.resolve(path.steps.dropFirst(), from: slot.value, into: &values)
      if !values.isEmpty { return true }
    }
    return false
  }

  /// The text of a string, or the JSON of anything else; nil for `null` and for a broken escape.
  func text(_ value: JSONValue) -> Bytes? {
    switch value.kind {
    case .string: JSONText.decode(value.contents, &arena)
    case .null: nil
    default: value.raw
    }
  }

  /// A problem with the row at hand.
  func problem(_ kind: RowProblem.Kind, _ field: Field?, _ message: String) -> RowProblem {
    RowProblem(kind: kind, field: field, file: origin.input.path, line: line, message: message)
  }

  /// The names of the row's fields, for messages.
  var fieldNames: String {
    guard !slots.isEmpty else { return "no fields" }
    let names = slots.prefix(12).map { "“\($0.key.text(limit: 40))”" }.joined(separator: ", ")
    return slots.count > 12 ? names + ", …" : names
  }

  /// Writes the fields that the row came with, for its sample `ordinal`.
  func writeCarried(_ ordinal: Int, to writer: inout JSONWriter) {
    for (i, slot) in slots.enumerated() {
      var value = slot.value
      let fate = slot.name < 0 ? RowPlan.Fate.carried : plan.fates[slot.name]
      // Of two fields of one name the last counts, as in every other reader.
      if slot.name >= 0, slotOfName[slot.name] != i { continue }
      switch fate {
      case .dropped: continue
      case .perSample:
        guard let element = element(ordinal, ofSlot: i) else { continue }
        value = element
      case .carried, .renamed: break
      }
      guard value.raw.count <= RowReader.carriedBytes else { continue }
      write(slot.key, value, prefix: fate == .renamed ? "input_" : "", to: &writer)
    }
  }

  /// Writes a field as it came. Python's NaN and strings with a broken escape become `null`, a lone
  /// surrogate U+FFFD; an array or an object with one of these is left out.
  func write(
    _ key: Bytes, _ value: JSONValue, prefix: StaticString = "", to writer: inout JSONWriter
  ) {
    let isPlain = document.isPlain(value)
    guard JSONText.isValid(key), isPlain || value.kind == .string || value.kind == .number else {
      return
    }
    writer.rawKey(key, prefix: prefix)
    if isPlain {
      writer.raw(value.raw)
    } else if value.kind == .string, let text = text(value) {
      writer.string(text)
    } else {
      writer.null()
    }
  }

  /// Element `ordinal` of an array, or the whole value if it is none. Samples come in order, so each
  /// array is walked once a row, however many samples there are.
  private func element(_ ordinal: Int, ofSlot slot: Int) -> JSONValue? {
    let array = slots[slot].value
    guard array.kind == .array else { return array }
    if slots[slot].nextToken == 0 || slots[slot].nextOrdinal > ordinal {
      slots[slot].nextToken = array.token + 1
      slots[slot].nextOrdinal = 0
    }
    while slots[slot].nextToken < array.next - 1 {
      let element = document.checkedValue(at: slots[slot].nextToken)
      let found = slots[slot].nextOrdinal == ordinal
      if found { return element }
      slots[slot].nextToken = element.next + 1
      slots[slot].nextOrdinal += 1
    }
    return nil
  }
}
