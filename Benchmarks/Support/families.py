"""Pairs of expressions per family of algebra, seeded, for Karat in LaTeX and for SymPy in its own
notation. A different pair is a near miss: one number of the second side is changed.
"""

import random
from fractions import Fraction


def frac(q):
    """A fraction in LaTeX and in SymPy's notation."""
    if q.denominator == 1:
        return str(q.numerator), str(q.numerator)
    sign = "-" if q < 0 else ""
    return (f"{sign}\\frac{{{abs(q.numerator)}}}{{{q.denominator}}}", f"Rational({q.numerator},{q.denominator})")


def some(rng, low=-9, high=9):
    return rng.choice([v for v in range(low, high + 1) if v])


def plus(n):
    """A term that is added: `+3`, `-3`."""
    return f"+{n}" if n >= 0 else str(n)


def rational(rng, off):
    a, b, c = (Fraction(some(rng, -60, 60), rng.randint(2, 30)) for _ in range(3))
    value = a + b * c + Fraction(off, 997)
    (la, pa), (lb, pb), (lc, pc), (lv, pv) = map(frac, (a, b, c, value))
    return (f"{la}+\\left({lb}\\right)\\cdot\\left({lc}\\right)", lv, f"{pa}+({pb})*({pc})", pv)


def radical(rng, off):
    n = rng.choice([2, 3, 5, 6, 7, 10, 11])
    a, b, c = rng.randint(2, 9), rng.randint(1, 9), rng.randint(1, 12)
    if rng.random() < 0.5:
        # √(a²n) + b√n = (a+b)√n
        k = a + b + off
        return (
            f"{c}+\\sqrt{{{a * a * n}}}+{b}\\sqrt{{{n}}}",
            f"{k}\\sqrt{{{n}}}+{c}",
            f"{c}+sqrt({a * a * n})+{b}*sqrt({n})",
            f"{k}*sqrt({n})+{c}",
        )
    # c/(a + b√n), made rational
    d = a * a - b * b * n
    x, y = Fraction(c * a, d) + off, Fraction(-c * b, d)
    (lx, px), (ly, py) = frac(x), frac(y)
    return (
        f"\\frac{{{c}}}{{{a}+{b}\\sqrt{{{n}}}}}",
        f"{lx}+\\left({ly}\\right)\\sqrt{{{n}}}",
        f"{c}/({a}+{b}*sqrt({n}))",
        f"({px})+({py})*sqrt({n})",
    )


def nested_radical(rng, off):
    m, n = rng.sample([2, 3, 5, 7, 11, 13, 17], 2)
    kind = rng.randrange(3)
    if kind == 0:
        return (
            f"\\sqrt{{{m + n + off}+2\\sqrt{{{m * n}}}}}",
            f"\\sqrt{{{m}}}+\\sqrt{{{n}}}",
            f"sqrt({m + n + off}+2*sqrt({m * n}))",
            f"sqrt({m})+sqrt({n})",
        )
    a, b = rng.randint(1, 6), rng.randint(1, 4)
    if kind == 1:
        x, y = a * a + b * b * m + off, 2 * a * b
        return (
            f"\\sqrt{{{x}+{y}\\sqrt{{{m}}}}}",
            f"{a}+{b}\\sqrt{{{m}}}",
            f"sqrt({x}+{y}*sqrt({m}))",
            f"{a}+{b}*sqrt({m})",
        )
    # ∛((a+b√m)³) + ∛((a−b√m)³) = 2a, with a > b√m so that both are real roots of positives
    a = rng.randint(3, 8)
    b, m = 1, rng.choice([2, 3, 5, 7])
    x, y = a**3 + 3 * a * b * b * m + off, 3 * a * a * b + b**3 * m
    return (
        f"\\sqrt[3]{{{x}+{y}\\sqrt{{{m}}}}}+\\sqrt[3]{{{x}-{y}\\sqrt{{{m}}}}}",
        str(2 * a),
        f"cbrt({x}+{y}*sqrt({m}))+cbrt({x}-{y}*sqrt({m}))",
        str(2 * a),
    )


