import CZlib
import CZstd

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that appears whole or not at all: written beside its place, renamed at the end. `-` is standard
/// output. A name that ends in `.gz` or `.zst` is compressed.
///
/// Not to be used by two threads at once.
public final class Output: @unchecked Sendable {
  /// The path as it was given.
  public let path: String
  private let partial: String
  private var descriptor: Int32
  private var encoder: Encoder
  private var compressed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var isOpen = true

  private enum Encoder {
    case plain
    case gzip(UnsafeMutablePointer<z_stream>)
    case zstd(OpaquePointer)
  }

  /// Opens the file that is to become `path`; refuses one that exists unless it may be overwritten.
  public init(path: String, overwrite: Bool = false) throws(RecordError) {
    self.path = path
    // A reader that goes away is an error to report, not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    encoder = .plain
    if path == "-" {
      partial = ""
      descriptor = 1
      return
    }
    partial = "\(path).partial-\(getpid())"
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw RecordError(.output, "\(path): this is a directory")
      }
      guard overwrite else {
        throw RecordError(
          .outputExists, "\(path): the file exists already; use --overwrite to replace it")
      }
    }
    // A device or a pipe cannot be renamed to: it is written directly.
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    isDirect = isSpecial
    descriptor = open(
      isSpecial ? path : partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let code = errno
      isOpen = false
      throw RecordError(
        .output, "\(path): the output cannot be created: \(ByteSource.reason(code))")
    }
    try startEncoder()
  }

  private var isDirect = false

  /// The file that is written beside the output's place; nil where the output is written directly.
  var partialFile: String? { path == "-" || isDirect ? nil : partial }

  /// Makes the encoder that the ending of the name asks for.
  private func startEncoder() throws(RecordError) {
    if path.hasSuffix(".gz") {
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      stream.initialize(to: z_stream())
      // 16 + 15: the largest window, with a gzip header.
      let code = deflateInit2_(
        stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      encoder = .gzip(stream)
      guard code == Z_OK else { throw RecordError(.output, "\(path): no memory is left") }
    } else if path.hasSuffix(".zst") {
      guard let stream = ZSTD_createCCtx() else {
        throw RecordError(.output, "\(path): no memory is left")
      }
      encoder = .zstd(stream)
    } else {
      return
    }
    compressed = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit {
    discard()
    compressed.deallocate()
    switch encoder {
    case .plain: break
    case .gzip(let stream):
      deflateEnd(stream)
      stream.deallocate()
    case .zstd(let stream): ZSTD_freeCCtx(stream)
    }
  }

  /// Appends `bytes`; on an error the partial file is removed.
  public func write(_ bytes: Bytes) throws(RecordError) {
    let raw = UnsafeRawBufferPointer(bytes)
    switch encoder {
    case .plain: try writeRaw(raw)
    case .gzip(let stream): try deflate(stream, raw, Z_NO_FLUSH)
    case .zstd(let stream): try compress(stream, raw, ZSTD_e_continue)
    }
  }

  /// Ends the file and puts it in its place.
  public func finish() throws(RecordError) {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    switch encoder {
    case .plain: break
    case .gzip(let stream): try deflate(stream, nothing, Z_FINISH)
    case .zstd(let stream): try compress(stream, nothing, ZSTD_e_end)
    }
    guard path != "-" else {
      isOpen = false
      return
    }
    // A full disk may tell itself only here.
    if !isDirect, fsync(descriptor) != 0 { throw failure(errno) }
    isOpen = false
    guard close(descriptor) == 0 else {
      let code = errno
      unlink(partial)
      throw RecordError(.output, "\(path): \(ByteSource.reason(code))")
    }
    guard isDirect || rename(partial, path) == 0 else {
      let code = errno
      unlink(partial)
      throw RecordError(
        .output,
        "\(path): the finished output cannot be moved to its place: \(ByteSource.reason(code))")
    }
  }

  /// Gives the file up; what was written is removed.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    guard path != "-" else { return }
    close(descriptor)
    if !isDirect { unlink(partial) }
  }

  /// The error of a failed write; the partial file is removed.
  private func failure(_ code: Int32) -> RecordError {
    discard()
    if code == EPIPE { return RecordError(.closedPipe, "\(path): the reader has closed the pipe") }
    return RecordError(
      .output, "\(path): \(ByteSource.reason(code)); what was written has been removed")
  }

  /// Writes bytes as they are.
  private func writeRaw(_ bytes: UnsafeRawBufferPointer) throws(RecordError) {
    var rest = bytes
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Packs bytes with gzip.
  private func deflate(
    _ stream: UnsafeMutablePointer<z_stream>, _ bytes: UnsafeRawBufferPointer, _ flush: Int32
  ) throws(RecordError) {
    // zlib does not write to its input, but its type does not say so.
    var rest = UnsafeMutableRawBufferPointer(mutating: bytes)
    repeat {
      let step = min(rest.count, 1 << 30)
      stream.pointee.next_in = rest.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_in = UInt32(step)
      repeat {
        stream.pointee.next_out = compressed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(compressed.count)
        _ = CZlib.deflate(stream, flush)
        let count = compressed.count - Int(stream.pointee.avail_out)
        try writeRaw(UnsafeRawBufferPointer(rebasing: compressed[0..<count]))
      } while stream.pointee.avail_out == 0
      rest = UnsafeMutableRawBufferPointer(rebasing: rest[step...])
    } while !rest.isEmpty
  }

  /// Packs bytes with Zstandard.
  private func compress(
    _ stream: OpaquePointer, _ bytes: UnsafeRawBufferPointer, _ mode: ZSTD_EndDirective
  ) throws(RecordError) {
    var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
    while true {
      var target = ZSTD_outBuffer(dst: compressed.baseAddress, size: compressed.count, pos: 0)
      let left = ZSTD_compressStream2(stream, &target, &source, mode)
      guard ZSTD_isError(left) == 0 else {
        throw RecordError(.output, "\(path): the output cannot be compressed")
      }
      try writeRaw(UnsafeRawBufferPointer(rebasing: compressed[0..<target.pos]))
      if mode == ZSTD_e_end ? left == 0 : source.pos == source.size { return }
    }
  }
}
