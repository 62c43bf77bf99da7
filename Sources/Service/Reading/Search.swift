import Records

extension Bytes {
  /// The offset behind the first place where `text` stands; nil where it does not, or is empty.
  func end(of text: Bytes) -> Int? {
    guard let first = text.first, text.count <= count else { return nil }
    var start = 0
    while let place = self[start...(count - text.count)].firstIndex(of: first) {
      if Bytes(rebasing: self[place..<(place + text.count)]).elementsEqual(text) {
        return place + text.count
      }
      start = place + 1
      guard start <= count - text.count else { return nil }
    }
    return nil
  }
}

extension JSONReader {
  /// The field of an object, or nil.
  func value(_ name: String, of object: JSONValue) -> JSONValue? {
    var found: [JSONValue?] = [nil]
    find([Array(name.utf8)], in: object, into: &found)
    return found[0]
  }
}
