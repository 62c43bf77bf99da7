/// The opening and the closing delimiter of a group: `detail = open * 16 + close`.
public struct Delimiters: Hashable, Sendable {
  /// One of a pair of delimiters; `none` is the empty one of `\left.`.
  public enum Mark: UInt16, Sendable, CaseIterable {
    case none, parenthesis, bracket, brace, angle, bar, doubleBar, floor, ceil
  }
  /// What opens the group.
  public var open: Mark
  /// What closes the group.
  public var close: Mark

  /// These two delimiters.
  @inlinable
  public init(_ open: Mark, _ close: Mark) {
    self.open = open
    self.close = close
  }

  /// The delimiters that a group's detail says; nil where it says none.
  @inlinable
  public init?(detail: UInt16) {
    guard let open = Mark(rawValue: detail / 16), let close = Mark(rawValue: detail % 16) else {
      return nil
    }
    self.init(open, close)
  }

  /// The detail of a group that has these delimiters.
  @inlinable
  public var detail: UInt16 { open.rawValue * 16 + close.rawValue }
}

extension Delimiters.Mark {
  /// How LaTeX writes it where it opens.
  var opening: StaticString {
    switch self {
    case .none: "."
    case .parenthesis: "("
    case .bracket: "["
    case .brace: #"\{"#
    case .angle: #"\langle "#
    case .bar: "|"
    case .doubleBar: #"\|"#
    case .floor: #"\lfloor "#
    case .ceil: #"\lceil "#
    }
  }

  /// How LaTeX writes it where it closes.
  var closing: StaticString {
    switch self {
    case .none: "."
    case .parenthesis: ")"
    case .bracket: "]"
    case .brace: #"\}"#
    case .angle: #"\rangle "#
    case .bar: "|"
    case .doubleBar: #"\|"#
    case .floor: #"\rfloor "#
    case .ceil: #"\rceil "#
    }
  }

  /// Whether `close` can close what this opens: parentheses and brackets mix, as intervals do.
  func matches(_ close: Delimiters.Mark) -> Bool {
    switch self {
    case .parenthesis, .bracket: close == .parenthesis || close == .bracket
    default: self == close
    }
  }
}

extension Command {
  static let delimiters: [Command] = [
    Command("left", .left, "Makes the delimiter after it an opening one.", #"\left( x \right)"#),
    Command("right", .right, "Makes the delimiter after it a closing one.", #"\left( x \right]"#),
    Command("middle", .middle, "A bar between.", #"\left\{ x \middle| x>0 \right\}"#),
    Command("{", .open(.brace), "Opens a set.", #"\{1,2\}"#),
    Command("}", .close(.brace), "Closes a set.", #"\{1,2\}"#),
    Command("lbrace", .open(.brace), "Opens a set.", #"\lbrace 1 \rbrace"#),
    Command("rbrace", .close(.brace), "Closes a set.", #"\lbrace 1 \rbrace"#),
    Command("lbrack", .open(.bracket), "An opening bracket.", #"\lbrack 0,1 \rbrack"#),
    Command("rbrack", .close(.bracket), "A closing bracket.", #"\lbrack 0,1 \rbrack"#),
    Command("lparen", .open(.parenthesis), "Opens.", #"\lparen x \rparen"#),
    Command("rparen", .close(.parenthesis), "Closes.", #"\lparen x \rparen"#),
    Command("langle", .open(.angle), "Opens a vector.", #"\langle 1,2 \rangle"#),
    Command("rangle", .close(.angle), "Closes a vector.", #"\langle 1,2 \rangle"#),
    Command("lfloor", .open(.floor), "Opens a floor.", #"\lfloor x \rfloor"#),
    Command("rfloor", .close(.floor), "Closes a floor.", #"\lfloor x \rfloor"#),
    Command("lceil", .open(.ceil), "Opens a ceiling.", #"\lceil x \rceil"#),
    Command("rceil", .close(.ceil), "Closes a ceiling.", #"\lceil x \rceil"#),
    Command("lvert", .open(.bar), "Opens a value.", #"\lvert x \rvert"#),
    Command("rvert", .close(.bar), "Closes a value.", #"\lvert x \rvert"#),
    Command("lVert", .open(.doubleBar), "Opens a norm.", #"\lVert v \rVert"#),
    Command("rVert", .close(.doubleBar), "Closes a norm.", #"\lVert v \rVert"#),
    Command("vert", .bar(.bar), "A bar.", #"\vert x \vert"#),
    Command("|", .bar(.doubleBar), "A double bar.", #"\|v\|"#),
    Command("Vert", .bar(.doubleBar), "A double bar.", #"\Vert v \Vert"#),
    Command("big", .layout(arguments: 0), "A size.", #"\big( x \big)"#),
    Command("Big", .layout(arguments: 0), "A size.", #"\Big( x \Big)"#),
    Command("bigg", .layout(arguments: 0), "A size.", #"\bigg( x \bigg)"#),
    Command("Bigg", .layout(arguments: 0), "A size.", #"\Bigg( x \Bigg)"#),
    Command("bigl", .layout(arguments: 0), "A size.", #"\bigl( x \bigr)"#),
    Command("bigr", .layout(arguments: 0), "A size.", #"\bigl( x \bigr)"#),
    Command("Bigl", .layout(arguments: 0), "A size.", #"\Bigl( x \Bigr)"#),
    Command("Bigr", .layout(arguments: 0), "A size.", #"\Bigl( x \Bigr)"#),
    Command("biggl", .layout(arguments: 0), "A size.", #"\biggl( x \biggr)"#),
    Command("biggr", .layout(arguments: 0), "A size.", #"\biggl( x \biggr)"#),
    Command("Biggl", .layout(arguments: 0), "A size.", #"\Biggl( x \Biggr)"#),
    Command("Biggr", .layout(arguments: 0), "A size.", #"\Biggl( x \Biggr)"#),
    Command("bigm", .layout(arguments: 0), "A size.", #"x \bigm| y"#),
  ]
}

extension Sign {
  /// Signs that open and close.
  static let delimiters: [Sign] =
    signs("（﹙", .open(.parenthesis)) + signs("）﹚", .close(.parenthesis))
    + signs("［【〔", .open(.bracket)) + signs("］】〕", .close(.bracket))
    + signs("｛", .open(.brace)) + signs("｝", .close(.brace))
    + signs("⟨〈《", .open(.angle)) + signs("⟩〉》", .close(.angle))
    + signs("⌊", .open(.floor)) + signs("⌋", .close(.floor))
    + signs("⌈", .open(.ceil)) + signs("⌉", .close(.ceil))
    + signs("｜", .bar(.bar)) + signs("∣", .bar(.none)) + signs("‖", .bar(.doubleBar))
}
