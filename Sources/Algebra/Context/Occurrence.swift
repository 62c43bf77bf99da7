import Budget
import Bytes
import Numbers

/// What occurs in an expression, a form or a polynomial.
public enum Occurrence {
  /// Whether no variable occurs.
  static func isConstant(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.allSatisfy { term in
      context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy {
        isConstant(kernel: $0.kernel, in: context)
      }
    }
  }

  /// Whether no variable occurs in a kernel.
  static func isConstant(kernel: UInt32, in context: AlgebraContext) -> Bool {
    let content = context.kernels[Int(kernel)]
    return content.kind != .symbol
      && content.arguments.allSatisfy {
        isConstant($0.numerator, in: context) && isConstant($0.denominator, in: context)
      }
  }

  /// The kernels of a polynomial, each once, in the order in which they were made.
  static func variables(_ polynomial: Polynomial, in context: AlgebraContext) -> [UInt32] {
    var found: [UInt32] = []
    for term in polynomial.terms {
      for index in context.monomials.range(term.monomial) {
        let kernel = context.monomials.factors[index].kernel
        if !found.contains(kernel) { found.append(kernel) }
      }
    }
    return found.sorted()
  }

  /// Whether i stands in an expression.
  static func hasImaginaryUnit(_ expression: Expression, in context: AlgebraContext) -> Bool {
    contains(expression, in: context) { $0.kind == .constant && $0.detail == Constant.i.rawValue }
  }

  /// Whether a node below satisfies the condition.
  static func contains(
    _ expression: Expression, in context: AlgebraContext,
    _ condition: (ExpressionArena.Node) -> Bool
  ) -> Bool {
    var open = [expression.id]
    while let id = open.popLast() {
      let node = context.expressions.nodes[Int(id)]
      if condition(node) { return true }
      guard node.kind.hasOperands else { continue }
      for index in 0..<Int(node.count) {
        open.append(context.expressions.operands[Int(node.first) + index])
      }
    }
    return false
  }

  /// Whether a variable occurs.
  static func hasVariables(_ expression: Expression, in context: AlgebraContext) -> Bool {
    contains(expression, in: context) {
      $0.kind == .symbol && !context.symbols.isIndex(Symbol(raw: $0.first))
    }
  }

  /// Whether an operator stands in it that is defined for integers alone.
  static func needsIntegers(_ expression: Expression, in context: AlgebraContext) -> Bool {
    contains(expression, in: context) {
      guard $0.kind == .apply else { return false }
      switch Operation(rawValue: $0.detail) {
      case .factorial, .doubleFactorial, .binomial, .gcd, .lcm, .modulo, .sum, .product: return true
      default: return false
      }
    }
  }

  /// Whether its variables are all values of unknown functions, `f(2)`, and there is one.
  public static func hasOnlyCalls(_ expression: Expression, in context: AlgebraContext) -> Bool {
    let all = variables(expression, expression, in: context)
    return !all.isEmpty && all.allSatisfy { context.symbols.text($0).contains(.openParenthesis) }
  }

  /// Whether it may be another function elsewhere: by absolute values, steps, extrema or roots.
  static func hasPieces(_ expression: Expression, in context: AlgebraContext) -> Bool {
    contains(expression, in: context) { node in
      switch node.kind {
      case .apply:
        switch Operation(rawValue: node.detail) {
        case .abs, .sign, .floor, .ceil, .round, .maximum, .minimum: return true
        default: return false
        }
      case .power:
        return context.expressions.nodes[Int(context.expressions.operand(node, 1).id)].kind
          == .quotient
      default: return false
      }
    }
  }

  /// Whether one of the symbols occurs.
  static func mentions(_ expression: Expression, _ names: [Symbol], in context: AlgebraContext)
    -> Bool
  {
    contains(expression, in: context) {
      $0.kind == .symbol && names.contains(Symbol(raw: $0.first))
    }
  }

  /// The variable of an expression that has just one.
  static func onlyVariable(_ expression: Expression, in context: AlgebraContext) -> Symbol? {
    let all = variables(expression, expression, in: context)
    return all.count == 1 ? all[0] : nil
  }

  /// The variables of two expressions, each once.
  static func variables(_ a: Expression, _ b: Expression, in context: AlgebraContext) -> [Symbol] {
    variables(in: [a, b], in: context)
  }

  /// The variables of expressions, each once.
  public static func variables(in expressions: [Expression], in context: AlgebraContext) -> [Symbol]
  {
    var found: [Symbol] = []
    for expression in expressions {
      _ = contains(expression, in: context) { node in
        if node.kind == .symbol {
          let symbol = Symbol(raw: node.first)
          // An index is bound, not free.
          if !context.symbols.isIndex(symbol), !found.contains(symbol) { found.append(symbol) }
        }
        return false
      }
    }
    return found
  }

  /// The term without a kernel; zero where there is none.
  static func constantTerm(_ polynomial: Polynomial) -> Rational {
    polynomial.terms.first { $0.monomial == MonomialTable.one }?.coefficient ?? .zero
  }

  /// Whether i is a factor of one of its terms.
  static func hasImaginaryUnit(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.contains { term in
      context.monomials.factors[context.monomials.range(term.monomial)].contains {
        context.kernels[Int($0.kernel)].kind == .imaginaryUnit
      }
    }
  }

  /// Whether a kernel is a logarithm.
  static func isLogarithm(_ kernel: UInt32, in context: AlgebraContext) -> Bool {
    context.kernels[Int(kernel)].kind == .function && context.kernels[Int(kernel)].operation == .log
  }

  /// Whether a logarithm is a factor of one of its terms.
  static func hasLogarithm(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.contains { term in
      context.monomials.factors[context.monomials.range(term.monomial)].contains {
        isLogarithm($0.kernel, in: context)
      }
    }
  }

  /// Whether a kernel occurs in a polynomial, or in an argument within it.
  static func mentions(
    _ polynomial: Polynomial, _ index: UInt32, depth: Int = 0, in context: AlgebraContext
  ) -> Bool {
    if depth > 32 { return true }
    return polynomial.terms.contains { term in
      context.monomials.factors[context.monomials.range(term.monomial)].contains {
        mentions(kernel: $0.kernel, index, depth: depth, in: context)
      }
    }
  }

  /// Whether a kernel is the index, or has it in an argument.
  static func mentions(kernel: UInt32, _ index: UInt32, depth: Int = 0, in context: AlgebraContext)
    -> Bool
  {
    kernel == index
      || context.kernels[Int(kernel)].arguments.contains {
        mentions($0.numerator, index, depth: depth + 1, in: context)
          || mentions($0.denominator, index, depth: depth + 1, in: context)
      }
  }

  /// The number of an expression that is a literal.
  public static func literal(_ expression: Expression, in context: AlgebraContext) -> Rational? {
    let node = context.expressions.nodes[Int(expression.id)]
    return node.kind == .number ? context.expressions.numbers[Int(node.first)] : nil
  }

  /// Whether an expression is the literal zero.
  public static func isLiteralZero(_ expression: Expression, in context: AlgebraContext) -> Bool {
    literal(expression, in: context)?.isZero == true
  }

  /// Whether a monomial is π.
  static func isPi(_ monomial: Monomial, in context: AlgebraContext) -> Bool {
    let range = context.monomials.range(monomial)
    guard range.count == 1, let factor = context.monomials.factors[range].first else {
      return false
    }
    return context.kernels[Int(factor.kernel)].kind == .pi && factor.numerator == 1
      && factor.denominator == 1
  }
}
