public import ArgumentParser
public import Grading

/// The policy of a run: a named one, and the switches that are set otherwise.
public struct PolicyOptions: ParsableArguments {
  private static let names = Policy.all.map(\.name).joined(separator: ", ")

  @Option(help: "How answers are found and compared: \(names); see `karat policies`.")
  var policy = Policy.standard.name

  @Flag
  var settings: [SwitchSetting] = []

  /// The default policy.
  public init() {}

  /// What the command line says of a switch; nil where it says nothing.
  private func setting(of entry: Policy.Switch) -> Bool? {
    settings.first { $0.entry == entry }?.isOn
  }

  /// The switches that the command line sets, for a manifest.
  public var given: [(name: String, value: String)] {
    Policy.Switch.allCases.compactMap { entry in
      setting(of: entry).map { (entry.name, $0 ? "true" : "false") }
    }
  }

  /// The policy with its switches; `validate` has seen that there is one.
  public var resolved: Policy {
    Policy.Switch.allCases.reduce(Policy.named(policy) ?? .standard) { policy, entry in
      setting(of: entry).map { policy.setting(entry, to: $0) } ?? policy
    }
  }

  /// Throws where there is no such policy, or where switches contradict each other.
  public func validate() throws {
    guard Policy.named(policy) != nil else {
      throw ValidationError(
        "--policy \(policy): there is no such policy; there are \(PolicyOptions.names).")
    }
    for given in settings where settings.contains(where: { $0.contradicts(given) }) {
      let name = given.entry.name
      throw ValidationError("--\(name) and --no-\(name) cannot be given together.")
    }
    if resolved[.lenient], resolved[.boxedOnly] {
      throw ValidationError(
        "--lenient and --boxed-only cannot be on together: "
          + "either only boxed answers count, or the last number may count too.")
    }
  }
}

/// A switch as the command line sets it: `--rounding` or `--no-rounding`.
struct SwitchSetting: EnumerableFlag, CustomStringConvertible {
  let entry: Policy.Switch
  let isOn: Bool

  static let allCases = Policy.Switch.allCases.flatMap { entry in
    [SwitchSetting(entry: entry, isOn: true), SwitchSetting(entry: entry, isOn: false)]
  }

  /// The option's name: with `no-` where the switch is turned off.
  static func name(for setting: SwitchSetting) -> NameSpecification {
    .customLong(setting.description)
  }

  /// The help of a switch: what it does, or that it is turned off.
  static func help(for setting: SwitchSetting) -> ArgumentHelp? {
    setting.isOn ? "\(setting.entry.sentence)" : "Turns `\(setting.entry.name)` off."
  }

  var description: String { (isOn ? "" : "no-") + entry.name }

  func contradicts(_ other: SwitchSetting) -> Bool { entry == other.entry && isOn != other.isOn }
}
