import Algebra
public import Budget
import Bytes
public import Notation
import Numbers

/// The notation of an answer beside its bytes.
struct Written: Sendable {
  var source: [UInt8] = []
  var syntax = Syntax()
  /// Whether `syntax` is the tree of `source`.
  var isParsed = false

  mutating func parse(
    with scratch: inout Scratch, limits: Limits, fuel: inout Fuel
  ) throws(SyntaxError) {
    isParsed = false
    try source.withUnsafeBufferPointer { (bytes) throws(SyntaxError) in
      try Parser.parse(bytes, into: &syntax, with: &scratch, limits: limits, fuel: &fuel)
    }
    isParsed = true
  }

  /// The bytes that a node was read from.
  func bytes(_ id: Syntax.ID) -> ArraySlice<UInt8> {
    let span = syntax[id].span
    let end = min(Int(span.end), source.count)
    return source[min(Int(span.start), end)..<end]
  }
}

/// Decides whether a prediction is the gold answer: one for each thread, used again for every pair.
///
/// It always returns, spends from one budget for each pair, and gives the same verdict for the same pair
/// on every machine.
public struct Judge: Sendable {
  /// What the rules may do.
  public var options: Options
  let limits: Limits

  var algebra: AlgebraContext
  var gold = Written()
  var prediction = Written()
  var scratch = Scratch()
  /// The fuel that parsing gold took.
  var goldPrice = 0
  var readings: Readings = []
  /// Ambiguities that the last reading met.
  var ambiguities: Readings = []
  /// The sign that `\pm` takes, and whether one was met.
  var plusMinus = 1
  var sawPlusMinus = false
  /// Whether `x^\circ` is an angle within a function: then it is multiplied by π/180.
  var isInAngle = false
  var sawDegree = false
  var sawPercent = false
  /// Indices of sums and products, and what stands for them.
  var bindings: [(scalar: UInt32, value: Expression)] = []
  var depth = 0
  /// The fuel that the last verdict spent, its key left out.
  public private(set) var lastFuel = 0
  /// How many collections stand around what is compared.
  var elementDepth = 0

  /// Switches of the rules.
  public struct Options: Sendable, Hashable {
    /// Whether rule `rounding` applies.
    public var allowsRounding = true
    /// Whether units, labels, percent signs and names may be dropped.
    public var allowsConventions = true

    /// The usual switches.
    public init() {}
  }

  /// A judge with its switches and bounds.
  public init(options: Options = Options(), limits: Limits = .standard) {
    self.options = options
    self.limits = limits
    algebra = AlgebraContext(limits: limits)
  }

  /// A verdict with what grading needs besides it.
  public struct Finding: Sendable {
    /// Whether the prediction is gold.
    public var verdict: Verdict
    /// The canonical key of the prediction; nil where it has none.
    public var key: [UInt8]?
    /// Why gold could not be read.
    public var goldError: SyntaxError?
    /// Why the prediction could not be read.
    public var predictionError: SyntaxError?
    /// Whether the prediction leaves an operator standing that gold does not have.
    public var isUnevaluated = false
  }

  /// Whether `prediction` is `gold`; both are the bytes of an answer.
  public mutating func verdict(gold: [UInt8], prediction: [UInt8]) -> Verdict {
    examine(gold: gold, prediction: prediction, wantsKey: false).verdict
  }

  /// The verdict, the prediction's key, and what could not be read.
  public mutating func examine(
    gold goldBytes: [UInt8], prediction predictionBytes: [UInt8], wantsKey: Bool = true
  ) -> Finding {
    let a = Text.bare(goldBytes[...])
    let b = Text.bare(predictionBytes[...])
    algebra.reset(fuel: Fuel(limits.fuel))
    readings = []
    bindings.removeAll(keepingCapacity: true)
    lastFuel = 0
    if !a.isEmpty, a.elementsEqual(b) {
      var finding = Finding(
        verdict: .equal(.identical, .identical, "Both are the same text."))
      if wantsKey { finding.key = key(of: Array(b)) }
      return finding
    }
    if let verdict = plainNumbers(a, b) {
      return Finding(verdict: verdict, key: wantsKey ? plainKey(b) : nil)
    }
    return examineParsed(Array(a), Array(b), wantsKey: wantsKey)
  }

