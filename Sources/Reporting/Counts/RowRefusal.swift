import Statistics

/// Why a row cannot stand beside those before it.
public enum RowRefusal: Error, Sendable, Hashable {
  case tooManyGroups
  case duplicateMember
  case twoGolds
  case twoWidths
  case wideSet
  case scoreNotFinite

  /// What is wrong, in one sentence without file and line.
  var sentence: String {
    switch self {
    case .tooManyGroups: "there are more than \(Report.limit) benchmarks and models"
    case .duplicateMember: "this member of its set has come before; was a file given twice?"
    case .twoGolds: "the problem has another gold answer than in earlier rows"
    case .twoWidths:
      "the set has another width than in earlier rows, or more rows than its width"
    case .wideSet: "a set has more than \(Factorials.largest) responses"
    case .scoreNotFinite: "the score is not a finite number"
    }
  }
}
