import Bytes

extension RowReader {
  /// Calls `body` with every sample of a line; with one that only has a problem, if the line is broken.
  public func forEachSample<Failure: Error>(
    of bytes: Bytes, line: Int, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    var sample = Sample(self)
    do {
      try scan(bytes, line: line)
    } catch {
      return try broken(error, body)
    }
    sample.file = origin.file
    sample.line = line
    sample.seed = origin.input.seed
    readIdentity(&sample)
    readGold(&sample)
    if plan.format.everyResponsePath {
      try eachNamedResponse(sample, body)
    } else {
      try eachResponse(sample, body)
    }
  }

  /// A row without samples: `problem` and what the input's name says.
  func broken<Failure: Error>(
    _ problem: RowProblem, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    skip(line: problem.line)
    var sample = Sample(self)
    sample.file = origin.file
    sample.line = problem.line
    sample.seed = origin.input.seed
    sample.benchmark = arena.copy(origin.benchmark)
    sample.problem = problem
    try body(sample)
  }

  /// A line that is too long to be read.
  func tooLong<Failure: Error>(
    line: Int, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    try broken(tooLongProblem(line: line), body)
  }

  /// The problem of a line that is too long to be read.
  func tooLongProblem(line: Int) -> RowProblem {
    skip(line: line)
    return problem(.tooLong, nil, "the line is longer than \(options.lineBytes >> 20) MiB")
  }

  /// Gives `sample` its benchmark, its model and its problem.
  func readIdentity(_ sample: inout Sample) {
    sample.benchmark = scalar(.benchmark) ?? arena.copy(origin.benchmark)
    sample.model = scalar(.model) ?? origin.model.map { arena.copy($0) }
    if let id = scalar(.id) {
      sample.problemID = id
    } else if let prompt = first(.prompt, accepts: { $0 != .null }).flatMap({ text($0.value) }) {
      sample.problemID = arena.copy(XXH64.hex(XXH64.hash(UnsafeRawBufferPointer(prompt))).utf8)
    } else {
      sample.problemID = arena.copy("line \(line)".utf8)
    }
  }

  // MARK: Responses

  /// Calls `body` with a sample for each response of the row.
  private func eachResponse<Failure: Error>(
    _ common: Sample, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    guard let found = first(.response, accepts: { $0 != .array && $0 != .object }) else {
      return try broken(missing(.response), common, body)
    }
    var sample = common
    let route = found.route
    guard plan.routes[route].isMultiple else {
      readResponse(found.value, route, &sample)
      return try finish(&sample, 0, of: 1, body)
    }
    samples.removeAll(keepingCapacity: true)
    resolve(route, into: &samples)
    if plan.routes[route].isJoined {
      sample.response = joined(samples)
      return try finish(&sample, 0, of: 1, body)
    }
    let count = samples.count
    if let problem = widthProblem(count) {
      return try broken(problem, common, body)
    }
    if count > 1 { readPerSample() }
    let mark = arena.mark
    for i in 0..<count {
      arena.reset(to: mark)
      sample = common
      readResponse(samples[i], route, &sample)
      try finish(&sample, i, of: count, body)
    }
  }

  /// Calls `body` with a sample for each path of the format that leads to a response.
  private func eachNamedResponse<Failure: Error>(
    _ common: Sample, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    var n = 0
    let mark = arena.mark
    let scores = plan.routes(.score)
    for (i, route) in plan.routes(.response).enumerated() {
      guard let value = values(at: route).first else { continue }
      arena.reset(to: mark)
      var sample = common
      readResponse(value, route, &sample)
      sample.model = arena.copy(plan.routes[route].path.first)
      let score = i < scores.count ? values(at: scores.lowerBound + i).first : nil
      try finish(&sample, n, of: 1, score: score, body)
      n += 1
    }
    if n == 0 { try broken(missing(.response), common, body) }
  }

  /// One sample that stands for a row without responses.
  private func broken<Failure: Error>(
    _ problem: RowProblem, _ common: Sample, _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    var sample = common
    sample.problem = problem
    sample.setID = scalar(.setID) ?? uniqueSetID(nil)
    try body(sample)
  }

  /// Gives `sample` its response, or what is wrong with it.
  private func readResponse(
    _ value: JSONValue, _ route: Int, _ sample: inout Sample
  ) {
    switch value.kind {
    case .string, .number:
      if let text = text(value) {
        sample.response = text
      } else {
        sample.problem = problem(
          .notJSON, .response,
          "field “\(plan.routes[route].path)”: an escape in the string is broken")
      }
    default: sample.problem = wrongType(.response, route, "a string", value)
    }
  }

  /// The texts of several values, with line feeds between them.
  private func joined(_ pieces: [JSONValue]) -> Bytes {
    let texts = pieces.filter { $0.kind == .string }.compactMap { text($0) }
    if texts.count == 1 { return texts[0] }
    let room = arena.take(texts.reduce(0) { $0 + $1.count + 1 })
    var n = 0
    for text in texts {
      if n > 0 {
        room[n] = .newline
        n += 1
      }
      for byte in text {
        room[n] = byte
        n += 1
      }
    }
    return arena.trim(room, to: n)
  }