  private mutating func examineParsed(
    _ a: [UInt8], _ b: [UInt8], wantsKey: Bool
  ) -> Finding {
    let (left, goldError) = parse(a, isGold: true)
    var seen = ambiguities
    let (right, predictionError) = parse(b, isGold: false)
    seen.formUnion(ambiguities)
    // What was read with the last of the fuel may be only part of what it says.
    let hasKey = wantsKey && algebra.fuel.remaining > 0
    var finding = Finding(
      verdict: .different(.unsupported, "", nil), goldError: goldError,
      predictionError: predictionError)
    guard let left, let right else {
      lastFuel = limits.fuel - algebra.fuel.remaining
      finding.verdict = unreadable(goldError, predictionError)
      if hasKey, let right { finding.key = predictionKey(right) }
      return finding
    }
    finding.verdict = compare(left, right)
    finding.isUnevaluated = isUnevaluated()
    if !finding.verdict.isEqual, isSameNotation() {
      finding.verdict = .equal(.identical, .identical, "Both are the same notation.")
    }
    if !finding.verdict.isEqual, !seen.isEmpty {
      for (reading, rule, words) in Readings.each where seen.contains(reading) {
        if let other = verdict(reading: reading) {
          finding.verdict = other
          finding.verdict.rule = rule
          finding.verdict.reason += " Here " + words + "."
          break
        }
      }
    }
    if !finding.verdict.isEqual, let other = verdictWithDecimalComma() {
      finding.verdict = other
      finding.verdict.rule = .grouping
      finding.verdict.reason += " Here gold writes a decimal comma."
    }
    // A further attempt that ran out of fuel might have found them equal.
    if finding.verdict.outcome == .different, algebra.fuel.remaining == 0 {
      finding.verdict = .undecided(.bounded, "The bound fuel was reached.")
    }
    if let rule = finding.verdict.rule { finding.verdict.rule = finest(rule) }
    lastFuel = limits.fuel - algebra.fuel.remaining
    if hasKey { finding.key = predictionKey(right) }
    return finding
  }

  /// The verdict under another reading of both sides, or of one, if it is `equal`.
  private mutating func verdict(reading: Readings) -> Verdict? {
    defer { readings = [] }
    let sides: [(Readings, Readings)] =
      reading == .decimalLogarithm
      ? [(reading, reading)] : [(reading, reading), (reading, Readings()), (Readings(), reading)]
    for (first, second) in sides {
      readings = first
      guard let left = try? read(gold) else { continue }
      readings = second
      guard let right = try? read(prediction) else { continue }
      if reading == .letterIsUnit, !left.isMeasured || !right.isMeasured { continue }
      let verdict = compare(left, right)
      if verdict.isEqual { return verdict }
    }
    return nil
  }

  mutating func parse(_ source: [UInt8], isGold: Bool) -> (Answer?, SyntaxError?) {
    do {
      if isGold {
        try parseGold(source)
      } else {
        prediction.source = source
        try prediction.parse(with: &scratch, limits: limits, fuel: &algebra.fuel)
      }
    } catch {
      // An unknown command is an error, not a word.
      if error.bound == nil, error.reason != .unknownCommand, let prose = Text.prose(source) {
        return (.text(prose), nil)
      }
      return (nil, error)
    }
    if let inner = proseInText(isGold ? gold : prediction) { return parse(inner, isGold: isGold) }
    return (try? read(isGold ? gold : prediction), nil)
  }

  /// The same gold stands beside many predictions: its tree is kept, and its price paid again, so that a verdict
  /// does not depend on what came before.
  private mutating func parseGold(_ source: [UInt8]) throws(SyntaxError) {
    if gold.isParsed, gold.source == source, goldPrice <= algebra.fuel.remaining {
      if goldPrice > 0 { try? algebra.fuel.spend(goldPrice) }
      return
    }
    let before = algebra.fuel.remaining
    gold.source = source
    try gold.parse(with: &scratch, limits: limits, fuel: &algebra.fuel)
    goldPrice = before - algebra.fuel.remaining
  }

  /// `\\text{5 cm}`: the content of a text that is the whole answer and has digits in it.
  private func proseInText(_ written: Written) -> [UInt8]? {
    let root = written.syntax.root
    guard written.syntax[root].kind == .text else { return nil }
    let text = Array(written.syntax.text(root))
    return text.contains(where: \.isDigit) && text.count < written.source.count ? text : nil
  }

  /// Whether both trees are the same but for wrappers and spacing.
  private func isSameNotation() -> Bool {
    guard gold.isParsed, prediction.isParsed else { return false }
    let (a, b) = (gold.syntax, prediction.syntax)
    guard a.nodes.count == b.nodes.count else { return false }
    var open = [(a.root, b.root)]
    while let (x, y) = open.popLast() {
      let (p, q) = (a[x], b[y])
      guard p.kind == q.kind, p.detail == q.detail, a.childCount(x) == b.childCount(y) else {
        return false
      }
      if p.kind.isLeaf {
        if p.kind == .symbol, p.count != q.count { return false }
        if [.number, .letters, .text].contains(p.kind), a.text(x) != b.text(y) { return false }
        continue
      }
      for index in 0..<a.childCount(x) { open.append((a.child(x, index), b.child(y, index))) }
    }
    return true
  }

  func hasVariables(_ answer: Answer) -> Bool {
    if case .expression(let value) = answer {
      algebra.hasVariables(value.expression)
    } else {
      false
    }
  }

  private func unreadable(_ gold: SyntaxError?, _ prediction: SyntaxError?) -> Verdict {
    if let gold {
      return .undecided(
        gold.bound == nil ? .unsupported : .bounded, "Gold cannot be read: \(gold.sentence).")
    }
    if let prediction {
      return .undecided(
        prediction.bound == nil ? .unsupported : .bounded,
        "The prediction cannot be read: \(prediction.sentence).")
    }
    return .undecided(.bounded, "The answer is beyond the budget.")
  }
}
