import Algebra
public import Budget
import Notation

/// Decides whether a prediction is the gold answer: one for each thread, used again for every pair.
///
/// It always returns, spends from one budget for each pair, and gives the same verdict for the same pair
/// on every machine.
public struct Verifier: Sendable {
  /// What the rules may do.
  public var options: Options { comparison.options }
  private let limits: Limits
  private var reader: AnswerReader
  /// Holds the algebra while rules compare, the reader while it reads.
  private var comparison: Comparison
  private var gold = ParsedAnswer()
  private var prediction = ParsedAnswer()
  /// The fuel that parsing gold took.
  private var goldPrice = 0
  /// The fuel that the last verdict spent, its key left out.
  public private(set) var lastFuel = 0

  /// Switches of the rules.
  public struct Options: Sendable, Hashable {
    /// Whether rule `rounding` applies.
    public var allowsRounding = true
    /// Whether units, labels, percent signs and names may be dropped.
    public var allowsConventions = true

    /// The usual switches.
    public init() {}
  }

  /// A verifier with its switches and bounds.
  public init(options: Options = Options(), limits: Limits = .standard) {
    self.limits = limits
    reader = AnswerReader(limits: limits)
    comparison = Comparison(
      options: options, limits: limits, algebra: AlgebraContext(limits: limits))
  }

  /// Whether `prediction` is `gold`; both are the bytes of an answer.
  public mutating func verdict(gold: [UInt8], prediction: [UInt8]) -> Verdict {
    verify(gold: gold, prediction: prediction, wantsKey: false).verdict
  }

  /// The verdict, the prediction's key, and what could not be read.
  public mutating func verify(
    gold goldBytes: [UInt8], prediction predictionBytes: [UInt8], wantsKey: Bool = true
  ) -> VerificationResult {
    let a = Text.bare(goldBytes[...])
    let b = Text.bare(predictionBytes[...])
    begin()
    if !a.isEmpty, a.elementsEqual(b) {
      var result = VerificationResult(.equal(.identical, .identical, "Both are the same text."))
      if wantsKey { result.key = key(of: Array(b)) }
      return result
    }
    if let verdict = PlainNumber.verdict(a, b) {
      var result = VerificationResult(verdict)
      if wantsKey { result.key = PlainNumber.key(b) }
      return result
    }
    return verifyParsed(Array(a), Array(b), wantsKey: wantsKey)
  }

  /// The canonical key of an answer; nil where it has none.
  public mutating func key(of source: [UInt8]) -> [UInt8]? {
    let trimmed = Text.trimmed(source[...])
    if let plain = PlainNumber.key(trimmed) { return plain }
    begin()
    let read = parse(Array(trimmed), isGold: false)
    if reader.algebra.fuel.remaining == 0 { return nil }
    return read.answer.flatMap { key($0, of: prediction) }
  }

  /// Whether gold can be read at all: as notation, or as prose.
  public mutating func isReadable(_ source: [UInt8]) -> Bool {
    let trimmed = Text.trimmed(source[...])
    if PlainNumber.integer(trimmed) != nil { return true }
    begin()
    return parse(Array(trimmed), isGold: true).error == nil
  }
}

// MARK: Parse, read, compare, attribute

extension Verifier {
  /// What one side is, or why it could not be read; neither where the budget ran out.
  private struct Side {
    var answer: Answer?
    var error: SyntaxError?
    var ambiguities: Interpretation = []
    var notations: Notations = []
  }

  /// A new pair: all the fuel, nothing known.
  private mutating func begin() {
    reader.begin(fuel: Fuel(limits.fuel))
    lastFuel = 0
  }

  private mutating func verifyParsed(
    _ a: [UInt8], _ b: [UInt8], wantsKey: Bool
  ) -> VerificationResult {
    let left = parse(a, isGold: true)
    let right = parse(b, isGold: false)
    // What was read with the last of the fuel may be only part of what it says.
    let hasKey = wantsKey && reader.algebra.fuel.remaining > 0
    var result = VerificationResult(unreadable(left.error, right.error))
    result.goldError = left.error
    result.predictionError = right.error
    if let gold = left.answer, let prediction = right.answer {
      result.verdict = verdict(
        gold, prediction, ambiguities: left.ambiguities.union(right.ambiguities))
      result.isUnevaluated = StandingOperator.isLeft(in: self.prediction, beside: self.gold)
      if let rule = result.verdict.rule {
        result.verdict.rule = left.notations.union(right.notations).mostSpecificRule(rule)
      }
    }
    lastFuel = limits.fuel - reader.algebra.fuel.remaining
    if hasKey, let answer = right.answer { result.key = key(answer, of: prediction) }
    return result
  }

  /// The verdict on two answers: as they are usually read, as the same notation, then in each other way in which
  /// what is ambiguous may be read.
  private mutating func verdict(
    _ a: Answer, _ b: Answer, ambiguities: Interpretation
  ) -> Verdict {
    var verdict = compare(a, b)
    if verdict.isEqual { return verdict }
    if gold.hasSameNotation(as: prediction) {
      return .equal(.identical, .identical, "Both are the same notation.")
    }
    for alternative in Interpretation.alternatives
    where ambiguities.contains(alternative.interpretation) {
      if let other = self.verdict(alternative) { return other }
    }
    if let other = verdictWithDecimalComma() { return other }
    // A further attempt that ran out of fuel might have found them equal.
    if verdict.outcome == .different, reader.algebra.fuel.remaining == 0 {
      verdict = .undecided(.bounded, "The bound fuel was reached.")
    }
    return verdict
  }

