/// What stops a whole run: a file, an option or an output, not a row.
public struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of thing went wrong.
  public enum Kind: Sendable, Hashable {
    /// An input is missing, is a directory or may not be read.
    case input
    /// An input holds nothing, or nothing that is a row.
    case noRows
    /// No format fits, or a field is not where it is said to be.
    case format
    /// A compressed input is broken or cut off.
    case compression
    /// A row is broken and the run is strict.
    case brokenRow
    /// An option has no meaning.
    case option
    /// The output exists already.
    case outputExists
    /// The output cannot be written; its partial file has been removed.
    case output
    /// Whoever reads the output has closed it.
    case closedPipe
  }

  /// What kind of thing went wrong.
  public let kind: Kind
  /// One sentence that names the file.
  public let message: String

  /// The message.
  public var description: String { message }

  /// An error with its sentence.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
