import ArgumentParser
import CommandOptions
import Foundation
import Records
import Reporting

/// How the figures of a report or of a comparison are made.
struct FigureOptions: ParsableArguments {
  @Flag(
    help:
      "Leave out sets that have another width than most or lack members, instead of stopping with an error."
  )
  var allowRagged = false

  @Option(
    help:
      "Group independent samples at random into sets of this size, to compare them with real sets.")
  var regroup: Int?

  @Option(help: "The seed of everything random: the bootstrap, the permutation test and --regroup.")
  var seed: UInt64 = 0

  @Option(help: "How many resamples the bootstrap draws: 100 to 1000000.")
  var resamples = 10_000

  @Option(help: "The confidence level of all intervals, as 0.95.")
  var level = 0.95

  func validate() throws {
    guard (100...1_000_000).contains(resamples) else {
      throw ValidationError("--resamples: a number from 100 to 1000000 is needed.")
    }
    guard level > 0, level < 1 else {
      throw ValidationError("--level: a number between 0 and 1 is needed, as 0.95.")
    }
    if let regroup, regroup < 2 { throw ValidationError("--regroup: a number from 2 is needed.") }
  }

  /// How figures are made, by the options.
  var settings: ReportSettings {
    var settings = ReportSettings()
    settings.allowRagged = allowRagged
    settings.regroup = regroup
    settings.seed = seed
    settings.resamples = resamples
    settings.level = level
    settings.version = karatVersion
    return settings
  }
}

/// Which fields of graded rows are read.
struct FieldOptions: ParsableArguments {
  @Option(
    help: "The fields whose values tell runs apart, with commas between, as model,temperature.")
  var groupBy = "model"

  @Option(help: "The field that names the set of a response.")
  var setField = "set_id"

  func validate() throws {
    _ = try FieldOptions.list(groupBy, "--group-by")
    if setField.isEmpty { throw ValidationError("--set-field: the name of a field is needed.") }
  }

  /// Names with commas between them; none is left out.
  static func list(_ text: String, _ option: String) throws -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !names.contains(""), Set(names).count == names.count, names.count <= ReportFields.limit
    else {
      throw ValidationError(
        "\(option): up to \(ReportFields.limit) different names with commas between are needed, as a,b."
      )
    }
    return names
  }

  /// Which fields are read, by the options.
  func fields() throws -> ReportFields {
    var fields = ReportFields()
    fields.groups = try FieldOptions.list(groupBy, "--group-by")
    fields.set = setField
    return fields
  }
}

extension Report {
  /// The report on graded files, with how they were graded as far as the manifests beside them tell.
  init(graded paths: [String], fields: ReportFields) throws {
    try self.init(paths: paths, fields: fields)
    for path in paths {
      guard let data = FileManager.default.contents(atPath: Manifest.path(for: path)),
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
        let policy = object["policy"] as? String, let version = object["karat"] as? String
      else { continue }
      let inputs = (object["inputs"] as? [[String: Any]] ?? []).compactMap { input -> String? in
        guard let path = input["path"] as? String, let hash = input["xxh64"] as? String else {
          return nil
        }
        return "\(path.split(separator: "/").last.map(String.init) ?? path) \(hash)"
      }
      grading[path] = Report.Grading(version: version, policy: policy, inputs: inputs)
    }
  }
}
