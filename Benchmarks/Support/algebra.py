"""Karat's zero test against SymPy's `simplify(a - b) == 0` on the same pairs, per family.

Karat reads LaTeX and compares; SymPy reads its own notation (`sympify`, which is faster than any
LaTeX parser for it), subtracts, simplifies and compares with zero. Both times are counted whole.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

import mpmath
import sympy

from common import engine, engine_table, facts, median, number, percentile, table
from families import FAMILIES, pairs


class TimeIsUp(BaseException):
    """Not an Exception, so that SymPy does not catch it."""


def alarm(*_):
    raise TimeIsUp


SYMBOLS = {name: sympy.Symbol(name, real=True) for name in "xy"}
SYMBOLS |= {name: sympy.Symbol(name, integer=True, positive=True) for name in "kn"}


def sympy_verdict(row, limit):
    """`equal`, `not shown` or `time is up`; processor seconds of reading and of the rest.

    Processor time, because a single run is hit by what else the machine does; Karat's times are
    medians of many passes, which is not.
    """
    start = read = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        a = sympy.sympify(row["a"], locals=SYMBOLS)
        b = sympy.sympify(row["b"], locals=SYMBOLS)
        read = time.process_time()
        difference = a - b
        if row["family"] == "sums":
            difference = difference.doit()
        verdict = "equal" if sympy.simplify(difference) == 0 else "not shown"
    except TimeIsUp:
        verdict = "time is up"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    end = time.process_time()
    return verdict, read - start, end - read


def check_labels(rows):
    """Every label against the values of both sides at one point, to 60 digits."""
    mpmath.mp.dps = 60
    point = {"x": sympy.Rational(37, 53), "y": sympy.Rational(-29, 31), "n": 6}
    for row in rows:
        names = {name: SYMBOLS[name] for name in SYMBOLS}
        both = [sympy.sympify(row[side], locals=names) for side in "ab"]
        both = [s.subs({SYMBOLS[name]: v for name, v in point.items()}).doit() for s in both]
        gap = abs(sympy.N(both[0], 60) - sympy.N(both[1], 60))
        if (gap < 1e-50) != row["equal"]:
            sys.exit(f"a wrong label: {row['a']} against {row['b']}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=50, help="pairs of a family (default 50)")
    arguments.add_argument("--seed", type=int, default=1, help="seed of the pairs (default 1)")
    arguments.add_argument("--limit", type=float, default=10, help="seconds that SymPy has for a pair (default 10)")
    options = arguments.parse_args()

    rows = pairs(options.count, options.seed)
    signal.signal(signal.SIGALRM, alarm)
    sympy.simplify(sympy.sin(SYMBOLS["x"]) ** 2 - 1)  # loads what it needs
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pairs.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        ours = engine(path)
        theirs = [sympy_verdict(row, options.limit) for row in rows]
        again = engine(path)
    # Both runs of Karat stand around SymPy's, and the machine may have been busier in one.
    for a, b in zip(ours, again):
        a["us"] = (a["us"] + b["us"]) / 2
    check_labels(rows)

    print(f"# algebra: {options.count} pairs of a family, seed {options.seed}\n\n{facts()}\n")
    print(f"SymPy {sympy.__version__}, at most {options.limit:g} s a pair. Times in µs.\n")
    speed, verdicts = [], []
    for family in FAMILIES:
        places = [i for i, row in enumerate(rows) if row["family"] == family]
        us = [ours[i]["us"] for i in places]
        whole = [(theirs[i][1] + theirs[i][2]) * 1e6 for i in places]
        alone = [theirs[i][2] * 1e6 for i in places]
        speed.append(
            [
                family,
                f"{median(us):.2f}",
                f"{percentile(us, 99):.2f}",
                number(median(whole)),
                number(percentile(whole, 99)),
                f"{sum(whole) / sum(us):,.0f}",
                f"{median(whole) / median(us):,.0f}",
                f"{sum(alone) / sum(us):,.0f}",
            ]
        )
        equal = [i for i in places if rows[i]["equal"]]
        different = [i for i in places if not rows[i]["equal"]]
        count = lambda places, verdict: sum(ours[i]["verdict"] == verdict for i in places)
        shown = lambda verdict: sum(theirs[i][0] == verdict for i in equal)
        verdicts.append(
            [
                family,
                f"{count(equal, 'equal')} of {len(equal)}",
                f"{count(different, 'different')} of {len(different)}",
                count(places, "undecided"),
                sum(ours[i]["basis"] == "numeric" for i in places),
                count(equal, "different") + count(different, "equal"),
                f"{shown('equal')} of {len(equal)}",
                shown("not shown"),
                sum(theirs[i][0] == "time is up" for i in places),
                sum(theirs[i][0] == "equal" for i in different),
            ]
        )
    print(
        table(
            [
                "family",
                "Karat median",
                "p99",
                "SymPy median",
                "p99",
                "throughput ratio",
                "median ratio",
                "without reading",
            ],
            speed,
        )
    )
    print(
        "\nThroughput ratio: all of SymPy's time by all of Karat's; `without reading` leaves out "
        "SymPy's `sympify`, but not Karat's parsing.\n"
    )
    print(
        table(
            [
                "family",
                "Karat equal",
                "different",
                "undecided",
                "numeric",
                "wrong",
                "SymPy equal",
                "not shown",
                "time is up",
                "wrong",
            ],
            verdicts,
        )
    )
    print(
        "\nSymPy's False does not tell `different` from `not shown`; of the different pairs only "
        "its wrong ones are counted.\n\nKarat alone:\n"
    )
    print(engine_table(ours))
    missed = [
        [
            row["family"],
            f"`{row['gold']}`",
            f"`{row['pred']}`",
            "equal" if row["equal"] else "different",
            own["verdict"],
        ]
        for row, own in zip(rows, ours)
        if own["verdict"] != ("equal" if row["equal"] else "different")
    ]
    if missed:
        print(f"\nPairs that Karat did not decide rightly: {len(missed)}\n")
        print(table(["family", "gold", "prediction", "label", "Karat"], missed))


if __name__ == "__main__":
    main()
