import Records

extension JSONWriter {
  /// Writes the first byte's offset and the one behind the last, or `null`.
  mutating func span(_ span: Range<Int>?) {
    guard let span else { return null() }
    beginArray()
    integer(span.lowerBound)
    integer(span.upperBound)
    endArray()
  }
}
