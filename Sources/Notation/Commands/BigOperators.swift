extension Command {
  static let bigOperators: [Command] = [
    Command("sum", .bigOperator(.sum), "A sum over a product.", #"\sum_{k=1}^{n} k"#),
    Command("prod", .bigOperator(.product), "A product.", #"\prod_{k=1}^{n} k"#),
    Command("int", .bigOperator(.integral), "An integral, up to its dx.", #"\int_0^1 x\,dx"#),
    Command("iint", .bigOperator(.doubleIntegral), "A double integral.", #"\iint_D f\,dA"#),
    Command("iiint", .bigOperator(.tripleIntegral), "A triple integral.", #"\iiint_V f\,dV"#),
    Command("oint", .bigOperator(.contourIntegral), "A contour integral.", #"\oint_C f\,dz"#),
    Command("lim", .bigOperator(.limit), "A limit.", #"\lim_{x\to0} f(x)"#),
    Command("bigcup", .bigOperator(.union), "A union.", #"\bigcup_{k} A_k"#),
    Command("bigcap", .bigOperator(.intersection), "An intersection.", #"\bigcap_{k} A_k"#),
  ]
}
