"""Pairs with operators: sums, products, series, integrals, limits, derivatives, and what they are worth."""

from fractions import Fraction

from expressions import PI, E, add, div, fn, mul, neg, num, power, root, sub
from kinds import K, N, X, some
from rewrites import ARITHMETIC, EXPONENTIAL

ONE = num(1)


def total(body, low, high):
    return ("sum", "k", body, low, high)


def sums(rng):
    a, b, q, m = some(rng), some(rng), rng.randint(2, 5), rng.randint(4, 30)
    powers = {
        1: div(mul(N, add(N, ONE)), num(2)),
        2: div(mul(N, add(N, ONE), add(mul(num(2), N), ONE)), num(6)),
        3: div(mul(power(N, 2), power(add(N, ONE), 2)), num(4)),
        4: div(
            mul(N, add(N, ONE), add(mul(num(2), N), ONE), sub(add(mul(num(3), power(N, 2)), mul(num(3), N)), ONE)),
            num(30),
        ),
    }
    d = rng.randint(1, 4)
    body = add(mul(num(a), K), num(b))
    return rng.choice(
        [
            lambda: (total(power(K, d), ONE, N), powers[d]),
            lambda: (total(body, ONE, N), add(mul(num(a), powers[1]), mul(num(b), N))),
            lambda: (total(body, ONE, num(m)), num(sum(a * k + b for k in range(1, m + 1)))),
            lambda: (total(power(K, 2), ONE, num(m)), num(sum(k * k for k in range(1, m + 1)))),
            lambda: (total(power(num(q), K), num(0), N), div(sub(power(num(q), add(N, ONE)), ONE), num(q - 1))),
            lambda: (total(power(num(q), K), ONE, sub(N, ONE)), div(sub(power(num(q), N), num(q)), num(q - 1))),
            lambda: (total(div(ONE, power(num(q), K)), ONE, N), div(sub(ONE, power(num(q), neg(N))), num(q - 1))),
            lambda: (
                total(mul(K, power(num(2), K)), ONE, N),
                add(mul(sub(N, ONE), power(num(2), add(N, ONE))), num(2)),
            ),
            lambda: (total(div(ONE, mul(K, add(K, ONE))), ONE, N), div(N, add(N, ONE))),
            lambda: (
                total(div(ONE, mul(K, add(K, num(2)))), ONE, N),
                sub(num(Fraction(3, 4)), div(add(mul(num(2), N), num(3)), mul(num(2), add(N, ONE), add(N, num(2))))),
            ),
            lambda: (total(mul(K, add(K, ONE)), ONE, N), div(mul(N, add(N, ONE), add(N, num(2))), num(3))),
            lambda: (total(("binom", N, K), num(0), N), power(num(2), N)),
            lambda: (total(mul(K, ("binom", N, K)), num(0), N), mul(N, power(num(2), sub(N, ONE)))),
            lambda: (total(mul(K, ("fact", K)), ONE, N), sub(("fact", add(N, ONE)), ONE)),
            lambda: (total(power(num(-1), K), ONE, mul(num(2), N)), num(0)),
            lambda: (total(sub(mul(num(2), K), ONE), ONE, N), power(N, 2)),
            lambda: (total(("binom", num(m), K), num(0), num(m)), num(2**m)),
            lambda: (total(div(ONE, K), ONE, num(6)), num(Fraction(49, 20))),
        ]
    )(), ARITHMETIC


def products(rng):
    m, c = rng.randint(3, 12), rng.randint(2, 5)
    product = lambda body, low, high: ("prod", "k", body, low, high)
    return rng.choice(
        [
            lambda: (product(div(add(K, ONE), K), ONE, N), add(N, ONE)),
            lambda: (product(div(add(K, ONE), K), ONE, num(m)), num(m + 1)),
            lambda: (product(K, ONE, N), ("fact", N)),
            lambda: (product(mul(num(2), K), ONE, N), mul(power(num(2), N), ("fact", N))),
            lambda: (product(num(c), ONE, N), power(num(c), N)),
            lambda: (product(sub(ONE, div(ONE, power(K, 2))), num(2), N), div(add(N, ONE), mul(num(2), N))),
            lambda: (product(sub(ONE, div(ONE, power(K, 2))), num(2), num(m)), num(Fraction(m + 1, 2 * m))),
            lambda: (product(add(K, num(c)), ONE, num(m)), div(("fact", num(m + c)), ("fact", num(c)))),
            lambda: (product(power(num(c), K), ONE, N), power(num(c), div(mul(N, add(N, ONE)), num(2)))),
        ]
    )(), ARITHMETIC


