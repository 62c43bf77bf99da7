"""What the benchmarks share: tables, facts of the machine, summaries."""

import json
import os
import platform
import statistics
import subprocess
from datetime import date
from pathlib import Path


def facts():
    """Date, processor, cores, load, system and commit, one line each."""
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    except (ValueError, OSError):
        pages = 0
    here = Path(__file__).resolve().parent
    commit = subprocess.run(
        ["git", "-C", str(here), "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return (
        f"{date.today()} · {model} · {os.cpu_count()} cores · {pages:.0f} GB · "
        f"{platform.system()} {platform.release()} · commit {commit or 'unknown'} · load {load}"
    )


def table(head, rows):
    """A Markdown table whose columns line up; all columns but the first are flush right."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def line(row):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        return "| " + " | ".join(cells) + " |"

    rule = ["-" * w if i == 0 else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join([line(head), "|" + "|".join(f" {r} " for r in rule) + "|", *map(line, rows)])


def percentile(values, share):
    """The nearest-rank percentile."""
    values = sorted(values)
    return values[min(len(values) - 1, max(0, -(-len(values) * share // 100) - 1))]


def median(values):
    return statistics.median(values)


def number(value):
    """Three digits that count, with a comma between thousands."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"


def engine(path):
    """Runs the Swift benchmark over a file of pairs: one dictionary for each pair."""
    run = subprocess.run([os.environ["ENGINE"], str(path)], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def engine_table(measured):
    """Median and 99th percentile per family, allocations and fuel of the median pair."""
    families = list(dict.fromkeys(m["family"] for m in measured))
    rows = []
    for family in [*families, "all"]:
        own = [m for m in measured if family in ("all", m["family"])]
        times = [m["us"] for m in own]
        rows.append(
            [
                family,
                len(own),
                f"{median(times):.2f}",
                f"{percentile(times, 99):.2f}",
                f"{max(times):.2f}",
                number(median([m["allocations"] for m in own])),
                number(max(m["allocations"] for m in own)),
                number(median([m["fuel"] for m in own])),
                number(max(m["fuel"] for m in own)),
                sum(m["verdict"] == "undecided" for m in own),
            ]
        )
    head = [
        "family",
        "pairs",
        "median µs",
        "p99 µs",
        "max µs",
        "allocations",
        "at most",
        "fuel",
        "at most",
        "undecided",
    ]
    return table(head, rows)
