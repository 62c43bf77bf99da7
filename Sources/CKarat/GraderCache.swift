import Budget
import CKaratABI
import Grading

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a caller asked for: a policy with its switches, and fuel.
struct Settings: Hashable {
  var policy = Policy.standard
  var fuel = Limits.standard.fuel

  /// Reads a caller's options; NULL stands for the default ones.
  init(_ options: UnsafePointer<karat_options>?) throws(CallError) {
    guard let options = options?.pointee else { return }
    guard options.size == MemoryLayout<karat_options>.size, options.fuel >= 0 else {
      throw .options
    }
    if let name = options.policy { policy = try Settings.policy(name) }
    let known = Policy.Switch.allCases.reduce(0) { $0 | $1.bit }
    guard options.on & options.off == 0, (options.on | options.off) & ~known == 0 else {
      throw .options
    }
    for entry in Policy.Switch.allCases where (options.on | options.off) & entry.bit != 0 {
      policy = policy.setting(entry, to: options.on & entry.bit != 0)
    }
    if options.fuel > 0 { fuel = Int(clamping: options.fuel) }
  }

  /// The policy with a name that ends with NUL.
  private static func policy(_ name: UnsafePointer<CChar>) throws(CallError) -> Policy {
    let length = strnlen(name, 64)
    let bytes = UnsafeRawBufferPointer(start: name, count: length)
    for policy in Policy.all where bytes.elementsEqual(policy.name.utf8) { return policy }
    throw .options
  }

  /// A new grader with these settings.
  func grader() -> Grader {
    var limits = Limits.standard
    limits.fuel = fuel
    return Grader(policy: policy, limits: limits)
  }
}

/// The graders of one thread: a grader is used again by the thread that made it, and by no other.
///
/// The thread's own storage holds them, so that there is no lock to be caught in when a process forks: the
/// child goes on with the graders of the thread that forked.
final class GraderCache {
  private static let maximumGraders = 8
  private var entries: [(settings: Settings, grader: Grader)] = []

  /// Nil where the process has no storage keys left; then every call makes a grader.
  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    let isMade = pthread_key_create(&key) { memory in
      #if canImport(Glibc)
        guard let memory else { return }
      #endif
      Unmanaged<GraderCache>.fromOpaque(memory).release()
    }
    return isMade == 0 ? key : nil
  }()

  /// The thread's grader for `options`.
  static func grader(_ options: UnsafePointer<karat_options>?) throws(CallError) -> Grader {
    let settings = try Settings(options)
    guard let key else { return settings.grader() }
    if let memory = pthread_getspecific(key) {
      return Unmanaged<GraderCache>.fromOpaque(memory).takeUnretainedValue().grader(settings)
    }
    let cache = GraderCache()
    let owned = Unmanaged.passRetained(cache)
    if pthread_setspecific(key, owned.toOpaque()) != 0 { owned.release() }
    return cache.grader(settings)
  }

  /// The grader with these settings: one that is kept, or a new one.
  private func grader(_ settings: Settings) -> Grader {
    for entry in entries where entry.settings == settings { return entry.grader }
    let grader = settings.grader()
    if entries.count >= GraderCache.maximumGraders { entries.removeFirst() }
    entries.append((settings, grader))
    return grader
  }
}
