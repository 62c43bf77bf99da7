"""The kinds of pairs. Each maker gives two expressions of the same value, and the identities that may be
applied to the second of them."""

from fractions import Fraction

from expressions import PI, E, I, add, div, fn, mul, neg, num, power, root, sub, sym
from rewrites import ARITHMETIC, EXPONENTIAL, HYPERBOLIC, INVERSE, RATIONAL, ROOTS, TRIGONOMETRIC

X, Y, N, K = sym("x"), sym("y"), sym("n"), sym("k")
# A free k may be read as a constant of integration.
M = sym("m")
PRIMES = [2, 3, 5, 6, 7, 10, 11, 13]


def some(rng, high=9):
    return rng.choice([v for v in range(-high, high + 1) if v])


def fraction(rng, high=12):
    return num(Fraction(some(rng, high), rng.randint(1, 7)))


def same(e):
    return e, e


# Algebraic constants


def surd(rng):
    return add(num(rng.randint(1, 9)), mul(num(rng.randint(1, 5)), root(2, num(rng.choice(PRIMES)))))


def radicals(rng):
    terms = [mul(fraction(rng), root(rng.choice([2, 2, 3, 4]), num(rng.randint(2, 40)))) for _ in range(2)]
    return same(
        rng.choice(
            [
                add(fraction(rng), *terms),
                div(num(rng.randint(1, 9)), surd(rng)),
                div(surd(rng), surd(rng)),
                mul(surd(rng), surd(rng)),
                div(num(1), add(root(3, num(rng.randint(2, 9))), num(rng.randint(1, 4)))),
            ]
        )
    ), ROOTS + ARITHMETIC


def nested(rng):
    m, n = rng.sample([2, 3, 5, 7, 11, 13], 2)
    a, b = rng.randint(1, 7), rng.randint(1, 4)
    return rng.choice(
        [
            lambda: (root(2, add(num(m + n), mul(num(2), root(2, num(m * n))))), add(root(2, num(m)), root(2, num(n)))),
            lambda: (
                root(2, add(num(a * a + b * b * m), mul(num(2 * a * b), root(2, num(m))))),
                add(num(a), mul(num(b), root(2, num(m)))),
            ),
            lambda: (
                add(
                    root(3, add(num(a**3 + 3 * a * m), mul(num(3 * a * a + m), root(2, num(m))))),
                    root(3, sub(num(a**3 + 3 * a * m), mul(num(3 * a * a + m), root(2, num(m))))),
                ),
                num(2 * a),
            ),
            lambda: (
                root(3, sub(root(3, num(2)), num(1))),
                add(root(3, num(Fraction(1, 9))), neg(root(3, num(Fraction(2, 9)))), root(3, num(Fraction(4, 9)))),
            ),
            lambda: (root(2, add(num(a), root(2, num(m)))), root(4, power(add(num(a), root(2, num(m))), 2))),
            lambda: same(root(2, add(num(2), root(2, add(num(2), root(2, num(m))))))),
            lambda: same(div(num(a), root(2, add(num(b), root(2, num(m)))))),
        ]
    )(), [r for r in ROOTS if r.__name__ != "nest_cube"] + ARITHMETIC


def complex_numbers(rng):
    a, b, c, d = (num(some(rng)) for _ in range(4))
    z, w = add(a, mul(b, I)), add(c, mul(d, I))
    n, m = rng.randint(2, 5), rng.choice([3, 4, 5, 6, 8, 12])
    theta = div(mul(num(rng.randint(1, 2 * m)), PI), num(m))
    return rng.choice(
        [
            lambda: same(mul(z, w)),
            lambda: (div(z, w), div(mul(z, sub(c, mul(d, I))), add(power(c, 2), power(d, 2)))),
            lambda: (("abs", z), root(2, add(power(a, 2), power(b, 2)))),
            lambda: (power(E, mul(I, theta)), add(fn("cos", theta), mul(I, fn("sin", theta)))),
            lambda: (
                power(add(fn("cos", theta), mul(I, fn("sin", theta))), n),
                add(fn("cos", mul(num(n), theta)), mul(I, fn("sin", mul(num(n), theta)))),
            ),
            lambda: same(power(z, n)),
            lambda: (root(2, num(-(n * n) * m)), mul(num(n), root(2, num(m)), I)),
        ]
    )(), ARITHMETIC


