import Answers
import Budget
import Bytes
import Support
import Testing

private let pieces: [String] =
  #"""
  \frac \dfrac12 \sqrt \sqrt[3] { } { } ( ) ( ) [ ] \left( \right) \left\{ \right\} \{ \} | \| \mid \text{or}
  \text{cm} \text{ if } and or if where , , ; : \\ & \begin{pmatrix} \end{pmatrix} \begin{cases} \end{cases}
  ^ _ ' ! !! % \% ^\circ ^{ _{ 0 0 1 2 3 12 234 1,234 .5 \overline{3} 0.\overline{27} -1 10^{99} 2^{1000} x y
  n xy e i dx \pi \alpha \sin \cos \tan \arctan \log \ln \log_2 \max \min(1,2) \gcd \sum_{k=1}^n \int
  \lim_{x\to0} + - + - \pm \mp * ** / \cdot \times \div \bmod \pmod{7} = = \ne < > \le \ge \approx \in \cup
  \cap \setminus \equiv ~ \, \! $ . ... \dots ° √ ² ½ × − ， （ ） yes no none DNE p.m. 3:45 cm m kg \$ £ \vec
  \mathbb{R} \mathbb{Z} \mathrm{m} \boxed{ \operatorname{lcm} \binom n k \infty -\infty \emptyset {} () 1e5
  \phantom{x} \lfloor \rfloor \langle \rangle 和 \text{ (A) A B C {A} 1011_2 x\in k\in\mathbb{Z} +C i=1
  """#.split(whereSeparator: \.isWhitespace).map(String.init)

private let corpus = Table.all.flatMap(\.rows).flatMap { [$0.goldBytes, $0.predictionBytes] }

private func soup(_ random: inout SplitMix64) -> [UInt8] {
  var source: [UInt8] = []
  for _ in 0..<Int.random(in: 1...14, using: &random) {
    source += Array((pieces.randomElement(using: &random) ?? "x").utf8)
    if Int.random(in: 0..<3, using: &random) == 0 { source.append(0x20) }
  }
  return source
}

private func bytes(_ random: inout SplitMix64) -> [UInt8] {
  let range: ClosedRange<UInt8> = Bool.random(using: &random) ? 0...255 : 0x20...0x7E
  return (0..<Int.random(in: 0...32, using: &random)).map { _ in .random(in: range, using: &random)
  }
}

/// The answer with pieces cut out, doubled, or put in from another one.
private func edited(_ answer: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
  var source = answer
  for _ in 0..<Int.random(in: 0...3, using: &random) {
    let start = Int.random(in: 0...source.count, using: &random)
    let end = min(source.count, start + Int.random(in: 0...6, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: source.removeSubrange(start..<end)
    case 1: source.insert(contentsOf: source[start..<end], at: start)
    case 2:
      source.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: start)
    case 3:
      let other = corpus.randomElement(using: &random) ?? []
      source.replaceSubrange(start..<end, with: other.prefix(Int.random(in: 0...8, using: &random)))
    case 4: source.insert(0x20, at: start)
    default: source.insert(.random(in: 0x20...0x7E, using: &random), at: start)
    }
  }
  return source
}

private func answer(_ random: inout SplitMix64) -> [UInt8] {
  switch Int.random(in: 0..<8, using: &random) {
  case 0: bytes(&random)
  case 1...3: soup(&random)
  default: edited(corpus.randomElement(using: &random) ?? [], &random)
  }
}

@Test(
  "any bytes have a verdict, soon, and the same one again", arguments: Seeds.from(1...20)
)
func anyBytes(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var verifier = Verifier()
  var outcomes: [Verdict.Outcome: Int] = [:]
  let clock = ContinuousClock()
  for _ in 0..<1_000 {
    let gold = answer(&random)
    let isNear = Bool.random(using: &random)
    let prediction = isNear ? edited(gold, &random) : answer(&random)
    let shown =
      "\(String(decoding: gold, as: UTF8.self)) | \(String(decoding: prediction, as: UTF8.self))"
    var first = verifier.verify(gold: gold, prediction: prediction)
    let time = clock.measure { first = verifier.verify(gold: gold, prediction: prediction) }
    // All the fuel there is lasts 2 ms in a release build. This bound is for what fuel does not pay for.
    #expect(time < .seconds(5), "\(time): \(shown)")
    var fresh = Verifier()
    let second = fresh.verify(gold: gold, prediction: prediction)
    #expect(second.verdict == first.verdict && second.key == first.key, "\(shown)")
    #expect(first.verdict.isEqual == (first.verdict.outcome == .equal))
    outcomes[first.verdict.outcome, default: 0] += 1
  }
  for outcome in Verdict.Outcome.allCases { #expect(outcomes[outcome, default: 0] > 0) }
}

@Test(
  "bombs have a verdict, soon",
  arguments: [
    "(", "{", "[", #"\{"#, "|", #"\sqrt "#, #"\sqrt{"#, #"\frac{"#, "x^", "9^", "2^{", "x_{", "--",
    "!", "9!",
    #"\sin "#, #"\sum_{k=1}^{9}"#, #"\left("#, #"\vec "#, #"\boxed{"#, "+x", "x", "(x+y)",
    "(x+1)^9", "1,",
    #"\pm 1"#, "1/", "=1", "<1", #"\cup[0,1]"#, #"\text{a}"#, "%", "'", "^\\circ", "9", #"\sqrt2+"#,
    "99999999*",
    #"\cos x"#, #"\log "#, "and 1 ", "x=1,", #"\ "#, "\\\\", "&", #"\binom{99}"#,
  ])
func bombs(piece: String) {
  var verifier = Verifier()
  let clock = ContinuousClock()
  for count in [10, 95, 96, 97, 500, 8_000] {
    let bomb = Array((String(repeating: piece, count: count) + "1").utf8)
    let time = clock.measure {
      #expect(!verifier.verdict(gold: Array("42".utf8), prediction: bomb).isEqual)
      _ = verifier.verdict(gold: bomb, prediction: bomb + Array("+1".utf8))
      _ = verifier.key(of: bomb)
    }
    #expect(time < .seconds(5), "\(count) times \(piece): \(time)")
  }
}
