"""Karat against mpmath and SymPy on random pairs: half of them are equal by identities, half near misses.

Each pair begins with two expressions of the same value. The second goes through random identities, and
for a near miss one of its leaves is changed. What the pair really is, mpmath says at 60 digits, and at 200
where Karat and it disagree. SymPy's `simplify(a - b) == 0` stands beside a share of them.
Exit code 1: a verdict is wrong.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import kinds
import operators
from expressions import latex
from oracle import compare, is_numerical, sympy_verdict
from rewrites import mutated, rewritten

KINDS = {
    "radicals": kinds.radicals,
    "nested radicals": kinds.nested,
    "complex numbers": kinds.complex_numbers,
    "angles": kinds.angle_constants,
    "polynomials": kinds.polynomials,
    "rational functions": kinds.rational_functions,
    "exponentials": kinds.exponentials,
    "logarithms": kinds.logarithms,
    "trigonometric": kinds.trigonometric,
    "hyperbolic": kinds.hyperbolic,
    "inverse functions": kinds.inverse,
    "steps": kinds.steps,
    "factorials": kinds.factorials,
    "number theory": kinds.number_theory,
    "determinants": kinds.determinants,
    "sums": operators.sums,
    "products": operators.products,
    "series": operators.series,
    "integrals": operators.integrals,
    "limits": operators.limits,
    "derivatives": operators.derivatives,
}


@dataclass
class Pair:
    kind: str
    gold: tuple
    pred: tuple
    #: What the prediction was before it was mutated: equal to gold.
    origin: tuple
    equal: bool
    verdict: str = ""
    basis: "str | None" = None
    reason: str = ""
    sympy: str = ""

    @property
    def row(self):
        return {
            "kind": self.kind,
            "gold": latex(self.gold),
            "pred": latex(self.pred),
            "expected": "equal" if self.equal else "different",
            "verdict": self.verdict,
            "basis": self.basis,
            "reason": self.reason,
            "sympy": self.sympy,
        }


def truth(gold, pred, origin, digits=60):
    """Whether the pair is equal; the origin stands for a gold whose value has few good digits."""
    return compare(origin if is_numerical(gold) else gold, pred, digits, digits * 2 // 3)


def make(kind, rng):
    """A pair of a kind, or None where its expressions are defined nowhere together."""
    (gold, value), rules = KINDS[kind](rng)
    origin = rewritten(value, rng, rules, rng.randint(0, 3))
    pred = origin if rng.random() < 0.5 else mutated(origin, rng)
    equal = truth(gold, pred, origin)
    if equal is None:
        return None
    # Numerical limits and integrals fail now and then; SymPy has the last word.
    if is_numerical(gold) and compare(gold, value, 30, 8) is False and sympy_verdict(gold, value, 20) != "equal":
        raise AssertionError(f"{kind}: mpmath says {latex(gold)} is not {latex(value)}")
    if pred == origin and not equal:
        # The identities hold where both sides are defined; a generator that breaks this is at fault.
        if truth(gold, pred, origin, 200) is False:
            raise AssertionError(f"{kind}: an identity is none: {latex(gold)} and {latex(pred)}")
    return Pair(kind, gold, pred, origin, equal)


def pairs(count, seed, only):
    made = []
    names = [name for name in KINDS if not only or name in only]
    for place, kind in enumerate(names):
        rng = random.Random(f"{seed} {kind}")
        wanted = count * (place + 1) // len(names) - count * place // len(names)
        own = []
        while len(own) < wanted:
            pair = make(kind, rng)
            if pair:
                if rng.random() < 0.5 and not is_numerical(pair.gold):
                    pair.gold, pair.pred = pair.pred, pair.gold
                own.append(pair)
        made += own
    return made


def check(made):
    """Lets `karat check --pairs` look at all of them."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder, "pairs.jsonl"), Path(folder, "verdicts.jsonl")
        path.write_text("".join(json.dumps({"gold": latex(p.gold), "pred": latex(p.pred)}) + "\n" for p in made))
        subprocess.run([os.environ["KARAT"], "check", "--pairs", path, "--output", output], check=True)
        rows = [json.loads(line) for line in output.read_text().splitlines()]
    assert len(rows) == len(made)
    for pair, row in zip(made, rows):
        pair.verdict, pair.basis, pair.reason = row["verdict"], row["basis"], row["reason"]


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print(
            "  ".join(
                str(c).ljust(w) if i == 0 else str(c).rjust(w) for i, (c, w) in enumerate(zip(row, widths))
            ).rstrip()
        )


