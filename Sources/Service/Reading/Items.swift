import Records

/// The fields that are read of an item.
struct ItemFields: Sendable {
  let names: [String]
  fileprivate let keys: [[UInt8]]
  /// The field that holds gold. Where it is a list, the first string of it stands in its place from the start,
  /// because the part that grades cannot read a list.
  let gold: Int?

  /// Fields with these names, of which the one called `gold` holds gold.
  init(_ names: [String], gold: String = "gold") {
    self.names = names
    keys = names.map { Array($0.utf8) }
    self.gold = names.firstIndex(of: gold)
  }
}

/// The items of one request, side by side: what the parts of its work read.
struct Items {
  private let fields: ItemFields
  private var values: [JSONValue?] = []
  private var kinds: [JSONKind] = []
  private var scratch: [JSONValue?]
  let place: (Int) -> Item.Place

  /// No items yet.
  init(_ fields: ItemFields, place: @escaping (Int) -> Item.Place) {
    self.fields = fields
    scratch = [JSONValue?](repeating: nil, count: fields.names.count)
    self.place = place
  }

  /// No items yet, with the fields called `names`.
  init(_ names: [String], place: @escaping (Int) -> Item.Place) {
    self.init(ItemFields(names), place: place)
  }

  /// Items so far.
  var count: Int { kinds.count }

  /// The item at a place.
  subscript(_ index: Int) -> Item {
    let width = scratch.count
    return Item(
      fields: fields, values: values[(index * width)..<((index + 1) * width)],
      kind: kinds[index], place: place(index))
  }

  /// Adds the value as an item.
  mutating func append(_ value: JSONValue, _ reader: JSONReader) {
    reader.find(fields.keys, in: value, into: &scratch)
    if let gold = fields.gold, let value = scratch[gold] {
      scratch[gold] = Items.firstString(of: value, reader)
    }
    append(scratch, kind: value.kind)
  }

  /// Adds an item by the values of its fields; a list as gold is resolved by the caller.
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

  /// The items of a part.
  subscript(_ part: Int) -> Range<Int> {
    let start = part * itemsPerPart
    return start..<min(items, start + itemsPerPart)
  }
}
