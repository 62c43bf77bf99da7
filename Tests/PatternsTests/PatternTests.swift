import Patterns
import Testing

private func match(
  _ pattern: Pattern, _ text: String, last: Bool = false, from: Int = 0
) throws(GaveUp) -> Range<Int>? {
  let scratch = MatchScratch()
  let bytes = Array(text.utf8)
  var result: Result<Range<Int>?, GaveUp> = .success(nil)
  bytes.withUnsafeBufferPointer { buffer in
    do throws(GaveUp) {
      let range = from..<buffer.count
      result = .success(
        last
          ? try pattern.lastMatch(in: buffer, range, scratch)
          : try pattern.firstMatch(in: buffer, range, scratch))
    } catch {
      result = .failure(error)
    }
  }
  return try result.get()
}

@Test func aMatchIsGivenInBytes() throws {
  #expect(try match(Pattern("b+"), "äabbbc") == 3..<6)
  #expect(try match(Pattern("x"), "abc") == nil)
}

@Test func theLastMatchIsTheLastOne() throws {
  let word = Pattern("[a-z]+")
  #expect(try match(word, "one two three", last: true) == 8..<13)
  #expect(try match(Pattern("z*"), "aaz", last: true) == 3..<3)
}

@Test func anAnchoredPatternMatchesOnlyAtTheStartOfTheRange() throws {
  let pattern = Pattern("b", .anchored)
  #expect(try match(pattern, "ab") == nil)
  #expect(try match(pattern, "ab", from: 1) == 1..<2)
}

@Test func lettersMatchWithoutCaseOnRequest() throws {
  #expect(try match(Pattern("answer", .caseless), "The ANSWER") == 4..<10)
  #expect(try match(Pattern("answer"), "The ANSWER") == nil)
}

@Test func givingUpIsNotNoMatch() throws {
  let hard = Pattern("(a+)+$")
  #expect(throws: GaveUp.limit) { try match(hard, String(repeating: "a", count: 40) + "b") }
}

@Test func aPatternThatDoesNotCompileGivesUp() {
  let wrong = Pattern("a(b")
  #expect(wrong.errorOffset == 3)
  #expect(throws: GaveUp.self) { try match(wrong, "ab") }
}

@Test func invalidUTF8AndNULAreSubjectsLikeAnyOther() throws {
  let bytes: [UInt8] = [0xFF, 0x00, 0xC3, 0x28, 0x41]
  let scratch = MatchScratch()
  let found = bytes.withUnsafeBufferPointer { buffer in
    try? Pattern("\\x28(A)").firstMatch(in: buffer, 0..<buffer.count, scratch)
  }
  #expect(found == 3..<5)
  #expect(scratch.range(1) == 4..<5)
  #expect(scratch.range(2) == nil)
  #expect(scratch.range(99) == nil)
}

@Test func aRangeOutsideTheSubjectHasNoMatch() throws {
  #expect(try match(Pattern("a"), "a", from: 1) == nil)
  let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  #expect(try Pattern("a*").firstMatch(in: empty, 0..<5, MatchScratch()) == nil)
}

@Test func aGroupThatTookNoPartHasNoRange() throws {
  let scratch = MatchScratch()
  let found = Array("b".utf8).withUnsafeBufferPointer { buffer in
    try? Pattern("(a)|(b)").firstMatch(in: buffer, 0..<1, scratch)
  }
  #expect(found == 0..<1)
  #expect(scratch.range(1) == nil)
  #expect(scratch.range(2) == 0..<1)
}
