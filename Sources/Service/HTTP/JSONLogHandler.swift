import Logging
import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A log of JSON objects, one a line, on standard error.
struct JSONLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata = Logger.Metadata()
  let label: String

  init(label: String, level: Logger.Level) {
    self.label = label
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var writer = JSONWriter(capacity: 512)
    writer.beginObject()
    writer.key("time")
    writer.number(Double(now.tv_sec) + Double(now.tv_nsec / 1_000) * 1e-6)
    writer.key("level")
    writer.string(event.level.rawValue)
    writer.key("message")
    writer.string("\(event.message)")
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 })
      .sorted(by: { $0.key < $1.key })
    {
      writer.key(text: key)
      writer.string("\(value)")
    }
    writer.endObject()
    writer.endLine()
    var sent = 0
    while sent < writer.bytes.count {
      let count = write(2, writer.bytes.baseAddress.map { $0 + sent }, writer.bytes.count - sent)
      if count <= 0 { return }
      sent += count
    }
  }
}
