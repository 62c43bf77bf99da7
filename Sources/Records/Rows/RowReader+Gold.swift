extension RowReader {
  /// Gives `sample` its gold answer, from the table of gold answers or from the row.
  func readGold(_ sample: inout Sample) {
    if let table = options.gold {
      if let answer = table.answer(sample.problemID) {
        sample.gold = arena.copy(answer)
      } else {
        sample.problem = problem(
          .missingField, .gold,
          "no gold answer for “\(sample.problemID.text())” in \(table.path)")
      }
      return
    }
    guard let found = first(.gold, accepts: { $0 != .null && $0 != .object }) else {
      sample.problem = missing(.gold)
      return
    }
    do {
      sample.gold = try goldText(found.value, found.route)
    } catch {
      sample.problem = error
    }
  }

  /// The answer in the value of a gold field.
  func goldText(_ value: JSONValue, _ route: Int) throws(RowProblem) -> Bytes {
    guard let answer = goldValue(value), let text = text(answer) else {
      throw wrongType(.gold, route, "a string, a number or a list of them", value)
    }
    return finalAnswer(text)
  }

  /// The value itself, or of a list its first string, else its first number or truth value.
  private func goldValue(_ value: JSONValue) -> JSONValue? {
    switch value.kind {
    case .string, .number, .boolean: return value
    case .null, .object: return nil
    case .array:
      var elements: [JSONValue] = []
      document.resolve([.each], from: value, into: &elements)
      return elements.first { $0.kind == .string }
        ?? elements.first { $0.kind == .number || $0.kind == .boolean }
    }
  }

  /// What follows the last `####`, or the format's own marker, of a worked solution.
  private func finalAnswer(_ text: Bytes) -> Bytes {
    if let end = lastEnd(of: GoldMarker.hashes, in: text) {
      return text.slice(end, text.count).trimmed()
    }
    if !plan.format.goldMarker.isEmpty,
      let end = lastEnd(of: Array(plan.format.goldMarker.utf8), in: text)
    {
      return text.slice(end, text.count).trimmed()
    }
    return text
  }

  /// The offset behind the last `marker` in `text`; nil where there is none.
  private func lastEnd(of marker: [UInt8], in text: Bytes) -> Int? {
    var i = text.count - marker.count
    while i >= 0 {
      if text.slice(i, i + marker.count).equals(marker) { return i + marker.count }
      i -= 1
    }
    return nil
  }
}

/// What stands before the answer in a worked solution.
private enum GoldMarker {
  static let hashes = Array("####".utf8)
}