def series(rng):
    q, a = rng.randint(2, 7), rng.randint(1, 6)
    r = Fraction(rng.choice([1, -1]) * rng.randint(1, q - 1 if q > 2 else 1), q)
    endless = lambda body, low=ONE: total(body, low, "oo")
    return rng.choice(
        [
            lambda: (endless(power(num(r), K), num(0)), num(1 / (1 - r))),
            lambda: (endless(div(num(a), power(num(q), K))), num(Fraction(a, q - 1))),
            lambda: (endless(mul(K, power(num(r), K))), num(r / (1 - r) ** 2)),
            lambda: (endless(mul(power(K, 2), power(num(r), K))), num(r * (1 + r) / (1 - r) ** 3)),
            lambda: (endless(div(ONE, mul(K, add(K, ONE)))), ONE),
            lambda: (endless(div(ONE, mul(K, add(K, num(2))))), num(Fraction(3, 4))),
            lambda: (endless(div(ONE, power(K, 2))), div(power(PI, 2), num(6))),
            lambda: (endless(div(ONE, power(K, 4))), div(power(PI, 4), num(90))),
            lambda: (endless(div(power(num(-1), add(K, ONE)), power(K, 2))), div(power(PI, 2), num(12))),
            lambda: (endless(div(power(num(-1), add(K, ONE)), K)), fn("ln", num(2))),
            lambda: (endless(div(power(num(-1), K), add(mul(num(2), K), ONE)), num(0)), div(PI, num(4))),
            lambda: (endless(div(ONE, ("fact", K)), num(0)), E),
            lambda: (endless(div(power(num(a), K), ("fact", K)), num(0)), power(E, a)),
            lambda: (endless(div(power(num(-1), K), ("fact", K)), num(0)), div(ONE, E)),
            lambda: (endless(div(ONE, mul(K, power(num(q), K)))), fn("ln", num(Fraction(q, q - 1)))),
            lambda: (endless(div(ONE, sub(power(K, 2), ONE)), num(2)), num(Fraction(3, 4))),
            lambda: (endless(div(ONE, power(sub(mul(num(2), K), ONE), 2))), div(power(PI, 2), num(8))),
            lambda: (endless(div(K, ("fact", add(K, ONE)))), ONE),
        ]
    )(), ARITHMETIC


def integrals(rng):
    a, b, n = rng.randint(1, 6), rng.randint(1, 6), rng.randint(1, 5)
    top = Fraction(rng.randint(1, 4))
    integral = lambda body, low, high: ("int", "x", body, low, high)
    zero, high = num(0), num(top)
    return rng.choice(
        [
            lambda: (integral(power(X, n), zero, high), num(top ** (n + 1) / (n + 1))),
            lambda: (
                integral(add(mul(num(a), power(X, 2)), mul(num(-b), X), num(n)), zero, high),
                num(a * top**3 / 3 - b * top**2 / 2 + n * top),
            ),
            lambda: (integral(div(ONE, add(X, num(a))), zero, high), fn("ln", num(1 + top / a))),
            lambda: (integral(div(ONE, X), ONE, num(a + 1)), fn("ln", num(a + 1))),
            lambda: (integral(power(E, mul(num(a), X)), zero, high), div(sub(power(E, num(a * top)), ONE), num(a))),
            lambda: (integral(fn("sin", X), zero, PI), num(2)),
            lambda: (integral(fn("sin", mul(num(a), X)), zero, div(PI, num(2 * a))), num(Fraction(1, a))),
            lambda: (integral(power(fn("sin", X), 2), zero, PI), div(PI, num(2))),
            lambda: (integral(div(ONE, add(ONE, power(X, 2))), zero, ONE), div(PI, num(4))),
            lambda: (integral(div(ONE, add(num(a * a), power(X, 2))), zero, num(a)), div(PI, num(4 * a))),
            lambda: (integral(root(2, X), zero, num(a * a)), num(Fraction(2 * a**3, 3))),
            lambda: (integral(mul(X, power(E, X)), zero, ONE), ONE),
            lambda: (integral(fn("ln", X), ONE, E), ONE),
            lambda: (integral(root(2, sub(num(a * a), power(X, 2))), zero, num(a)), div(mul(num(a * a), PI), num(4))),
            lambda: (integral(power(E, neg(X)), zero, "oo"), ONE),
            lambda: (integral(div(ONE, power(X, n + 1)), ONE, "oo"), num(Fraction(1, n))),
            lambda: (integral(div(ONE, add(ONE, power(X, 2))), "-oo", "oo"), PI),
            lambda: (integral(mul(X, fn("cos", X)), zero, PI), num(-2)),
            lambda: (integral(("abs", sub(X, ONE)), zero, num(2)), ONE),
        ]
    )(), ARITHMETIC