def polynomial(rng, off):
    a, b, c, d = (some(rng) for _ in range(4))
    if rng.random() < 0.5:
        e = [a * b * c + off, a * b + a * c + b * c, a + b + c]
        return (
            f"(x{plus(a)})(x{plus(b)})(x{plus(c)})",
            f"x^3{plus(e[2])}x^2{plus(e[1])}x{plus(e[0])}",
            f"(x{plus(a)})*(x{plus(b)})*(x{plus(c)})",
            f"x**3{plus(e[2])}*x**2{plus(e[1])}*x{plus(e[0])}",
        )
    # (ax + by)² + c in two variables
    e = [a * a, 2 * a * b + off, b * b]
    return (
        f"({a}x{plus(b)}y)^2{plus(c)}",
        f"{c}+{e[2]}y^2{plus(e[1])}xy{plus(e[0])}x^2",
        f"({a}*x{plus(b)}*y)**2{plus(c)}",
        f"{c}+{e[2]}*y**2{plus(e[1])}*x*y{plus(e[0])}*x**2",
    )


def rational_function(rng, off):
    a, b = rng.sample([v for v in range(-9, 10) if v], 2)
    p, q = some(rng), some(rng)
    # p/(x+a) + q/(x+b) = ((p+q)x + pb + qa)/(x² + (a+b)x + ab)
    if rng.random() < 0.5:
        return (
            f"\\frac{{{p}}}{{x{plus(a)}}}+\\frac{{{q}}}{{x{plus(b)}}}",
            f"\\frac{{{p + q}x{plus(p * b + q * a + off)}}}{{x^2{plus(a + b)}x{plus(a * b)}}}",
            f"({p})/(x{plus(a)})+({q})/(x{plus(b)})",
            f"({p + q}*x{plus(p * b + q * a + off)})/(x**2{plus(a + b)}*x{plus(a * b)})",
        )
    # (x² + (a+b)x + ab)/(x + a) = x + b
    return (
        f"\\frac{{x^2{plus(a + b)}x{plus(a * b)}}}{{x{plus(a)}}}",
        f"x{plus(b + off)}",
        f"(x**2{plus(a + b)}*x{plus(a * b)})/(x{plus(a)})",
        f"x{plus(b + off)}",
    )


def trigonometric(rng, off):
    a, k = rng.randint(2, 9), a_term(rng)
    m, n = rng.sample(range(1, 5), 2)
    shift = plus(off) if off else ""
    return rng.choice(
        [
            (
                f"{a}\\sin^2 x+{a}\\cos^2 x{plus(k)}",
                f"{a + k}{shift}",
                f"{a}*sin(x)**2+{a}*cos(x)**2{plus(k)}",
                f"{a + k}{shift}",
            ),
            (
                f"{2 * a}\\sin({m}x)\\cos({m}x)",
                f"{a}\\sin({2 * m}x){shift}",
                f"{2 * a}*sin({m}*x)*cos({m}*x)",
                f"{a}*sin({2 * m}*x){shift}",
            ),
            (
                f"{a}\\cos({2 * m}x)",
                f"{a}-{2 * a}\\sin^2({m}x){shift}",
                f"{a}*cos({2 * m}*x)",
                f"{a}-{2 * a}*sin({m}*x)**2{shift}",
            ),
            (
                f"{a}\\sin({m}x)\\cos({n}x)+{a}\\cos({m}x)\\sin({n}x)",
                f"{a}\\sin({m + n}x){shift}",
                f"{a}*sin({m}*x)*cos({n}*x)+{a}*cos({m}*x)*sin({n}*x)",
                f"{a}*sin({m + n}*x){shift}",
            ),
            (f"\\tan^2 x+{a}", f"\\sec^2 x+{a - 1}{shift}", f"tan(x)**2+{a}", f"sec(x)**2+{a - 1}{shift}"),
            (
                f"{a}\\sin 15^\\circ",
                f"\\frac{{{a}(\\sqrt6-\\sqrt2)}}{{4}}{shift}",
                f"{a}*sin(pi/12)",
                f"{a}*(sqrt(6)-sqrt(2))/4{shift}",
            ),
            (
                f"\\cos\\frac{{\\pi}}{{5}}+{a}",
                f"\\frac{{1+\\sqrt5}}{{4}}+{a + off}",
                f"cos(pi/5)+{a}",
                f"(1+sqrt(5))/4+{a + off}",
            ),
            (
                f"{a}\\cos\\frac{{\\pi}}{{7}}-{a}\\cos\\frac{{2\\pi}}{{7}}+{a}\\cos\\frac{{3\\pi}}{{7}}",
                f"\\frac{{{a}}}{{2}}{shift}",
                f"{a}*cos(pi/7)-{a}*cos(2*pi/7)+{a}*cos(3*pi/7)",
                f"Rational({a},2){shift}",
            ),
        ]
    )


