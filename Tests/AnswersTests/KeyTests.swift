import Answers
import Support
import Testing

/// Every answer of the tables, once.
private let answers: [String] = {
  var seen: Set<String> = []
  return Table.all.flatMap(\.rows).flatMap { [$0.gold, $0.pred] }.filter {
    seen.insert($0).inserted
  }
}()

/// The rules that compare the names which keys drop.
private let rulesOfNames: Set = ["assignment", "membership", "equation"]

@Test("answers with the same key are equal")
func equalKeysAreEqualAnswers() {
  var verifier = Verifier()
  var classes: [[UInt8]: [String]] = [:]
  for answer in answers {
    if let key = verifier.key(of: Array(answer.utf8)) { classes[key, default: []].append(answer) }
  }
  var pairs = 0
  for (key, members) in classes.sorted(by: { $0.value[0] < $1.value[0] }) {
    var unequal: [String] = []
    for (a, b) in zip(members, members.dropFirst()) {
      let verdict = verifier.verdict(gold: Array(a.utf8), prediction: Array(b.utf8))
      pairs += 1
      // A key is the right side of an assignment: its name, which the rules compare, is dropped.
      if verdict.isEqual || rulesOfNames.contains(verdict.ruleName) { continue }
      unequal.append("\(a) | \(b) | \(verdict.outcome) (\(verdict.ruleName)) \(verdict.reason)")
    }
    let found = unequal.joined(separator: "\n")
    #expect(found.isEmpty, "key \(text(key)): \(found)")
  }
  #expect(pairs > 300)
}

@Test("answers that the tables call different have different keys")
func differentAnswersHaveDifferentKeys() {
  var verifier = Verifier()
  for row in Table.all.flatMap(\.rows) where row.verdicts == ["different"] && row.policy == nil {
    // Of an assignment only the right side is its key.
    let verdict = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    if rulesOfNames.contains(verdict.ruleName) { continue }
    guard let a = verifier.key(of: row.goldBytes), let b = verifier.key(of: row.predictionBytes)
    else {
      continue
    }
    #expect(a != b, "\(row.id): \(row.gold) | \(row.pred) | key \(text(a))")
  }
}

/// The rules that compare two expressions.
private let rulesOfValues: Set = ["algebraic", "transcendental", "real-domain", "integer-symbols"]

@Test("expressions of the same canonical form have the same key, but for one in fifty")
func equalExpressionsHaveEqualKeys() {
  var verifier = Verifier()
  var same = 0
  var apart: [String] = []
  for row in Table.equivalence.flatMap(\.rows) where row.policy == nil {
    let verdict = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    guard verdict.isEqual, verdict.basis == .exact, rulesOfValues.contains(verdict.ruleName)
    else { continue }
    let (a, b) = (verifier.key(of: row.goldBytes), verifier.key(of: row.predictionBytes))
    if a != nil, a == b {
      same += 1
    } else {
      apart.append("\(row.id): \(row.gold) | \(row.pred) | \(text(a)) | \(text(b))")
    }
  }
  #expect(same > 200)
  #expect(apart.count * 50 <= same, "\(apart.joined(separator: "\n"))")
}

