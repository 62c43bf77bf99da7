"""Everyday pairs of answers, seeded: what models and benchmarks write most, equal and different.

A pair is made from a value that is known, written twice; a different pair has a second value that
differs by more than any rounding. So every label is right by construction.
"""

import random
from fractions import Fraction
from math import gcd, isqrt


def wrap(rng, text):
    """The text as models wrap it."""
    roll = rng.random()
    if roll < 0.12:
        return f"${text}$"
    if roll < 0.17:
        return f"\\({text}\\)"
    if roll < 0.22:
        return f"\\boxed{{{text}}}"
    if roll < 0.26:
        return text + "."
    if roll < 0.29:
        return f" {text} "
    return text


def integer_text(rng, n):
    spellings = [str(n)] * 3
    if abs(n) >= 1000:
        spellings += [f"{n:,}", f"{n:,}".replace(",", "{,}"), f"{n:,}".replace(",", "\\!,")]
    if abs(n) < 1000:
        spellings += [f"{n}.0", f"\\frac{{{3 * n}}}{{3}}"]
    return rng.choice(spellings)


def integer(rng, equal):
    n = rng.choice([rng.randint(-99, 999), rng.randint(1000, 10**7)])
    other = n if equal else n + rng.choice([-10, -2, -1, 1, 2, 9, 100])
    return str(n), integer_text(rng, other)


def fraction_text(rng, q, decimal=True):
    sign, p = ("-" if q < 0 else ""), abs(q.numerator)
    d = q.denominator
    if d == 1:
        return f"{sign}{p}"
    k = rng.choice([1, 1, 1, 2, 3, 5])
    command = rng.choice(["frac", "frac", "dfrac", "tfrac"])
    spellings = [f"{sign}\\{command}{{{p * k}}}{{{d * k}}}", f"{sign}{p}/{d}"]
    if p < 10 and d < 10:
        spellings.append(f"{sign}\\frac{p}{d}")
    if decimal:
        text = f"{p / d:.12f}".rstrip("0")
        spellings += [sign + text, sign + text, sign + text.removeprefix("0")]
    return rng.choice(spellings)


def fraction_decimal(rng, equal):
    d = 2 ** rng.randint(0, 4) * 5 ** rng.randint(0, 2)
    q = Fraction(rng.randint(-60, 200), max(d, 2))
    other = q if equal else q + rng.choice([-1, 1]) * Fraction(rng.randint(1, 9), max(d, 2))
    gold = fraction_text(rng, q, decimal=rng.random() < 0.5)
    return gold, fraction_text(rng, other)


def coefficient(c):
    return {1: "", -1: "-"}.get(c, str(c))


def root_text(c, n, rng):
    """c√n, perhaps with a square under the root."""
    square = isqrt(abs(c))
    if c > 0 and rng.random() < 0.4:
        return f"\\sqrt{{{c * c * n}}}"
    if square * square == c and square > 1 and rng.random() < 0.5:
        return f"{square}\\cdot {square}\\sqrt{{{n}}}"
    return f"{coefficient(c)}\\sqrt{{{n}}}" if n > 9 or rng.random() < 0.6 else (f"{coefficient(c)}\\sqrt {n}")


def radical(rng, equal):
    n = rng.choice([2, 3, 5, 6, 7, 10, 11, 13])
    a, c, d = rng.randint(1, 20), rng.choice([-5, -3, -2, -1, 1, 2, 3, 4, 6]), rng.randint(2, 7)
    kind = rng.randrange(4)
    e = c if equal else c + rng.choice([1, 2, -7])
    e = e or 8
    if kind == 0:
        return root_text(c, n, rng), root_text(e, n, rng)
    if kind == 1:
        sign = "-" if e < 0 else "+"
        return (
            f"{a}{'-' if c < 0 else '+'}{root_text(abs(c), n, rng)}",
            rng.choice(
                [f"{a}{sign}{root_text(abs(e), n, rng)}", f"{'-' if e < 0 else ''}{root_text(abs(e), n, rng)}+{a}"]
            ),
        )
    if kind == 2:
        g = gcd(abs(c), d)
        return (
            f"\\frac{{{root_text(c, n, rng)}}}{{{d}}}",
            f"\\frac{{{e // g if equal else e}}}{{{d // g if equal else d}}}\\sqrt{{{n}}}",
        )
    # a/√n against a√n/n
    b = a if equal else a + 1
    return f"\\frac{{{a}}}{{\\sqrt{{{n}}}}}", f"\\frac{{{b}\\sqrt{{{n}}}}}{{{n}}}"


