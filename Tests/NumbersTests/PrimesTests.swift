import Budget
import Bytes
import Numbers
import Support
import Testing

struct PrimesTests {
  @Test func factorsMultiplyBackAndArePrime() throws {
    var random = SplitMix64(seed: 41)
    for _ in 0..<500 {
      let value = Integer(random.int()) * Integer(Int(random.next() % 7))
      var fuel = Fuel(2_000_000)
      let result = try value.factored(fuel: &fuel)
      var product = result.cofactor
      var last: Integer = 1
      for power in result.powers {
        #expect(power.prime > last)
        last = power.prime
        #expect(try power.prime.isProbablyPrime(fuel: &fuel))
        product *= try power.prime.power(power.exponent, limits: Limits(), fuel: &fuel)
      }
      #expect(product == value.magnitude)
    }
  }

  @Test func smallValuesAreTakenApartWhole() throws {
    var fuel = plenty()
    for value in 1...3_000 {
      #expect(try Integer(value).factored(fuel: &fuel).isComplete)
      let isPrime = value > 1 && !(2..<max(2, value)).contains { value % $0 == 0 }
      #expect(try Integer(value).isProbablyPrime(fuel: &fuel) == isPrime)
    }
    // A square of a prime past the bound; a product of two; a Carmichael number; the largest prime.
    for (value, factors) in [
      (1_000_003 * 1_000_003, 1), (1_000_003 * 1_000_033, 2), (561, 3),
      (9_223_372_036_854_775_783, 1), (1 << 62, 1), (99_991 * 99_991 * 99_991, 1),
    ] {
      let result = try Integer(value).factored(fuel: &fuel)
      #expect(result.isComplete && result.powers.count == factors, "\(value)")
    }
    #expect(try Integer(0).factored(fuel: &fuel).cofactor == 0)
    #expect(try Integer(-12).factored(fuel: &fuel).powers.map(\.exponent) == [2, 1])
  }

  @Test func wideValuesKeepWhatIsTooHard() throws {
    var fuel = plenty()
    let mersenne = try Integer(2).power(127, limits: Limits(), fuel: &fuel) - 1
    #expect(try mersenne.isProbablyPrime(fuel: &fuel))
    let value = mersenne * mersenne * 360
    let result = try value.factored(fuel: &fuel)
    #expect(result.cofactor == mersenne * mersenne && result.powers.count == 3)
    let factorial = try Integer.factorial(100, limits: Limits(), fuel: &fuel)
    let whole = try factorial.factored(fuel: &fuel)
    #expect(whole.isComplete && whole.powers.count == 25 && whole.powers.first?.exponent == 97)
    var little = Fuel(1_000)
    #expect(throws: Exhausted(.fuel)) { try factorial.factored(fuel: &little) }
  }

  @Test func aWideCofactorDoesNotEatTheFuelOfAVerdict() throws {
    var fuel = Limits().fuelTank
    let value = try Integer(3).power(2_000, limits: Limits(), fuel: &fuel) * 2 + 1
    let before = fuel.remaining
    let result = try (value * 7).factored(fuel: &fuel)
    #expect(!result.cofactor.isOne && result.powers.contains { $0.prime == 7 })
    #expect(fuel.remaining > before / 2)
  }

  @Test func hardSemiprimesCostABoundedAmount() throws {
    var fuel = Limits().fuelTank
    let before = fuel.remaining
    let result = try Integer(2_147_483_647).factored(fuel: &fuel)
    #expect(result.isComplete)
    let hard = try Integer(3_037_000_493 * 3_037_000_453).factored(fuel: &fuel)
    #expect(hard.powers.isEmpty || hard.isComplete)
    #expect(before - fuel.remaining < before / 2)
  }

  @Test func modularPowersAgreeWithPowers() throws {
    var random = SplitMix64(seed: 42)
    var fuel = plenty()
    for _ in 0..<1_000 {
      let (base, modulus) = (random.integer(), random.integer(limbs: 2))
      let exponent = Int(random.next() % 20)
      let residue = try base.power(Integer(exponent), modulo: modulus, fuel: &fuel)
      let power = try base.power(exponent, limits: Limits(), fuel: &fuel)
      #expect(residue == power.dividedFloor(by: modulus.magnitude)?.remainder)
    }
    #expect(try Integer(2).power(-1, modulo: 7, fuel: &fuel) == nil)
    #expect(try Integer(2).power(10, modulo: 0, fuel: &fuel) == nil)
    #expect(try Integer(2).power(Integer(Int.max), modulo: -7, fuel: &fuel) == 2)
  }
}

extension Limits {
  fileprivate var fuelTank: Fuel { Fuel(fuel) }
}