def angle_constants(rng):
    m = rng.choice([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15])
    theta = div(mul(num(rng.randint(1, m - 1)), PI), num(m))
    odd = rng.choice([5, 7, 9, 11])
    cosines = [fn("cos", div(mul(num(2 * k), PI), num(odd))) for k in range(1, (odd + 1) // 2)]
    a = num(rng.randint(1, 9))
    return rng.choice(
        [
            lambda: same(mul(a, fn(rng.choice(["sin", "cos"]), theta))),
            lambda: same(add(fn("tan", div(PI, num(rng.choice([5, 7, 8, 9, 12])))), a)),
            lambda: (add(*cosines), num(Fraction(-1, 2))),
            lambda: (
                mul(*(fn("sin", div(mul(num(k), PI), num(odd))) for k in range(1, (odd + 1) // 2))),
                div(root(2, num(odd)), num(2 ** ((odd - 1) // 2))),
            ),
            lambda: (fn("cos", div(PI, num(5))), div(add(num(1), root(2, num(5))), num(4))),
            lambda: (fn("sin", div(PI, num(12))), div(sub(root(2, num(6)), root(2, num(2))), num(4))),
            lambda: (fn("tan", div(PI, num(8))), sub(root(2, num(2)), num(1))),
        ]
    )(), TRIGONOMETRIC + ARITHMETIC


# Rational functions


def polynomial(rng, names=(X, Y), degree=2, terms=3):
    made = []
    for _ in range(rng.randint(2, terms)):
        factors = [num(some(rng))]
        for name in names:
            n = rng.randint(0, degree)
            if n:
                factors.append(name if n == 1 else power(name, n))
        made.append(mul(*factors))
    return add(*made)


def polynomials(rng):
    names = rng.choice([(X,), (X, Y), (X, Y, sym("z"))])
    return same(
        rng.choice(
            [
                mul(*(add(rng.choice(names), num(some(rng))) for _ in range(3))),
                power(add(rng.choice(names), num(some(rng))), rng.randint(2, 5)),
                mul(polynomial(rng, names), polynomial(rng, names)),
                power(add(names[0], mul(num(some(rng)), names[-1])), 3),
            ]
        )
    ), ARITHMETIC + RATIONAL


def rational_functions(rng):
    names = rng.choice([(X,), (X,), (X, Y)])
    p, q, r, s = (polynomial(rng, names) for _ in range(4))
    linear = [add(names[0], num(some(rng))) for _ in range(3)]
    return same(
        rng.choice(
            [
                div(p, q),
                add(div(p, q), div(r, s)),
                div(mul(linear[0], linear[1]), linear[2]),
                add(*(div(num(some(rng)), part) for part in linear)),
                div(add(num(1), div(num(1), linear[0])), sub(num(2), div(num(1), linear[1]))),
            ]
        )
    ), ARITHMETIC + RATIONAL


# Elementary functions


def exponentials(rng):
    b = num(rng.randint(2, 9))
    u = rng.choice([X, mul(num(rng.randint(2, 4)), X), add(X, num(rng.randint(1, 4))), sub(X, Y)])
    return same(
        rng.choice(
            [
                power(b, u),
                add(power(b, u), power(E, X)),
                mul(power(b, X), power(num(rng.randint(2, 9)), u)),
                div(sub(power(E, mul(num(2), X)), num(1)), sub(power(E, X), num(1))),
                mul(X, power(E, u)),
            ]
        )
    ), EXPONENTIAL + ARITHMETIC


def logarithms(rng):
    a, b, n = num(rng.randint(2, 12)), num(rng.randint(2, 12)), rng.randint(2, 4)
    return rng.choice(
        [
            lambda: same(add(fn("ln", a), fn("ln", b))),
            lambda: same(("log", a, b)),
            lambda: same(mul(fraction(rng), fn("ln", X))),
            lambda: (fn("ln", power(X, 2)), mul(num(2), fn("ln", ("abs", X)))),
            lambda: (mul(("log", a, b), ("log", b, a)), num(1)),
            lambda: (fn("ln", mul(a, X)), add(fn("ln", a), fn("ln", X))),
            lambda: (fn("ln", div(X, add(X, a))), sub(fn("ln", X), fn("ln", add(X, a)))),
            lambda: (power(a, div(fn("ln", b), fn("ln", a))), b),
            lambda: (("log", num(a[1] ** n), num(a[1] ** (n + 1))), num(Fraction(n + 1, n))),
            lambda: (power(X, div(num(1), fn("ln", X))), E),
        ]
    )(), EXPONENTIAL + ARITHMETIC


def trigonometric(rng):
    m = rng.choice([1, 2, 3])
    u = X if m == 1 else mul(num(m), X)
    s, c = fn("sin", u), fn("cos", u)
    return rng.choice(
        [
            lambda: same(add(mul(num(some(rng)), s), mul(num(some(rng)), c))),
            lambda: same(fn(rng.choice(["tan", "cot", "sec", "csc"]), u)),
            lambda: same(mul(num(some(rng)), s, fn("cos", Y))),
            lambda: same(fn(rng.choice(["sin", "cos"]), add(X, Y))),
            lambda: same(power(c, rng.choice([2, 3, 4]))),
            lambda: (div(s, add(num(1), c)), fn("tan", div(u, num(2)))),
            lambda: (add(fn("tan", X), fn("cot", X)), mul(num(2), fn("csc", mul(num(2), X)))),
            lambda: (sub(power(s, 4), power(c, 4)), neg(fn("cos", mul(num(2 * m), X)))),
            lambda: (
                add(fn("sin", X), fn("sin", Y)),
                mul(num(2), fn("sin", div(add(X, Y), num(2))), fn("cos", div(sub(X, Y), num(2)))),
            ),
        ]
    )(), TRIGONOMETRIC + ARITHMETIC


def hyperbolic(rng):
    u = rng.choice([X, mul(num(2), X), div(X, num(2)), fn("ln", num(rng.randint(2, 9)))])
    return same(
        rng.choice(
            [
                fn(rng.choice(["sinh", "cosh", "tanh"]), u),
                add(fn("cosh", u), fn("sinh", u)),
                mul(fn("sinh", u), fn("cosh", X)),
                power(fn("cosh", u), 2),
                fn("cosh", add(X, num(rng.randint(1, 4)))),
            ]
        )
    ), HYPERBOLIC + ARITHMETIC


def inverse(rng):
    q = Fraction(rng.randint(1, 8), rng.randint(9, 13))
    p = num(Fraction(rng.randint(1, 9), rng.randint(1, 9)))
    return rng.choice(
        [
            lambda: same(fn(rng.choice(["arcsin", "arccos"]), num(q))),
            lambda: same(mul(num(rng.randint(1, 4)), fn("arctan", p))),
            lambda: (
                sub(mul(num(4), fn("arctan", num(Fraction(1, 5)))), fn("arctan", num(Fraction(1, 239)))),
                div(PI, num(4)),
            ),
            lambda: (fn("sin", fn("arccos", num(q))), root(2, num(1 - q * q))),
            lambda: (fn("cos", mul(num(2), fn("arcsin", num(q)))), num(1 - 2 * q * q)),
            lambda: (fn("tan", fn("arctan", p)), p),
            lambda: (fn("arcsin", X), sub(div(PI, num(2)), fn("arccos", X))),
            lambda: (fn("cos", fn("arctan", X)), div(num(1), root(2, add(num(1), power(X, 2))))),
            lambda: (fn("sin", fn("arctan", X)), div(X, root(2, add(num(1), power(X, 2))))),
            lambda: same(fn("arsinh", p)),
            lambda: same(fn("artanh", num(q))),
            lambda: same(fn("arcosh", num(rng.randint(2, 9)))),
            lambda: (add(fn("arctan", num(1)), fn("arctan", num(2)), fn("arctan", num(3))), PI),
            lambda: (fn("arcsin", root(2, num(Fraction(rng.choice([1, 2, 3]), 4)))),) * 2,
        ]
    )(), INVERSE + ARITHMETIC


def steps(rng):
    """Absolute values, floors, maxima and signs."""
    c = add(mul(num(some(rng)), root(2, num(rng.choice(PRIMES)))), num(some(rng)))
    a = num(rng.randint(1, 9))
    return rng.choice(
        [
            lambda: (("abs", X), root(2, power(X, 2))),
            lambda: (("abs", mul(num(some(rng)), X)),) * 2,
            lambda: (("abs", sub(X, a)), ("abs", sub(a, X))),
            lambda: (("max", X, Y), div(add(X, Y, ("abs", sub(X, Y))), num(2))),
            lambda: (("min", X, Y), div(sub(add(X, Y), ("abs", sub(X, Y))), num(2))),
            lambda: (("floor", c), sub(("floor", add(c, a)), a)),
            lambda: (("ceil", c), neg(("floor", neg(c)))),
            lambda: (("max", c, a), neg(("min", neg(c), neg(a)))),
            lambda: (mul(fn("sgn", c), ("abs", c)), c),
            lambda: (power(("abs", X), 2), power(X, 2)),
            lambda: (("abs", c),) * 2,
            lambda: (("floor", mul(num(rng.randint(2, 9)), PI)),) * 2,
        ]
    )(), ARITHMETIC


# Factorials and the theory of numbers


def factorials(rng):
    j = rng.randint(1, 3)
    f = lambda e: ("fact", e)
    return rng.choice(
        [
            lambda: (div(f(N), f(sub(N, num(2)))), mul(N, sub(N, num(1)))),
            lambda: (div(f(add(N, num(j))), f(N)), mul(*(add(N, num(i)) for i in range(1, j + 1)))),
            lambda: (("binom", N, num(2)), div(mul(N, sub(N, num(1))), num(2))),
            lambda: (("binom", add(N, num(1)), num(3)), div(mul(add(N, num(1)), N, sub(N, num(1))), num(6))),
            lambda: (("binom", N, M), div(f(N), mul(f(M), f(sub(N, M))))),
            lambda: (add(("binom", N, M), ("binom", N, add(M, num(1)))), ("binom", add(N, num(1)), add(M, num(1)))),
            lambda: (("binom", N, M), ("binom", N, sub(N, M))),
            lambda: (mul(N, f(N)), sub(f(add(N, num(1))), f(N))),
            lambda: (f(num(rng.randint(4, 12))),) * 2,
            lambda: (("binom", num(rng.randint(6, 20)), num(rng.randint(2, 5))),) * 2,
            lambda: (div(f(mul(num(2), N)), power(f(N), 2)), ("binom", mul(num(2), N), N)),
        ]
    )(), ARITHMETIC


def number_theory(rng):
    a, b = rng.randint(2, 400), rng.randint(2, 400)
    m = rng.randint(2, 50)
    return rng.choice(
        [
            lambda: (mul(("gcd", num(a), num(b)), ("lcm", num(a), num(b))), num(a * b)),
            lambda: same(("gcd", num(a * 6), num(b * 6))),
            lambda: same(("lcm", num(a), num(b), num(m))),
            lambda: (("mod", num(a * 37), num(m)), num(a * 37 % m)),
            lambda: (("mod", power(num(a), 5), num(m)), num(a**5 % m)),
            lambda: (("mod", num(-a), num(m)), num(-a % m)),
        ]
    )(), [r for r in ARITHMETIC if r.__name__ in ("shuffle", "cancel", "plus_minus")]


def determinants(rng):
    n = rng.choice([2, 2, 3])
    pick = lambda: rng.choice([num(some(rng)), num(some(rng)), X, add(X, num(some(rng))), Y])
    cells = [pick() for _ in range(n * n)]
    at = lambda i, j: cells[i * n + j]
    if n == 2:
        value = sub(mul(at(0, 0), at(1, 1)), mul(at(0, 1), at(1, 0)))
    else:
        minor = lambda j, k: sub(mul(at(1, j), at(2, k)), mul(at(1, k), at(2, j)))
        value = add(mul(at(0, 0), minor(1, 2)), neg(mul(at(0, 1), minor(0, 2))), mul(at(0, 2), minor(0, 1)))
    return (("det", n, *cells), value), ARITHMETIC
