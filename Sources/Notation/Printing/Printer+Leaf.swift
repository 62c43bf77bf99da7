import Bytes

extension Printer {
  mutating func writeNumber(_ id: Syntax.ID) {
    for b in syntax.text(id) {
      switch b {
      case .openParenthesis: write(#"\overline{"#)
      case .closeParenthesis: write("}")
      default: output.append(b)
      }
    }
  }

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

  mutating func writeText(_ id: Syntax.ID) {
    write(#"\text{"#)
    for b in syntax.text(id) {
      if b == .dollar { output.append(.backslash) }
      output.append(b)
    }
    write("}")
  }
}

extension Function {
  /// How LaTeX names it, `\operatorname` where it has no command.
  var name: String {
    switch self {
    case .arcsin, .arccos, .arctan, .arccot, .arcsec, .arccsc, .sin, .cos, .tan, .cot, .sec, .csc,
      .sinh, .cosh, .tanh, .coth, .sech, .csch, .arsinh, .arcosh, .artanh, .exp, .log, .ln, .lg,
      .lb, .max, .min, .gcd, .lcm, .sup, .inf, .det, .tr, .rank, .dim, .ker, .arg, .deg, .sgn, .cis:
      "\(self)"
    case .re: "Re"
    case .im: "Im"
    case .probability: "Pr"
    case .variance: "Var"
    case .expectation: "operatorname{E}"
    case .conj, .abs, .floor, .ceil, .round: "operatorname{\(self)}"
    case .sqrt: "sqrt"
    case .cbrt: "operatorname{cbrt}"
    }
  }
}

extension BigOperator {
  var name: String {
    switch self {
    case .sum: "sum"
    case .product: "prod"
    case .integral: "int"
    case .doubleIntegral: "iint"
    case .tripleIntegral: "iiint"
    case .contourIntegral: "oint"
    case .limit: "lim"
    case .union: "bigcup"
    case .intersection: "bigcap"
    case .maximum: "max"
    case .minimum: "min"
    case .supremum: "sup"
    case .infimum: "inf"
    }
  }
}

extension Accent {
  var name: String {
    switch self {
    case .bar: "overline"
    case .hat: "hat"
    case .tilde: "tilde"
    case .vector: "vec"
    case .dot: "dot"
    case .doubleDot: "ddot"
    case .underline: "underline"
    case .cancel: "cancel"
    case .wideArc: "overarc"
    }
  }
}
