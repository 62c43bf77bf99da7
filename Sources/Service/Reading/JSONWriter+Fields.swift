import Records

extension JSONWriter {
  /// Writes a field that holds a list, each element by `write`.
  mutating func list<Value>(
    _ name: StaticString, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    beginArray()
    for value in values { write(&self, value) }
    endArray()
  }

  /// Writes the first byte's offset and the one behind the last, or `null`.
  mutating func span(_ span: Range<Int>?) {
    guard let span else { return null() }
    beginArray()
    integer(span.lowerBound)
    integer(span.upperBound)
    endArray()
  }
}
