import Bytes
import Grading

/// What a request says behind the question mark: a policy, and switches that are set otherwise.
struct Query {
  /// The parameters of routes that grade.
  static let policyName = "policy"

  let policy: Policy

  /// Reads `text`; what it does not say is as `standard` has it.
  init(_ text: Substring, standard: Policy) throws(Problem) {
    guard !text.isEmpty else {
      policy = standard
      return
    }
    var policy = standard
    var changes: [(Policy.Switch, Bool)] = []
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Query.decoded(pair[0])
      let value = pair.count > 1 ? Query.decoded(pair[1]) : ""
      if name == Query.policyName {
        guard let named = Policy.named(value) else {
          let names = Policy.all.map(\.name).joined(separator: ", ")
          throw Problem(
            .invalidValue, "There is no such policy; the policies are \(names).", field: name)
        }
        policy = named
      } else if let change = Policy.Switch.named(name) {
        guard value == "true" || value == "false" else {
          throw Problem(.invalidValue, "A switch takes `true` or `false`.", field: name)
        }
        changes.append((change, value == "true"))
      } else {
        let known = ([Query.policyName] + Policy.Switch.allCases.map(\.name)).joined(
          separator: ", ")
        throw Problem(
          .invalidValue, "There is no such parameter; the parameters are \(known).", field: name)
      }
    }
    for (change, isOn) in changes { policy = policy.setting(change, to: isOn) }
    self.policy = policy
  }

  /// The text with its percent signs and plus signs resolved.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == .percent, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == .plus ? .space : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
