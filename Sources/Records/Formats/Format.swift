/// A shape of rows that some tool writes: which field lies where.
public struct Format: Sendable {
  /// Where one field lies: paths in the order in which they are tried.
  public struct Place: Sendable {
    /// The field.
    public let field: Field
    /// Its paths; empty where the format does not have the field.
    public let paths: [FieldPath]
  }

  /// The name that `--format` takes.
  public let name: String
  /// One sentence: whose format this is.
  public let summary: String
  /// Where the fields lie, in the order of `Field`.
  public let places: [Place]
  /// A row has this format if every one of these groups has a path that leads somewhere.
  public let marks: [[FieldPath]]
  /// The row's own fields that hold one value per sample, to be carried with their sample.
  public let perSample: [String]
  /// Problem texts, reference solutions and copies of responses: fields that are not carried.
  public let texts: [String]
  /// Whether every path of `response` is a sample of its own, by the model that the path's first name
  /// says, instead of one more place to look; the paths of `score` are then one for each.
  public let everyResponsePath: Bool
  /// What stands before the answer in a gold that is a worked solution, besides `####`.
  public let goldMarker: String
  /// One row, as JSON.
  public let example: String

  /// Where `field` lies; empty if the format does not have it.
  public func paths(_ field: Field) -> [FieldPath] {
    places.first { $0.field == field }?.paths ?? []
  }

  /// A format from texts of paths; the registry's tests check that every one is a path.
  init(
    _ name: String, _ summary: String, _ places: KeyValuePairs<Field, [String]>,
    marks: [[String]], perSample: [String] = [], texts: [String] = [],
    everyResponsePath: Bool = false, goldMarker: String = "", example: String
  ) {
    self.name = name
    self.summary = summary
    self.places = places.map { field, paths in
      Place(field: field, paths: paths.compactMap { FieldPath($0) })
    }
    self.marks = marks.map { $0.compactMap { FieldPath($0) } }
    self.perSample = perSample
    self.texts = texts
    self.everyResponsePath = everyResponsePath
    self.goldMarker = goldMarker
    self.example = example
  }

  /// A format that is never found by its rows, but asked for.
  private init(_ name: String, _ summary: String, places: [Place]) {
    self.name = name
    self.summary = summary
    self.places = places
    (marks, perSample, texts, everyResponsePath) = ([], [], [], false)
    goldMarker = ""
    example = "{}"
  }

  /// `base` with other places.
  private init(_ base: Format, places: [Place]) {
    name = base.name
    summary = base.summary
    self.places = places
    marks = base.marks
    perSample = base.perSample
    texts = base.texts
    everyResponsePath = base.everyResponsePath
    goldMarker = base.goldMarker
    example = base.example
  }

  /// The format with the fields of `overrides` elsewhere.
  public func overriding(_ overrides: [Field: FieldPath]) -> Format {
    var places = places.filter { overrides[$0.field] == nil }
    for field in Field.allCases {
      if let path = overrides[field] { places.append(Place(field: field, paths: [path])) }
    }
    return Format(self, places: places)
  }

  /// The format for rows that are read for their gold alone.
  var withoutResponses: Format {
    Format(self, places: places.filter { $0.field != .response })
  }

  /// The format of rows that only `--field` describes: what it does not name has Karat's own names.
  public static let custom = Format(
    "custom", "Rows whose fields are named by --field.", places: karat.places)

  /// The format called `name`.
  public static func named(_ name: String) -> Format? { all.first { $0.name == name } }
}
