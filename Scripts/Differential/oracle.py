"""What a pair really is: mpmath at points, 60 digits first and 200 where anybody disagrees; and SymPy."""

import signal
from fractions import Fraction

import sympy
from mpmath import mp
from mpmath.libmp.libhyper import NoConvergence

from expressions import CHILDREN, Undefined, nodes, symbols, value

#: Of both signs and both sides of 1; the first numbers are for x, the second for y, the third for z.
REAL_POINTS = [
    (Fraction(37, 53), Fraction(-29, 31), Fraction(5, 7)),
    (Fraction(-41, 67), Fraction(83, 71), Fraction(-3, 8)),
    (Fraction(157, 61), Fraction(47, 19), Fraction(11, 4)),
    (Fraction(-127, 43), Fraction(-17, 13), Fraction(9, 5)),
    (Fraction(11, 97), Fraction(23, 89), Fraction(-7, 3)),
    (Fraction(59, 7), Fraction(-61, 9), Fraction(2, 9)),
]
INTEGER_POINTS = [(7, 3), (9, 4), (12, 5), (5, 2), (8, 7)]


def points(names):
    """Where a pair with these symbols is compared."""
    if not names:
        return [{}]
    if names & {"n", "m"}:
        return [{"n": mp.mpf(n), "m": mp.mpf(m)} for n, m in INTEGER_POINTS]
    convert = lambda q: mp.mpf(q.numerator) / q.denominator
    return [dict(zip("xyz", map(convert, point))) for point in REAL_POINTS]


def is_numerical(e):
    """Whether its value needs a numerical method whose digits are not all good."""
    return any(n[0] in ("int", "lim", "diff") or n[0] == "sum" and n[4] == "oo" for _, n in nodes(e))


def compare(a, b, digits, good):
    """True where both agree to `good` digits at every point where both are defined, False where they
    do not, None where they are defined together at fewer than two points (or one, of constants)."""
    names = symbols(a) | symbols(b)
    met = 0
    with mp.workdps(digits):
        for point in points(names):
            try:
                x, y = value(a, point), value(b, point)
            except (Undefined, ZeroDivisionError, OverflowError, ValueError, NoConvergence):
                continue
            # At a real point a value that is not real is outside of the domain.
            if names and max(abs(mp.im(x)), abs(mp.im(y))) > mp.mpf(10) ** -20:
                continue
            met += 1
            if abs(x - y) > mp.mpf(10) ** -good * (1 + abs(x) + abs(y)):
                return False
    return True if met >= (2 if names else 1) else None


# SymPy


class TimeIsUp(BaseException):
    """Not an Exception, so that SymPy does not catch it."""


def _alarm(*_):
    raise TimeIsUp


SYMBOLS = {name: sympy.Symbol(name, real=True) for name in "xyz"}
SYMBOLS |= {name: sympy.Symbol(name, integer=True, positive=True) for name in "nm"}


def sympy_form(e, bound=None):
    bound = bound or {}
    form = lambda x: sympy_form(x, bound)
    op = e[0]
    if op == "num":
        return sympy.Rational(e[1].numerator, e[1].denominator)
    if op == "sym":
        return bound.get(e[1]) or SYMBOLS[e[1]]
    if op == "const":
        return {"pi": sympy.pi, "e": sympy.E, "i": sympy.I}[e[1]]
    if op == "root":
        inner = form(e[2])
        if e[1] % 2 and inner.is_real:
            return sympy.real_root(inner, e[1])
        return sympy.root(inner, e[1])
    if op == "fn":
        names = {
            "arcsin": "asin",
            "arccos": "acos",
            "arctan": "atan",
            "arsinh": "asinh",
            "arcosh": "acosh",
            "artanh": "atanh",
            "ln": "log",
            "sgn": "sign",
        }
        return getattr(sympy, names.get(e[1], e[1]))(form(e[2]))
    if op == "det":
        return sympy.Matrix(e[1], e[1], [form(x) for x in e[2:]]).det()
    if op in ("sum", "prod", "int", "lim", "diff"):
        k = SYMBOLS["x"] if e[1] == "x" else sympy.Symbol(e[1], integer=True)
        inner = sympy_form(e[2], {**bound, e[1]: k})
        ends = [{"oo": sympy.oo, "-oo": -sympy.oo}.get(x) if isinstance(x, str) else form(x) for x in e[3:]]
        if op == "lim":
            return sympy.limit(inner, k, ends[0])
        if op == "diff":
            return sympy.diff(inner, k)
        made = {"sum": sympy.Sum, "prod": sympy.Product, "int": sympy.Integral}[op]
        return made(inner, (k, *ends)).doit()
    parts = [form(x) for x in e[CHILDREN[op] :]]
    if op == "log":
        return sympy.log(parts[1]) / sympy.log(parts[0])
    if op == "frac":
        return parts[0] / parts[1]
    if op in ("gcd", "lcm"):
        import functools

        return functools.reduce({"gcd": sympy.igcd, "lcm": sympy.ilcm}[op], parts)
    return {
        "add": sympy.Add,
        "mul": sympy.Mul,
        "pow": sympy.Pow,
        "abs": sympy.Abs,
        "floor": sympy.floor,
        "ceil": sympy.ceiling,
        "fact": sympy.factorial,
        "binom": sympy.binomial,
        "max": sympy.Max,
        "min": sympy.Min,
        "mod": sympy.Mod,
    }[op](*parts)


def sympy_verdict(a, b, limit):
    """`equal`, `not shown`, `time is up` or `fails`."""
    signal.signal(signal.SIGALRM, _alarm)
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        return "equal" if sympy.simplify(sympy_form(a) - sympy_form(b)) == 0 else "not shown"
    except TimeIsUp:
        return "time is up"
    except Exception:
        return "fails"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
