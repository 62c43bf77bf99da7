import Bytes

/// Cuts inputs into blocks of whole lines. Not to be used by two threads at once.
final class BlockReader {
  private let inputs: [Input]
  private let options: ReadOptions
  private var plans: [RowPlan?]
  private var current = 0
  private var source: ByteSource?
  private var unwrapping: Unwrapping?
  /// The start of a line whose end is in the next block.
  private var tail: [UInt8] = []
  private var line = 1
  private var sequence = 0
  private var sawRow = false
  private var ended = false
  /// Bytes of files that are behind us; the hashes of files that have been read to their end.
  private(set) var finishedBytes = 0
  private(set) var digests: [InputDigest] = []

  /// Bytes of all inputs that have been read, before decompression.
  var consumedBytes: Int { finishedBytes + (source?.consumed ?? 0) }

  /// A reader over `inputs`, whose rows are all read by `plan` if one is given.
  ///
  /// Before the first row is read every input is known to be there, and every file has been opened once
  /// and its format found: a wrong name at the end of a list must not cost the work on the files before
  /// it. A stream is opened when its turn comes, once, because nobody can read it a second time.
  init(_ inputs: [Input], _ options: ReadOptions, plan: RowPlan? = nil) throws(RecordError) {
    self.inputs = inputs
    self.options = options
    plans = [RowPlan?](repeating: plan, count: inputs.count)
    try Input.checkStreams(inputs.map(\.path))
    let block = Block()
    for (i, input) in inputs.enumerated() where !input.isStream {
      try open(i)
      if plan == nil {
        guard try fill(block) else { throw empty(input) }
        plans[i] = try FormatDetection.plan(block, input, options)
      }
      source = nil
    }
    current = 0
  }

  /// Fills `block` with the next lines; false at the end of the last input.
  func next(into block: Block) throws(RecordError) -> Bool {
    while current < inputs.count {
      let input = inputs[current]
      if source == nil { try open(current) }
      if try fill(block) {
        if plans[current] == nil {
          plans[current] = try FormatDetection.plan(block, input, options)
        }
        block.input = input
        block.file = current
        block.plan = plans[current]
        block.sequence = sequence
        sequence += 1
        sawRow = true
        return true
      }
      if !sawRow { throw empty(input) }
      if let source {
        digests.append(
          InputDigest(path: input.path, bytes: source.consumed, hash: source.hash.value))
        finishedBytes += source.consumed
      }
      source = nil
      current += 1
    }
    return false
  }

  /// The error of an input that holds nothing.
  private func empty(_ input: Input) -> RecordError {
    RecordError(.noRows, "\(input.path): the file is empty")
  }

  /// Turns to the start of input number `i`.
  private func open(_ i: Int) throws(RecordError) {
    source = try ByteSource(path: inputs[i].path)
    unwrapping = nil
    tail.removeAll(keepingCapacity: true)
    line = 1
    sawRow = false
    ended = false
  }

  /// Fills `block` up to the last line feed that fits; false at the end of the file.
  private func fill(_ block: Block) throws(RecordError) -> Bool {
    block.count = 0
    block.tooLong = false
    block.resize(to: max(options.blockBytes, tail.count + (1 << 16)))
    tail.withUnsafeBytes { block.bytes.copyMemory(from: $0) }
    block.count = tail.count
    tail.removeAll(keepingCapacity: tail.capacity < 8 << 20)
    var searched = 0
    while true {
      try readMore(block)
      if block.count == 0 { return false }
      if ended { break }
      if let end = lastLineFeed(block, from: searched) {
        tail.append(contentsOf: block.lines[(end + 1)...])
        block.count = end + 1
        break
      }
      searched = block.count
      guard block.count < options.lineBytes else {
        try skipLine(block)
        return true
      }
      block.resize(to: min(block.bytes.count * 2, options.lineBytes + (1 << 16)))
    }
    block.firstLine = line
    line += block.lineFeeds
    return true
  }

  /// Reads until the block is full or the file ends.
  private func readMore(_ block: Block) throws(RecordError) {
    guard let source else { return }
    let start = block.count
    while !ended, block.count < block.bytes.count {
      let count = try source.read(into: block.room)
      if count == 0 { ended = true }
      block.count += count
    }
    if unwrapping == nil {
      dropByteOrderMark(block)
      unwrapping = Unwrapping(start: block.lines)
    }
    let first = min(start, block.count)
    unwrapping?.rewrite(
      UnsafeMutableBufferPointer(
        rebasing: block.bytes.assumingMemoryBound(to: UInt8.self)[first..<block.count]))
    if ended, unwrapping?.isCutOff == true, block.count > 0 {
      // The wrapper never closes: a line that is no row tells so.
      let mark = Array("\n[".utf8)
      block.resize(to: block.count + mark.count)
      mark.withUnsafeBytes { block.room.copyMemory(from: $0) }
      block.count += mark.count
      unwrapping = Unwrapping(start: Bytes(start: nil, count: 0))
    }
  }

  /// Overwrites the mark that some programs put at the start of UTF-8.
  private func dropByteOrderMark(_ block: Block) {
    let lines = block.lines
    guard lines.count >= 3, lines[0] == 0xEF, lines[1] == 0xBB, lines[2] == 0xBF else { return }
    for i in 0..<3 { block.bytes[i] = .space }
  }

  /// Offset of the last line feed at or behind `start`; nil where there is none.
  private func lastLineFeed(_ block: Block, from start: Int) -> Int? {
    let lines = block.lines
    var i = lines.count - 1
    while i >= start {
      if lines[i] == .newline { return i }
      i -= 1
    }
    return nil
  }

  /// Leaves out a line that is longer than a line may be.
  private func skipLine(_ block: Block) throws(RecordError) {
    block.resize(to: options.blockBytes)
    while !ended {
      block.count = 0
      try readMore(block)
      if let feed = block.lines.firstIndex(of: .newline) {
        tail.append(contentsOf: block.lines[(feed + 1)...])
        break
      }
    }
    block.count = 0
    block.tooLong = true
    block.firstLine = line
    line += 1
  }
}

/// What a finished input was: for the manifest.
public struct InputDigest: Sendable, Hashable {
  /// The path as it was given.
  public let path: String
  /// Bytes of the file, before decompression.
  public let bytes: Int
  /// XXH64 of those bytes.
  public let hash: UInt64

  /// A digest with its parts.
  public init(path: String, bytes: Int, hash: UInt64) {
    self.path = path
    self.bytes = bytes
    self.hash = hash
  }

  /// The file's name without the directories before it.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
