import Numbers

/// Linear equations over forms that are free of one variable.
extension AlgebraContext {
  /// Coefficients free of x by which the parts add up to the whole; nil where there are none.
  mutating func combination(
    of parts: [Form], equalTo whole: Form, _ x: UInt32
  ) throws(Failure) -> [Form]? {
    // One denominator for all: then each monomial with x in it is an equation.
    var common = Polynomial.one
    for form in parts + [whole] where !form.denominator.isOne {
      try spend(16)
      if try quotientExactly(common, form.denominator) != nil { continue }
      if let missing = try quotientExactly(form.denominator, common) {
        common = try multiply(common, missing)
      } else {
        common = try multiply(common, form.denominator)
      }
      if common.terms.count > 64 { return nil }
    }
    var rows: [Monomial: Int] = [:]
    var columns: [[Int: Form]] = []
    for form in parts + [whole] {
      let scaled = try multiply(form, Form(common))
      guard scaled.denominator.isOne else { return nil }
      var column: [Int: Form] = [:]
      for term in scaled.numerator.terms {
        let (outer, inner) = split(term, x)
        let row = rows[inner] ?? rows.count
        rows[inner] = row
        column[row] = try add(column[row] ?? .zero, outer)
      }
      columns.append(column)
    }
    return try solved(columns, rows.count)
  }

  /// A term as a coefficient that is free of x, and the rest.
  private mutating func split(_ term: Term, _ x: UInt32) -> (outer: Form, inner: Monomial) {
    var outer: [Factor] = []
    var inner: [Factor] = []
    for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
      if mentions(kernel: factor.kernel, x) { inner.append(factor) } else { outer.append(factor) }
    }
    let coefficient = Form(Polynomial(Term(term.coefficient, monomials.intern(outer))))
    return (coefficient, monomials.intern(inner))
  }

  /// Gauss's elimination; the last column is the right side.
  private mutating func solved(
    _ columns: [[Int: Form]], _ count: Int
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
        matrix[next][place] = try divide(matrix[next][place], lead)
      }
      for row in 0..<count where row != next && !matrix[row][column].isZero {
        let factor = matrix[row][column]
        try spend(columns.count)
        for place in column..<columns.count where !matrix[next][place].isZero {
          matrix[row][place] = try subtract(
            matrix[row][place], multiply(factor, matrix[next][place]))
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
