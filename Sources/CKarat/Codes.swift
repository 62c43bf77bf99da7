import Answers
import CKaratABI
import Extraction
import Grading
import Statistics

/// One-byte codes of the interface: places in the list of all cases.
extension CaseIterable where Self: Equatable {
  var code: UInt8 {
    var code: UInt8 = 0
    for value in Self.allCases {
      if value == self { return code }
      code &+= 1
    }
    return karat_record.none
  }

  /// The case with a code, or nil.
  static func coded(_ code: UInt8) -> Self? {
    var place: UInt8 = 0
    for value in allCases {
      if place == code { return value }
      place &+= 1
    }
    return nil
  }
}

/// Static text of the interface, terminated by NUL and never freed.
struct StaticText: @unchecked Sendable {
  let pointer: UnsafePointer<CChar>

  /// Copies a text to memory that stays.
  init(_ text: String) {
    let bytes = text.utf8
    let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    var end = 0
    for byte in bytes {
      memory[end] = CChar(bitPattern: byte)
      end += 1
    }
    memory[end] = 0
    pointer = UnsafePointer(memory)
  }

  static let version = StaticText(KARAT_VERSION)

  static let capabilities = StaticText(
    "{"
      + [
        "\"abi\":\(KARAT_ABI_VERSION)", "\"version\":\"\(KARAT_VERSION)\"",
        list("policies", Policy.all.map(\.name)),
        list("switches", Policy.Switch.allCases.map(\.identifier)),
        list("statuses", GradeStatus.allCases.map(\.rawValue)),
        list("outcomes", Verdict.Outcome.allCases.map(\.rawValue)),
        list("bases", Verdict.Basis.allCases.map(\.rawValue)),
        list("found_by", FoundBy.allCases.map { "\($0.name)" }),
        list("no_answer", NoAnswer.allCases.map { "\($0.name)" }),
        list("advantages", AdvantageMethod.names),
        list("statistics", Metric.ofLibrary.map(\.id)),
        list("intervals", ["none", "clustered", "bootstrap", "wilson"]),
      ].joined(separator: ",") + "}")

  /// A field of the object that holds a list of names.
  private static func list(_ name: String, _ values: [String]) -> String {
    "\"\(name)\":[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}