@Test("an algebraic number has one key, however it is written")
func algebraicNumbersHaveOneKey() {
  let classes = [
    [#"\sqrt[3]{2+\sqrt5}+\sqrt[3]{2-\sqrt5}"#, "1"],
    [#"\cos\frac{\pi}{7}-\cos\frac{2\pi}{7}+\cos\frac{3\pi}{7}"#, #"\frac12"#],
    [#"\tan\frac{3\pi}{11}+4\sin\frac{2\pi}{11}"#, #"\sqrt{11}"#],
    [#"\sqrt{2+\sqrt2}"#, #"2\cos\frac{\pi}{8}"#, #"\sqrt{2}\sqrt{1+\frac{1}{\sqrt2}}"#],
    [#"-\sqrt{2+\sqrt2}"#, #"-2\cos\frac{\pi}{8}"#],
    [#"\sqrt{2-\sqrt2}"#, #"2\sin\frac{\pi}{8}"#],
    [#"\sqrt[3]{\sqrt[3]2-1}"#, #"\sqrt[3]{1/9}-\sqrt[3]{2/9}+\sqrt[3]{4/9}"#],
    [#"\sqrt2+\sqrt3"#, #"\sqrt{5+2\sqrt6}"#, #"\frac{1}{\sqrt3-\sqrt2}"#],
    [#"\sqrt3-\sqrt2"#, #"\sqrt{5-2\sqrt6}"#],
    [#"\sqrt{2+\sqrt2}\sqrt{2-\sqrt2}"#, #"\sqrt2"#, #"\sqrt[4]{4}"#],
    [#"\frac{1}{1+\sqrt[3]2+\sqrt[3]4}"#, #"\sqrt[3]2-1"#],
    [#"e^{2\pi i/7}+e^{4\pi i/7}+e^{8\pi i/7}"#, #"\frac{-1+i\sqrt7}{2}"#],
    [#"e^{6\pi i/7}+e^{10\pi i/7}+e^{12\pi i/7}"#, #"\frac{-1-i\sqrt7}{2}"#],
    [
      #"\sqrt{11+2\sqrt{29}}+\sqrt{16-2\sqrt{29}+2\sqrt{55-10\sqrt{29}}}"#,
      #"\sqrt5+\sqrt{22+2\sqrt5}"#,
    ],
  ]
  var verifier = Verifier()
  var all: Set<[UInt8]> = []
  for members in classes {
    let keys = members.map { verifier.key(of: Array($0.utf8)) }
    for (member, key) in zip(members, keys) {
      #expect(key != nil && key == keys[0], "\(member): \(text(key)), not \(text(keys[0]))")
    }
    if let key = keys[0] { #expect(all.insert(key).inserted, "\(text(key))") }
  }
}

@Test("the key of a prediction does not depend on gold")
func keysDoNotDependOnGold() {
  var verifier = Verifier()
  for prediction in ["\\sin x", "\\cos\\frac{\\pi}{7}", "\\sqrt2+\\sqrt3", "4^x"] {
    let alone = verifier.key(of: Array(prediction.utf8))
    for gold in ["\\sin\\frac{x}{2}", "\\cos\\frac{\\pi}{21}", "8^{x/3}", "(x+y+z)^{60}"] {
      let beside = verifier.verify(gold: Array(gold.utf8), prediction: Array(prediction.utf8)).key
      #expect(beside == alone, "\(gold) | \(prediction): \(text(beside)), not \(text(alone))")
    }
  }
}

@Test("a key is text of bounded length")
func keysAreText() {
  var verifier = Verifier()
  for answer in answers {
    guard let key = verifier.key(of: Array(answer.utf8)) else { continue }
    #expect(!key.isEmpty && key.count <= 200, "\(answer)")
    #expect(String(validating: key, as: UTF8.self) != nil, "\(answer)")
    #expect(!key.contains { $0 < 0x20 || $0 == 0x7F }, "\(answer): \(text(key).debugDescription)")
  }
}

@Test("the key of an expression reads as an answer with the same key")
func keysAreFixpoints() {
  var verifier = Verifier()
  var read = 0
  for answer in answers {
    guard let key = verifier.key(of: Array(answer.utf8)) else { continue }
    // Names in quotes, words, units, hashes, points and kinds are not notation, nor are tuples of one.
    let plain = key.allSatisfy { byte in
      byte < 0x80 && !"'#:_{}[].U ".utf8.contains(byte)
    }
    let words = text(key).split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
    let isTupleOfOne = key.first == 0x28 && !key.contains { $0 == 0x2C || $0 == 0x2F }
    guard plain, !isTupleOfOne, words.allSatisfy({ ["pi", "sin", "cos", "log"].contains($0) })
    else { continue }
    read += 1
    let again = verifier.key(of: key)
    #expect(again == key, "\(answer): key \(text(key)), which reads as \(text(again))")
  }
  #expect(read > 300)
}
