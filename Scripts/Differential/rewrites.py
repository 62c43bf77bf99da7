"""Identities: each turns an expression into another of the same value, or says that it does not apply.

A rule is called with a node and a source of randomness and gives a node or None.
"""

from fractions import Fraction

from mpmath import mp

from expressions import PI, add, div, fn, mul, neg, nodes, num, power, replaced, root, size, sub, symbols, value


def small(rng, low=1, high=9):
    return rng.randint(low, high)


def is_number(e):
    return e[0] == "num"


def is_integer(e):
    return e[0] == "num" and e[1].denominator == 1


def number_value(e):
    """The real value of a constant to 30 digits, or None."""
    if symbols(e):
        return None
    try:
        with mp.workdps(30):
            found = value(e, {})
        return mp.re(found) if abs(mp.im(found)) < mp.mpf(10) ** -20 else None
    except Exception:
        return None


def is_positive(e):
    found = number_value(e)
    return found is not None and found > mp.mpf(10) ** -10


# Arithmetic: for every kind


def shuffle(e, rng):
    if e[0] in ("add", "mul", "max", "min", "gcd", "lcm"):
        arguments = list(e[1:])
        rng.shuffle(arguments)
        return (e[0], *arguments)


def distribute(e, rng):
    if e[0] != "mul":
        return None
    places = [i for i in range(1, len(e)) if e[i][0] == "add"]
    if not places:
        return None
    place = rng.choice(places)
    rest = e[1:place] + e[place + 1 :]
    return add(*(mul(*rest, term) if rest else term for term in e[place][1:]))


def split_number(e, rng):
    if is_number(e):
        part = num(Fraction(small(rng, -9, 9), rng.choice([1, 1, 2, 3, 4])))
        return add(part, num(e[1] - part[1]))


def factor_out(e, rng):
    if e[0] == "add":
        c = num(small(rng, 2, 7))
        return mul(c, add(*(div(term, c) for term in e[1:])))


def combine(e, rng):
    """a/b + c/d = (ad + cb)/(bd)."""
    if e[0] == "add" and len(e) >= 3 and e[1][0] == "frac" and e[2][0] == "frac":
        (_, a, b), (_, c, d) = e[1], e[2]
        joined = div(add(mul(a, d), mul(c, b)), mul(b, d))
        return add(joined, *e[3:])


def cancel(e, rng):
    """u = uk/k."""
    k = num(small(rng, 2, 9))
    return div(mul(e, k), k)


def plus_minus(e, rng):
    k = num(small(rng))
    return sub(add(e, k), k)


def square_out(e, rng):
    """(a + b)² = a² + 2ab + b², and (a + b)³."""
    if e[0] == "pow" and e[1][0] == "add" and len(e[1]) == 3 and is_integer(e[2]):
        a, b = e[1][1:]
        if e[2][1] == 2:
            return add(power(a, 2), mul(num(2), a, b), power(b, 2))
        if e[2][1] == 3:
            return add(power(a, 3), mul(num(3), power(a, 2), b), mul(num(3), a, power(b, 2)), power(b, 3))


def power_as_product(e, rng):
    if e[0] == "pow" and is_integer(e[2]) and 2 <= e[2][1] <= 4:
        return mul(*[e[1]] * int(e[2][1]))


def difference_of_squares(e, rng):
    """u = ((u + k)² − (u − k)²)/(4k)."""
    k = num(small(rng, 1, 4))
    return div(sub(power(add(e, k), 2), power(sub(e, k), 2)), num(4 * k[1]))


ARITHMETIC = [
    shuffle,
    distribute,
    split_number,
    factor_out,
    combine,
    cancel,
    plus_minus,
    square_out,
    power_as_product,
    shuffle,
    distribute,
]


# Rational functions


def over_symbol(e, rng):
    """u = u(x + k)/(x + k)."""
    names = sorted(symbols(e))
    if names:
        other = add(("sym", rng.choice(names)), num(small(rng)))
        return div(mul(e, other), other)


def invert_twice(e, rng):
    if e[0] == "frac":
        return div(num(1), div(e[2], e[1]))


RATIONAL = [over_symbol, invert_twice, difference_of_squares]


# Roots


