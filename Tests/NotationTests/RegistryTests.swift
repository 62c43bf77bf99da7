import Notation
import Testing

@Test("every example of the registry reads")
func examplesRead() {
  for command in Command.all {
    #expect(!outline(command.example).contains("@"), "\(command.name): \(command.example)")
  }
}

@Test("no name stands twice in the registry")
func namesAreUnique() {
  var latex: Set<String> = []
  var bare: Set<String> = []
  for command in Command.all {
    let isOnlyBare = command.bare == .only || command.bare == .onlyBeforeParenthesis
    if !isOnlyBare { #expect(latex.insert(command.name).inserted, "\(command.name)") }
    if command.bare != .no { #expect(bare.insert(command.name).inserted, "\(command.name)") }
  }
}

@Test("every character of the registry is one character of it")
func signsAreUnique() {
  var seen: Set<UInt32> = []
  for sign in Sign.all { #expect(seen.insert(sign.scalar.value).inserted, "\(sign.scalar)") }
}

@Test("every entry says what it reads as")
func summaries() {
  for command in Command.all { #expect(command.summary.hasSuffix("."), "\(command.name)") }
}
