import Budget
import Testing

@Suite struct FuelTests {
  @Test func spendingTakesStepsAndNeverLessThanOne() throws {
    var fuel = Fuel(10)
    try fuel.spend()
    try fuel.spend(4)
    #expect(fuel.remaining == 5)
    try fuel.spend(0)
    try fuel.spend(-7)
    try fuel.spend(.min)
    #expect(fuel.remaining == 2)
    try fuel.spend(2)
    #expect(fuel.remaining == 0)
  }

  @Test(arguments: [1, 2, 1_000, Int.max]) func spendingMoreThanIsLeftThrowsAndLeavesNothing(
    steps: Int
  ) throws {
    var fuel = Fuel(steps - 1)
    #expect(throws: Exhausted(.fuel)) { try fuel.spend(steps) }
    #expect(fuel.remaining == 0)
    // What was caught is no way on.
    #expect(throws: Exhausted(.fuel)) { try fuel.spend() }
  }

  @Test(arguments: [0, -1, Int.min]) func fuelIsNeverNegative(steps: Int) {
    var fuel = Fuel(steps)
    #expect(fuel.remaining == 0)
    #expect(throws: Exhausted(.fuel)) { try fuel.spend() }
  }

  @Test func aLoopWithoutEndEndsAfterAsManyStepsAsThereAre() {
    for steps in [0, 1, 7, 1_000] {
      var fuel = Fuel(steps)
      var turns = 0
      #expect(throws: Exhausted(.fuel)) {
        while true {
          try fuel.spend()
          turns += 1
        }
      }
      #expect(turns == steps)
    }
  }

  @Test func aCopyHasABudgetOfItsOwn() throws {
    let whole = Fuel(100)
    var part = whole
    try part.spend(60)
    #expect(whole.remaining == 100 && part.remaining == 40)
  }
}

@Suite struct LimitsTests {
  private static let defaults = Mirror(reflecting: Limits.standard).children.compactMap { child in
    child.label.map { ($0, child.value as? Int) }
  }

  @Test func everyLimitHasABoundThatNamesItWhereItIsReached() {
    let names = Set(Self.defaults.map(\.0))
    #expect(names == Set(Exhausted.Bound.allCases.map(\.rawValue)))
  }

  @Test func everyLimitIsANumberThatStopsSomething() {
    for (name, value) in Self.defaults {
      // A budget of a billion would stop nothing within an hour, or within the memory of a machine.
      #expect((value.map { $0 > 0 && $0 < 1_000_000_000 }) == true, "\(name)")
    }
  }

  @Test func theDefaultsAreThoseOfEveryEntryPoint() {
    #expect(Limits() == Limits.standard)
  }

  @Test func anErrorNamesTheBoundThatWasReached() {
    for bound in Exhausted.Bound.allCases { #expect(Exhausted(bound).bound == bound) }
  }
}
