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

extension KernelOrder {
  /// Gives the kernel that was made last its place.
  static func placeInOrder(_ id: UInt32, in context: inout AlgebraContext) {
    let arguments = context.kernels[Int(id)].arguments
    let isShort = arguments.allSatisfy {
      $0.numerator.terms.count < 2 && $0.denominator.terms.count < 2
    }
    context.kernels.order.terms.append(
      isShort
        ? []
        : arguments.flatMap {
          [stableTerms($0.numerator, in: context), stableTerms($0.denominator, in: context)]
        })
    var low = 0
    var high = context.kernels.order.kernels.count
    while low < high {
      let middle = (low + high) / 2
      if compareContents(context.kernels.order.kernels[middle], id, in: context) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    context.kernels.order.kernels.insert(id, at: low)
    context.kernels.order.ranks.append(0)
    for place in low..<context.kernels.order.kernels.count {
      context.kernels.order.ranks[Int(context.kernels.order.kernels[place])] = UInt32(
        truncatingIfNeeded: place)
    }
  }

  /// Negative if kernel `a` comes first: by kind, then by content.
  private static func compareContents(_ a: UInt32, _ b: UInt32, in context: AlgebraContext) -> Int {
    let x = context.kernels[Int(a)]
    let y = context.kernels[Int(b)]
    if x.kind != y.kind { return x.kind.rawValue < y.kind.rawValue ? -1 : 1 }
    switch (x, y) {
    case (.symbol(let p), .symbol(let q)):
      return p == q ? 0 : context.symbols.precedes(p, q) ? -1 : 1
    case (.prime(let p, _), .prime(let q, _)), (.cosine(let p), .cosine(let q)):
      return p == q ? 0 : p < q ? -1 : 1
    case (.function(let f, let p), .function(let g, let q)):
      if f != g { return f.rawValue < g.rawValue ? -1 : 1 }
      if p.count != q.count { return p.count < q.count ? -1 : 1 }
    default: break
    }
    for place in 0..<(2 * x.arguments.count) {
      let order = compare(
        argumentTerms(a, place, in: context), argumentTerms(b, place, in: context), in: context)
      if order != 0 { return order }
    }
    return 0
  }

  /// The terms of the numerator (even places) or denominator of an argument, the leading one first.
  private static func argumentTerms(_ kernel: UInt32, _ place: Int, in context: AlgebraContext)
    -> [Term]
  {
    let known = context.kernels.order.terms[Int(kernel)]
    if !known.isEmpty { return known[place] }
    let argument = context.kernels[Int(kernel)].arguments[place / 2]
    return place % 2 == 0 ? argument.numerator.terms : argument.denominator.terms
  }

  /// Orders forms, the same in every context: negative if `a` comes first.
  static func compare(form a: Form, _ b: Form, in context: AlgebraContext) -> Int {
    let order = compare(
      stableTerms(a.numerator, in: context), stableTerms(b.numerator, in: context), in: context)
    return order != 0
      ? order
      : compare(
        stableTerms(a.denominator, in: context), stableTerms(b.denominator, in: context),
        in: context)
  }

  /// Orders lists of terms, the leading ones first in each: negative if `x` comes first.
  private static func compare(_ x: [Term], _ y: [Term], in context: AlgebraContext) -> Int {
    for (p, q) in zip(x, y) {
      let order = compare(monomial: p.monomial, q.monomial, in: context)
      if order != 0 { return order }
      if p.coefficient != q.coefficient { return p.coefficient < q.coefficient ? -1 : 1 }
    }
    return x.count == y.count ? 0 : x.count < y.count ? -1 : 1
  }

  /// The factors of a monomial in the order that is the same in every context.
  static func stableFactors(_ monomial: Monomial, in context: AlgebraContext) -> [Factor] {
    var factors = Array(context.monomials.factors[context.monomials.range(monomial)])
    if factors.count > 1 {
      let ranks = context.kernels.order.ranks
      factors.sort { ranks[Int($0.kernel)] < ranks[Int($1.kernel)] }
    }
    return factors
  }

  /// Orders monomials lexicographically by their factors, greater ones first, the same in every
  /// context: negative if `a` comes first.
  static func compare(monomial a: Monomial, _ b: Monomial, in context: AlgebraContext) -> Int {
    if a == b { return 0 }
    return context.kernels.order.compare(
      stableFactors(a, in: context)[...], stableFactors(b, in: context)[...])
  }

  /// The terms, the leading one first.
  static func stableTerms(_ polynomial: Polynomial, in context: AlgebraContext) -> [Term] {
    if polynomial.terms.count < 2 { return polynomial.terms }
    let order = context.kernels.order
    let factors = stableFactors(of: polynomial.terms, in: context)
    let places = polynomial.terms.indices.sorted {
      order.compare(factors.of($0), factors.of($1)) < 0
    }
    return places.map { polynomial.terms[$0] }
  }

  /// The sign of the leading coefficient; zero for the zero polynomial.
  static func leadingSign(_ polynomial: Polynomial, in context: AlgebraContext) -> Int {
    if polynomial.terms.count < 2 { return polynomial.terms.first?.coefficient.sign ?? 0 }
    let factors = stableFactors(of: polynomial.terms, in: context)
    var best = 0
    for place in 1..<polynomial.terms.count
    where context.kernels.order.compare(factors.of(place), factors.of(best)) < 0 {
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

  private static func stableFactors(of terms: [Term], in context: AlgebraContext) -> FactorLists {
    var result = FactorLists()
    result.ends.reserveCapacity(terms.count + 1)
    let ranks = context.kernels.order.ranks
    for term in terms {
      let start = result.factors.count
      for index in context.monomials.range(term.monomial) {
        let factor = context.monomials.factors[index]
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
