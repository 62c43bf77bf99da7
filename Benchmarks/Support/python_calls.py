"""Math-Verify and the package `karat` over the same everyday pairs, each in a Python process; import time,
memory, two threads, and whether millions of calls grow the process."""

import argparse
import json
import subprocess
import sys
import threading
import time
from importlib.metadata import version

from check_pairs import delimited, math_verify
from common import facts, median, number, table
from everyday import pairs

#: Rounds over all pairs for each way to call; ways alternate, so that a busy machine slows all of them.
ROUNDS = 9

STARTED = """
import os, sys, time
def resident():
    with open("/proc/self/statm") as file: return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
before, wall, cpu = resident(), time.perf_counter(), time.process_time()
{import_line}
print(time.perf_counter() - wall, time.process_time() - cpu, resident() - before)
{use}
print(resident() - before)
"""

GROWTH = """
import os, random, sys, karat
def resident():
    with open("/proc/self/statm") as file: return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
source, calls = random.Random(1), int(sys.argv[1])
def work(count):
    for index in range(count // 2):
        a, b = source.randrange(1, 10 ** 6), source.randrange(1, 10 ** 4)
        karat.verify(f"{a}/{b}", rf"\\frac{{{a}}}{{{b}}}")
        karat.grade(rf"So x is \\boxed{{{a}x^2+{b}}}.", f"{b}+{a}x^2")
work(100_000)
print(resident())
for _ in range(5):
    work(calls // 5)
    print(resident())
"""


def run(code, *arguments):
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return [[float(word) for word in line.split()] for line in done.stdout.splitlines()]


def started(import_line, use):
    """Median milliseconds of the import by wall and processor, megabytes after it, and after some use."""
    runs = [run(STARTED.format(import_line=import_line, use=use)) for _ in range(11)]
    return [
        f"{median([r[0][0] for r in runs]) * 1e3:.1f}",
        f"{median([r[0][1] for r in runs]) * 1e3:.1f}",
        f"{median([r[0][2] for r in runs]) / 1e6:.1f}",
        f"{median([r[1][0] for r in runs]) / 1e6:.1f}",
    ]


def timed(call):
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu


def on_threads(count, call):
    """`call(part)` on `count` threads at once."""
    threads = [threading.Thread(target=call, args=(part,)) for part in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=2_000, help="pairs (default 2000)")
    arguments.add_argument("--seed", type=int, default=1, help="seed of the pairs (default 1)")
    arguments.add_argument("--calls", type=int, default=5_000_000, help="calls of the memory test (default 5000000)")
    arguments.add_argument("--wheel", help="a wheel that is there already")
    options = arguments.parse_args()

    import karat

    rows = pairs(options.count, options.seed)
    golds, predictions = [row["gold"] for row in rows], [row["pred"] for row in rows]
    responses = [f"So the answer is \\boxed{{{text}}}." for text in predictions]
    # A batch long enough that threads are no part of its time.
    many = 20

    def singly():
        for gold, prediction in zip(golds, predictions):
            karat.verify(gold, prediction)

    def singly_on_two():
        half = len(golds) // 2

        def part(index):
            for gold, prediction in zip(golds[index * half :][:half], predictions[index * half :][:half]):
                karat.verify(gold, prediction)

        on_threads(2, part)

    def verify(threads):
        return lambda: karat.verify_batch(golds * many, predictions * many, threads=threads).equal

    def grade(threads):
        return lambda: karat.grade_batch(responses * many, golds * many, threads=threads).rewards

    ways = {
        "verify, one by one": (singly, 1),
        "verify, one by one, two threads": (singly_on_two, 1),
        "verify_batch": (verify(1), many),
        "verify_batch, two threads": (verify(2), many),
        "grade_batch": (grade(1), many),
        "grade_batch, two threads": (grade(2), many),
    }
    times = {name: [] for name in ways}

    def rounds(count):
        for _ in range(count):
            for name, (call, repeats) in ways.items():
                wall, cpu = timed(call)
                times[name].append((wall / repeats, cpu / repeats))

    rounds(1)
    for own in times.values():
        own.clear()
    rounds(ROUNDS // 2)
    theirs, their_wall, their_cpu, _ = math_verify(rows)
    rounds(ROUNDS - ROUNDS // 2)

    count = len(rows)
    print(f"# python: {count} pairs, seed {options.seed}\n\n{facts()}\n")
    lines = [
        [
            f"Math-Verify {version('math-verify')}, loop alone",
            number(count / their_wall),
            number(count / their_cpu),
            "1",
            "1",
            "–",
        ]
    ]
    for name, own in times.items():
        wall, cpu = median([w for w, _ in own]), median([p for _, p in own])
        gain = "–"
        if name.endswith("two threads"):
            alone = times[name.removesuffix(", two threads")]
            # Round by round, since the machine's other work changes between rounds.
            gain = f"{median([a[0] / b[0] for a, b in zip(alone, own)]):.2f}"
        lines.append(
            [
                name,
                number(count / wall),
                number(count / cpu),
                f"{their_wall / wall:,.0f}",
                f"{their_cpu / cpu:,.0f}",
                gain,
            ]
        )
    print(table(["", "pairs/s by wall", "by CPU", "ratio by wall", "by CPU", "two threads ÷ one"], lines))
    print(f"\nMedians of {ROUNDS} rounds before and after Math-Verify's one.\n")

    equal = karat.verify_batch(golds, predictions).equal
    labels = [row["equal"] for row in rows]
    print(
        f"As labelled: Karat {sum(a == b for a, b in zip(equal, labels))} of {count}, "
        f"Math-Verify {sum(a == b for a, b in zip(theirs, labels))}.\n"
    )

    sample = json.dumps([[gold, prediction] for gold, prediction in zip(golds[:200], predictions[:200])])
    pairs_line = f"import json; pairs = json.loads({sample!r})"
    dollars = json.dumps([[f"${g}$", delimited(p)] for g, p in zip(golds[:200], predictions[:200])])
    print(
        table(
            ["", "import ms", "CPU ms", "MB after it", "after 200 pairs"],
            [
                ["import karat", *started("import karat", f"{pairs_line}\nfor a, b in pairs: karat.verify(a, b)")],
                [
                    "from math_verify import parse, verify",
                    *started(
                        "from math_verify import parse, verify",
                        f"import json, logging; logging.disable(50); pairs = json.loads({dollars!r})\n"
                        "for a, b in pairs: verify(parse(a), parse(b))",
                    ),
                ],
            ],
        )
    )
    print("\nMedians of 11 processes; resident memory above that of the interpreter.\n")

    grown = [line[0] for line in run(GROWTH, str(options.calls))]
    print(
        f"Resident MB after 100,000 calls {grown[0]:.1f}, then after every {options.calls // 5:,} of "
        f"{options.calls:,} calls: {', '.join(f'{mb:.1f}' for mb in grown[1:])}."
    )


if __name__ == "__main__":
    sys.exit(main())
