import Budget

/// Limits with a bound of integers that tests reach quickly.
let narrowLimits: Limits = {
  var limits = Limits()
  limits.integerBits = 16_384
  return limits
}()