def limits(rng):
    a, b, c, d = (rng.randint(1, 9) for _ in range(4))
    limit = lambda body, to: ("lim", "x", body, to)
    p = add(mul(num(a), power(X, 2)), mul(num(b), X), num(c))
    q = add(mul(num(d), power(X, 2)), num(b))
    return rng.choice(
        [
            lambda: (limit(div(p, q), "oo"), num(Fraction(a, d))),
            lambda: (limit(div(p, mul(X, q)), "oo"), num(0)),
            lambda: (limit(div(sub(power(X, 2), num(a * a)), sub(X, num(a))), num(a)), num(2 * a)),
            lambda: (limit(div(sub(power(X, 3), num(a**3)), sub(X, num(a))), num(a)), num(3 * a * a)),
            lambda: (limit(div(fn("sin", mul(num(a), X)), mul(num(b), X)), num(0)), num(Fraction(a, b))),
            lambda: (limit(div(sub(ONE, fn("cos", X)), power(X, 2)), num(0)), num(Fraction(1, 2))),
            lambda: (limit(div(sub(power(E, mul(num(a), X)), ONE), X), num(0)), num(a)),
            lambda: (limit(power(add(ONE, div(num(a), X)), X), "oo"), power(E, a)),
            lambda: (limit(div(fn("ln", add(ONE, mul(num(a), X))), X), num(0)), num(a)),
            lambda: (limit(sub(root(2, add(power(X, 2), mul(num(a), X))), X), "oo"), num(Fraction(a, 2))),
            lambda: (limit(p, num(d)), num(a * d * d + b * d + c)),
            lambda: (limit(div(fn("tan", X), X), num(0)), ONE),
            lambda: (limit(div(sub(root(2, add(X, num(a * a))), num(a)), X), num(0)), num(Fraction(1, 2 * a))),
        ]
    )(), ARITHMETIC


def derivatives(rng):
    a, b, n = rng.randint(2, 7), rng.randint(1, 7), rng.randint(2, 5)
    derivative = lambda body: ("diff", "x", body)
    ax = mul(num(a), X)
    return rng.choice(
        [
            lambda: (derivative(power(X, n)), mul(num(n), power(X, n - 1))),
            lambda: (
                derivative(add(mul(num(a), power(X, 3)), neg(mul(num(b), X)))),
                sub(mul(num(3 * a), power(X, 2)), num(b)),
            ),
            lambda: (derivative(fn("sin", ax)), mul(num(a), fn("cos", ax))),
            lambda: (derivative(mul(X, power(E, X))), mul(add(X, ONE), power(E, X))),
            lambda: (derivative(power(E, mul(num(-a), X))), mul(num(-a), power(E, mul(num(-a), X)))),
            lambda: (derivative(fn("ln", ax)), div(ONE, X)),
            lambda: (derivative(mul(X, fn("ln", X))), add(fn("ln", X), ONE)),
            lambda: (derivative(div(X, add(X, num(a)))), div(num(a), power(add(X, num(a)), 2))),
            lambda: (derivative(fn("arctan", X)), div(ONE, add(ONE, power(X, 2)))),
            lambda: (derivative(fn("tan", X)), power(fn("sec", X), 2)),
            lambda: (derivative(root(2, add(power(X, 2), num(a)))), div(X, root(2, add(power(X, 2), num(a))))),
            lambda: (derivative(power(num(a), X)), mul(power(num(a), X), fn("ln", num(a)))),
            lambda: (derivative(power(add(ax, num(b)), n)), mul(num(a * n), power(add(ax, num(b)), n - 1))),
        ]
    )(), ARITHMETIC + EXPONENTIAL
