import Bytes

/// One line that an `ObjectReader` read: a view that is valid until the closure that got it returns.
public struct ObjectRow<Key: Hashable> {
  // The reader that calls with a row outlives the call.
  @usableFromInline let reader: Unmanaged<ObjectReader<Key>>
  /// Why the line is no object; such a row has no fields.
  public let problem: RowProblem?

  @inlinable var fields: ObjectFields { reader.takeUnretainedValue().fields }

  @inlinable
  init(_ reader: Unmanaged<ObjectReader<Key>>, _ problem: RowProblem?) {
    self.reader = reader
    self.problem = problem
  }

  /// The text of a string, a number or a truth value in the first of the key's fields that holds one; nil
  /// where none does.
  @inlinable
  public func text(_ key: Key) -> Bytes? {
    reader._withUnsafeGuaranteedRef { reader in
      for place in reader.places(of: key) {
        if let text = reader.fields.text(place) { return text }
      }
      return nil
    }
  }

  /// The text in the key's field number `index`, in the order of its names; nil where it holds none.
  @inlinable
  public func text(_ key: Key, _ index: Int) -> Bytes? {
    reader._withUnsafeGuaranteedRef { reader in
      let places = reader.places(of: key)
      return index < places.count ? reader.fields.text(places.lowerBound + index) : nil
    }
  }

  /// Whether the row has the key's field number `index`, whatever it holds.
  @inlinable
  public func has(_ key: Key, _ index: Int) -> Bool { value(key, index) != nil }

  /// Whether the key's field number `index` holds `null`.
  @inlinable
  public func isNull(_ key: Key, _ index: Int) -> Bool { value(key, index)?.kind == .null }

  @inlinable
  func value(_ key: Key, _ index: Int) -> JSONValue? {
    reader._withUnsafeGuaranteedRef { reader in
      let places = reader.places(of: key)
      return index < places.count ? reader.fields.value(places.lowerBound + index) : nil
    }
  }

  /// The value of the first of the key's fields that the row has.
  @inlinable
  func value(_ key: Key) -> JSONValue? {
    reader._withUnsafeGuaranteedRef { reader in
      for place in reader.places(of: key) {
        if let value = reader.fields.value(place) { return value }
      }
      return nil
    }
  }

  /// The whole number in the field; nil for anything else.
  @inlinable
  public func integer(_ key: Key) -> Int? { value(key)?.integer }

  /// The number in the field, not finite for Python's NaN and Infinity and where it is too large;
  /// nil for anything else.
  @inlinable
  public func number(_ key: Key) -> Double? { value(key)?.anyNumber }

  /// Whether the row has one of the key's fields, whatever it holds.
  @inlinable
  public func has(_ key: Key) -> Bool { value(key) != nil }

  /// Which of the key's names is the first that the row has; nil where it has none.
  @inlinable
  public func firstName(_ key: Key) -> Int? {
    reader._withUnsafeGuaranteedRef { reader in
      let places = reader.places(of: key)
      for place in places where reader.fields.value(place) != nil {
        return place - places.lowerBound
      }
      return nil
    }
  }

  /// Whether the field is `true`.
  @inlinable
  public func isTrue(_ key: Key) -> Bool { value(key)?.boolean ?? false }

  /// The texts of the elements of the list in the field; empty where it holds no list.
  @inlinable
  public func texts(_ key: Key) -> [[UInt8]] { value(key).map { fields.texts($0) } ?? [] }

  /// A problem of this row, for what its fields should hold and do not.
  @inlinable
  public func problem(_ kind: RowProblem.Kind, _ message: String) -> RowProblem {
    fields.problem(kind, message)
  }

  /// The problem of a row in which the field called `name` is missing or holds no text.
  @inlinable
  public func missing(_ name: String) -> RowProblem {
    problem(.missingField, "field \(name) is missing or is no text; the row has \(fieldNames)")
  }

  /// The names of the fields that the row has, for messages.
  @inlinable
  public var fieldNames: String { fields.fieldNames }

  /// Writes the fields in their order as they came, except those of the keys in `left`. `NaN` and a string
  /// with a broken escape become `null`; an array or an object with one of these is left out.
  @inlinable
  public func writeFields(without left: [Key] = [], to writer: inout JSONWriter) {
    var places: [Int] = []
    for key in left {
      for place in reader._withUnsafeGuaranteedRef({ $0.places(of: key) }) { places.append(place) }
    }
    fields.writeFields(without: places, to: &writer)
  }
}

extension JSONValue {
  /// The whole number that this is; nil for any other value.
  @usableFromInline
  var integer: Int? {
    guard kind == .number else { return nil }
    var number = 0
    for byte in raw {
      guard byte.isDigit, raw.count <= 18 else {
        return Int(String(decoding: raw, as: UTF8.self))
      }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return number
  }

  /// The number that this is, not finite for Python's NaN and Infinity and where it is too large; nil for
  /// any other value.
  @usableFromInline
  var anyNumber: Double? {
    guard kind == .number else { return nil }
    if isNotFinite(raw) { return .nan }
    return Double(String(decoding: raw, as: UTF8.self)) ?? .nan
  }
}