def scale_root(e, rng):
    """ⁿ√u = ⁿ√(u kⁿ)/k."""
    if e[0] == "root" and is_positive(e[2]):
        k = small(rng, 2, 4)
        inner = num(e[2][1] * k ** e[1]) if is_number(e[2]) else mul(num(k ** e[1]), e[2])
        return div(root(e[1], inner), num(k))


def split_root(e, rng):
    """√(ab) = √a √b."""
    if e[0] == "root" and is_integer(e[2]) and e[2][1] > 1:
        n = int(e[2][1])
        k = small(rng, 2, 7)
        return div(root(e[1], num(n * k)), root(e[1], num(k)))


def raise_index(e, rng):
    """√u = ⁴√(u²)."""
    if e[0] == "root" and e[1] <= 3 and is_positive(e[2]):
        k = rng.choice([2, 3])
        return root(e[1] * k, num(e[2][1] ** k) if is_number(e[2]) else power(e[2], k))


def nest(e, rng):
    """u = √(u²), written out where u = a + b√n."""
    if e[0] == "add" and len(e) == 3 and is_positive(e):
        a, b = e[1:]
        return root(2, add(power(a, 2), power(b, 2), mul(num(2), a, b)))


def nest_cube(e, rng):
    """u = ∛(u³)."""
    if e[0] == "add" and len(e) == 3 and number_value(e) is not None:
        a, b = e[1:]
        return root(3, add(power(a, 3), mul(num(3), power(a, 2), b), mul(num(3), a, power(b, 2)), power(b, 3)))


def rationalise(e, rng):
    """a/(b + c) = a(b − c)/(b² − c²)."""
    if e[0] == "frac" and e[2][0] == "add" and len(e[2]) == 3 and number_value(e) is not None:
        b, c = e[2][1:]
        denominator = sub(power(b, 2), power(c, 2))
        found = number_value(denominator)
        if found is not None and abs(found) > 1e-6:
            return div(mul(e[1], sub(b, c)), denominator)


def as_power(e, rng):
    if e[0] == "root" and is_positive(e[2]):
        return power(e[2], Fraction(1, e[1]))


ROOTS = [scale_root, split_root, raise_index, nest, nest_cube, rationalise, as_power]


# Exponentials and logarithms


def split_exponent(e, rng):
    if e[0] == "pow" and e[2][0] == "add" and (e[1][0] == "const" or is_positive(e[1])):
        return mul(*(power(e[1], term) for term in e[2][1:]))


def base_power(e, rng):
    """(bᵏ)^u = b^(ku)."""
    if e[0] == "pow" and is_integer(e[1]) and e[1][1] > 1 and symbols(e[2]):
        k = rng.choice([2, 3])
        return power(num(e[1][1] ** k), div(e[2], num(k)))


def through_e(e, rng):
    if e[0] == "pow" and is_integer(e[1]) and e[1][1] > 1 and symbols(e[2]):
        return power(("const", "e"), mul(e[2], fn("ln", e[1])))


def exp_of_ln(e, rng):
    if is_positive(e) and size(e) < 6:
        return power(("const", "e"), fn("ln", e))


def ln_of_exp(e, rng):
    if number_value(e) is not None and size(e) < 6:
        return fn("ln", power(("const", "e"), e))


def shift_exponent(e, rng):
    if e[0] == "pow" and is_integer(e[1]) and e[1][1] > 1 and symbols(e[2]):
        k = small(rng, 1, 3)
        return div(power(e[1], add(e[2], num(k))), num(e[1][1] ** k))


def split_logarithm(e, rng):
    if e[0] == "fn" and e[1] == "ln" and is_positive(e[2]):
        k = num(small(rng, 2, 9))
        inner = num(e[2][1] * k[1]) if is_number(e[2]) else mul(k, e[2])
        return sub(fn("ln", inner), fn("ln", k))


def logarithm_power(e, rng):
    if e[0] == "fn" and e[1] == "ln" and (is_positive(e[2]) or e[2][0] == "sym"):
        k = rng.choice([2, 3, 4])
        return div(fn("ln", num(e[2][1] ** k) if is_number(e[2]) else power(e[2], k)), num(k))