def report(made, shown):
    rows = []
    for kind in [*dict.fromkeys(p.kind for p in made), "all"]:
        own = [p for p in made if kind in (p.kind, "all")]
        count = lambda test: sum(map(test, own))
        rows.append(
            [
                kind,
                len(own),
                count(lambda p: p.equal),
                count(lambda p: p.verdict == "equal"),
                count(lambda p: p.verdict == "different"),
                count(lambda p: p.verdict == "undecided"),
                count(lambda p: p.basis == "numeric"),
                count(lambda p: p.verdict == "equal" and not p.equal),
                count(lambda p: p.verdict == "different" and p.equal),
                count(lambda p: p.sympy != ""),
                count(lambda p: p.sympy == "equal" and p.equal),
                count(lambda p: p.sympy == "not shown" and p.equal),
                count(lambda p: p.sympy in ("time is up", "fails")),
                count(lambda p: p.sympy == "equal" and not p.equal),
            ]
        )
    table(
        [
            "kind",
            "pairs",
            "truly equal",
            "equal",
            "different",
            "undecided",
            "numeric",
            "equal wrongly",
            "different wrongly",
            "SymPy asked",
            "equal",
            "not shown",
            "failed",
            "wrongly",
        ],
        rows,
    )

    wrong = [p for p in made if p.verdict in ("equal", "different") and (p.verdict == "equal") != p.equal]
    confirmed = [p for p in wrong if truth(p.gold, p.pred, p.origin, 200) == p.equal]
    print(f"\nDisagreements: {len(wrong)}; Karat is wrong by 200 digits in {len(confirmed)}.")
    for pair in wrong:
        print(json.dumps({**pair.row, "confirmed": pair in confirmed}, ensure_ascii=False))

    for title, chosen in (
        ("Undecided", [p for p in made if p.verdict == "undecided"]),
        ("Numeric", [p for p in made if p.basis == "numeric"]),
    ):
        groups = defaultdict(list)
        for pair in chosen:
            groups[pair.kind, pair.reason[:48] if title == "Undecided" else ""].append(pair)
        print(f"\n{title}: {len(chosen)}")
        for (kind, reason), own in sorted(groups.items(), key=lambda item: -len(item[1])):
            equal = Counter(p.equal for p in own)
            print(f"  {len(own)} {kind}: {reason} ({equal[True]} equal, {equal[False]} different)")
            for pair in own[:shown]:
                print(f"      {latex(pair.gold)}   |   {latex(pair.pred)}")
    return 1 if confirmed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="pairs in all (default 10000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the pairs (default 1)")
    parser.add_argument("--kind", action="append", help="only this kind; may be repeated")
    parser.add_argument(
        "--sympy",
        type=float,
        default=0.1,
        metavar="SHARE",
        help="the share of pairs that SymPy is asked about (default 0.1)",
    )
    parser.add_argument("--limit", type=float, default=5, help="seconds that SymPy has for a pair (default 5)")
    parser.add_argument("--show", type=int, default=3, help="examples of each group (default 3)")
    parser.add_argument("--output", type=Path, help="write every pair with its verdict as JSON lines")
    options = parser.parse_args()
    for kind in options.kind or ():
        if kind not in KINDS:
            parser.error(f"no kind is called {kind}; there are {', '.join(KINDS)}")
    if options.count < 1 or not 0 <= options.sympy <= 1:
        parser.error("--count is at least 1, --sympy from 0 to 1")

    made = pairs(options.count, options.seed, options.kind)
    check(made)
    chosen = random.Random(options.seed)
    for pair in made:
        if chosen.random() < options.sympy:
            pair.sympy = sympy_verdict(pair.gold, pair.pred, options.limit)
    if options.output:
        options.output.write_text("".join(json.dumps(p.row, ensure_ascii=False) + "\n" for p in made))
    return report(made, options.show)


if __name__ == "__main__":
    sys.exit(main())
