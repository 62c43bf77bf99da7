import Grading

/// Threads that grade, apart from those that read and write, with a queue of bounded length.
///
/// A request is taken in or refused at once. Requests take turns part by part, so that a large one
/// delays the small ones behind it by a part for each thread, not by all of it.
///
/// A single small item mostly costs less than the way to another thread and back, and is graded where it was
/// read. Once one was slow, none is for fifty times as long: whoever sends slow ones takes a fiftieth of the
/// threads that read and write from those who ask for something else.
final class GradingPool: @unchecked Sendable {
  private let condition = Condition()
  private var waiting = Ring<Job>()
  private var admitted = 0
  private var busy = 0
  private var isStopping = false
  private var threads: [SystemThread] = []
  /// What the threads that read and write grade with.
  private var spare: [Worker]
  /// Until when they grade nothing.
  private var pause = ContinuousClock.now
  /// Requests that can be here at once.
  let maximum: Int
  private let policy: Policy
  private let metrics: Metrics

  /// Processor time above which an item was slow.
  private static let slow = Duration.microseconds(250)
  /// How many times as long items are graded by the pool's own threads alone after one that was slow.
  private static let wary = 50

  /// Starts `threads` threads in front of which `queue` requests can wait; `spare` of the threads that call
  /// `run` may grade at once. `policy` is that of requests which name none.
  init(threads: Int, queue: Int, spare: Int, policy: Policy = .standard, metrics: Metrics) {
    maximum = max(1, threads) + max(0, queue)
    self.spare = (0..<spare).map { _ in Worker(policy: policy) }
    self.policy = policy
    self.metrics = metrics
    for _ in 0..<max(1, threads) {
      if let thread = SystemThread({ [unowned self] in self.serve() }) {
        self.threads.append(thread)
      }
    }
  }

  /// How many requests are here, and how many threads are at work.
  var load: (admitted: Int, busy: Int) { condition.locked { (admitted, busy) } }

  /// Whether a request would be taken in now.
  var hasRoom: Bool { condition.locked { admitted < maximum && !isStopping } }

  /// Does a job, unless there is no room for it.
  func run(_ job: Job) async -> Result<Reply, Problem> {
    guard admit() else { return .failure(full) }
    guard job.isShort, let worker = takeSpare() else {
      return await withCheckedContinuation { continuation in
        job.continuation = continuation
        enqueue(job)
      }
    }
    let start = SystemThread.processorTime
    let beginning = begin(job, worker, isHere: true)
    giveBack(worker, after: SystemThread.processorTime - start)
    switch beginning {
    case .end(let result):
      leave()
      return result
    case .work(let work):
      return await withCheckedContinuation { continuation in
        job.continuation = continuation
        spread(job, work)
      }
    }
  }

  /// Does a job of a stream, as soon as there is room: the client is slowed down, not refused.
  func runWhenThereIsRoom(_ job: Job) async throws -> Result<Reply, Problem> {
    var pause = 1
    while !hasRoom {
      try await Task.sleep(for: .milliseconds(pause))
      pause = min(50, pause * 2)
    }
    let result = await run(job)
    if case .failure(let problem) = result, problem.code == .queueFull {
      return try await runWhenThereIsRoom(job)
    }
    return result
  }

  /// Ends the threads when everything that was taken in is done.
  func stop() {
    condition.locked {
      isStopping = true
      condition.wakeAll()
    }
    for thread in threads { thread.join() }
    threads = []
  }

  /// Why there is no room.
  var full: Problem {
    if condition.locked({ isStopping }) {
      return Problem(.stopping, "The service is stopping and accepts no further work.")
    }
    return Problem(
      .queueFull, "\(maximum) requests are being graded or are waiting; try again later.")
  }

  /// Counts a request in; false where there is no room for it.
  private func admit() -> Bool {
    condition.locked {
      guard admitted < maximum, !isStopping, !threads.isEmpty else { return false }
      admitted += 1
      return true
    }
  }

  /// Puts a job at the end of the queue.
  private func enqueue(_ job: Job) {
    condition.locked {
      waiting.append(job)
      condition.wakeOne()
    }
  }

