"""Measures `karat serve` on loopback, and a server of FastAPI and Math-Verify in the same run."""

import argparse
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from pathlib import Path

from common import facts, median, number, percentile, table
from everyday import pairs

ITEMS = 1_024
FRESH = 20_000
HERE = Path(__file__).resolve().parent
WORDS = (
    "We add the terms on both sides and see that the sum is as it should be, so we go on. "
    "Next we look at what is left and simplify it step by step. "
)
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


def response(answer, size):
    """A response of about `size` bytes that ends with a box."""
    end = f"Therefore the answer is $\\boxed{{{answer}}}$."
    text = WORDS * (size // len(WORDS) + 1)
    return text[: max(0, size - len(end))] + end


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server process that answers `/healthz`."""

    def __init__(self, command, port):
        self.port = port
        self.process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                if get(port, "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"{command[0]} does not answer")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def memory(self):
        """Peak of resident memory, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def wrk(port, path, seconds, connections=16, bodies=None, start=0):
    """Requests a second, and latencies in milliseconds: median, 99th percentile, maximum; errors."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "60s"]
    if bodies:
        command += ["-s", str(HERE / "service.lua")]
    command.append(f"http://127.0.0.1:{port}{path}")
    if bodies:
        command += ["--", str(bodies), str(start)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def latency(name):
        value, unit = re.search(rf"{name}\s+([\d.]+)(us|ms|s|m)\b", text).groups()
        return float(value) * UNITS[unit]

    maximum, unit = re.search(r"Latency\s+\S+\s+\S+\s+([\d.]+)(us|ms|s|m)", text).groups()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    errors = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", text)))
    for counts in re.findall(r"Socket errors: (.*)", text):
        errors += sum(map(int, re.findall(r"\d+", counts)))
    return rate, latency("50%"), latency("99%"), float(maximum) * UNITS[unit], errors


def rounds(port, kinds, count):
    """Runs of one second of each kind in turn, so that what else the machine does meets all of them."""
    runs = {name: [] for name in kinds}
    for turn in range(count):
        for name, bodies in kinds.items():
            path = "/v1/grade" if bodies else "/healthz"
            # Each round goes on in the file about where the last one ended.
            runs[name].append(wrk(port, path, 1, bodies=bodies, start=turn * 13_000 % FRESH))
    return runs


def batches(port, body, runs=30):
    """Milliseconds of each batch, on one connection that is kept."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for _ in range(runs):
        before = time.perf_counter()
        connection.request("POST", "/v1/grade", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        times.append((time.perf_counter() - before) * 1e3)
        assert answer.status == 200
    return times, json.loads(text)


def health_under_load(port, bodies, seconds):
    """Milliseconds of `GET /healthz`, each on a new connection, while every thread grades."""
    load = threading.Thread(target=wrk, args=(port, "/v1/grade", seconds, 32, bodies))
    load.start()
    time.sleep(0.5)
    times = []
    while load.is_alive():
        before = time.perf_counter()
        assert get(port, "/healthz")[0] == 200
        times.append((time.perf_counter() - before) * 1e3)
        time.sleep(0.02)
    load.join()
    return times[:-5] or times


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=int, default=8, help="runs of 1 s of each kind; seconds of the others")
    seconds = arguments.parse_args().seconds
    rows = pairs(ITEMS, 1)
    items = {
        size: [{"response": response(row["pred"], size), "gold": row["gold"]} for row in rows] for size in (400, 4_096)
    }
    # Each thread of the service remembers the grades of 4,096 pairs: these go round too seldom for that.
    fresh = [
        [{"response": response(row["pred"], size), "gold": row["gold"]} for row in pairs(FRESH, 2)]
        for size in (400, 4_096)
    ]
    batch = json.dumps(items[4_096]).encode()
    threads = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for size, own in items.items():
            files[size] = Path(folder, f"{size}.jsonl")
            files[size].write_text("".join(json.dumps(item) + "\n" for item in own))
        fresh_files = []
        for place, own in enumerate(fresh):
            fresh_files.append(Path(folder, f"fresh-{place}.jsonl"))
            fresh_files[-1].write_text("".join(json.dumps(item) + "\n" for item in own))
        many = Path(folder, "batches.jsonl")
        many.write_text("".join(json.dumps(items[4_096][start : start + 128]) + "\n" for start in range(0, ITEMS, 128)))

        port = free_port()
        command = [os.environ["KARAT_SERVE"], "--port", str(port), "--log-level", "error"]
        with Server(command, port) as server:
            # Pairs that were never seen, in bodies as large.
            new = [
                batches(port, json.dumps(fresh[1][start : start + ITEMS]).encode(), 1)[0][0]
                for start in range(0, FRESH - ITEMS, ITEMS)
            ]
            times, answers = batches(port, batch)
            wrk(port, "/healthz", 1)
            runs = rounds(
                port,
                {
                    "GET /healthz": None,
                    "one response of 400 bytes": files[400],
                    "one response of 4 KB": files[4_096],
                    f"400 bytes, {FRESH:,} pairs": fresh_files[0],
                    f"4 KB, {FRESH:,} pairs": fresh_files[1],
                },
                seconds,
            )
            health = health_under_load(port, many, seconds)
            memory = server.memory()
        port = free_port()
        command = [sys.executable, "-m", "uvicorn", "fastapi_server:app", "--port", str(port), "--log-level", "error"]
        with Server(command, port):
            theirs = wrk(port, "/v1/grade", seconds, 8, files[400])
            their_constant = wrk(port, "/healthz", seconds)

    statuses = [answer["status"] for answer in answers]
    print(f"# service: {ITEMS} everyday pairs, seed 1, {threads} threads\n\n{facts()}\n")
    print(
        f"Batch of {ITEMS} responses of 4 KB ({len(batch) / 1e6:.1f} MB), one connection, "
        f"{len(times)} times: median {median(times):.1f} ms, least {min(times):.1f}, "
        f"most {max(times):.1f}; {statuses.count('correct')} correct, "
        f"{statuses.count('incorrect')} incorrect. {len(new)} batches of pairs that come for the first "
        f"time: median {median(new):.1f} ms, most {max(new):.1f}.\n"
    )
    constant = [run[0] for run in runs["GET /healthz"]]

    def line(name, runs, constant):
        share = median([100 * run[0] / rate for run, rate in zip(runs, constant)])
        rate, middle, late, most = (median([run[place] for run in runs]) for place in range(4))
        return [
            name,
            number(rate),
            f"{share:.0f} %",
            f"{middle:.2f}",
            f"{late:.2f}",
            f"{late / middle:.1f}",
            f"{most:.1f}",
            sum(run[4] for run in runs),
        ]

    print(
        table(
            [
                "wrk, keep-alive",
                "requests/s",
                "of the constant",
                "median ms",
                "p99 ms",
                "p99 / median",
                "max ms",
                "errors",
            ],
            [
                *(line(f"karat: {name}", own, constant) for name, own in runs.items()),
                line(f"FastAPI {version('fastapi')}: GET /healthz", [their_constant], [their_constant[0]]),
                line(f"FastAPI with Math-Verify {version('math-verify')}, 400 bytes", [theirs], [their_constant[0]]),
            ],
        )
    )
    ratio = median([run[0] for run in runs["one response of 400 bytes"]]) / theirs[0]
    print(
        f"\n16 connections (8 for Math-Verify). Karat's rows are medians of {seconds} runs of 1 s in turn, shares of "
        f"the constant those of the same turn. Karat answers {ratio:,.0f} times as many single requests as FastAPI "
        "with Math-Verify.\n"
    )
    print(
        f"`GET /healthz` on a new connection while 32 connections send batches of 128: "
        f"{len(health)} times, median {median(health):.1f} ms, 99th percentile "
        f"{percentile(health, 99):.1f}, most {max(health):.1f}. Peak memory {memory:.0f} MB."
    )


if __name__ == "__main__":
    sys.exit(main())
