import Bytes

extension Printer {
  /// A number; repeating digits under a line.
  mutating func writeNumber(_ id: Syntax.ID) {
    for b in syntax.text(id) {
      switch b {
      case .openParenthesis: write(#"\overline{"#)
      case .closeParenthesis: write("}")
      default: output.append(b)
      }
    }
  }

  /// A symbol by its name in the registry, or as it is.
  mutating func writeSymbol(_ scalar: UInt32) {
    switch scalar {
    case UInt32(ascii: "A")...UInt32(ascii: "Z"), UInt32(ascii: "a")...UInt32(ascii: "z"),
      UInt32(ascii: "*"), UInt32(ascii: "+"), UInt32(ascii: "-"):
      output.append(UInt8(scalar))
    case 0xB0: write("{°}")
    default:
      if let name = Self.names[scalar] { return writeName(name) }
      guard let scalar = Unicode.Scalar(scalar) else { return }
      write(String(Character(scalar)))
    }
  }

  /// The first name in the registry of each symbol.
  private static let names: [UInt32: String] = {
    var names: [UInt32: String] = [:]
    for command in Command.all where command.isKnownWithBackslash {
      if case .symbol(let scalar) = command.action, names[scalar.value] == nil {
        names[scalar.value] = command.name
      }
    }
    return names
  }()

  /// Letters; in braces where the bare word would be a connective or a function.
  mutating func writeLetters(_ id: Syntax.ID) {
    let text = Array(syntax.text(id))
    let isKnown = text.withUnsafeBufferPointer {
      CommandTable.standard.find($0, from: 0, to: text.count, bare: true) != nil
    }
    let isChinese = text == Array("且".utf8) || text == Array("和".utf8) || text == Array("或".utf8)
    if isKnown || isChinese { write("{") }
    output.append(contentsOf: text)
    if isKnown || isChinese { write("}") }
  }

  /// `\text{…}`.
  mutating func writeText(_ id: Syntax.ID) {
    write(#"\text{"#)
    for b in syntax.text(id) {
      if b == .dollar { output.append(.backslash) }
      output.append(b)
    }
    write("}")
  }
}
