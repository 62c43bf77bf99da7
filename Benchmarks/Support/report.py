"""Times `karat report` on lean graded rows: the aggregate rate, peak memory, and the bootstrap."""

import argparse
import os
import random
import shutil
import tempfile
from pathlib import Path

from common import facts, table
from grade_throughput import measured

CORRECT = (
    '"found_by":"boxed","status":"correct","reward":1,"verdict":"equal","basis":"identical",'
    '"rule":"identical","reason":"Both are the same text."'
)
WRONG = (
    '"found_by":"boxed","status":"incorrect","reward":0,"verdict":"different","basis":"exact",'
    '"rule":"exact-decimal","reason":"%d is not %d."'
)
MISSING = (
    '"found_by":null,"status":"no_answer","reward":0,"verdict":null,"basis":null,"rule":null,"reason":"no_candidate"'
)


def write_rows(target, rows, problems, width, seed=1):
    """Writes rows as `karat grade --lean` does, problem after problem: samples of one problem give the
    gold, one of four wrong answers, or none. A width above 1 makes sets."""
    random.seed(seed)
    per_problem = rows // problems
    kinds = random.choices(range(6), weights=[50, 20, 12, 8, 5, 5], k=1 << 16)
    with open(target, "w", buffering=1 << 20) as file:
        for problem in range(problems):
            gold = problem * 7 % 1000
            head = f'{{"benchmark":"bench","problem_id":"p{problem}","set_id":"run:{problem + 1}:'
            forms = []
            for kind in range(6):
                if kind == 5:
                    forms.append(f'"gold":"{gold}","answer":null,{MISSING},"key":null')
                    continue
                answer = gold + kind
                text = CORRECT if kind == 0 else WRONG % (gold, answer)
                forms.append(f'"gold":"{gold}","answer":"{answer}",{text},"key":"{answer}"')
            tail = ',"truncated":false,"response_bytes":1534,"model":"solo"}\n'
            lines = []
            for sample in range(per_problem):
                kind = kinds[(problem * 7919 + sample) & 0xFFFF]
                lines.append(f'{head}{sample // width}","member":{sample % width},"width":{width},{forms[kind]}{tail}')
            file.writelines(lines)
    return per_problem * problems


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--problems", type=int, default=5_000)
    arguments.add_argument("--runs", type=int, default=3, help="runs of each; the best counts")
    arguments.add_argument("--folder", help="where the large files are written (default: temporary)")
    options = arguments.parse_args()

    folder = Path(tempfile.mkdtemp(dir=options.folder))
    report = [os.environ["KARAT"], "report"]
    try:
        print(f"# report: {options.rows:,} rows, {options.problems:,} problems\n\n{facts()}\n")
        results = []
        plans = [
            ("independent samples", options.rows, 1),
            ("a tenth of them", options.rows // 10, 1),
            ("sets of 8", options.rows, 8),
        ]
        for name, rows, width in plans:
            path = folder / "graded.jsonl"
            written = write_rows(path, rows, options.problems, width)
            size = path.stat().st_size
            counts = folder / "counts"
            runs = [
                measured([*report, str(path), "--partial", str(counts), "--overwrite"]) for _ in range(options.runs)
            ]
            wall, cpu = min(run[0] for run in runs), min(run[1] for run in runs)
            results.append(
                [
                    name,
                    f"{written:,}",
                    f"{size / 1e6:,.0f}",
                    f"{wall:.2f}",
                    f"{cpu:.2f}",
                    f"{written / wall / 1e6:.2f}",
                    f"{written / cpu / 1e6:.2f}",
                    f"{max(run[2] for run in runs):.0f}",
                    f"{counts.stat().st_size / 1e6:.1f}",
                ]
            )
            path.unlink()
        print(
            table(["", "rows", "MB", "wall s", "CPU s", "Mrows/s by wall", "by CPU", "peak MB", "counts MB"], results)
        )

        # One sample a problem has two bootstrapped figures, accuracy and pass@1.
        path = folder / "single.jsonl"
        write_rows(path, options.problems, options.problems, 1)
        times = {}
        for resamples in (100, 10_000):
            command = [*report, str(path), "--output", "-", "--format", "json", "--resamples"]
            times[resamples] = min(measured([*command, str(resamples)])[1] for _ in range(options.runs))
        each = (times[10_000] - times[100]) / 2 * 10_000 / 9_900
        print(
            f"\nBootstrap of 10,000 resamples over {options.problems:,} problems: {each:.3f} s of "
            f"processor time a figure.\n"
        )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
