"""Expressions as tuples `(operator, argument, …)`: their LaTeX, their value in mpmath, SymPy's form.

Values follow the rule book, not mpmath: odd roots of negative numbers are real, and what is not real
or not defined at a real point raises `Undefined`.
"""

from fractions import Fraction

from mpmath import mp


class Undefined(Exception):
    """The expression has no value at this point."""


def num(value):
    return ("num", Fraction(value))


def sym(name):
    return ("sym", name)


def add(*terms):
    return terms[0] if len(terms) == 1 else ("add", *terms)


def mul(*factors):
    return factors[0] if len(factors) == 1 else ("mul", *factors)


def neg(e):
    return num(-e[1]) if e[0] == "num" else mul(num(-1), e)


def sub(a, b):
    return add(a, neg(b))


def div(a, b):
    return ("frac", a, b)


def power(base, exponent):
    return ("pow", base, num(exponent) if isinstance(exponent, (int, Fraction)) else exponent)


def root(index, e):
    return ("root", index, e)


def fn(name, e):
    return ("fn", name, e)


PI, E, I = ("const", "pi"), ("const", "e"), ("const", "i")

#: Operators whose arguments from the given place on are expressions; the others have none.
CHILDREN = {
    "add": 1,
    "mul": 1,
    "frac": 1,
    "pow": 1,
    "root": 2,
    "fn": 2,
    "log": 1,
    "abs": 1,
    "floor": 1,
    "ceil": 1,
    "fact": 1,
    "binom": 1,
    "max": 1,
    "min": 1,
    "gcd": 1,
    "lcm": 1,
    "mod": 1,
    "sum": 2,
    "prod": 2,
    "int": 2,
    "lim": 2,
    "diff": 2,
    "det": 2,
}


def nodes(e, path=()):
    """Every node with its path."""
    yield path, e
    if e[0] in CHILDREN:
        for place in range(CHILDREN[e[0]], len(e)):
            if isinstance(e[place], tuple):
                yield from nodes(e[place], (*path, place))


def replaced(e, path, new):
    """The expression with another node at `path`."""
    if not path:
        return new
    place = path[0]
    return (*e[:place], replaced(e[place], path[1:], new), *e[place + 1 :])


def size(e):
    return sum(1 for _ in nodes(e))


def symbols(e, bound=()):
    """The free symbols."""
    if e[0] == "sym":
        return set() if e[1] in bound else {e[1]}
    if e[0] in ("sum", "prod", "int", "lim"):
        bound = (*bound, e[1])
    found = set()
    if e[0] in CHILDREN:
        for child in e[CHILDREN[e[0]] :]:
            if isinstance(child, tuple):
                found |= symbols(child, bound)
    return found


# LaTeX

ADD, MUL, POW, ATOM = range(4)
NAMES = {"pi": r"\pi", "e": "e", "i": "i"}


def latex(e):
    return _tex(e)[0]


def _group(e, least):
    text, level = _tex(e)
    return text if level >= least else rf"\left({text}\right)"


