import Algebra
import Notation

/// What the names of notation are in the algebra.
extension Function {
  var isCircular: Bool {
    switch self {
    case .sin, .cos, .tan, .cot, .sec, .csc, .cis: true
    default: false
    }
  }

  var takesList: Bool {
    switch self {
    case .max, .min, .gcd, .lcm: true
    default: false
    }
  }

  /// What the algebra knows it as; nil where it is written through others or unknown.
  var operation: Operation? {
    switch self {
    case .sin: .sin
    case .cos: .cos
    case .tan: .tan
    case .cot: .cot
    case .sec: .sec
    case .csc: .csc
    case .arcsin: .arcsin
    case .arccos: .arccos
    case .arctan: .arctan
    case .arccot: .arccot
    case .arcsec: .arcsec
    case .arccsc: .arccsc
    case .sinh: .sinh
    case .cosh: .cosh
    case .tanh: .tanh
    case .coth: .coth
    case .sech: .sech
    case .csch: .csch
    case .arsinh: .arsinh
    case .arcosh: .arcosh
    case .artanh: .artanh
    case .max: .maximum
    case .min: .minimum
    case .gcd: .gcd
    case .lcm: .lcm
    case .re: .realPart
    case .im: .imaginaryPart
    case .arg: .argument
    case .conj: .conjugate
    case .sgn: .sign
    case .abs: .abs
    case .floor: .floor
    case .ceil: .ceil
    case .round: .round
    default: nil
    }
  }
}

extension BigOperator {
  /// What stands where it is not worked out.
  var construct: Construct {
    switch self {
    case .sum: .sum
    case .product: .product
    case .integral, .doubleIntegral, .tripleIntegral, .contourIntegral: .integral
    case .limit: .limit
    case .union, .intersection: .indexedSetOperation
    case .maximum, .minimum, .supremum, .infimum: .extremum
    }
  }
}
