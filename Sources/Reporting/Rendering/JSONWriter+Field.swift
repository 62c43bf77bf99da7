import Records

/// Fields with their names; what is not there is `null`.
extension JSONWriter {
  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  mutating func field(_ name: StaticString, _ text: [UInt8]) {
    key(name)
    string(text)
  }

  mutating func field(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  mutating func field(_ name: StaticString, texts: [[UInt8]]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  mutating func field(_ name: StaticString, _ texts: [String]) {
    field(name, texts: texts.map { Array($0.utf8) })
  }

  mutating func field(_ name: StaticString, numbers: [Int]) {
    key(name)
    beginArray()
    for number in numbers { integer(number) }
    endArray()
  }
}
