import ArgumentParser
import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The exit codes of every subcommand; those from 64 on are those of sysexits.h.
enum Exit: Int32, CaseIterable {
  case success = 0
  case different = 1
  case undecided = 2
  case usage = 64
  case data = 65
  case noInput = 66
  case cannotCreate = 73
  case inputOutput = 74

  /// When it is used, for `--help`.
  var sentence: String {
    switch self {
    case .success: "the command did its work; `check` found the answers equal"
    case .different:
      "`check` found the answers different; `audit`, `compare-verdicts` or `regrade` found something"
    case .undecided: "`check` could not decide, or could not read an answer"
    case .usage: "the command line is wrong"
    case .data: "an input holds something else than it should"
    case .noInput: "an input is missing or cannot be read"
    case .cannotCreate: "the output exists already or cannot be created"
    case .inputOutput: "writing failed, or reading ended early"
    }
  }

  /// All codes, one a line.
  static var table: String {
    allCases.map { code in
      let number = String(code.rawValue)
      let space = String(repeating: " ", count: 4 - number.count)
      return "  " + number + space + code.sentence
    }.joined(separator: "\n")
  }

  /// The code for what stopped a run.
  init(_ kind: RecordError.Kind) {
    switch kind {
    case .input: self = .noInput
    case .noRows, .format, .brokenRow: self = .data
    case .compression, .output, .closedPipe: self = .inputOutput
    case .option: self = .usage
    case .outputExists: self = .cannotCreate
    }
  }

  /// What ends the run with this code, and with nothing said.
  var error: ExitCode { ExitCode(rawValue) }

  /// Says what went wrong, and ends the process. A closed pipe is no news to whoever closed it.
  static func fail(_ error: RecordError) -> Never {
    if error.kind != .closedPipe { Console.error(error.message) }
    exit(Exit(error.kind).rawValue)
  }
}
