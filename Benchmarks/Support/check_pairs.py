"""Runs Math-Verify, `karat check --pairs` and the engine benchmark over the same everyday pairs."""

import argparse
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from common import engine, engine_table, facts, median, number, table
from everyday import pairs

RUNS = 7
REPEATS = 100


def processor_time():
    """Seconds that this process and its children have used so far."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def delimited(text):
    """The text as Math-Verify expects it: within dollar signs, a full stop outside of them."""
    text = text.strip()
    if text.startswith(("$", "\\(", "\\boxed")):
        return text
    return f"${text[:-1]}$." if text.endswith(".") else f"${text}$"


def math_verify(rows):
    """Verdicts, wall and processor seconds of the loop alone (imports are outside), and microseconds
    of each pair."""
    from math_verify import parse, verify

    # It logs every expression that it cannot read or compare.
    logging.disable(logging.CRITICAL)
    verdicts, times = [], []
    before_all = processor_time()
    start = time.perf_counter()
    for row in rows:
        before = time.perf_counter()
        gold, pred = row["gold"], row["pred"]
        verdicts.append(bool(verify(parse(f"${gold}$"), parse(delimited(pred)))))
        times.append((time.perf_counter() - before) * 1e6)
    wall = time.perf_counter() - start
    return verdicts, wall, processor_time() - before_all, times


def karat(path, output):
    """Seconds of the whole process, and of its processor time."""
    before = processor_time()
    start = time.perf_counter()
    subprocess.run(
        [os.environ["KARAT"], "check", "--pairs", str(path), "--output", str(output), "--overwrite"], check=True
    )
    wall = time.perf_counter() - start
    return wall, processor_time() - before


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=2_000, help="pairs (default 2000)")
    arguments.add_argument("--seed", type=int, default=1, help="seed of the pairs (default 1)")
    options = arguments.parse_args()

    rows = pairs(options.count, options.seed)
    count = len(rows)
    with tempfile.TemporaryDirectory() as folder:
        path, many, output = (Path(folder, n) for n in ("pairs.jsonl", "many.jsonl", "out.jsonl"))
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        path.write_text(text)
        many.write_text(text * REPEATS)
        karat(path, output)
        halves = RUNS // 2
        once = [karat(path, output) for _ in range(halves)]
        theirs, seconds, their_cpu, their_times = math_verify(rows)
        once += [karat(path, output) for _ in range(RUNS - halves)]
        ours = [json.loads(line) for line in output.read_text().splitlines()]
        long = [karat(many, output) for _ in range(3)]
        measured = engine(path)

    labels = [row["equal"] for row in rows]
    verdicts = [row["verdict"] for row in ours]
    print(f"# check-pairs: {count} pairs, seed {options.seed}\n\n{facts()}\n")
    wall, cpu = (median([run[i] for run in once]) for i in (0, 1))
    wall_long, cpu_long = (median([run[i] for run in long]) for i in (0, 1))
    long_count = count * REPEATS

    def line(name, n, wall, cpu):
        cells = [name, f"{n:,}", f"{wall:.3f}", f"{cpu:.3f}", number(n / wall), number(n / cpu)]
        return cells + [f"{n / wall * seconds / count:,.0f}", f"{n / cpu * their_cpu / count:,.0f}"]

    print(
        table(
            ["", "pairs", "wall s", "CPU s", "pairs/s by wall", "by CPU", "ratio by wall", "by CPU"],
            [
                line(f"Math-Verify {version('math-verify')}, loop alone", count, seconds, their_cpu),
                line("karat check --pairs, whole process", count, wall, cpu),
                line(f"the same, the pairs {REPEATS} times", long_count, wall_long, cpu_long),
            ],
        )
    )
    print(f"\nKarat: median of {RUNS} runs before and after Math-Verify's one, and of 3 long runs; one thread.\n")
    print("Engine alone, one verdict in a warm process:\n\n" + engine_table(measured) + "\n")
    own = median([m["us"] for m in measured])
    print(
        f"Median of a pair: Karat {own:.2f} µs, Math-Verify {number(median(their_times))} µs, "
        f"ratio {median(their_times) / own:,.0f}.\n"
    )

    agree = sum((v == "equal") == t for v, t in zip(verdicts, theirs))
    print(
        table(
            ["", "as labelled", "equal wrongly", "different wrongly", "undecided"],
            [
                [
                    "Karat",
                    sum((v == "equal") == l and v != "undecided" for v, l in zip(verdicts, labels)),
                    sum(v == "equal" and not l for v, l in zip(verdicts, labels)),
                    sum(v == "different" and l for v, l in zip(verdicts, labels)),
                    verdicts.count("undecided"),
                ],
                [
                    "Math-Verify",
                    sum(t == l for t, l in zip(theirs, labels)),
                    sum(t and not l for t, l in zip(theirs, labels)),
                    sum(not t and l for t, l in zip(theirs, labels)),
                    "–",
                ],
            ],
        )
    )
    print(f"\nBoth agree on {agree} of {count} pairs ({100 * agree / count:.1f} %). Where not:\n")
    rows = [
        [
            f"`{row['gold']}`",
            f"`{row['pred']}`",
            "equal" if row["equal"] else "different",
            verdict,
            "equal" if t else "different",
        ]
        for row, verdict, t in zip(rows, verdicts, theirs)
        if (verdict == "equal") != t
    ]
    rows = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    print(table(["gold", "prediction", "label", "Karat", "Math-Verify"], rows))


if __name__ == "__main__":
    sys.exit(main())
