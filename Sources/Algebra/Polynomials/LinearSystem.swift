import Numbers

/// Linear equations over forms that are free of one variable.
enum LinearSystem {
  /// Coefficients free of x by which the parts add up to the whole; nil where there are none.
  static func combination(
    of parts: [Form], equalTo whole: Form, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> [Form]? {
    // One denominator for all: then each monomial with x in it is an equation.
    var common = Polynomial.one
    for form in parts + [whole] where !form.denominator.isOne {
      try context.spend(16)
      if try PolynomialGCD.quotientExactly(common, form.denominator, in: &context) != nil {
        continue
      }
      if let missing = try PolynomialGCD.quotientExactly(form.denominator, common, in: &context) {
        common = try context.multiply(common, missing)
      } else {
        common = try context.multiply(common, form.denominator)
      }
      if common.terms.count > 64 { return nil }
    }
    var rows: [Monomial: Int] = [:]
    var columns: [[Int: Form]] = []
    for form in parts + [whole] {
      let scaled = try context.multiply(form, Form(common))
      guard scaled.denominator.isOne else { return nil }
      var column: [Int: Form] = [:]
      for term in scaled.numerator.terms {
        let (outer, inner) = split(term, x, in: &context)
        let row = rows[inner] ?? rows.count
        rows[inner] = row
        column[row] = try context.add(column[row] ?? .zero, outer)
      }
      columns.append(column)
    }
    return try solved(columns, rows.count, in: &context)
  }

  /// A term as a coefficient that is free of x, and the rest.
  private static func split(_ term: Term, _ x: UInt32, in context: inout AlgebraContext) -> (
    outer: Form, inner: Monomial
  ) {
    var outer: [Factor] = []
    var inner: [Factor] = []
    for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
      if Occurrence.mentions(kernel: factor.kernel, x, in: context) {
        inner.append(factor)
      } else {
        outer.append(factor)
      }
    }
    let coefficient = Form(Polynomial(Term(term.coefficient, context.monomials.intern(outer))))
    return (coefficient, context.monomials.intern(inner))
  }

  /// Gauss's elimination; the last column is the right side.
  private static func solved(
    _ columns: [[Int: Form]], _ count: Int, in context: inout AlgebraContext
  ) throws(Failure) -> [Form]? {
    let unknowns = columns.count - 1
    var matrix: [[Form]] = []
    for row in 0..<count { matrix.append(columns.map { $0[row] ?? .zero }) }
    var pivots: [Int] = []
    var next = 0
    for column in 0..<unknowns {
      guard let pivot = (next..<max(next, count)).first(where: { !matrix[$0][column].isZero })
      else {
        continue
      }
      matrix.swapAt(next, pivot)
      let lead = matrix[next][column]
      for place in column..<columns.count where !matrix[next][place].isZero {
        matrix[next][place] = try context.divide(matrix[next][place], lead)
      }
      for row in 0..<count where row != next && !matrix[row][column].isZero {
        let factor = matrix[row][column]
        try context.spend(columns.count)
        for place in column..<columns.count where !matrix[next][place].isZero {
          matrix[row][place] = try context.subtract(
            matrix[row][place], context.multiply(factor, matrix[next][place]))
        }
      }
      pivots.append(column)
      next += 1
    }
    // A row of zeros with something on its right has no solution.
    for row in next..<max(next, count) where !matrix[row][unknowns].isZero { return nil }
    var result = [Form](repeating: .zero, count: unknowns)
    for (row, column) in pivots.enumerated() { result[column] = matrix[row][unknowns] }
    return result
  }
}
