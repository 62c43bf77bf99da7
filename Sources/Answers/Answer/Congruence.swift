import Notation
import Numbers

/// Residues of one modulus: `x ≡ 1, 4 (mod 5)`. The modulus is their least period, so that equal sets of integers
/// are written alike.
public struct Congruence: Sendable, Equatable {
  /// What they are residues of; nil where that is not said.
  public private(set) var name: Name?
  /// In order, from zero up to the modulus.
  public private(set) var residues: [Int]
  /// Above zero.
  public private(set) var modulus: Int

  /// The most residues that are written out.
  static let most = 4_096

  /// Nil where the modulus is zero or there are too many residues.
  init?(name: Name? = nil, residues: [Int], modulus: Int) {
    guard modulus != 0, modulus > Int.min, residues.count <= Self.most else { return nil }
    self.name = name
    self.modulus = abs(modulus)
    let size = self.modulus
    self.residues = Set(
      residues.map { value in
        let rest = value % size
        return rest < 0 ? rest + size : rest
      }
    ).sorted()
    // A shorter period leaves the residues as they are; it divides their number.
    var prime = 2
    while prime <= self.residues.count {
      while shortens(by: prime) {
        self.modulus /= prime
        self.residues = Set(self.residues.map { $0 % self.modulus }).sorted()
      }
      prime += 1
    }
  }

  private func shortens(by prime: Int) -> Bool {
    guard modulus % prime == 0, residues.count % prime == 0, !residues.isEmpty else { return false }
    let step = modulus / prime
    let all = Set(residues)
    let back = modulus - step
    return residues.allSatisfy { all.contains($0 >= back ? $0 - back : $0 + step) }
  }

  /// The other integers; nil where there are too many residues.
  var complement: Congruence? {
    guard modulus <= Self.most else { return nil }
    let own = Set(residues)
    return Congruence(
      name: name, residues: (0..<modulus).filter { !own.contains($0) }, modulus: modulus)
  }

  /// Both or either of two conditions on one name; nil where there are too many residues.
  func joined(_ other: Congruence, isUnion: Bool) -> Congruence? {
    guard name == other.name, modulus <= Self.most, other.modulus <= Self.most else { return nil }
    guard let period = Int.lcm(modulus, other.modulus), period <= Self.most else { return nil }
    let (own, others) = (Set(residues), Set(other.residues))
    let all = (0..<period).filter { value in
      let (x, y) = (own.contains(value % modulus), others.contains(value % other.modulus))
      return isUnion ? x || y : x && y
    }
    return Congruence(name: name, residues: all, modulus: period)
  }

  /// The same residues of another name.
  func named(_ name: Name?) -> Congruence {
    var copy = self
    copy.name = name
    return copy
  }

  /// What a key and a reason say of it: `1,4 mod 5`.
  var text: String {
    residues.map(String.init).joined(separator: ",") + " mod \(modulus)"
  }

  /// The most conditions that are joined.
  private static let mostJoined = 16

  /// Congruences on one name as one: joined by "or" or, of one modulus, by a comma, they are a union; otherwise
  /// all of them hold. Nil where an element is something else.
  static func joined(_ elements: [Answer], _ separator: Separator) -> Answer? {
    var parts: [Congruence] = []
    for element in elements {
      guard case .congruence(let part) = element else { return nil }
      parts.append(part)
    }
    guard var whole = parts.first, (2...mostJoined).contains(parts.count) else {
      return nil
    }
    let isUnion =
      separator == .or || (separator != .and && parts.allSatisfy { $0.modulus == whole.modulus })
    for part in parts.dropFirst() {
      guard let both = whole.joined(part, isUnion: isUnion) else { return nil }
      whole = both
    }
    return .congruence(whole)
  }
}
