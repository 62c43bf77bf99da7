"""Times `karat grade` on a file of any size, beside simdjson alone, and takes its peak memory."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import facts, table

FIXTURES = Path(__file__).resolve().parents[2] / "Fixtures" / "generations"


def repeated(sources, target, size):
    """Writes the rows of `sources`, one file after the other, again and again up to `size` bytes.

    In small pieces: the peak memory of a child process begins at that of its parent.
    """
    rows = 0
    with open(target, "wb") as file:
        while file.tell() < size:
            for source in sources:
                piece = b""
                with open(source, "rb") as text:
                    while following := text.read(1 << 16):
                        piece = following
                        rows += piece.count(b"\n")
                        file.write(piece)
                if not piece.endswith(b"\n"):
                    rows += 1
                    file.write(b"\n")
        return file.tell(), rows


def measured(command):
    """Wall seconds, processor seconds, peak memory in MB, standard output."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output = process.stdout.read().decode()
    complaint = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)}: {complaint}")
    scale = 1e6 if sys.platform == "darwin" else 1e6 / 1024
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, output


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sources", nargs="*", help="JSON lines (default: the bundled ones)")
    arguments.add_argument("--size", type=float, default=1e9, help="bytes that are graded (default 1e9)")
    arguments.add_argument("--runs", type=int, default=3, help="runs of each; the best counts")
    arguments.add_argument("--folder", help="where the large files are written (default: temporary)")
    options = arguments.parse_args()
    sources = options.sources or sorted(FIXTURES.glob("*.jsonl"))

    folder = Path(tempfile.mkdtemp(dir=options.folder))
    try:
        big, output = folder / "generations.jsonl", folder / "graded.jsonl"
        size, rows = repeated(sources, big, int(options.size))
        small = folder / "small.jsonl"
        small_size, _ = repeated(sources, small, int(options.size) // 10)
        grade = [os.environ["KARAT"], "grade", "--output", str(output), "--overwrite"]
        lean = [*grade, "--lean"]
        reader = [os.environ["SIMDJSON_READER"]]
        plans = [
            ("simdjson, tokens only", [*reader, str(big), "--index"], size),
            ("simdjson, every string", [*reader, str(big)], size),
            ("grade --jobs 1 --lean", [*lean, "--jobs", "1", str(big)], size),
            ("grade --jobs 1", [*grade, "--jobs", "1", str(big)], size),
            ("grade --jobs 2 --lean", [*lean, "--jobs", "2", str(big)], size),
            ("grade --jobs 1 --lean, a tenth", [*lean, "--jobs", "1", str(small)], small_size),
        ]
        print(f"# grade-throughput: {size / 1e6:,.0f} MB, {rows:,} rows\n\n{facts()}\n")
        results = {}
        for _ in range(options.runs):  # in turn, so that a busy neighbour slows all of them alike
            for name, command, size_read in plans:
                wall, cpu, memory, _ = measured(command)
                written = output.stat().st_size if output.exists() else 0
                output.unlink(missing_ok=True)
                old = results.get(name)
                results[name] = (
                    size_read,
                    min(wall, old[1]) if old else wall,
                    min(cpu, old[2]) if old else cpu,
                    max(memory, old[3]) if old else memory,
                    written,
                )
        print(
            table(
                ["", "wall s", "CPU s", "MB/s by wall", "by CPU", "rows/s by wall", "peak MB", "output MB"],
                [
                    [
                        name,
                        f"{wall:.2f}",
                        f"{cpu:.2f}",
                        f"{n / wall / 1e6:,.0f}",
                        f"{n / cpu / 1e6:,.0f}",
                        f"{rows * n / size / wall:,.0f}",
                        f"{memory:.0f}",
                        f"{written / 1e6:,.0f}" if written else "–",
                    ]
                    for name, (n, wall, cpu, memory, written) in results.items()
                ],
            )
        )
        alone = results["simdjson, every string"]
        ours = results["grade --jobs 1 --lean"]
        print(
            f"\nBest of {options.runs} runs. simdjson alone is {ours[1] / alone[1]:.1f} times as "
            f"fast by wall time, {ours[2] / alone[2]:.1f} times by processor time.\n"
        )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
