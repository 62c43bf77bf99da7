import Budget

/// Why an expression has no canonical form or value.
public enum Failure: Error, Hashable, Sendable {
  /// A bound was reached: nothing is known.
  case exhausted(Exhausted.Bound)
  /// The expression has no value: `0/0`, `\log 0`.
  case undefined(Undefined)
  /// The construct is beyond the rules; its name.
  case unsupported(Construct)
}

/// Why an expression has no value.
public enum Undefined: String, Hashable, Sendable, CaseIterable {
  case divisionByZero = "a division by zero"
  case zeroToZero = "zero to the power zero"
  case logarithmOfZero = "the logarithm of zero"
  case pole = "a function at its pole"
  case factorial = "the factorial of a number that has none"
  case limit = "a limit that does not exist"
  case divergence = "a series or an integral that diverges"
  case domain = "an argument outside the function's domain"
}

/// A construct that the algebra does not decide.
public enum Construct: String, Hashable, Sendable, CaseIterable {
  case integral = "an integral"
  case sum = "a sum"
  case series = "a series or an integral without a closed form"
  case product = "a product over an index"
  case limit = "a limit"
  case derivative = "a derivative"
  case function = "an unknown function"
  case complexFunction = "a function of a complex argument"
}