def some_set(rng, equal):
    size = rng.randint(2, 5)
    values = rng.sample(range(-12, 40), size)
    fractions = [Fraction(v, rng.choice([1, 1, 1, 2, 4])) for v in values]
    second = list(fractions)
    if not equal:
        if rng.random() < 0.4 and len(set(second)) > 1:
            second.remove(rng.choice(second))
        else:
            second[rng.randrange(len(second))] = Fraction(rng.randint(50, 70))
    rng.shuffle(second)
    space = rng.choice([", ", ","])
    spell = lambda values: space.join(fraction_text(rng, v) for v in values)
    # A set whose members have become one is a set of one: both sides have it then.
    gold = "\\{" + spell(fractions) + "\\}"
    left, right = rng.choice([("\\{", "\\}"), ("\\left\\{", "\\right\\}"), ("\\{ ", " \\}")])
    return gold, left + spell(second) + right


def polynomial_text(rng, coefficients, order):
    terms = []
    for power in order:
        c = coefficients[power]
        if c == 0:
            continue
        x = "" if power == 0 else "x" if power == 1 else f"x^{power}" if rng.random() < 0.7 else (f"x^{{{power}}}")
        body = (str(abs(c)) if abs(c) != 1 or power == 0 else "") + x
        terms.append((("-" if c < 0 else "+") if terms or c < 0 else "") + body)
    space = rng.choice(["", " "])
    return "".join(t if i == 0 or not space else f" {t[0]} {t[1:]}" for i, t in enumerate(terms))


def linear(a, b):
    sign = "+" if b > 0 else "-"
    return f"({coefficient(a)}x{sign}{abs(b)})"


def polynomial(rng, equal):
    nonzero = [v for v in range(-7, 8) if v]
    kind = rng.randrange(3)
    if kind == 0:
        c = [rng.choice(nonzero) for _ in range(rng.randint(3, 5))]
        d = list(c)
        if not equal:
            d[rng.randrange(len(d))] += rng.choice([1, -1]) * 8
        down = list(range(len(c)))[::-1]
        return polynomial_text(rng, c, down), polynomial_text(rng, d, rng.sample(down, len(c)))
    a, b, p, q = rng.choice([1, 1, 2, 3]), rng.choice(nonzero), 1, rng.choice(nonzero)
    c = [b * q, a * q + b * p, a * p]
    if kind == 2:
        r = rng.choice(nonzero)
        c = [c[0] * r, c[1] * r + c[0], c[2] * r + c[1], c[2]]
    if not equal:
        c[0] += rng.choice([-2, 1, 3])
    factors = [linear(a, b), linear(p, q)] + ([linear(1, r)] if kind == 2 else [])
    rng.shuffle(factors)
    expanded = polynomial_text(rng, c, list(range(len(c)))[::-1])
    pair = ["".join(factors), expanded]
    rng.shuffle(pair)
    return tuple(pair)


