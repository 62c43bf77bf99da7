public import ArgumentParser
public import Grading

/// The policy of a run: a named one, and the switches that are set otherwise.
public struct PolicyOptions: ParsableArguments {
  static let names = Policy.all.map(\.name).joined(separator: ", ")

  @Option(help: "How answers are found and compared: \(names); see `karat policies`.")
  var policy = Policy.standard.name

  @Flag(inversion: .prefixedNo, help: "Take the last number where no other answer is found.")
  var lenient: Bool?

  @Flag(inversion: .prefixedNo, help: "Take answers from boxes alone.")
  var boxedOnly: Bool?

  @Flag(inversion: .prefixedNo, help: "Let decimals stand for what rounds to them.")
  var rounding: Bool?

  @Flag(inversion: .prefixedNo, help: "Drop units, labels, percent signs and names.")
  var conventions: Bool?

  @Flag(inversion: .prefixedNo, help: "Accept answers that leave an operator standing.")
  var allowUnevaluated: Bool?

  /// The default policy.
  public init() {}

  /// What the command line says of a switch; nil where it says nothing.
  private func setting(of name: String) -> Bool? {
    switch name {
    case "lenient": lenient
    case "boxed-only": boxedOnly
    case "rounding": rounding
    case "conventions": conventions
    case "allow-unevaluated": allowUnevaluated
    default: nil
    }
  }

  /// The switches that the command line sets, for a manifest.
  public var given: [(name: String, value: String)] {
    Policy.Switch.all.compactMap { entry in
      setting(of: entry.name).map { (entry.name, $0 ? "true" : "false") }
    }
  }

  /// The policy with its switches; `validate` has seen that there is one.
  public var resolved: Policy {
    Policy.Switch.all.reduce(Policy.named(policy) ?? .standard) { policy, entry in
      setting(of: entry.name).map { policy.setting(entry, to: $0) } ?? policy
    }
  }

  public func validate() throws {
    guard Policy.named(policy) != nil else {
      throw ValidationError(
        "--policy \(policy): there is no such policy; there are \(PolicyOptions.names).")
    }
    if resolved.isLenient, resolved.boxedOnly {
      throw ValidationError(
        "Either only boxes are answers or the last number may be one: "
          + "--lenient and --boxed-only do not go together.")
    }
  }
}