def _tex(e):
    """The LaTeX of an expression, and how tightly it binds."""
    op = e[0]
    if op == "num":
        value = e[1]
        text = str(abs(value.numerator))
        if value.denominator != 1:
            text = rf"\frac{{{text}}}{{{value.denominator}}}"
        if value < 0:
            return "-" + text, ADD
        return text, ATOM if value.denominator == 1 else MUL
    if op == "sym":
        return e[1], ATOM
    if op == "const":
        return NAMES[e[1]], ATOM
    if op == "add":
        parts = [_tex(term)[0] if term[0] != "add" else _group(term, MUL) for term in e[1:]]
        text = parts[0]
        for part in parts[1:]:
            text += part if part.startswith("-") else "+" + part
        return text, ADD
    if op == "mul":
        factors = e[1:]
        sign = ""
        if factors[0] == ("num", Fraction(-1)) and len(factors) > 1:
            sign, factors = "-", factors[1:]
        parts = [_group(factor, MUL) for factor in factors]
        text = parts[0]
        for before, after, part in zip(factors, factors[1:], parts[1:]):
            text += (r"\cdot " if _needs_dot(before, part) else "") + part
        return sign + text, ADD if sign else MUL
    if op == "frac":
        return rf"\frac{{{_tex(e[1])[0]}}}{{{_tex(e[2])[0]}}}", MUL
    if op == "pow":
        return rf"{_group(e[1], ATOM)}^{{{_tex(e[2])[0]}}}", POW
    if op == "root":
        index = "" if e[1] == 2 else f"[{e[1]}]"
        return rf"\sqrt{index}{{{_tex(e[2])[0]}}}", ATOM
    if op == "fn":
        name = e[1]
        name = rf"\operatorname{{{name}}}" if name in ("arsinh", "arcosh", "artanh", "sgn") else "\\" + name
        return rf"{name}\left({_tex(e[2])[0]}\right)", POW
    if op == "log":
        return rf"\log_{{{_tex(e[1])[0]}}}\left({_tex(e[2])[0]}\right)", POW
    if op == "abs":
        return rf"\left|{_tex(e[1])[0]}\right|", ATOM
    if op in ("floor", "ceil"):
        return rf"\left\l{op}{_tex(e[1])[0]}\right\r{op}", ATOM
    if op == "fact":
        return _group(e[1], ATOM) + "!", POW
    if op == "binom":
        return rf"\binom{{{_tex(e[1])[0]}}}{{{_tex(e[2])[0]}}}", ATOM
    if op in ("max", "min", "gcd", "lcm"):
        name = r"\text{lcm}" if op == "lcm" else "\\" + op
        return name + r"\left(" + ",".join(_tex(x)[0] for x in e[1:]) + r"\right)", POW
    if op == "mod":
        return rf"{_group(e[1], POW)}\bmod {_group(e[2], POW)}", ADD
    if op in ("sum", "prod"):
        return rf"\{op}_{{{e[1]}={_tex(e[3])[0]}}}^{{{_bound(e[4])}}}{_group(e[2], MUL)}", ADD
    if op == "int":
        bounds = rf"_{{{_bound(e[3])}}}^{{{_bound(e[4])}}}" if len(e) > 3 else ""
        return rf"\int{bounds} {_group(e[2], MUL)}\,d{e[1]}", ADD
    if op == "lim":
        return rf"\lim_{{{e[1]}\to {_bound(e[3])}}} {_group(e[2], MUL)}", ADD
    if op == "diff":
        return rf"\frac{{d}}{{d{e[1]}}}\left({_tex(e[2])[0]}\right)", ADD
    if op == "det":
        n = e[1]
        cells = [_tex(x)[0] for x in e[2:]]
        rows = r"\\".join("&".join(cells[i * n : (i + 1) * n]) for i in range(n))
        return rf"\begin{{vmatrix}}{rows}\end{{vmatrix}}", ATOM
    raise ValueError(op)


def _bound(e):
    return {"oo": r"\infty", "-oo": r"-\infty"}.get(e) or _tex(e)[0]


def _needs_dot(before, part):
    """Whether a dot has to stand before `part`, so that it is no mixed number and no digit joins."""
    return part[0].isdigit() or part.startswith(r"\frac") or before[0] in ("fn", "log", "sum", "fact")


# Values

REAL_ONLY = {"arcsin": (-1, 1), "arccos": (-1, 1), "artanh": (-1, 1)}
FUNCTIONS = {
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "cot": mp.cot,
    "sec": mp.sec,
    "csc": mp.csc,
    "arcsin": mp.asin,
    "arccos": mp.acos,
    "arctan": mp.atan,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "arsinh": mp.asinh,
    "arcosh": mp.acosh,
    "artanh": mp.atanh,
    "exp": mp.exp,
    "ln": mp.log,
    "sgn": mp.sign,
}


def _is_real(z):
    return abs(mp.im(z)) <= mp.mpf(10) ** (-mp.dps + 10) * (1 + abs(z))


def _real(z):
    if not _is_real(z):
        raise Undefined
    return mp.re(z)