def interval(rng, equal):
    a = Fraction(rng.randint(-20, 10), rng.choice([1, 1, 1, 2]))
    b = a + Fraction(rng.randint(1, 30), rng.choice([1, 1, 2]))
    left, right = rng.choice(["(", "["]), rng.choice([")", "]"])
    c, d, left2, right2 = a, b, left, right
    if not equal:
        change = rng.randrange(3)
        if change == 0:
            c = a - 1
        elif change == 1:
            d = b + 1
        else:
            right2 = "]" if right == ")" else ")"
    kind = rng.randrange(3)
    text = lambda v: fraction_text(rng, v)
    gold = f"{left}{text(a)}, {text(b)}{right}"
    if kind == 0:
        infinite = rng.random() < 0.5
        gold = f"(-\\infty, {text(b)}{right}" if infinite else f"{left}{text(a)}, \\infty)"
        if not equal and (infinite and (c, left2) != (a, left) or not infinite and (d, right2) != (b, right)):
            c, d = c - 2, d + 2
        if rng.random() < 0.3:
            if infinite:
                return gold, f"x {'<' if right2 == ')' else chr(92) + 'le'} {text(d)}"
            return gold, f"x {'>' if left2 == '(' else chr(92) + 'geq'} {text(c)}"
        return gold, (f"\\left(-\\infty, {text(d)}\\right{right2}" if infinite else f"{left2}{text(c)},+\\infty)")
    if kind == 1:
        lower = "<" if left2 == "(" else rng.choice(["\\le", "\\leq"])
        upper = "<" if right2 == ")" else rng.choice(["\\le", "\\leq"])
        return gold, f"{text(c)} {lower} x {upper} {text(d)}"
    return gold, f"\\left{left2}{text(c)},{text(d)}\\right{right2}"


def pi_text(rng, q):
    sign, p, d = ("-" if q < 0 else ""), abs(q.numerator), q.denominator
    p = "" if p == 1 else str(p)
    if d == 1:
        return f"{sign}{p}\\pi"
    return rng.choice(
        [
            f"{sign}\\frac{{{p}\\pi}}{{{d}}}",
            f"{sign}\\frac{{{p or 1}}}{{{d}}}\\pi",
            f"{sign}{p}\\pi/{d}",
            f"{sign}\\dfrac{{{p}\\pi}}{{{d}}}",
        ]
    )


def tuple_pi(rng, equal):
    r = rng.randint(1, 12)
    q = Fraction(rng.choice([v for v in range(-11, 24) if v]), rng.choice([1, 2, 3, 4, 6]))
    q2, r2 = q, r
    if not equal:
        if rng.random() < 0.5:
            q2 = q + rng.choice([Fraction(1), Fraction(1, 12), Fraction(-1, 2)])
            q2 = q2 or Fraction(5)
        else:
            r2 = r + 1
    root = rng.choice([None, 2, 3, 5])

    def radius(r):
        if root is None:
            return str(r)
        return rng.choice([f"{coefficient(r)}\\sqrt{{{root}}}", f"\\sqrt{{{r * r * root}}}"])

    extra = [str(rng.randint(0, 9))] if rng.random() < 0.3 else []
    gold = ", ".join([radius(r), pi_text(rng, q), *extra])
    pred = rng.choice([", ", ","]).join([radius(r2), pi_text(rng, q2), *extra])
    left, right = rng.choice([("(", ")"), ("\\left(", "\\right)")])
    return f"({gold})", f"{left}{pred}{right}"


FAMILIES = {
    "integer": integer,
    "fraction or decimal": fraction_decimal,
    "radical": radical,
    "set": some_set,
    "polynomial": polynomial,
    "interval": interval,
    "tuple with π": tuple_pi,
}


def pairs(count, seed):
    """`count` pairs: dictionaries with `id`, `family`, `gold`, `pred` and the label `equal`."""
    rng = random.Random(seed)
    names = list(FAMILIES)
    made = []
    for i in range(count):
        family = names[i % len(names)]
        equal = rng.random() < 0.55
        gold, pred = FAMILIES[family](rng, equal)
        made.append({"id": f"p{i:05d}", "family": family, "gold": gold, "pred": wrap(rng, pred), "equal": equal})
    return made
