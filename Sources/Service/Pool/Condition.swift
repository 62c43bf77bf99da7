#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock with a signal.
final class Condition: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let signal = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(signal, nil)
  }

  deinit {
    pthread_cond_destroy(signal)
    pthread_mutex_destroy(mutex)
    signal.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` with the lock.
  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Lets go of the lock, which this thread has, until another thread wakes it.
  func wait() { pthread_cond_wait(signal, mutex) }

  /// Wakes one of the threads that wait.
  func wakeOne() { pthread_cond_signal(signal) }

  /// Wakes all threads that wait.
  func wakeAll() { pthread_cond_broadcast(signal) }
}

/// A thread of the operating system: what blocks or computes on it keeps no task of Swift's from running.
struct SystemThread {
  private let handle: pthread_t

  /// Bytes of stack: parsers recurse to a bounded depth, and debug builds need more for it than the default.
  private static let stackBytes = 16 << 20

  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread; nil where the system has none left.
  init?(_ body: @escaping @Sendable () -> Void) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, SystemThread.stackBytes)
    let start = Unmanaged.passRetained(Start(body))
    #if canImport(Glibc)
      var handle = pthread_t()
    #else
      var handle: pthread_t?
    #endif
    let code = pthread_create(
      &handle, attributes,
      { memory in
        #if canImport(Glibc)
          guard let memory else { return nil }
        #endif
        Unmanaged<Start>.fromOpaque(memory).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    guard code == 0 else {
      start.release()
      return nil
    }
    #if canImport(Glibc)
      self.handle = handle
    #else
      guard let handle else { return nil }
      self.handle = handle
    #endif
  }

  /// How far the nice value is raised of threads that compute.
  private static let niceness: Int32 = 5

  /// Lets the process's other threads go first where processors are scarce: for those that read and write
  /// somebody waits.
  static func stepBack() {
    #if canImport(Glibc)
      // On Linux a thread has a nice value of its own, and 0 is the calling one.
      let thread = __priority_which_t(PRIO_PROCESS.rawValue)
      setpriority(thread, 0, getpriority(thread, 0) + niceness)
    #endif
  }

  /// The processor time that the calling thread has taken.
  static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Waits until the thread has ended.
  func join() { pthread_join(handle, nil) }
}
