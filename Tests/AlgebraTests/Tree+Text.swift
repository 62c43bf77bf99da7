import Algebra

/// Trees from text: `sqrt(12)`, `x^2 - 1/3`, `root(3, -8)`, `8^(2/3)`. What is no tree is a test's mistake
/// and reads as i.
extension Tree {
  init(_ text: String) {
    var reader = TreeReader(bytes: text.utf8.filter { $0 != 0x20 })
    self = reader.sum()
    if !reader.isAtEnd { self = .constant(.i) }
  }
}

private struct TreeReader {
  var bytes: [UInt8]
  var place = 0

  var isAtEnd: Bool { place == bytes.count }
  var next: Character { isAtEnd ? "\0" : Character(Unicode.Scalar(bytes[place])) }

  mutating func take(_ wanted: Character) -> Bool {
    guard next == wanted else { return false }
    place += 1
    return true
  }

  mutating func sum() -> Tree {
    var terms = [product()]
    while next == "+" || next == "-" {
      let isMinus = take("-")
      if !isMinus { place += 1 }
      let term = product()
      terms.append(isMinus ? .product([.integer(-1), term]) : term)
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  mutating func product() -> Tree {
    if take("-") { return .product([.integer(-1), product()]) }
    var result = power()
    while next == "*" || next == "/" {
      if take("*") {
        result = .product([result, power()])
      } else {
        place += 1
        result = .quotient(result, power())
      }
    }
    return result
  }

  mutating func power() -> Tree {
    let base = primary()
    guard take("^") else { return base }
    if take("(") {
      let (p, q) = fraction()
      _ = take(")")
      return .power(base, p, q)
    }
    let sign = take("-") ? -1 : 1
    return .power(base, sign * digits(), 1)
  }

  /// `-3` or `-3/2`.
  mutating func fraction() -> (Int, Int) {
    let sign = take("-") ? -1 : 1
    let p = digits()
    return (sign * p, take("/") ? digits() : 1)
  }

  mutating func digits() -> Int {
    var value = 0
    while let digit = next.wholeNumberValue {
      value = value * 10 + digit
      place += 1
    }
    return value
  }

  mutating func primary() -> Tree {
    if next.isNumber { return .integer(digits()) }
    if take("(") {
      let inner = sum()
      _ = take(")")
      return inner
    }
    var name = ""
    while next.isLetter {
      name.append(next)
      place += 1
    }
    switch name {
    case "x": return .variable(0)
    case "y": return .variable(1)
    case "z": return .variable(2)
    case "pi": return .constant(.pi)
    case "e": return .constant(.e)
    case "i": return .constant(.i)
    default: break
    }
    _ = take("(")
    var degree = 2
    if name == "root" {
      degree = digits()
      _ = take(",")
    }
    let argument = sum()
    _ = take(")")
    if name == "sqrt" || name == "root" { return .root(argument, degree) }
    let operation = Operation.allCases.first { "\($0)" == name }
    return operation.map { .apply($0, argument) } ?? .constant(.i)
  }
}
