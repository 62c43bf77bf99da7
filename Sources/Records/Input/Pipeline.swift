import Foundation

/// How far a run has come.
public struct Progress: Sendable {
  /// Bytes read, before decompression.
  public let bytes: Int
  /// Bytes of all inputs; nil where one of them is a stream.
  public let totalBytes: Int?
  /// Seconds since the start.
  public let seconds: Double
}

/// Reads inputs, does work on every sample, and writes what the work wrote, in the order of the rows.
///
/// Each of `jobs` threads takes the next block of lines, works on it alone and then waits for its turn to
/// write: memory is a few blocks per thread, whatever the size of the input.
public struct Pipeline: Sendable {
  /// The inputs, in the order in which they are read.
  public let inputs: [Input]
  /// How their rows are read.
  public let options: ReadOptions
  /// Threads; at least one.
  public let jobs: Int

  /// A pipeline over the inputs at `paths`.
  public init(paths: [String], options: ReadOptions = ReadOptions(), jobs: Int = 1) {
    inputs = Input.list(paths)
    self.options = options
    self.jobs = max(1, jobs)
  }

  /// Calls `body` for every sample, on several threads, each with its own context; `write` gets what
  /// `body` wrote, in order, one call at a time; `progress` is called after each block.
  ///
  /// Returns the contexts of all threads and what the inputs were. The first error in the order of the
  /// rows ends the run and is thrown.
  public func run<Context: Sendable>(
    makeContext: @escaping @Sendable () -> Context,
    body: @escaping @Sendable (inout Context, Sample, inout JSONWriter) throws -> Void,
    write: @escaping @Sendable (Bytes) throws -> Void,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws -> (contexts: [Context], inputs: [InputDigest]) {
    let shared = Turns(try BlockReader(inputs, options))
    let results = Results<Context>()
    let work: @Sendable () -> Void = {
      var context = makeContext()
      turnOver(shared, &context, body, write, progress)
      results.add(context)
    }
    if jobs == 1 {
      work()
    } else {
      let group = DispatchGroup()
      for _ in 0..<jobs {
        group.enter()
        let thread = Thread {
          work()
          group.leave()
        }
        // Parsers recurse to a bounded depth; debug builds need more for it than the default.
        thread.stackSize = 16 << 20
        thread.start()
      }
      group.wait()
    }
    if let error = shared.error { throw error }
    return (results.contexts, shared.digests)
  }

  /// What one thread does: block after block.
  private func turnOver<Context>(
    _ shared: Turns, _ context: inout Context,
    _ body: (inout Context, Sample, inout JSONWriter) throws -> Void,
    _ write: (Bytes) throws -> Void, _ progress: (Progress) -> Void
  ) {
    let reader = RowReader(options)
    let block = Block()
    var writer = JSONWriter(capacity: 1 << 18)
    var file = -1
    let start = Date()
    while let sequence = shared.next(into: block) {
      var failure: (any Error)?
      if block.file != file, let plan = block.plan {
        reader.turn(to: block.input, plan: plan, file: block.file)
        file = block.file
      }
      writer.removeAll()
      do {
        func each(_ sample: Sample) throws { try body(&context, sample, &writer) }
        if block.tooLong {
          try reader.tooLong(line: block.firstLine, each)
        } else {
          try block.forEachLine { bytes, line in
            try reader.forEachSample(of: bytes, line: line, each)
          }
        }
      } catch {
        failure = error
      }
      shared.take(sequence, failure) {
        try write(writer.bytes)
        progress(
          Progress(
            bytes: shared.consumed, totalBytes: totalBytes,
            seconds: Date().timeIntervalSince(start)))
      }
    }
  }

  private var totalBytes: Int? {
    var total = 0
    for input in inputs {
      guard let size = input.size else { return nil }
      total += size
    }
    return total
  }
}

/// Hands out blocks in order, and turns to write in the same order.
private final class Turns: @unchecked Sendable {
  // `reading` guards the block reader; `turn` guards everything else.
  private let reading = NSLock()
  private let turn = NSCondition()
  private let blocks: BlockReader
  private var writing = 0
  private var stopped = false
  private(set) var error: (any Error)?
  private(set) var consumed = 0

  init(_ blocks: BlockReader) { self.blocks = blocks }

  var digests: [InputDigest] { blocks.digests }

  /// Fills `block` and returns its place; nil at the end or after an error.
  func next(into block: Block) -> Int? {
    reading.lock()
    defer { reading.unlock() }
    guard !isStopped else { return nil }
    do {
      guard try blocks.next(into: block) else { return nil }
    } catch {
      fail(error)
      return nil
    }
    turn.lock()
    consumed = blocks.consumedBytes
    turn.unlock()
    return block.sequence
  }

  /// Waits until everything before `sequence` is written; then does `write`, or fails.
  func take(_ sequence: Int, _ failure: (any Error)?, _ write: () throws -> Void) {
    turn.lock()
    defer {
      turn.broadcast()
      turn.unlock()
    }
    while writing < sequence, !stopped { turn.wait() }
    guard !stopped else { return }
    do {
      try write()
      if let failure { throw failure }
    } catch {
      self.error = error
      stopped = true
    }
    writing += 1
  }

  private var isStopped: Bool {
    turn.lock()
    defer { turn.unlock() }
    return stopped
  }

  /// Ends the run with an error, unless one came before.
  private func fail(_ error: any Error) {
    turn.lock()
    self.error = self.error ?? error
    stopped = true
    turn.broadcast()
    turn.unlock()
  }
}

/// The contexts of the threads that have ended.
private final class Results<Context>: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var contexts: [Context] = []

  func add(_ context: Context) {
    lock.lock()
    contexts.append(context)
    lock.unlock()
  }
}
