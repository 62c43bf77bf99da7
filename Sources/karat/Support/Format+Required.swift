import Records

extension Format {
  /// The format that `--format` names; throws where there is none of this name.
  static func required(_ name: String) throws(RecordError) -> Format {
    if let format = named(name) { return format }
    let names = all.map { $0.name }.joined(separator: ", ")
    throw RecordError(.option, "--format \(name): there is no such format; there are \(names)")
  }
}
