extension Command {
  static let fractions: [Command] = [
    Command("frac", .fraction, "A fraction; an unbraced digit is a whole argument.", #"\frac12"#),
    Command("dfrac", .fraction, "A fraction, large.", #"\dfrac{1}{2}"#),
    Command("tfrac", .fraction, "A fraction, small.", #"\tfrac{1}{2}"#),
    Command("cfrac", .fraction, "A fraction in a continued fraction.", #"\cfrac{1}{1+x}"#),
    Command("sfrac", .fraction, "A slanted fraction.", #"\sfrac{1}{2}"#),
    Command("nicefrac", .fraction, "A slanted fraction.", #"\nicefrac{1}{2}"#),
    Command("over", .over, "A fraction of all before and all after it.", #"{a \over b}"#),
    Command("binom", .binomial, "A binomial coefficient.", #"\binom{n}{k}"#),
    Command("dbinom", .binomial, "A binomial coefficient, large.", #"\dbinom{n}{k}"#),
    Command("tbinom", .binomial, "A binomial coefficient, small.", #"\tbinom{n}{k}"#),
    Command("choose", .choose, "A binomial coefficient.", #"{n \choose k}"#),
  ]
}