def a_term(rng):
    return rng.randint(1, 9)


def exponential(rng, off):
    a, b, k = rng.randint(2, 7), rng.randint(2, 6), rng.randint(2, 5)
    shift = plus(off) if off else ""
    return rng.choice(
        [
            (f"{a}^{{x+{k}}}", f"{a**k + off}\\cdot {a}^x", f"{a}**(x+{k})", f"{a**k + off}*{a}**x"),
            (f"{a * a}^x", f"{a}^{{2x}}{shift}", f"{a * a}**x", f"{a}**(2*x){shift}"),
            (f"e^{{{k}x}}+{a}", f"(e^x)^{{{k}}}+{a + off}", f"exp({k}*x)+{a}", f"exp(x)**{k}+{a + off}"),
            (f"e^{{x+\\ln {a}}}", f"{a + off}e^x", f"exp(x+log({a}))", f"{a + off}*exp(x)"),
            (f"\\ln {a**k}", f"{k}\\ln {a}{shift}", f"log({a**k})", f"{k}*log({a}){shift}"),
            (f"\\ln({a * b})", f"\\ln {a}+\\ln {b}{shift}", f"log({a * b})", f"log({a})+log({b}){shift}"),
            (f"\\log_{{{a}}} {a**k}", f"{k + off}", f"log({a**k},{a})", f"{k + off}"),
            ("\\frac{e^{2x}-1}{e^x-1}", f"e^x+{1 + off}", "(exp(2*x)-1)/(exp(x)-1)", f"exp(x)+{1 + off}"),
        ]
    )


def sums(rng, off):
    n, c = rng.randint(5, 40), rng.randint(1, 7)
    shift = plus(off) if off else ""
    total = sum(c * k + 1 for k in range(1, n + 1)) + off
    squares = sum(k * k for k in range(1, n + 1)) + off
    q = rng.randint(2, 4)
    geometric = Fraction(1, q - 1) + Fraction(off, 1000)
    lg, pg = frac(geometric)
    return rng.choice(
        [
            (f"\\sum_{{k=1}}^{{{n}}} ({c}k+1)", str(total), f"Sum({c}*k+1,(k,1,{n}))", str(total)),
            (f"\\sum_{{k=1}}^{{{n}}} k^2", str(squares), f"Sum(k**2,(k,1,{n}))", str(squares)),
            (
                f"\\sum_{{k=1}}^{{n}} {c}k",
                f"\\frac{{{c}n(n+1)}}{{2}}{shift}",
                f"Sum({c}*k,(k,1,n))",
                f"{c}*n*(n+1)/2{shift}",
            ),
            (
                "\\sum_{k=1}^{n} k^2",
                f"\\frac{{n(n+1)(2n+1)}}{{6}}{shift}",
                "Sum(k**2,(k,1,n))",
                f"n*(n+1)*(2*n+1)/6{shift}",
            ),
            (
                f"\\sum_{{k=0}}^{{n}} {q}^k",
                f"\\frac{{{q}^{{n+1}}-1}}{{{q - 1}}}{shift}",
                f"Sum({q}**k,(k,0,n))",
                f"({q}**(n+1)-1)/{q - 1}{shift}",
            ),
            (f"\\sum_{{k=1}}^{{\\infty}} \\frac{{1}}{{{q}^k}}", lg, f"Sum(Rational(1,{q})**k,(k,1,oo))", pg),
            (
                f"\\prod_{{k=1}}^{{{c + 2}}} \\frac{{k+1}}{{k}}",
                str(c + 3 + off),
                f"Product((k+1)/k,(k,1,{c + 2}))",
                str(c + 3 + off),
            ),
        ]
    )


FAMILIES = {
    "rational": rational,
    "radical": radical,
    "nested radical": nested_radical,
    "polynomial": polynomial,
    "rational function": rational_function,
    "trigonometric": trigonometric,
    "exponential": exponential,
    "sums": sums,
}


def pairs(count, seed):
    """`count` pairs of each family: `gold` and `pred` in LaTeX, `a` and `b` for SymPy, `equal`."""
    made = []
    for family, make in FAMILIES.items():
        rng = random.Random(f"{seed} {family}")
        for i in range(count):
            equal = i % 5 != 4
            gold, pred, a, b = make(rng, 0 if equal else rng.choice([1, 2, -1]))
            made.append({"family": family, "gold": gold, "pred": pred, "a": a, "b": b, "equal": equal})
    return made
