import Algebra
import Numbers

/// Sets of numbers in words: "all real numbers".
extension Judge {
  /// The set that normalised words say; nil for other words.
  func numbers(inWords text: [UInt8]) -> Answer? {
    switch String(decoding: text, as: UTF8.self) {
    case "allrealnumbers", "allreals", "anyrealnumber", "realnumbers", "setofallrealnumbers",
      "setofrealnumbers", "allrealnumber", "everyrealnumber":
      return .region([Span(low: .infinite, high: .infinite, isLowOpen: true, isHighOpen: true)])
    case "allintegers", "anyinteger", "setofallintegers", "setofintegers", "everyinteger":
      return .text(Array("ℤ".utf8))
    case "allrationalnumbers", "setofallrationalnumbers", "setofrationalnumbers":
      return .text(Array("ℚ".utf8))
    default: return nil
    }
  }
}
