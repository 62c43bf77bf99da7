import Answers
import Budget
import Grading
import Notation

/// One gold answer of a benchmark, and what a look at it alone tells.
struct AuditedGold {
  /// Where gold answers come from: a benchmark, the first problem with this text, how many have it.
  var problem: [UInt8]
  var text: [UInt8]
  var problems = 1

  var key: [UInt8]?
  /// Why it cannot be read; nil where it can.
  var unread: String?
  /// A spelling of it that is not equal to it, with the verdict's reason.
  var failure: (spelling: [UInt8], outcome: String, rule: String, reason: String)?
  var doubts: [Doubt] = []

  /// Something that makes a reader look twice.
  struct Doubt {
    enum Kind: String, CaseIterable {
      case missingClosing = "missing_closing"
      case extraClosing = "extra_closing"
      case ambiguousReading = "ambiguous_reading"
      case ignoredCommand = "ignored_command"
      /// It is no notation, and is compared as words.
      case readAsWords = "read_as_words"
      /// It is equal to itself only because the notation is the same.
      case sameNotationOnly = "same_notation_only"
      case textBeside = "text_beside"

      var sentence: String {
        switch self {
        case .missingClosing: "a closing brace or delimiter is missing"
        case .extraClosing: "there is one closing brace or delimiter too many"
        case .ambiguousReading: "it can be read in another way as well"
        case .ignoredCommand: "a command in it has no meaning for Karat and is ignored"
        case .readAsWords: "it cannot be read as mathematics and is compared as words"
        case .sameNotationOnly: "no rule can compare it: only the same notation is equal to it"
        case .textBeside: "words stand beside the mathematics"
        }
      }
    }
    var kind: Kind
    var offset: Int
  }

  /// An answer that nothing is known of yet.
  init(problem: [UInt8], text: [UInt8]) {
    self.problem = problem
    self.text = text
  }
}

/// Looks at gold answers one by one: can it be read, and is it equal to itself in another spelling?
struct GoldExaminer {
  let grader: Grader
  private var syntax = Syntax()

  /// An examiner whose verdicts `grader` gives.
  init(grader: Grader) { self.grader = grader }

  /// Fills in what a gold answer tells alone.
  mutating func examine(_ gold: inout AuditedGold) {
    var fuel = Fuel(Limits.standard.fuel)
    var spellings: [[UInt8]] = []
    var parseError: SyntaxError?
    do throws(SyntaxError) {
      try Parser.parse(gold.text, into: &syntax, fuel: &fuel)
      gold.doubts = syntax.warnings.map { .init(kind: .init($0.reason), offset: Int($0.offset)) }
      if let offset = textBeside { gold.doubts.append(.init(kind: .textBeside, offset: offset)) }
      let printed = Printer.print(syntax)
      if printed != gold.text { spellings.append(printed) }
    } catch {
      parseError = error
    }
    spellings.append(Array(#"\boxed{"#.utf8) + gold.text + Array("}".utf8))

    gold.key = grader.key(of: gold.text)
    var isByNotationOnly = false
    for spelling in spellings {
      let grade = grader.grade(answer: spelling, gold: gold.text)
      guard let verdict = grade.verdict else { continue }
      if grade.status == .goldError {
        gold.unread = parseError?.sentence ?? verdict.reason
        return
      }
      if !verdict.isEqual, gold.failure == nil {
        gold.failure = (spelling, verdict.outcome.rawValue, verdict.ruleName, verdict.reason)
      }
      if verdict.basis == .identical { isByNotationOnly = true }
    }
    if isByNotationOnly { gold.doubts.append(.init(kind: .sameNotationOnly, offset: 0)) }
    if let parseError {
      gold.doubts.append(.init(kind: .readAsWords, offset: Int(parseError.offset)))
    }
  }

  /// Where text stands beside something else.
  private var textBeside: Int? {
    guard syntax.nodes.count > 1 else { return nil }
    for node in syntax.nodes where node.kind == .text { return Int(node.span.start) }
    return nil
  }
}

extension AuditedGold.Doubt.Kind {
  /// The doubt that a warning of the parser is.
  fileprivate init(_ reason: SyntaxWarning.Reason) {
    switch reason {
    case .missingClosing: self = .missingClosing
    case .extraClosing: self = .extraClosing
    case .ambiguousReading: self = .ambiguousReading
    case .ignoredCommand: self = .ignoredCommand
    }
  }
}
