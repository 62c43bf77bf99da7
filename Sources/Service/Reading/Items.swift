import Records

/// The items of one request, side by side: what the parts of its work read.
struct Items {
  let names: [String]
  private let keys: [[UInt8]]
  /// The field whose list is resolved here, because a list is no use to the part that grades.
  private let gold: Int?
  private var values: [JSONValue?] = []
  private var kinds: [JSONKind] = []
  private var scratch: [JSONValue?]
  let place: (Int) -> Item.Place

  /// No items yet, with the fields called `names`.
  init(_ names: [String], place: @escaping (Int) -> Item.Place) {
    self.names = names
    keys = names.map { Array($0.utf8) }
    gold = names.firstIndex(of: "gold")
    scratch = [JSONValue?](repeating: nil, count: names.count)
    self.place = place
  }

  var count: Int { kinds.count }

  subscript(_ index: Int) -> Item {
    let start = index * names.count
    return Item(
      names: names, values: values[start..<(start + names.count)], kind: kinds[index],
      place: place(index))
  }

  /// Adds the value as an item.
  mutating func append(_ value: JSONValue, _ reader: JSONReader) {
    reader.find(keys, in: value, into: &scratch)
    if let gold, let value = scratch[gold] { scratch[gold] = Items.firstString(of: value, reader) }
    append(scratch, kind: value.kind)
  }

  /// Adds an item by the values of its fields.
  mutating func append(_ fields: [JSONValue?], kind: JSONKind = .object) {
    values.append(contentsOf: fields)
    kinds.append(kind)
  }

  /// The first string of a list; the value itself where it is no list, or has no string.
  static func firstString(of value: JSONValue, _ reader: JSONReader) -> JSONValue {
    guard value.kind == .array else { return value }
    var first: JSONValue?
    reader.forEachElement(of: value) { element in
      if first == nil, element.kind == .string { first = element }
    }
    return first ?? value
  }
}

/// How many items one part of a request's work has: enough to outweigh taking turns, few enough that a turn
/// is short.
let itemsPerPart = 16

/// The ranges of items that the parts of a request's work have.
struct Parts {
  let items: Int

  var count: Int { (items + itemsPerPart - 1) / itemsPerPart }

  subscript(_ part: Int) -> Range<Int> {
    let start = part * itemsPerPart
    return start..<min(items, start + itemsPerPart)
  }
}
