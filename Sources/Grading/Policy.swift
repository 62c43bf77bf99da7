public import Answers
public import Extraction

/// A named set of switches: how an answer is found, how it is compared, and what a verdict is worth.
public struct Policy: Sendable, Hashable {
  /// A switch, which is on or off in every policy, and which a run can set otherwise.
  ///
  /// This list is the only one: options of the command line and of HTTP, bits of the C interface, keywords of
  /// Python and the pages of documentation follow from it. The order is that of the bits, so a new switch
  /// comes last.
  public enum Switch: String, CaseIterable, Sendable {
    case lenient
    case boxedOnly = "boxed-only"
    case rounding
    case conventions
    case allowUnevaluated = "allow-unevaluated"

    /// The name, as options and the names of changed policies have it.
    public var name: String { rawValue }

    /// The same name where a hyphen cannot stand: in Python, in C, in the C library's capabilities.
    public var identifier: String { String(name.map { $0 == "-" ? "_" : $0 }) }

    /// One sentence that says what holds where the switch is on.
    public var sentence: String {
      switch self {
      case .lenient: "The last number of a response counts where no other answer is found."
      case .boxedOnly: "Only boxed answers count."
      case .rounding: "A decimal is equal to a number that rounds to it."
      case .conventions: "Units, labels, percent signs and names may be left out."
      case .allowUnevaluated:
        "An answer that only repeats an operation of the question, as gcd(12, 18) for 6, is correct."
      }
    }

    /// The bit of the switch in a mask: 1, 2, 4 and so on.
    public var bit: UInt32 { 1 << UInt32(Switch.allCases.firstIndex(of: self) ?? 0) }

    /// The switch with a name; nil if there is none.
    public static func named(_ name: String) -> Switch? { Switch(rawValue: name) }
  }

  /// The policies, the usual one first.
  public static let all: [Policy] = [
    Policy("default", on: [.rounding, .conventions], "The rules as they stand."),
    Policy(
      "strict", on: [.boxedOnly], "No rounding, no unit or wrapper dropped, boxed answers only."),
    Policy(
      "lenient", on: [.lenient, .rounding, .conventions],
      "As default; the last number counts where nothing else is found."),
  ]

  /// The usual policy.
  public static let standard = all[0]

  /// The policy with a name; nil if there is none.
  public static func named(_ name: String) -> Policy? { all.first { $0.name == name } }

  /// The name that outputs carry; a changed switch adds `+switch` or `-switch`.
  public private(set) var name: String
  /// One sentence that says what it is for.
  public let sentence: String
  /// The bits of the switches that are on.
  private var bits: UInt32 = 0

  private init(_ name: String, on switches: [Switch], _ sentence: String) {
    self.name = name
    self.sentence = sentence
    for entry in switches { bits |= entry.bit }
  }

  /// Whether a switch is on.
  public subscript(_ entry: Switch) -> Bool { bits & entry.bit != 0 }

  /// The policy with a switch set; where that changes it, its name says so: `default-rounding`.
  public func setting(_ entry: Switch, to isOn: Bool) -> Policy {
    guard self[entry] != isOn else { return self }
    var policy = self
    policy.bits ^= entry.bit
    policy.name += (isOn ? "+" : "-") + entry.name
    return policy
  }

  /// The switches of the rules.
  public var options: Verifier.Options {
    var options = Verifier.Options()
    options.allowsRounding = self[.rounding]
    options.allowsConventions = self[.conventions]
    return options
  }

  /// The switches of extraction.
  public var extraction: ExtractionPolicy {
    self[.boxedOnly] ? .boxed : self[.lenient] ? .lenient : .standard
  }
}
