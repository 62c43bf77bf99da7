import Numbers

/// The complex roots of a polynomial to double precision: guesses at its factors, which exact division
/// confirms.
struct ComplexRoots {
  typealias Point = (real: Double, imaginary: Double)

  private(set) var points: [Point]
  private let lead: Double

  /// By simultaneous iteration (Durand and Kerner); nil where coefficients are too large or it does not
  /// settle.
  init?(_ polynomial: [Integer]) {
    var coefficients: [Double] = []
    for value in polynomial {
      guard value.bitWidth <= 52, let small = value.int else { return nil }
      coefficients.append(Double(small))
    }
    guard let lead = coefficients.last, lead != 0 else { return nil }
    self.lead = lead
    let degree = coefficients.count - 1
    let size = coefficients.dropLast().reduce(0) { max($0, abs($1 / lead)) } + 1
    var start: Point = (0.4, 0.9)
    points = []
    let radius = min(size, 4)
    for _ in 0..<degree {
      points.append((start.real * radius, start.imaginary * radius))
      start = Self.times(start, (0.4, 0.9))
    }
    for _ in 0..<400 {
      var change = 0.0
      for place in points.indices {
        let x = points[place]
        var value: Point = (0, 0)
        for coefficient in coefficients.reversed() {
          value = Self.times(value, x)
          value.real += coefficient / lead
        }
        var below: Point = (1, 0)
        for (other, y) in points.enumerated() where other != place {
          below = Self.times(below, (x.real - y.real, x.imaginary - y.imaginary))
        }
        let norm = below.real * below.real + below.imaginary * below.imaginary
        guard norm > 0, norm.isFinite else { return nil }
        let step = Self.times(value, (below.real / norm, -below.imaginary / norm))
        points[place] = (x.real - step.real, x.imaginary - step.imaginary)
        change = max(change, abs(step.real) + abs(step.imaginary))
      }
      if change < 1e-13 * size { return }
    }
    return nil
  }

  private static func times(_ a: Point, _ b: Point) -> Point {
    (
      a.real * b.real - a.imaginary * b.imaginary,
      a.real * b.imaginary + a.imaginary * b.real
    )
  }

  /// The place of the root next to a point; nil where two are as near.
  func nearest(to point: (Double, Double)) -> Int? {
    func distance(_ place: Int) -> Double {
      abs(points[place].real - point.0) + abs(points[place].imaginary - point.1)
    }
    guard let best = points.indices.min(by: { distance($0) < distance($1) }) else { return nil }
    let isAlone = points.indices.allSatisfy {
      $0 == best || distance($0) > 8 * distance(best) + 1e-9
    }
    return isAlone ? best : nil
  }

  /// lead · Π (x − root) with integers for coefficients; nil where they are not nearly integral.
  func product(_ members: [Int]) -> [Integer]? {
    var result: [Point] = [(lead, 0)]
    for member in members {
      let root = points[member]
      var next = [Point](repeating: (0, 0), count: result.count + 1)
      for (place, value) in result.enumerated() {
        next[place + 1].real += value.real
        next[place + 1].imaginary += value.imaginary
        let part = Self.times(value, root)
        next[place].real -= part.real
        next[place].imaginary -= part.imaginary
      }
      result = next
    }
    var integers: [Integer] = []
    for value in result {
      let whole = value.real.rounded()
      guard abs(whole) < 1e15, abs(value.imaginary) < 1e-4, abs(value.real - whole) < 1e-4 else {
        return nil
      }
      integers.append(Integer(Int(whole)))
    }
    return integers
  }
}

/// The subsets of a few roots, one after the other, that hold one root or leave it out.
struct RootSubset {
  private static let most = 4_000

  private var members: [Int]
  private let others: [Int]
  private let fixed: [Int]
  private var tried = 0
  private var isDone = false
  /// Whether there were more than are tried.
  private(set) var isCutShort = false

  init(count: Int, size: Int, holding place: Int) {
    others = (0..<count).filter { $0 != place }
    fixed = [place]
    members = Array(0..<(size - 1))
  }

  init(count: Int, size: Int, without place: Int) {
    others = (0..<count).filter { $0 != place }
    fixed = []
    members = Array(0..<size)
  }

  mutating func next() -> [Int]? {
    if isDone || members.count > others.count { return nil }
    if tried == Self.most {
      isCutShort = true
      return nil
    }
    tried += 1
    let current = fixed + members.map { others[$0] }
    // The next combination in lexicographic order.
    var place = members.count - 1
    while place >= 0, members[place] == others.count - members.count + place { place -= 1 }
    if place < 0 {
      isDone = true
    } else {
      members[place] += 1
      for later in (place + 1)..<max(members.count, place + 1) {
        members[later] = members[later - 1] + 1
      }
    }
    return current
  }
}