def _nonzero(z):
    if abs(z) < mp.mpf(10) ** (-mp.dps // 2):
        raise Undefined
    return z


def _integer(z):
    z = _real(z)
    nearest = mp.nint(z)
    if abs(z - nearest) > mp.mpf(10) ** (-mp.dps // 2):
        raise Undefined
    return int(nearest)


def value(e, env):
    """The value of an expression where its symbols have the values of `env`."""
    op = e[0]
    if op == "num":
        return mp.mpf(e[1].numerator) / e[1].denominator
    if op == "sym":
        return env[e[1]]
    if op == "const":
        return {"pi": +mp.pi, "e": +mp.e, "i": mp.mpc(0, 1)}[e[1]]
    if op == "add":
        return sum((value(x, env) for x in e[1:]), mp.mpf(0))
    if op == "mul":
        product = mp.mpf(1)
        for x in e[1:]:
            product *= value(x, env)
        return product
    if op == "frac":
        return value(e[1], env) / _nonzero(value(e[2], env))
    if op == "pow":
        return _power(value(e[1], env), value(e[2], env))
    if op == "root":
        return _root(e[1], value(e[2], env))
    if op == "fn":
        return _function(e[1], value(e[2], env))
    if op == "log":
        base, x = _real(value(e[1], env)), _real(value(e[2], env))
        if base <= 0 or x <= 0:
            raise Undefined
        return mp.log(x) / _nonzero(mp.log(base))
    if op == "abs":
        return abs(value(e[1], env))
    if op in ("floor", "ceil"):
        x = _real(value(e[1], env))
        nearest = mp.nint(x)
        if abs(x - nearest) < mp.mpf(10) ** (-mp.dps // 2):
            return nearest
        return mp.floor(x) if op == "floor" else mp.ceil(x)
    if op == "fact":
        n = _integer(value(e[1], env))
        if n < 0:
            raise Undefined
        return mp.factorial(n)
    if op == "binom":
        n, k = _integer(value(e[1], env)), _integer(value(e[2], env))
        if n < 0 or k < 0:
            raise Undefined
        return mp.binomial(n, k)
    if op in ("max", "min"):
        return (max if op == "max" else min)(_real(value(x, env)) for x in e[1:])
    if op in ("gcd", "lcm"):
        import math

        return mp.mpf(getattr(math, op)(*(_integer(value(x, env)) for x in e[1:])))
    if op == "mod":
        a, b = _integer(value(e[1], env)), _integer(value(e[2], env))
        if b <= 0:
            raise Undefined
        return mp.mpf(a % b)
    if op == "det":
        n = e[1]
        cells = [value(x, env) for x in e[2:]]
        return mp.det(mp.matrix([cells[i * n : (i + 1) * n] for i in range(n)]))
    return _operator(e, env)


def _power(base, exponent):
    if _is_real(exponent) and mp.re(exponent) == mp.nint(mp.re(exponent)):
        n = int(mp.nint(mp.re(exponent)))
        if n <= 0:
            _nonzero(base)
        return base**n
    base = _real(base)
    if base <= 0:
        raise Undefined
    return mp.power(base, exponent)


def _root(index, x):
    if _is_real(x):
        x = mp.re(x)
        if x < 0 and index % 2:
            return -mp.root(-x, index)
    return mp.root(x, index)


def _function(name, x):
    if name == "exp":
        return mp.exp(x)
    x = _real(x)
    if name in REAL_ONLY:
        low, high = REAL_ONLY[name]
        if x < low or x > high or (name == "artanh" and abs(x) >= 1):
            raise Undefined
    if name == "ln" and x <= 0 or name == "arcosh" and x < 1:
        raise Undefined
    if name in ("tan", "sec"):
        _nonzero(mp.cos(x))
    if name in ("cot", "csc"):
        _nonzero(mp.sin(x))
    return FUNCTIONS[name](x)


def _operator(e, env):
    """Sums, products, integrals, limits and derivatives, by mpmath's own numerical methods."""
    op, name = e[0], e[1]

    def body(x):
        return value(e[2], {**env, name: x})

    if op in ("sum", "prod"):
        low = _integer(value(e[3], env))
        if e[4] == "oo":
            found = mp.nsum(body, [low, mp.inf])
        else:
            high = _integer(value(e[4], env))
            if high < low:
                raise Undefined
            terms = [body(mp.mpf(k)) for k in range(low, high + 1)]
            found = sum(terms, mp.mpf(0)) if op == "sum" else mp.fprod(terms)
        return found
    if op == "int":
        low, high = (
            {"oo": mp.inf, "-oo": -mp.inf}.get(x) if isinstance(x, str) else _real(value(x, env)) for x in e[3:5]
        )
        # Split in the middle, where the integrands with a corner have it.
        middle = [] if mp.inf in (low, high, -low) else [(low + high) / 2]
        return mp.quad(body, [low, *middle, high])
    if op == "lim":
        target = {"oo": mp.inf, "-oo": -mp.inf}[e[3]] if isinstance(e[3], str) else value(e[3], env)
        return mp.limit(body, target)
    if op == "diff":
        return mp.diff(body, env[name])
    raise ValueError(op)
