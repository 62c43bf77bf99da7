/// Fields with their values; what is not there is `null`.
extension JSONWriter {
  /// Writes an object that is a line of its own; `body` writes its fields.
  public mutating func line<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try body(&self)
    endObject()
    endLine()
  }

  /// Writes a field that holds an object; `body` writes its fields.
  public mutating func object<Failure: Error>(
    _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    key(text: name)
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes a field that holds a list, each element by `write`.
  public mutating func list<Value>(
    _ name: StaticString, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    beginArray()
    for value in values { write(&self, value) }
    endArray()
  }

  /// Writes a field that holds a text, or `null`.
  public mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a field that holds a text, or `null`.
  public mutating func field(_ name: StaticString, _ text: [UInt8]?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a field that holds a number, or `null`.
  public mutating func field(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a field that holds a whole number, or `null`.
  public mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a field that holds `true` or `false`.
  public mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// Writes a field that holds a list of texts.
  public mutating func field(_ name: StaticString, texts: [[UInt8]]) {
    list(name, texts) { $0.string($1) }
  }

  /// Writes a field that holds a list of texts.
  public mutating func field(_ name: StaticString, _ texts: [String]) {
    list(name, texts) { $0.string($1) }
  }

  /// Writes a field that holds a list of whole numbers.
  public mutating func field(_ name: StaticString, numbers: [Int]) {
    list(name, numbers) { $0.integer($1) }
  }
}