def change_base(e, rng):
    if e[0] == "fn" and e[1] == "ln":
        k = num(small(rng, 2, 9))
        return mul(("log", k, e[2]), fn("ln", k))
    if e[0] == "log":
        return div(fn("ln", e[2]), fn("ln", e[1]))


EXPONENTIAL = [
    split_exponent,
    base_power,
    through_e,
    exp_of_ln,
    ln_of_exp,
    shift_exponent,
    split_logarithm,
    logarithm_power,
    change_base,
]


# Circular and hyperbolic functions


def is_fn(e, *names):
    return e[0] == "fn" and e[1] in names


def some_angle(e, rng):
    names = sorted(symbols(e))
    if names:
        return ("sym", rng.choice(names))
    return div(mul(num(small(rng, 1, 5)), PI), num(rng.choice([5, 7, 8, 9, 12])))


def pythagoras(e, rng):
    u = some_angle(e, rng)
    one = rng.choice(
        [add(power(fn("sin", u), 2), power(fn("cos", u), 2)), sub(power(fn("sec", u), 2), power(fn("tan", u), 2))]
    )
    return mul(e, one)


def complement(e, rng):
    if is_fn(e, "sin", "cos"):
        other = {"sin": "cos", "cos": "sin"}[e[1]]
        return fn(other, sub(div(PI, num(2)), e[2]))


def quotient(e, rng):
    parts = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "tanh": ("sinh", "cosh")}
    if e[0] == "fn" and e[1] in parts:
        over, under = parts[e[1]]
        return div(fn(over, e[2]), fn(under, e[2]))
    if is_fn(e, "sec", "csc"):
        return div(num(1), fn({"sec": "cos", "csc": "sin"}[e[1]], e[2]))


def double_angle(e, rng):
    if is_fn(e, "sin", "cos", "sinh", "cosh"):
        half = div(e[2], num(2))
        s, c = ("sin", "cos") if e[1] in ("sin", "cos") else ("sinh", "cosh")
        if e[1] in ("sin", "sinh"):
            return mul(num(2), fn(s, half), fn(c, half))
        if e[1] == "cos":
            return rng.choice(
                [
                    sub(num(1), mul(num(2), power(fn("sin", half), 2))),
                    sub(mul(num(2), power(fn("cos", half), 2)), num(1)),
                ]
            )
        return add(num(1), mul(num(2), power(fn("sinh", half), 2)))


def triple_angle(e, rng):
    if is_fn(e, "sin", "cos") and e[2][0] == "mul" and is_integer(e[2][1]) and e[2][1][1] % 3 == 0:
        u = mul(num(e[2][1][1] / 3), *e[2][2:])
        if e[1] == "sin":
            return sub(mul(num(3), fn("sin", u)), mul(num(4), power(fn("sin", u), 3)))
        return sub(mul(num(4), power(fn("cos", u), 3)), mul(num(3), fn("cos", u)))


def angle_sum(e, rng):
    if is_fn(e, "sin", "cos") and e[2][0] == "add" and len(e[2]) == 3:
        a, b = e[2][1:]
        if e[1] == "sin":
            return add(mul(fn("sin", a), fn("cos", b)), mul(fn("cos", a), fn("sin", b)))
        return sub(mul(fn("cos", a), fn("cos", b)), mul(fn("sin", a), fn("sin", b)))


def product_to_sum(e, rng):
    if e[0] == "mul" and len(e) >= 3 and is_fn(e[-1], "cos") and is_fn(e[-2], "sin", "cos"):
        a, b = e[-2][2], e[-1][2]
        name = e[-2][1]
        return mul(*e[1:-2], div(add(fn(name, add(a, b)), fn(name, sub(a, b))), num(2)))


def half_tangent(e, rng):
    if is_fn(e, "sin", "cos"):
        t = power(fn("tan", div(e[2], num(2))), 2)
        over = mul(num(2), fn("tan", div(e[2], num(2)))) if e[1] == "sin" else sub(num(1), t)
        return div(over, add(num(1), t))


def period(e, rng):
    if is_fn(e, "sin", "cos", "tan"):
        return fn(e[1], add(e[2], mul(num(2 * small(rng, 1, 3)), PI)))


