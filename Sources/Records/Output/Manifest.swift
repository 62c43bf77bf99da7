import Bytes

/// What an output was made from and how: a JSON file beside it.
public struct Manifest: Sendable {
  /// Version of Karat.
  public var version: String
  /// The policy's name.
  public var policy: String
  /// The bounds that the run had, by name.
  public var limits: [(name: String, value: Int)]
  /// The options that change what is read or written, as they were given.
  public var options: [(name: String, value: String)]
  /// The inputs, in order.
  public var inputs: [InputDigest]
  /// Rows in the output.
  public var rows: Int

  /// A manifest of a run.
  public init(
    version: String, policy: String, limits: [(name: String, value: Int)],
    options: [(name: String, value: String)], inputs: [InputDigest], rows: Int
  ) {
    self.version = version
    self.policy = policy
    self.limits = limits
    self.options = options
    self.inputs = inputs
    self.rows = rows
  }

  /// Where the manifest of `output` lies.
  public static func path(for output: String) -> String { output + ".manifest.json" }

  /// The manifest as JSON, one line.
  public func write(to writer: inout JSONWriter) {
    writer.line { writer in
      writer.field("karat", version)
      writer.field("policy", policy)
      writer.field("rows", rows)
      writer.list("inputs", inputs) { writer, input in
        writer.beginObject()
        writer.field("path", input.path)
        writer.field("bytes", input.bytes)
        writer.field("xxh64", XXH64.hex(input.hash))
        writer.endObject()
      }
      writer.object("limits") { writer in
        for limit in limits {
          writer.key(text: limit.name)
          writer.integer(limit.value)
        }
      }
      writer.object("options") { writer in
        for option in options {
          writer.key(text: option.name)
          writer.string(option.value)
        }
      }
    }
  }

  /// Writes the manifest of the output at `path` beside it; one that is there is replaced.
  public func save(beside path: String) throws(RecordError) {
    let output = try Output(path: Manifest.path(for: path), overwrite: true)
    var writer = JSONWriter(capacity: 4_096)
    write(to: &writer)
    try output.write(writer.bytes)
    try output.finish()
  }
}
