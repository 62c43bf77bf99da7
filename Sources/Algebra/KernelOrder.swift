import Numbers

/// The kernels in an order that is the same in every context: by what they are, not by when they were made.
///
/// A kernel's arguments are made of earlier kernels, so each finds its place by comparisons of one level.
struct KernelOrder {
  /// The kernels, the first of the order first.
  fileprivate var kernels: [UInt32] = []
  /// The place of each kernel.
  fileprivate var ranks: [UInt32] = []
  /// The numerators and denominators of the arguments that have several terms, the leading one first.
  fileprivate var terms: [[[Term]]] = []

  mutating func removeAll() {
    kernels.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
  }

  /// Orders lists of factors lexicographically, greater exponents first: negative if `a` comes first.
  fileprivate func compare(_ a: ArraySlice<Factor>, _ b: ArraySlice<Factor>) -> Int {
    for (p, q) in zip(a, b) {
      if p.kernel != q.kernel { return ranks[Int(p.kernel)] < ranks[Int(q.kernel)] ? -1 : 1 }
      let left = Int64(p.numerator) * Int64(q.denominator)
      let right = Int64(q.numerator) * Int64(p.denominator)
      if left != right { return left > right ? -1 : 1 }
    }
    return a.count == b.count ? 0 : a.count > b.count ? -1 : 1
  }
}

extension AlgebraContext {
  /// Gives the kernel that was made last its place.
  mutating func placeInOrder(_ id: UInt32) {
    let arguments = kernels[Int(id)].arguments
    let isShort = arguments.allSatisfy {
      $0.numerator.terms.count < 2 && $0.denominator.terms.count < 2
    }
    kernelOrder.terms.append(
      isShort
        ? [] : arguments.flatMap { [stableTerms($0.numerator), stableTerms($0.denominator)] })
    var low = 0
    var high = kernelOrder.kernels.count
    while low < high {
      let middle = (low + high) / 2
      if compareContents(kernelOrder.kernels[middle], id) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    kernelOrder.kernels.insert(id, at: low)
    kernelOrder.ranks.append(0)
    for place in low..<kernelOrder.kernels.count {
      kernelOrder.ranks[Int(kernelOrder.kernels[place])] = UInt32(truncatingIfNeeded: place)
    }
  }

  private func compareContents(_ a: UInt32, _ b: UInt32) -> Int {
    let x = kernels[Int(a)]
    let y = kernels[Int(b)]
    if x.kind != y.kind { return x.kind.rawValue < y.kind.rawValue ? -1 : 1 }
    if x.symbol != y.symbol { return symbols.precedes(x.symbol, y.symbol) ? -1 : 1 }
    if x.number != y.number { return x.number < y.number ? -1 : 1 }
    if x.operation != y.operation { return x.operation.rawValue < y.operation.rawValue ? -1 : 1 }
    if x.arguments.count != y.arguments.count {
      return x.arguments.count < y.arguments.count ? -1 : 1
    }
    for place in 0..<(2 * x.arguments.count) {
      let order = compare(argumentTerms(a, place), argumentTerms(b, place))
      if order != 0 { return order }
    }
    return 0
  }

  /// The terms of the numerator (even places) or denominator of an argument, the leading one first.
  private func argumentTerms(_ kernel: UInt32, _ place: Int) -> [Term] {
    let known = kernelOrder.terms[Int(kernel)]
    if !known.isEmpty { return known[place] }
    let argument = kernels[Int(kernel)].arguments[place / 2]
    return place % 2 == 0 ? argument.numerator.terms : argument.denominator.terms
  }

  /// Whether kernel `a` comes before `b`.
  func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    kernelOrder.ranks[Int(a)] < kernelOrder.ranks[Int(b)]
  }

  func compare(form a: Form, _ b: Form) -> Int {
    let order = compare(stableTerms(a.numerator), stableTerms(b.numerator))
    return order != 0 ? order : compare(stableTerms(a.denominator), stableTerms(b.denominator))
  }

  private func compare(_ x: [Term], _ y: [Term]) -> Int {
    for (p, q) in zip(x, y) {
      let order = compare(monomial: p.monomial, q.monomial)
      if order != 0 { return order }
      if p.coefficient != q.coefficient { return p.coefficient < q.coefficient ? -1 : 1 }
    }
    return x.count == y.count ? 0 : x.count < y.count ? -1 : 1
  }

  /// The factors of a monomial in the order that is the same in every context.
  func stableFactors(_ monomial: Monomial) -> [Factor] {
    var factors = Array(monomials.factors[monomials.range(monomial)])
    if factors.count > 1 {
      let ranks = kernelOrder.ranks
      factors.sort { ranks[Int($0.kernel)] < ranks[Int($1.kernel)] }
    }
    return factors
  }

  /// Orders monomials lexicographically by their factors, greater ones first, the same in every
  /// context: negative if `a` comes first.
  func compare(monomial a: Monomial, _ b: Monomial) -> Int {
    if a == b { return 0 }
    return kernelOrder.compare(stableFactors(a)[...], stableFactors(b)[...])
  }

  /// The terms, the leading one first.
  func stableTerms(_ polynomial: Polynomial) -> [Term] {
    if polynomial.terms.count < 2 { return polynomial.terms }
    let order = kernelOrder
    let factors = stableFactors(of: polynomial.terms)
    let places = polynomial.terms.indices.sorted {
      order.compare(factors.of($0), factors.of($1)) < 0
    }
    return places.map { polynomial.terms[$0] }
  }

  /// The sign of the leading coefficient; zero for the zero polynomial.
  func leadingSign(_ polynomial: Polynomial) -> Int {
    if polynomial.terms.count < 2 { return polynomial.terms.first?.coefficient.sign ?? 0 }
    let factors = stableFactors(of: polynomial.terms)
    var best = 0
    for place in 1..<polynomial.terms.count
    where kernelOrder.compare(factors.of(place), factors.of(best)) < 0 {
      best = place
    }
    return polynomial.terms[best].coefficient.sign
  }

  /// The factors of terms in the order that is the same in every context, one term's behind the other's.
  private struct FactorLists {
    var factors: [Factor] = []
    var ends: [Int] = [0]

    func of(_ term: Int) -> ArraySlice<Factor> { factors[ends[term]..<ends[term + 1]] }
  }

  private func stableFactors(of terms: [Term]) -> FactorLists {
    var result = FactorLists()
    result.ends.reserveCapacity(terms.count + 1)
    let ranks = kernelOrder.ranks
    for term in terms {
      let start = result.factors.count
      for index in monomials.range(term.monomial) {
        let factor = monomials.factors[index]
        // Insertion: a monomial has few factors.
        var place = result.factors.count
        result.factors.append(factor)
        while place > start,
          ranks[Int(result.factors[place - 1].kernel)] > ranks[Int(factor.kernel)]
        {
          result.factors[place] = result.factors[place - 1]
          place -= 1
        }
        result.factors[place] = factor
      }
      result.ends.append(result.factors.count)
    }
    return result
  }
}
