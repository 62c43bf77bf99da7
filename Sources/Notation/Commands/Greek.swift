extension Command {
  static let greek: [Command] = [
    symbol("alpha", "α", bare: .yes), symbol("beta", "β", bare: .yes),
    symbol("gamma", "γ", bare: .yes), symbol("delta", "δ", bare: .yes),
    symbol("epsilon", "ϵ", bare: .yes), symbol("varepsilon", "ε"), symbol("zeta", "ζ"),
    symbol("eta", "η"), symbol("theta", "θ", bare: .yes), symbol("vartheta", "ϑ"),
    symbol("iota", "ι"), symbol("kappa", "κ", bare: .yes), symbol("lambda", "λ", bare: .yes),
    symbol("mu", "μ", bare: .yes), symbol("nu", "ν"), symbol("xi", "ξ"), symbol("omicron", "ο"),
    symbol("pi", "π", bare: .yes), symbol("Pi", "Π"), symbol("varpi", "ϖ"),
    symbol("rho", "ρ", bare: .yes), symbol("varrho", "ϱ"), symbol("sigma", "σ", bare: .yes),
    symbol("varsigma", "ς"), symbol("tau", "τ", bare: .yes), symbol("upsilon", "υ"),
    symbol("phi", "ϕ", bare: .yes), symbol("varphi", "φ"), symbol("chi", "χ"),
    symbol("psi", "ψ"), symbol("omega", "ω", bare: .yes),
    symbol("Gamma", "Γ"), symbol("Delta", "Δ"), symbol("Theta", "Θ"), symbol("Lambda", "Λ"),
    symbol("Xi", "Ξ"), symbol("Sigma", "Σ"), symbol("Upsilon", "Υ"), symbol("Phi", "Φ"),
    symbol("Psi", "Ψ"), symbol("Omega", "Ω"), symbol("hbar", "ℏ"), symbol("ell", "ℓ"),
    symbol("aleph", "ℵ"), symbol("mho", "℧"), symbol("imath", "ı"), symbol("jmath", "ȷ"),
    symbol("partial", "∂"), symbol("nabla", "∇"),
  ]
}