  /// A worker for the calling thread, unless it should leave all work to the pool's own.
  private func takeSpare() -> Worker? {
    condition.locked {
      guard ContinuousClock.now >= pause, let worker = spare.popLast() else { return nil }
      busy += 1
      return worker
    }
  }

  /// Takes a worker back that has worked for `time` of the processor.
  private func giveBack(_ worker: Worker, after time: Duration) {
    condition.locked {
      spare.append(worker)
      if time > GradingPool.slow {
        pause = max(pause, ContinuousClock.now + time * GradingPool.wary)
      }
    }
  }

  /// What each thread does.
  private func serve() {
    let worker = Worker(policy: policy)
    SystemThread.stepBack()
    while let (job, part) = take() {
      if let work = job.work {
        work.run(part, worker)
        if isLast(job, worker) { finish(job, .success(work.finish())) }
      } else {
        switch begin(job, worker, isHere: false) {
        case .end(let result): finish(job, result)
        case .work(let work): spread(job, work)
        }
      }
    }
  }

  /// What comes of a job's beginning: its end, or work to be handed out.
  private enum Beginning {
    case end(Result<Reply, Problem>)
    case work(any Work)
  }

  /// Reads a job's body, and does its work where that is one part; where it was read, only what the reading
  /// itself does.
  private func begin(_ job: Job, _ worker: Worker, isHere: Bool) -> Beginning {
    metrics.waited(ContinuousClock.now - job.queued)
    guard !job.client.isGone else { return .end(.success(.nobodys)) }
    do throws(Problem) {
      let work = try job.prepare(worker)
      if work.parts > (isHere ? 0 : 1) { return .work(work) }
      if work.parts == 1 { work.run(0, worker) }
      tell(worker)
      return .end(.success(work.finish()))
    } catch {
      return .end(.failure(error))
    }
  }

  /// Hands a worker's counts over to the metrics.
  private func tell(_ worker: Worker) {
    metrics.add(worker.tally)
    worker.tally = Tally()
  }

  /// The next part of the job whose turn it is; nil when the pool stops.
  private func take() -> (Job, Int)? {
    condition.locked {
      while true {
        if let job = waiting.popFirst() {
          busy += 1
          let part = job.next
          job.next += 1
          if let work = job.work, job.next < work.parts {
            if job.client.isGone { skipRest(job, work) } else { waiting.append(job) }
          }
          return (job, part)
        }
        if isStopping { return nil }
        condition.wait()
      }
    }
  }

  /// Counts the parts that nobody has begun as done: nobody waits for their answer.
  private func skipRest(_ job: Job, _ work: any Work) {
    job.left -= work.parts - job.next
    job.next = work.parts
  }

  /// Hands out the parts of a job that has been read.
  private func spread(_ job: Job, _ work: any Work) {
    condition.locked {
      busy -= 1
      job.work = work
      job.next = 0
      job.left = work.parts
      waiting.append(job)
      condition.wakeAll()
    }
  }

  /// Notes that a part is done; true for the last.
  private func isLast(_ job: Job, _ worker: Worker) -> Bool {
    tell(worker)
    return condition.locked {
      job.left -= 1
      if job.left > 0 { busy -= 1 }
      return job.left == 0
    }
  }

  /// Counts a request off.
  private func leave() {
    condition.locked {
      busy -= 1
      admitted -= 1
    }
  }

  /// Counts a job off and gives its result to whoever waits for it.
  private func finish(_ job: Job, _ result: Result<Reply, Problem>) {
    leave()
    let continuation = condition.locked {
      let continuation = job.continuation
      job.continuation = nil
      return continuation
    }
    continuation?.resume(returning: result)
  }
}

/// A queue: first in, first out.
private struct Ring<Element> {
  private var elements: [Element?] = [nil, nil, nil, nil]
  private var first = 0
  private var count = 0

  mutating func append(_ element: Element) {
    if count == elements.count {
      elements = elements[first...] + elements[..<first] + [Element?](repeating: nil, count: count)
      first = 0
    }
    elements[(first + count) % elements.count] = element
    count += 1
  }

  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    defer {
      elements[first] = nil
      first = (first + 1) % elements.count
      count -= 1
    }
    return elements[first]
  }
}
