import Budget
import Bytes
import Numbers

/// Canonical forms as text: the same for the same form in every context.
public enum CanonicalKey {
  /// Longer keys are cut and end in a hash.
  private static let longestKey = 160

  /// The canonical key of an expression; nil where it has no canonical form, or one that it shares with
  /// expressions that differ from it elsewhere (`x√(y/x)` and `√(xy)`).
  static func key(of expression: Expression, in context: inout AlgebraContext) -> [UInt8]? {
    // What was compared before must not show in the key.
    context.angles.forgetUnits()
    guard let form = try? CanonicalForm.canonicalForm(expression, in: &context) else { return nil }
    if context.powers.splitsQuotients { return nil }
    if context.powers.splitsRoots,
      hasMixedRoots(form.numerator, in: context) || hasMixedRoots(form.denominator, in: context)
    {
      return nil
    }
    do {
      if let key = try AlgebraicKey.algebraicKey(form, in: &context) { return Self.shortened(key) }
    } catch .exhausted(.fuel) {
      return nil
    } catch {
      // Its minimal polynomial is out of reach: the form's text is the key.
    }
    return key(form, in: context)
  }

  /// Whether a root stands to a power above one.
  private static func hasMixedRoots(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.contains { term in
      context.monomials.factors[context.monomials.range(term.monomial)].contains {
        $0.denominator % 2 == 0 && $0.numerator.magnitude > $0.denominator.magnitude
      }
    }
  }

  /// The canonical key of a form, at most 200 bytes.
  public static func key(_ form: Form, in context: AlgebraContext) -> [UInt8] {
    var text: [UInt8] = []
    write(form, to: &text, in: context)
    return Self.shortened(text)
  }

  /// A key that is not too long: what is cut off is replaced by a 128-bit hash of the whole (two FNV-1a
  /// hashes with different offsets).
  public static func shortened(_ text: [UInt8]) -> [UInt8] {
    if text.count <= longestKey { return text }
    var low = FNV1a.empty64
    var high: UInt64 = 0x6C62_272E_07BB_0142
    for byte in text {
      low = FNV1a.hash(low, adding: byte)
      high = FNV1a.hash(high, adding: byte ^ 0x5A)
      high ^= high >> 31
    }
    var end = longestKey - 40
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    var result = Array(text[..<end])
    result.append(.hash)
    for half in [low, high] {
      for shift in stride(from: 60, through: 0, by: -4) {
        result.append(Array("0123456789abcdef".utf8)[Int(half >> UInt64(shift) & 15)])
      }
    }
    return result
  }

  /// Writes a form: numerator, and denominator where there is one, in parentheses.
  static func write(_ form: Form, to text: inout [UInt8], in context: AlgebraContext) {
    if form.denominator.isOne {
      write(form.numerator, to: &text, in: context)
      return
    }
    text.append(.openParenthesis)
    write(form.numerator, to: &text, in: context)
    text.append(contentsOf: ")/(".utf8)
    write(form.denominator, to: &text, in: context)
    text.append(.closeParenthesis)
  }

  /// Writes the terms, the leading one first.
  static func write(_ polynomial: Polynomial, to text: inout [UInt8], in context: AlgebraContext) {
    if polynomial.isZero { text.append(UInt8(ascii: "0")) }
    for (index, term) in KernelOrder.stableTerms(polynomial, in: context).enumerated() {
      if index > 0, term.coefficient.sign > 0 { text.append(.plus) }
      if term.monomial == MonomialTable.one {
        text.append(contentsOf: term.coefficient.bytes)
        continue
      }
      if term.coefficient == Rational(-1) {
        text.append(.minus)
      } else if !term.coefficient.isOne {
        text.append(contentsOf: term.coefficient.bytes)
        text.append(.asterisk)
      }
      for (place, factor) in KernelOrder.stableFactors(term.monomial, in: context).enumerated() {
        if place > 0 { text.append(.asterisk) }
        write(factor, to: &text, in: context)
      }
    }
  }

  private static func write(_ factor: Factor, to text: inout [UInt8], in context: AlgebraContext) {
    write(context.kernels[Int(factor.kernel)], to: &text, in: context)
    if factor.numerator == 1, factor.denominator == 1 { return }
    text.append(.caret)
    if factor.denominator == 1, factor.numerator >= 0 {
      text.append(contentsOf: String(factor.numerator).utf8)
      return
    }
    text.append(contentsOf: "(\(factor.numerator)/\(factor.denominator))".utf8)
  }

  private static func write(_ kernel: Kernel, to text: inout [UInt8], in context: AlgebraContext) {
    switch kernel {
    case .symbol(let symbol): write(symbol: symbol, to: &text, in: context)
    case .prime(let prime, _): prime.appendDecimal(to: &text)
    case .pi: text.append(contentsOf: "pi".utf8)
    case .e: text.append(UInt8(ascii: "e"))
    case .imaginaryUnit: text.append(UInt8(ascii: "i"))
    case .cosine(let order):
      text.append(contentsOf: "cos(pi/".utf8)
      order.appendDecimal(to: &text)
      text.append(.closeParenthesis)
    case .parity: write("(-1)^", kernel.arguments, to: &text, in: context)
    case .radicand: write("", kernel.arguments, to: &text, in: context)
    case .power: write("pow", kernel.arguments, to: &text, in: context)
    case .function(let operation, let arguments):
      write("\(operation)", arguments, to: &text, in: context)
    }
  }

  private static func write(
    _ name: String, _ arguments: [Form], to text: inout [UInt8], in context: AlgebraContext
  ) {
    text.append(contentsOf: name.utf8)
    text.append(.openParenthesis)
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text.append(.comma) }
      write(argument, to: &text, in: context)
    }
    text.append(.closeParenthesis)
  }

  /// A name of several letters, or one that a constant has, stands in quotes.
  private static func write(symbol: Symbol, to text: inout [UInt8], in context: AlgebraContext) {
    let name = context.symbols.text(symbol)
    let isPlain = symbol.scalar != nil && name != Array("e".utf8) && name != Array("i".utf8)
    if isPlain {
      text.append(contentsOf: name)
    } else {
      text.append(.apostrophe)
      text.append(contentsOf: name)
      text.append(.apostrophe)
    }
  }
}