  /// The verdict where both sides, or one, are read in another way, if it is `equal`.
  private mutating func verdict(_ alternative: Interpretation.Alternative) -> Verdict? {
    for (first, second) in Interpretation.sides(alternative) {
      guard let left = read(gold, as: first), let right = read(prediction, as: second) else {
        continue
      }
      if alternative.interpretation == .letterIsUnit, !left.isMeasured || !right.isMeasured {
        continue
      }
      var verdict = compare(left, right)
      guard verdict.isEqual else { continue }
      verdict.rule = alternative.rule
      verdict.reason += " Here " + alternative.words + "."
      return verdict
    }
    return nil
  }

  /// The verdict where every comma between digits of gold is a decimal point, if it is `equal`.
  private mutating func verdictWithDecimalComma() -> Verdict? {
    guard options.allowsConventions, let comma = DecimalComma(gold: gold.source) else { return nil }
    var pointed = ParsedAnswer()
    pointed.source = comma.source
    guard reader.parse(&pointed) == nil, let left = read(pointed), let right = read(prediction),
      comma.isAllowed(left, beside: prediction.source)
    else { return nil }
    var verdict = compare(left, right).weakened(to: .convention)
    guard verdict.isEqual else { return nil }
    verdict.rule = .grouping
    verdict.reason += " Here gold writes a decimal comma."
    return verdict
  }

  // Parse

  private mutating func parse(_ source: [UInt8], isGold: Bool) -> Side {
    let error = isGold ? parseGold(source) : parsePrediction(source)
    if let error {
      // An unknown command is an error, not a word.
      if error.bound == nil, error.reason != .unknownCommand, let prose = Text.prose(source) {
        return Side(answer: .text(prose))
      }
      return Side(error: error)
    }
    let parsed = isGold ? gold : prediction
    if let inner = parsed.textWithNumber { return parse(inner, isGold: isGold) }
    let answer = read(parsed)
    return Side(
      answer: answer, ambiguities: reader.expressions.ambiguities,
      notations: reader.expressions.notations)
  }

  private mutating func parsePrediction(_ source: [UInt8]) -> SyntaxError? {
    prediction.source = source
    return reader.parse(&prediction)
  }

  /// The same gold stands beside many predictions: its tree is kept, and its price paid again, so that a verdict
  /// does not depend on what came before.
  private mutating func parseGold(_ source: [UInt8]) -> SyntaxError? {
    if gold.isParsed, gold.source == source, goldPrice <= reader.algebra.fuel.remaining {
      if goldPrice > 0 { try? reader.algebra.fuel.spend(goldPrice) }
      return nil
    }
    let before = reader.algebra.fuel.remaining
    gold.source = source
    if let error = reader.parse(&gold) { return error }
    goldPrice = before - reader.algebra.fuel.remaining
    return nil
  }

  private func unreadable(_ gold: SyntaxError?, _ prediction: SyntaxError?) -> Verdict {
    guard let error = gold ?? prediction else {
      return .undecided(.bounded, "The answer is beyond the budget.")
    }
    let side = gold == nil ? "The prediction" : "Gold"
    return .undecided(
      error.bound == nil ? .unsupported : .bounded, "\(side) cannot be read: \(error.sentence).")
  }

  // Read

  /// The answer in one way of reading it, its chains settled; nil where the budget is spent.
  private mutating func read(
    _ parsed: ParsedAnswer, as interpretation: Interpretation = []
  ) -> Answer? {
    guard let answer = try? reader.read(parsed, as: interpretation) else { return nil }
    guard reader.expressions.hasChains else { return answer }
    return comparing { $0.settled(answer) }
  }

  // Compare

  private mutating func compare(_ a: Answer, _ b: Answer) -> Verdict {
    var left = WholeAnswer(reader.besideTuple(a, b, gold), text: gold.source)
    var right = WholeAnswer(reader.besideTuple(b, a, prediction), text: prediction.source)
    if case .expression(let value) = a, let letter = value.letter,
      Choice.isOption(letter, gold.source)
    {
      left.option = letter
      right.option = Choice.letter(prediction.source)
    }
    return comparing { $0.compare(left, right) }
  }

  /// Rules compare with the algebra in their hands; the reader has it again afterwards.
  private mutating func comparing<Result>(_ body: (inout Comparison) -> Result) -> Result {
    swap(&reader.expressions.algebra, &comparison.algebra)
    defer { swap(&reader.expressions.algebra, &comparison.algebra) }
    return body(&comparison)
  }

  // Key

  /// The key of an answer. It has a budget of its own, so that it does not depend on what the answer was compared
  /// with.
  private mutating func key(_ answer: Answer, of parsed: ParsedAnswer) -> [UInt8]? {
    reader.algebra.fuel = Fuel(limits.fuel / 2)
    return KeyWriter.key(WholeAnswer(answer, text: parsed.source), &reader.algebra)
  }
}
