#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a socket file cannot be made where it was asked for.
struct SocketFileError: Error, CustomStringConvertible {
  let description: String
}

/// The file at which the service listens: it takes no other server's place, and deletes nothing that is not
/// its own.
struct SocketFile {
  /// What is at a path, whatever name it goes by later.
  private struct Identity: Equatable {
    let device: dev_t
    let number: ino_t
    let isSocket: Bool

    /// Nil where nothing is there; throws where that cannot be told.
    init?(_ path: String) throws(SocketFileError) {
      var status = stat()
      guard lstat(path, &status) == 0 else {
        if errno == ENOENT { return nil }
        throw SocketFileError(description: String(cString: strerror(errno)))
      }
      device = status.st_dev
      number = status.st_ino
      isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
  }

  private let path: String
  private let identity: Identity

  /// The socket that was just bound to `path`; nil where there is none.
  init?(boundTo path: String) {
    guard let identity = try? Identity(path), identity.isSocket else { return nil }
    self.path = path
    self.identity = identity
  }

  /// Removes the socket, unless something else has its path by now.
  func remove() {
    guard let now = try? Identity(path), now == identity else { return }
    unlink(path)
  }

  /// Removes a socket on which nobody listens any more; throws where somebody does, where what is there is no
  /// socket, and where neither can be told.
  static func makeRoom(at path: String) throws(SocketFileError) {
    guard let found = try Identity(path) else { return }
    guard found.isSocket else {
      throw SocketFileError(description: "there is a file that is not a socket")
    }
    switch try answer(at: path) {
    case ENOENT: return
    case ECONNREFUSED:
      guard unlink(path) == 0 || errno == ENOENT else {
        throw SocketFileError(
          description: "a stale socket cannot be removed: \(String(cString: strerror(errno)))")
      }
    case 0, EAGAIN, EINPROGRESS:
      throw SocketFileError(description: "another server listens there")
    case let code:
      throw SocketFileError(
        description: "there is a socket, and whether it is in use cannot be told: "
          + String(cString: strerror(code)))
    }
  }

  /// Tries to connect, without waiting: 0 where somebody listens, else the system's error.
  private static func answer(at path: String) throws(SocketFileError) -> Int32 {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let socket = socket(AF_UNIX, stream, 0)
    guard socket >= 0 else {
      throw SocketFileError(description: String(cString: strerror(errno)))
    }
    defer { close(socket) }
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
      guard path.utf8.count < place.count else { return false }
      place.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { throw SocketFileError(description: "the path is too long for a socket") }
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return code == 0 ? 0 : errno
  }
}
