import Numbers

/// Constants of integration.
extension Workspace {
  /// Whether two expressions are antiderivatives of the same function: each adds one arbitrary constant, and
  /// without it they differ by a number; nil where either adds none.
  public mutating func areEqualUpToConstant(
    _ a: Expression, _ b: Expression, constants: [Symbol], variables allowed: [Symbol]
  ) -> Bool? {
    let all = variables(a, b)
    let others = all.filter { !constants.contains($0) }
    guard others.count == 1, allowed.contains(others[0]), let (x, y) = try? forms(a, b),
      let left = withoutConstant(x, constants), let right = withoutConstant(y, constants),
      let difference = try? subtract(left, right)
    else { return nil }
    return isConstant(difference.numerator) && isConstant(difference.denominator)
  }

  /// The form without its term that is a multiple of one of the constants; nil where there is none, or the
  /// constant stands elsewhere too.
  private mutating func withoutConstant(_ form: Form, _ constants: [Symbol]) -> Form? {
    guard form.denominator.isOne else { return nil }
    let names = Set(constants)
    func isConstantKernel(_ kernel: UInt32) -> Bool {
      let content = kernels[Int(kernel)]
      return content.kind == .symbol && names.contains(content.symbol)
    }
    var rest: [Term] = []
    var found = 0
    for term in form.numerator.terms {
      let factors = monomials.factors[monomials.range(term.monomial)]
      if factors.count == 1, let only = factors.first, isConstantKernel(only.kernel),
        only.numerator == 1, only.denominator == 1
      {
        found += 1
        continue
      }
      if factors.contains(where: { mentions($0.kernel, names, depth: 0) }) { return nil }
      rest.append(term)
    }
    return found == 1 ? Form(Polynomial(terms: rest)) : nil
  }

  private func mentions(_ kernel: UInt32, _ names: Set<Symbol>, depth: Int) -> Bool {
    let content = kernels[Int(kernel)]
    if content.kind == .symbol { return names.contains(content.symbol) }
    if depth > 32 { return true }
    return content.arguments.contains { argument in
      [argument.numerator, argument.denominator].contains { polynomial in
        polynomial.terms.contains { term in
          monomials.factors[monomials.range(term.monomial)].contains {
            mentions($0.kernel, names, depth: depth + 1)
          }
        }
      }
    }
  }

  /// The coefficients of `a + b·parameter`; nil where an expression is not linear in it.
  public mutating func linearParts(
    _ expression: Expression, in parameter: Symbol
  ) -> (constant: Expression, slope: Expression)? {
    guard let whole = try? canonicalForm(expression),
      let kernel = try? intern(Kernel(kind: .symbol, symbol: parameter)),
      whole.denominator.isOne
    else { return nil }
    var constant: [Term] = []
    var slope: [Term] = []
    for term in whole.numerator.terms {
      let factors = monomials.factors[monomials.range(term.monomial)]
      guard let place = factors.firstIndex(where: { $0.kernel == kernel }) else {
        if factors.contains(where: { mentions($0.kernel, [parameter], depth: 0) }) { return nil }
        constant.append(term)
        continue
      }
      guard factors[place].numerator == 1, factors[place].denominator == 1 else { return nil }
      var rest = Array(factors)
      rest.remove(at: place - factors.startIndex)
      if rest.contains(where: { mentions($0.kernel, [parameter], depth: 0) }) { return nil }
      slope.append(Term(term.coefficient, monomials.intern(rest)))
    }
    guard let a = try? collect(constant), let b = try? collect(slope), !b.isZero,
      let first = try? self.expression(of: Form(a)), let second = try? self.expression(of: Form(b))
    else { return nil }
    return (first, second)
  }

  /// The rational that an expression is; nil where it is none or that is not known.
  public mutating func rationalValue(_ expression: Expression) -> Rational? {
    guard let form = try? canonicalForm(expression) else { return nil }
    return form.number
  }

  /// The determinant of a square matrix, row by row; nil where it has none within the budget.
  public mutating func determinant(_ cells: [Expression], size: Int) -> Expression? {
    guard size > 0, size <= 8, cells.count == size * size, var rows = try? forms(cells) else {
      return nil
    }
    var result = Form.one
    do {
      for column in 0..<size {
        guard let pivot = (column..<size).first(where: { !rows[$0 * size + column].isZero }) else {
          return number(.zero)
        }
        if pivot != column {
          for index in 0..<size { rows.swapAt(pivot * size + index, column * size + index) }
          result = try negate(result)
        }
        let head = rows[column * size + column]
        result = try multiply(result, head)
        for row in (column + 1)..<max(size, column + 1) where !rows[row * size + column].isZero {
          let factor = try divide(rows[row * size + column], head)
          for index in column..<size {
            let product = try multiply(factor, rows[column * size + index])
            rows[row * size + index] = try subtract(rows[row * size + index], product)
          }
        }
      }
      return try self.expression(of: result)
    } catch {
      return nil
    }
  }
}
