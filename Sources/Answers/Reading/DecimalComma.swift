import Bytes

/// Gold with a decimal comma: `2,5` beside `2.5`.
///
/// `3,14` may be two numbers: then the prediction has to write the same digits, two or more behind the point;
/// `2,5` alone is a list. What can be no list says so by itself: `3,05`, `1.234,5`, `12,5 \%`.
struct DecimalComma {
  /// Gold with points for its commas, and without the points that group.
  let source: [UInt8]
  /// Whether a comma can be no separator.
  private let isCertain: Bool
  private let numbers: [[UInt8]]

  /// Nil where gold has no comma between digits, or one may group.
  init?(gold: [UInt8]) {
    guard let (source, isCertain, numbers) = Self.withPoints(gold) else { return nil }
    self.source = source
    self.isCertain = isCertain
    self.numbers = numbers
  }

  /// Whether gold, read with points, may be taken so beside this prediction.
  func isAllowed(_ gold: Answer, beside prediction: [UInt8]) -> Bool {
    isCertain || Self.isMarked(gold) || numbers.allSatisfy { Self.writes($0, prediction) }
  }

  /// Whether a unit or a percent sign stands behind one number: then it is no list.
  private static func isMarked(_ answer: Answer) -> Bool {
    guard case .expression(let value) = answer else { return false }
    return value.unit != nil || value.isPercent
  }

  /// Whether a source writes these digits with their point, two or more behind it.
  private static func writes(_ number: [UInt8], _ source: [UInt8]) -> Bool {
    guard let point = number.firstIndex(of: .point), number.count - point > 2,
      source.count >= number.count, source.count <= 1_024
    else { return false }
    return (0...(source.count - number.count)).contains { start in
      source[start..<(start + number.count)].elementsEqual(number)
        && (start == 0 || !source[start - 1].isDigit)
        && (start + number.count == source.count || !source[start + number.count].isDigit)
    }
  }

  /// The source with points for commas between digits, and without the points that group; whether one can be no
  /// separator; the numbers. Nil where there is no such comma, or one may group.
  private static func withPoints(
    _ source: [UInt8]
  ) -> (source: [UInt8], isCertain: Bool, numbers: [[UInt8]])? {
    let comma = UInt8.comma
    guard source.count <= 256, source.contains(comma) else { return nil }
    // Within delimiters a comma separates, unless a semicolon does.
    let opens = source.contains { "([".utf8.contains($0) }
    let isBraced =
      source.first == .openBrace || source.starts(with: "\\{".utf8)
      || source.starts(with: "\\left\\{".utf8)
    if opens || isBraced, !source.contains(.semicolon) { return nil }
    var result: [UInt8] = []
    var numbers: [[UInt8]] = []
    var isCertain = false
    var index = 0
    while index < source.count {
      guard source[index].isDigit else {
        result.append(source[index])
        index += 1
        continue
      }
      var end = index
      var isGrouped = false
      while end < source.count, source[end].isDigit { end += 1 }
      var whole = Array(source[index..<end])
      // 1.234.567,8
      while end + 3 < source.count, source[end] == .point, whole.count <= 3 || isGrouped,
        source[(end + 1)...(end + 3)].allSatisfy(\.isDigit),
        end + 4 < source.count, !source[end + 4].isDigit
      {
        whole += source[(end + 1)...(end + 3)]
        isGrouped = true
        end += 4
      }
      var last = end
      if end + 1 < source.count, source[end] == comma, source[end + 1].isDigit {
        last = end + 1
        while last < source.count, source[last].isDigit { last += 1 }
      }
      guard last > end else {
        result += source[index..<end]
        index = end
        continue
      }
      let fraction = source[(end + 1)..<last]
      let isZero = whole == [UInt8(ascii: "0")]
      if last < source.count, source[last] == comma, last + 1 < source.count,
        source[last + 1].isDigit
      {
        return nil
      }
      if fraction.count == 3, !isZero, !isGrouped { return nil }
      // No list has an element `05`; `-5,0` and `0,25` may be lists.
      if isGrouped || fraction.first == UInt8(ascii: "0") && fraction.count > 1 {
        isCertain = true
      }
      let number = whole + [.point] + fraction
      numbers.append(number)
      result += number
      index = last
    }
    return numbers.isEmpty ? nil : (result, isCertain, numbers)
  }
}