  /// Gives `sample` what belongs to response `i` of `n`, and passes it on.
  private func finish<Failure: Error>(
    _ sample: inout Sample, _ i: Int, of n: Int, score: JSONValue? = nil,
    _ body: (Sample) throws(Failure) -> Void
  ) throws(Failure) {
    sample.ordinal = i
    readSet(&sample, i, of: n)
    sample.finishReason = nth(0, i, of: n).flatMap { $0.kind == .string ? text($0) : nil }
    if let reason = sample.finishReason {
      sample.truncated = FinishReason.length.contains { reason.equals($0) }
    }
    sample.tokens = nth(1, i, of: n).flatMap {
      $0.kind == .number && isNumber($0.raw) ? $0.raw : nil
    }
    sample.score = (score ?? nth(2, i, of: n)).flatMap {
      ($0.kind == .number && isNumber($0.raw)) || $0.kind == .boolean ? $0.raw : nil
    }
    try body(sample)
  }

  /// Gives response `i` of `n` its set, its place there and the set's width.
  private func readSet(_ sample: inout Sample, _ i: Int, of n: Int) {
    let member = integer(.member)
    if let set = scalar(.setID) {
      sample.setID = set
      sample.member = member ?? i
      sample.width = integer(.width).flatMap { $0 > 0 ? $0 : nil }
      return
    }
    guard n > 1 else {
      sample.setID = uniqueSetID(plan.format.everyResponsePath ? i : nil)
      sample.member = member ?? 0
      sample.width = 1
      return
    }
    // The width has been checked against the number of responses.
    let width = max(rowWidth ?? 1, 1)
    sample.setID = uniqueSetID(i / width)
    sample.member = i % width
    sample.width = width
  }

  /// Responses per set, as the row or else the options say.
  private var rowWidth: Int? { integer(.width) ?? options.setWidth }

  /// A width that does not fit the row: its last set would be smaller than the others.
  private func widthProblem(_ n: Int) -> RowProblem? {
    guard n > 1, scalar(.setID) == nil, let width = rowWidth else { return nil }
    if width > 0, n % width == 0 { return nil }
    return problem(
      .wrongType, .width, "sets of \(width) were asked for, but the row has \(n) responses")
  }

  /// A name for a set that no other row has: file, line, and the set's number in its row.
  private func uniqueSetID(_ set: Int?) -> Bytes {
    let room = arena.take(origin.label.count + 48)
    var n = 0
    func put(_ byte: UInt8) {
      room[n] = byte
      n += 1
    }
    func put(number: Int) {
      var divisor = 1
      while number / divisor >= 10 { divisor *= 10 }
      while divisor > 0 {
        put(UInt8(ascii: "0") + UInt8(number / divisor % 10))
        divisor /= 10
      }
    }
    for byte in origin.label { put(byte) }
    put(.colon)
    put(number: line)
    if let set {
      put(.colon)
      put(number: set)
    }
    return arena.trim(room, to: n)
  }

  // MARK: Values

  /// The text of a field that is a string, a number or a truth value.
  private func scalar(_ field: Field) -> Bytes? {
    guard let value = first(field, accepts: { $0 == .string || $0 == .number })?.value,
      value.kind != .array, value.kind != .object
    else { return nil }
    return text(value)
  }

  /// The whole number in a field; nil for anything else.
  private func integer(_ field: Field) -> Int? {
    scalar(field).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// Reads the fields that have one value per sample, once a row.
  private func readPerSample() {
    for (i, field) in RowReader.perSampleFields.enumerated() {
      let found = first(field) { $0 != .array && $0 != .object && $0 != .null }
      perSample[i] =
        found.map { plan.routes[$0.route].isMultiple ? values(at: $0.route) : [] } ?? []
    }
  }

  /// Element `i` of a field with one value per sample, or its only value.
  private func nth(_ field: Int, _ i: Int, of n: Int) -> JSONValue? {
    let found = first(RowReader.perSampleFields[field]) {
      $0 != .array && $0 != .object && $0 != .null
    }
    guard let found else { return nil }
    if n == 1 || !plan.routes[found.route].isMultiple { return found.value }
    return i < perSample[field].count ? perSample[field][i] : nil
  }

  /// The problem of a field that is nowhere.
  func missing(_ field: Field) -> RowProblem {
    let names = plan.format.paths(field).map { "“\($0)”" }.joined(separator: " or ")
    let expected =
      names.isEmpty
      ? "its format does not have this field; name its place with --field" : "expected \(names)"
    return problem(
      .missingField, field,
      "field \(field.rawValue) is missing: \(expected); the row has \(fieldNames)")
  }

  /// The problem of a field that holds something else than it should.
  func wrongType(
    _ field: Field, _ route: Int, _ expected: String, _ found: JSONValue?
  ) -> RowProblem {
    problem(
      .wrongType, field,
      "field “\(plan.routes[route].path)”: expected \(expected), found \(found.map { describe($0) } ?? "nothing")"
    )
  }

  /// What a value is, in words.
  private func describe(_ value: JSONValue) -> String {
    switch value.kind {
    case .string: return "a string"
    case .number: return "a number"
    case .boolean, .null: return value.raw.text()
    case .object: return "an object"
    case .array:
      var elements: [JSONValue] = []
      document.resolve([.each], from: value, into: &elements)
      guard let first = elements.first else { return "an empty array" }
      return "an array of \(first.kind)s"
    }
  }
}

/// The words that say that a response was cut off.
private enum FinishReason {
  static let length = ["length", "max_tokens", "max_output_tokens"].map { Array($0.utf8) }
}
