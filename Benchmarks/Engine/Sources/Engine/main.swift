import Foundation

// engine PAIRS.jsonl [PASSES]: for each pair one JSON line with family, microseconds, allocations,
// fuel, verdict and basis.

let arguments = CommandLine.arguments
let passes = arguments.count > 2 ? Int(arguments[2]) ?? 0 : 21
guard arguments.count >= 2, passes > 0 else {
  FileHandle.standardError.write(Data("usage: engine PAIRS.jsonl [PASSES]\n".utf8))
  exit(64)
}
let pairs = try Pair.read(arguments[1])
var text = ""
for (pair, measurement) in zip(pairs, Measurement.all(pairs, passes: passes)) {
  let microseconds = (measurement.microseconds * 1_000).rounded() / 1_000
  let basis = measurement.basis.map { "\"\($0)\"" } ?? "null"
  text += """
    {"family": "\(pair.family)", "us": \(microseconds), \
    "allocations": \(measurement.allocations), "fuel": \(measurement.fuel), \
    "verdict": "\(measurement.verdict)", "basis": \(basis)}

    """
}
FileHandle.standardOutput.write(Data(text.utf8))
