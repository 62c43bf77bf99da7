import Bytes

/// The name of a variable: a Unicode scalar (`x`, `α`), or an entry of a context's table of longer
/// names (`x_1`, `ab`).
public struct Symbol: Hashable, Sendable {
  @usableFromInline let raw: UInt32

  @usableFromInline
  init(raw: UInt32) { self.raw = raw }

  /// The name that is one Unicode scalar.
  @inlinable
  public init(scalar: UInt32) { raw = scalar }

  /// The scalar of a name that is one.
  @inlinable
  public var scalar: UInt32? { raw < 0x8000_0000 ? raw : nil }

  var index: Int? { raw >= 0x8000_0000 ? Int(raw & 0x7FFF_FFFF) : nil }
}

/// The longer names of one context, each once.
struct SymbolTable {
  private var names: [[UInt8]] = []

  mutating func removeAll() { names.removeAll(keepingCapacity: true) }

  /// The symbol with this name: its scalar if it is one, else its place among the longer names.
  mutating func intern(_ name: [UInt8]) -> Symbol {
    if name.count == 1, name[0] < 0x80 { return Symbol(scalar: UInt32(name[0])) }
    if name.count <= 4, name.first ?? 0 >= 0x80,
      let text = String(validating: name, as: UTF8.self)?.unicodeScalars, text.count == 1,
      let only = text.first
    {
      return Symbol(scalar: only.value)
    }
    for (index, other) in names.enumerated() where other == name {
      return Symbol(raw: 0x8000_0000 | UInt32(truncatingIfNeeded: index))
    }
    names.append(name)
    return Symbol(raw: 0x8000_0000 | UInt32(truncatingIfNeeded: names.count - 1))
  }

  /// Whether a name is that of an index, `#0`, which no answer can write.
  func isIndex(_ symbol: Symbol) -> Bool {
    guard let index = symbol.index, index < names.count else { return false }
    return names[index].first == .hash
  }

  /// The name as UTF-8.
  func text(_ symbol: Symbol) -> [UInt8] {
    if let index = symbol.index { return index < names.count ? names[index] : [] }
    guard let scalar = symbol.scalar.flatMap(Unicode.Scalar.init) else { return [] }
    return Array(UTF8.encode(scalar) ?? UTF8.EncodedScalar())
  }

  /// Whether `a` comes before `b`, by their text: the same in every context.
  func precedes(_ a: Symbol, _ b: Symbol) -> Bool {
    if let x = a.scalar, let y = b.scalar { return x < y }
    return text(a).lexicographicallyPrecedes(text(b))
  }
}
