import Algebra
import Budget
import Notation
import Numbers

/// Elements with an ellipsis among them.
extension AnswerReader {
  /// The values of an arithmetic sequence of three terms at least that an ellipsis continues; nil for other
  /// elements.
  mutating func sequence(_ elements: [Answer]) -> Answer? {
    func isEllipsis(_ answer: Answer?) -> Bool {
      if case .opaque(.ellipsis, _) = answer { true } else { false }
    }
    let isOpenBelow = isEllipsis(elements.first)
    guard let place = elements.dropFirst().firstIndex(where: isEllipsis), elements.count >= 4
    else { return nil }
    let terms = elements[(isOpenBelow ? 1 : 0)..<place]
    var numbers: [Int] = []
    for term in terms {
      guard case .expression(let value) = term, let number = value.number?.int,
        number.magnitude < UInt(Int32.max)
      else { return nil }
      numbers.append(number)
    }
    guard numbers.count >= 3 else { return nil }
    let step = numbers[1] - numbers[0]
    guard step != 0, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 - $0 == step }) else {
      return nil
    }
    let rest = elements[(place + 1)...]
    if rest.isEmpty {
      guard isOpenBelow else { return SetBuilder.ray(from: numbers[0], step: step, &self) }
      let whole = Congruence(residues: [numbers[0]], modulus: step)
      return whole.map { .congruence($0) }
    }
    // 2, 4, …, 10
    guard !isOpenBelow, rest.count == 1, case .expression(let last)? = rest.first,
      let end = last.number?.int, end.magnitude < UInt(Int32.max), (end - numbers[0]) % step == 0
    else { return nil }
    let count = (end - numbers[0]) / step
    guard (numbers.count..<SetBuilder.mostElements).contains(count + 1) else { return nil }
    return .set((0...count).map { SetBuilder.number(numbers[0] + $0 * step, &self) })
  }
}
