import Bytes
import CZlib
import CZstd

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What tells two files of a system apart, whatever paths lead to them.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64

  fileprivate init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// The bytes of a file or of standard input, decompressed by the ending of the name.
final class ByteSource {
  let path: String
  private let descriptor: Int32
  private var decoder: Decoder
  private var compressed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var pending = 0..<0
  private var ended = false
  /// Bytes read from the file so far, before decompression.
  private(set) var consumed = 0
  /// Hash of those bytes.
  private(set) var hash = XXH64()

  private enum Decoder {
    case plain
    case gzip(UnsafeMutablePointer<z_stream>, inMember: Bool)
    case zstd(OpaquePointer, inFrame: Bool)
  }

  /// Opens `path`, or standard input for `-`.
  init(path: String) throws(RecordError) {
    self.path = path
    if path == "-" {
      descriptor = 0
      decoder = .plain
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw RecordError(.input, "\(path): \(ByteSource.reason(errno))")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw RecordError(.input, "\(path): this is a directory; name the files in it")
    }
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw RecordError(.input, "\(path): \(ByteSource.reason(errno))")
    }
    descriptor = opened
    decoder = .plain
    if path.hasSuffix(".gz") {
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      stream.initialize(to: z_stream())
      // 32 + 15: the largest window, gzip or zlib by the header.
      let code = inflateInit2_(stream, 47, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      decoder = .gzip(stream, inMember: true)
      guard code == Z_OK else { throw RecordError(.input, "\(path): no memory is left") }
    } else if path.hasSuffix(".zst") {
      guard let stream = ZSTD_createDStream() else {
        throw RecordError(.input, "\(path): no memory is left")
      }
      decoder = .zstd(stream, inFrame: true)
    }
    if case .plain = decoder { return }
    compressed = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
    compressed.deallocate()
    switch decoder {
    case .plain: break
    case .gzip(let stream, _):
      inflateEnd(stream)
      stream.deallocate()
    case .zstd(let stream, _): ZSTD_freeDStream(stream)
    }
  }

  /// Size of the file at `path` in bytes; nil for standard input and for what is no file.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Whether something lies at `path` that is neither a regular file nor a directory.
  static func isSpecialFile(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Which stream `path` is, without opening it; throws where there is none that may be read.
  static func identity(ofStream path: String) throws(RecordError) -> FileIdentity {
    var status = stat()
    let found = path == "-" ? fstat(0, &status) : stat(path, &status)
    guard found == 0, path == "-" || access(path, R_OK) == 0 else {
      throw RecordError(.input, "\(path): \(ByteSource.reason(errno))")
    }
    return FileIdentity(status)
  }

  /// Fills `buffer` from its start as far as bytes come; returns how many, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(RecordError) -> Int {
    switch decoder {
    case .plain: try readRaw(into: buffer)
    case .gzip(let stream, _): try inflate(stream, into: buffer)
    case .zstd(let stream, _): try decompress(stream, into: buffer)
    }
  }

  /// Reads bytes as they lie in the file; returns how many, 0 at the end.
  private func readRaw(into buffer: UnsafeMutableRawBufferPointer) throws(RecordError) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw RecordError(.input, "\(path): \(ByteSource.reason(errno))")
      }
      consumed += count
      hash.update(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
      return count
    }
  }

  /// Compressed bytes that have not been used; reads more if there are none.
  private func input() throws(RecordError) -> UnsafeMutableRawBufferPointer {
    if pending.isEmpty, !ended {
      pending = 0..<(try readRaw(into: compressed))
      ended = pending.isEmpty
    }
    return UnsafeMutableRawBufferPointer(rebasing: compressed[pending])
  }

  /// Fills `buffer` with what gzip members unpack to.
  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, into buffer: UnsafeMutableRawBufferPointer
  ) throws(RecordError) -> Int {
    while true {
      let input = try input()
      guard case .gzip(_, let inMember) = decoder else { return 0 }
      if input.isEmpty {
        if inMember { throw cutOff() }
        return 0
      }
      if !inMember {
        // A file may be several members, one behind the other.
        inflateReset(stream)
        decoder = .gzip(stream, inMember: true)
      }
      let room = min(buffer.count, Int(UInt32.max))
      stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_in = UInt32(input.count)
      stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let code = CZlib.inflate(stream, Z_NO_FLUSH)
      pending = pending.upperBound - Int(stream.pointee.avail_in)..<pending.upperBound
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
        throw RecordError(.compression, "\(path): this is not gzip data, or it is damaged")
      }
      if code == Z_STREAM_END { decoder = .gzip(stream, inMember: false) }
      let count = room - Int(stream.pointee.avail_out)
      if count > 0 { return count }
    }
  }

  /// Fills `buffer` with what Zstandard frames unpack to.
  private func decompress(
    _ stream: OpaquePointer, into buffer: UnsafeMutableRawBufferPointer
  ) throws(RecordError) -> Int {
    while true {
      let input = try input()
      guard case .zstd(_, let inFrame) = decoder else { return 0 }
      var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      if input.isEmpty, !inFrame { return 0 }
      let code = ZSTD_decompressStream(stream, &target, &source)
      guard ZSTD_isError(code) == 0 else {
        throw RecordError(.compression, "\(path): this is not Zstandard data, or it is damaged")
      }
      pending = pending.lowerBound + source.pos..<pending.upperBound
      decoder = .zstd(stream, inFrame: code != 0)
      if target.pos > 0 { return target.pos }
      // Nothing came out, nothing went in, and the frame is open: the file ends too early.
      if input.isEmpty { throw cutOff() }
    }
  }

  /// The error of compressed data that ends too early.
  private func cutOff() -> RecordError {
    RecordError(.compression, "\(path): the compressed data is cut off")
  }

  /// The reason that the system gives for `code`, as a sentence of ours.
  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "this is a directory"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be larger than files may be here"
    case EROFS: "the file system is read-only"
    case ENOTDIR: "a part of the path is not a directory"
    default: String(cString: strerror(code))
    }
  }
}