def through_exponentials(e, rng):
    if is_fn(e, "sinh", "cosh"):
        plus, minus = power(("const", "e"), e[2]), power(("const", "e"), neg(e[2]))
        return div((add if e[1] == "cosh" else sub)(plus, minus), num(2))


def hyperbolic_pythagoras(e, rng):
    u = some_angle(e, rng) if symbols(e) else num(small(rng, 1, 3))
    return mul(e, sub(power(fn("cosh", u), 2), power(fn("sinh", u), 2)))


TRIGONOMETRIC = [
    pythagoras,
    complement,
    quotient,
    double_angle,
    triple_angle,
    angle_sum,
    product_to_sum,
    half_tangent,
    period,
    double_angle,
    quotient,
]
HYPERBOLIC = [quotient, double_angle, through_exponentials, hyperbolic_pythagoras, through_exponentials]


# Inverse functions


def arc_complement(e, rng):
    if is_fn(e, "arcsin", "arccos"):
        return sub(div(PI, num(2)), fn({"arcsin": "arccos", "arccos": "arcsin"}[e[1]], e[2]))


def arc_through_tangent(e, rng):
    """arcsin q = arctan(q/√(1 − q²))."""
    if is_fn(e, "arcsin") and is_number(e[2]) and abs(e[2][1]) < 1:
        return fn("arctan", div(e[2], root(2, num(1 - e[2][1] ** 2))))


def arctan_sum(e, rng):
    """arctan a = arctan b + arctan((a − b)/(1 + ab)) for positive a, b."""
    if is_fn(e, "arctan") and is_number(e[2]) and e[2][1] > 0:
        a, b = e[2][1], Fraction(1, small(rng, 2, 9))
        return add(fn("arctan", num(b)), fn("arctan", num((a - b) / (1 + a * b))))


def arctan_inverse(e, rng):
    if is_fn(e, "arctan") and is_number(e[2]) and e[2][1] > 0:
        return sub(div(PI, num(2)), fn("arctan", num(1 / e[2][1])))


def area_logarithm(e, rng):
    if is_fn(e, "arsinh"):
        return fn("ln", add(e[2], root(2, add(power(e[2], 2), num(1)))))
    if is_fn(e, "artanh"):
        return div(fn("ln", div(add(num(1), e[2]), sub(num(1), e[2]))), num(2))
    if is_fn(e, "arcosh"):
        return fn("ln", add(e[2], root(2, sub(power(e[2], 2), num(1)))))


INVERSE = [arc_complement, arc_through_tangent, arctan_sum, arctan_inverse, area_logarithm]


def rewritten(e, rng, rules, steps, largest=45):
    """`e` after up to `steps` random identities; what grows too large is not taken."""
    done = 0
    for _ in range(steps * 12):
        if done == steps:
            break
        path, node = rng.choice(list(nodes(e)))
        new = rng.choice(rules)(node, rng)
        if new is None or new == node:
            continue
        candidate = replaced(e, path, new)
        if size(candidate) <= largest:
            e, done = candidate, done + 1
    return e


SWAPS = {
    "sin": "cos",
    "cos": "sin",
    "tan": "cot",
    "cot": "tan",
    "sec": "csc",
    "csc": "sec",
    "sinh": "cosh",
    "cosh": "sinh",
    "arcsin": "arccos",
    "arccos": "arcsin",
    "floor": "ceil",
    "max": "min",
    "min": "max",
    "gcd": "lcm",
    "lcm": "gcd",
    "ln": "ln",
}


def mutated(e, rng):
    """A near miss: one number by a little, one function for another, or one sign."""
    places = [(p, n) for p, n in nodes(e) if n[0] == "num" or n[0] == "fn" and n[1] in SWAPS]
    if not places:
        return add(e, num(Fraction(1, 997)))
    path, node = rng.choice(places)
    if node[0] == "fn":
        new = fn(SWAPS[node[1]], node[2])
        return replaced(e, path, new if new != node else neg(node))
    n = node[1]
    if n.denominator > 1:
        new = n + Fraction(rng.choice([-1, 1]), n.denominator)
    else:
        new = n + rng.choice([-1, 1, 1, 2])
    if rng.random() < 0.15:
        new = -n
    return replaced(e, path, num(new))
