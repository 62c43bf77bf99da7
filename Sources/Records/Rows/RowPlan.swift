/// A format made ready for reading: what to do with every name that a row can have.
public struct RowPlan: Sendable {
  /// What becomes of a row's own field.
  enum Fate: Sendable {
    /// Copied as it is, if it is short.
    case carried
    /// Copied under `input_` and its name, because the output has a field of that name.
    case renamed
    /// Read by Karat or too bulky; not copied.
    case dropped
    /// An array with one value per sample.
    case perSample
  }

  /// One place to look for a field.
  struct Route: Sendable {
    /// Index of the path's first name in `names`.
    let name: Int
    let path: FieldPath
    /// What follows the first name.
    let steps: ArraySlice<FieldPath.Step>
    let isMultiple: Bool
    let isJoined: Bool

    init(name: Int, path: FieldPath) {
      self.name = name
      self.path = path
      steps = path.steps.dropFirst()
      isMultiple = path.isMultiple
      isJoined = path.isJoined
    }
  }

  /// The format that is read.
  public let format: Format
  private(set) var names: [[UInt8]] = []
  private(set) var fates: [Fate] = []
  /// The routes to all fields; a reader names one by its index, because copying one costs.
  private(set) var routes: [Route] = []
  private var ranges: [Range<Int>] = []
  private var buckets = [Int32](repeating: -1, count: 256)
  private var chains: [Int32] = []

  /// The names that Karat's own output uses or may use: a row's field of the same name is renamed.
  static let reserved = GradedField.allCases.map(\.rawValue) + ["file", "line"]

  /// The plan for `format`.
  public init(_ format: Format) {
    self.format = format
    for name in RowPlan.reserved { _ = add(Array(name.utf8), .renamed) }
    for name in format.perSample { _ = add(Array(name.utf8), .perSample) }
    for name in format.texts { _ = add(Array(name.utf8), .dropped) }
    for field in Field.allCases {
      let start = routes.count
      for path in format.paths(field) {
        routes.append(Route(name: add(path.first, .dropped), path: path))
      }
      ranges.append(start..<routes.count)
    }
  }

  /// Indexes of the routes to `field`, in the order in which they are tried.
  @inline(__always)
  func routes(_ field: Field) -> Range<Int> { ranges[field.ordinal] }

  /// Index of `key` in `names`, or -1.
  @inline(__always)
  func find(_ key: Bytes) -> Int {
    var i = buckets[RowPlan.bucket(key)]
    while i >= 0 {
      if key.equals(names[Int(i)]) { return Int(i) }
      i = chains[Int(i)]
    }
    return -1
  }

  /// Gives a name its fate and returns its index; a name that is known gets the new fate.
  private mutating func add(_ name: [UInt8], _ fate: Fate) -> Int {
    let known = name.withUnsafeBufferPointer { find($0) }
    if known >= 0 {
      fates[known] = fate
      return known
    }
    let bucket = name.withUnsafeBufferPointer { RowPlan.bucket($0) }
    names.append(name)
    fates.append(fate)
    chains.append(buckets[bucket])
    buckets[bucket] = Int32(names.count - 1)
    return names.count - 1
  }

  @inline(__always)
  /// The bucket of a name in the table of names.
  private static func bucket(_ key: Bytes) -> Int {
    guard let first = key.first, let last = key.last else { return 0 }
    return (Int(first) &* 31 &+ Int(last) &* 7 &+ key.count) & 255
  }
}

extension Field {
  /// The field's place in `allCases`.
  var ordinal: Int {
    switch self {
    case .response: 0
    case .gold: 1
    case .id: 2
    case .prompt: 3
    case .benchmark: 4
    case .model: 5
    case .setID: 6
    case .member: 7
    case .width: 8
    case .finishReason: 9
    case .tokens: 10
    case .score: 11
    }
  }
}
