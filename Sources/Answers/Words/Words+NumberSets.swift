import Algebra
import Numbers

/// Sets of numbers in words: "all real numbers".
extension Words {
  /// The set that normalised words say; nil for other words.
  static func numbers(_ text: [UInt8]) -> Answer? {
    switch String(decoding: text, as: UTF8.self) {
    case "allrealnumbers", "allreals", "anyrealnumber", "realnumbers", "setofallrealnumbers",
      "setofrealnumbers", "allrealnumber", "everyrealnumber":
      return .region([Span(low: .infinite, high: .infinite, isLowOpen: true, isHighOpen: true)])
    case "allintegers", "anyinteger", "setofallintegers", "setofintegers", "everyinteger":
      return .numberSet(.integers)
    case "allrationalnumbers", "setofallrationalnumbers", "setofrationalnumbers":
      return .numberSet(.rationals)
    default: return nil
    }
  }
}
