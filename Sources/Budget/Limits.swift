/// The bounds that untrusted input meets: every one has a default, a unit and a sentence that says
/// what it stops.
public struct Limits: Sendable, Hashable {
  /// Bytes of one response that are searched for an answer; stops responses that never end.
  public var responseBytes = 4_000_000
  /// Bytes of one answer that are parsed; stops essays in a box.
  public var answerBytes = 16_384
  /// Levels of nesting in notation; stops stack exhaustion by `((((…`.
  public var nesting = 96
  /// Nodes of one syntax tree; stops trees that dwarf their text.
  public var nodes = 16_384
  /// Bits of one integer; stops towers of powers and factorials before GMP allocates.
  public var integerBits = 65_536
  /// Absolute value of an exponent that is raised out; stops `(x+y)^{10000}`.
  public var exponent = 10_000
  /// Terms of one polynomial; stops expansions that blow up.
  public var terms = 2_048
  /// Cells of one matrix; stops 1000×1000 arrays.
  public var matrixCells = 256
  /// Elements of one collection; stops lists of everything.
  public var elements = 1_024
  /// Bits of precision of one interval; stops refinements that never separate.
  public var precisionBits = 8_192
  /// Steps that one verdict may spend; stops everything else.
  public var fuel = 200_000

  /// The limits with their defaults.
  public init() {}

  /// The limits that every entry point uses unless told otherwise.
  public static let standard = Limits()
}
