import Testing

@Suite struct InsideTests {
  @Test func sizesAndCommentsAreWithinTheirBounds() throws {
    let files = try Tree.files(under: "Sources")
    #expect(files.count > 200)
    let complaints = Inside.complaints(Inside.findings(in: files), exceptions: exceptions)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func testsAreOfAFewFilesAFolder() throws {
    let folders = Dictionary(grouping: try Tree.files(under: "Tests"), by: \.folder)
    for (folder, files) in folders { #expect(files.count <= Inside.files, "\(folder)") }
  }

  @Test func noRingOfFoldersReadsDecidesAndWritesKeys() throws {
    let files = try Tree.files(under: "Sources/Answers").compactMap { file -> SourceFile? in
      let parts = file.path.split(separator: "/")
      guard parts.count > 3, ["Reading", "Rules", "Keys"].contains(parts[2]) else { return nil }
      // A folder within one of them belongs to it.
      return SourceFile(
        path: "Sources/Answers/\(parts[2])/\(parts[parts.count - 1])", text: file.text)
    }
    #expect(files.count > 20)
    let folders = Folders(files)
    #expect(folders.rings == [], "\(folders.uses)")
  }

  @Test func declarationsAreRead() {
    let found = DeclarationReader.declarations(
      of: #"""
        /// A text with braces: { and "quotes".
        public struct Reader: Sendable {
          /// A place.
          @usableFromInline
          public var place = 0, line: Int
          var size: Int { didSet { touch() } }
          public var isAtEnd: Bool { text.allSatisfy { $0 == "}" } }
          static let all: [String] = ["a \(b("}")) { "]
          private let close = { (a: Int) -> Int in let b = a; func c() {}; return b }
          @Option(help: "A }") var level = 1
          enum Kind { case open, closed; case other(of: Int) }
          /// Starts.
          public init(_ text: String = #"{"#) { self.text = text }
          mutating func next() -> Int { var local = 0; return local }
          static func < (a: Self, b: Self) -> Bool { true }
        }
        /* { /* func */ */
        extension Reader.Kind {
          func name() {}
        }
        func free() {}
        let top = """
          struct No { }
          """
        """#)
    let shown = found.map {
      "\($0.kind) \($0.owner).\($0.name)\($0.isPublic ? $0.isDocumented ? "+" : "!" : "")"
    }
    #expect(
      shown == [
        "type .Reader+", "stored Reader.place+", "stored Reader.line+", "stored Reader.size",
        "other Reader.isAtEnd!", "other Reader.all", "stored Reader.close", "other Reader.level",
        "type Reader.Kind",
        "function Reader.init+", "function Reader.next", "function Reader.operator",
        "extension .Reader.Kind", "function Reader.Kind.name", "function .free", "other .top",
      ])
    #expect(found.map(\.line) == [2, 5, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 18, 19, 21, 22])
  }

  @Test func whatIsOverABoundIsNamed() {
    func file(_ name: String, _ text: String) -> SourceFile {
      SourceFile(path: "Sources/Module/\(name).swift", text: text)
    }
    let functions = (0..<31).map { "  func f\($0)() {}\n" }.joined()
    let stored = (0..<13).map { "  var v\($0) = 0\n" }.joined()
    var files = [
      file("A", "struct A {\n\(functions)}\n"), file("A+B", "extension A {\n\(functions)}\n"),
      file("S", "struct S {\n\(stored)}\n"),
      file("P", "public func bare() {}\n/// Says.\npublic func told() {}\n"),
      file("L", String(repeating: "\n", count: 321)),
    ]
    files += (0..<16).map { file("F\($0)", "") }
    #expect(
      Inside.findings(in: files).map { "\($0.name) \($0.count)" } == [
        "files: Sources/Module 21", "functions: Module.A 62", "lines: Sources/Module/L.swift 321",
        "public without a comment: Module 1", "stored: Module.S 13",
      ])
    #expect(Inside.findings(in: [file("L", String(repeating: "\n", count: 320))]) == [])
  }

  @Test func anExceptionMayNotGrowAndGoesWhenItIsNotNeeded() {
    let findings = [Inside.Finding(name: "a", count: 61, most: 60)]
    #expect(Inside.complaints(findings, exceptions: ["a": 61]) == [])
    #expect(Inside.complaints(findings, exceptions: [:]) == ["a: 61, at most 60"])
    #expect(
      Inside.complaints(findings, exceptions: ["a": 60]) == ["a: 61, was 60: it may not grow"])
    #expect(Inside.complaints([], exceptions: ["a": 61]).count == 1)
  }

  @Test func aRingOfFoldersIsFound() {
    func file(_ folder: String, _ text: String) -> SourceFile {
      SourceFile(path: "Sources/Module/\(folder)/File.swift", text: text)
    }
    let files = [
      file("A", "func read() { decide() }"), file("B", "func decide() { write() }"),
      file("C", "func write() { read() }"),
      file("D", "func look() { read() } // nobody calls look"),
    ]
    #expect(Folders(files).rings == [["Sources/Module/A", "Sources/Module/B", "Sources/Module/C"]])
    #expect(Folders(Array(files.dropFirst())).rings == [])
  }

  /// The modules that are loaded into other people's processes.
  private static let library = [
    "Budget", "Bytes", "Numbers", "Notation", "Patterns", "Algebra", "Answers", "Extraction",
    "Grading",
    "Statistics", "CKarat",
  ]

  @Test(arguments: library) func theLibraryKeepsItsPromises(module: String) throws {
    let files = try Tree.files(under: "Sources/" + module)
    #expect(!files.isEmpty)
    let found = files.flatMap(Promises.violations(in:))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("let start = ContinuousClock().now", "fuel"), ("Task { work() }", "thread"),
    ("precondition(i < count)", "trap"), ("let x = try! read()", "trap"),
    ("let n = x as! Int", "trap"),
    ("let file = fopen(path, mode)", "no file"), ("let task = Process()", "no file"),
  ])
  func aBrokenPromiseIsNamed(text: String, expected: String) {
    let found = Promises.violations(in: SourceFile(path: "Sources/Numbers/A.swift", text: text))
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    let harmless =
      "// ContinuousClock\nlet signal = x.open\nfunc open() {}\ncase open, signal\nlet s = \"Task\""
    #expect(Promises.violations(in: SourceFile(path: "A.swift", text: harmless)) == [])
  }
}
