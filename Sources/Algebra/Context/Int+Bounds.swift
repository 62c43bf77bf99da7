extension Int {
  /// Whether the absolute value is at most `bound`; `abs` itself has no value for the least integer.
  func isWithin(_ bound: Int) -> Bool { (-bound...bound).contains(self) }
}
