import Records

/// A kind of verdict that a reader may want to look at.
enum Doubt: Int, CaseIterable, Sendable {
  case numeric, rounding, convention, undecided

  /// The doubt in a row's verdict; nil where there is none.
  init?(_ row: GradedRow) {
    if row.status.equals("undecided") {
      self = .undecided
    } else if let basis = row.answer.basis {
      if basis.equals("numeric") {
        self = .numeric
      } else if basis.equals("rounding") {
        self = .rounding
      } else if basis.equals("convention") {
        self = .convention
      } else if basis.equals("undecided") {
        self = .undecided
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  var name: String { "\(self)" }

  var sentence: String {
    switch self {
    case .numeric: "equal to many bits at many points, without a proof"
    case .rounding: "equal after rounding to as many digits as the gold answer has"
    case .convention: "equal by a convention of the policy"
    case .undecided: "neither equality nor a difference was shown; no reward"
    }
  }
}
