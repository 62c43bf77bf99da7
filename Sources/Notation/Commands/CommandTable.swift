import Bytes

/// The registry by name: open addressing over the bytes of the names.
final class CommandTable: Sendable {
  /// A name in the table, where its bytes lie, and what it does.
  struct Entry: Sendable {
    var hash: UInt32
    var start: UInt32
    var count: UInt32
    var action: Command.Action
    var bare: Command.Bare
    var word: Word
  }

  static let standard = CommandTable(Command.all)

  private let slots: [UInt16]
  private let entries: [Entry]
  private let names: [UInt8]
  private let mask: UInt32

  /// The table of these names.
  init(_ commands: [Command]) {
    var names: [UInt8] = []
    var entries: [Entry] = []
    var slotCount = 1024
    while slotCount < commands.count * 2 { slotCount *= 2 }
    var slots = [UInt16](repeating: 0, count: slotCount)
    let mask = UInt32(slotCount - 1)
    for command in commands {
      let bytes = Array(command.name.utf8)
      // A name with a backslash and the same name without are two entries of one table.
      for isBare in [false, true] {
        if isBare ? command.bare == .no : !command.isKnownWithBackslash { continue }
        let hash = bytes.withUnsafeBufferPointer {
          Self.hash($0, from: 0, to: bytes.count, bare: isBare)
        }
        var slot = hash & mask
        while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
        entries.append(
          Entry(
            hash: hash, start: UInt32(names.count), count: UInt32(bytes.count),
            action: command.action, bare: isBare ? command.bare : .no, word: command.word))
        slots[Int(slot)] = UInt16(entries.count)
        names += bytes
      }
    }
    self.slots = slots
    self.entries = entries
    self.names = names
    self.mask = mask
  }

  /// The entry of the name at `start ..< end`, with or without its backslash.
  func find(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, bare: Bool
  ) -> Entry? {
    let hash = Self.hash(source, from: start, to: end, bare: bare)
    var slot = hash & mask
    while slots[Int(slot)] != 0 {
      let entry = entries[Int(slots[Int(slot)]) - 1]
      if entry.hash == hash, Int(entry.count) == end - start {
        var same = true
        for k in 0..<(end - start) where names[Int(entry.start) + k] != source[start + k] {
          same = false
          break
        }
        if same, (entry.bare != .no) == bare { return entry }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// FNV-1a, with the absence of a backslash as a last byte.
  private static func hash(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, bare: Bool
  ) -> UInt32 {
    var hash = FNV1a.empty32
    for k in start..<end { hash = FNV1a.hash(hash, adding: source[k]) }
    return FNV1a.hash(hash, adding: bare ? 1 : 0)
  }
}
