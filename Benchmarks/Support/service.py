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
HERE = Path(__file__).resolve().parent
WORDS = ("We add the terms on both sides and see that the sum is as it should be, so we go on. "
         "Next we look at what is left and simplify it step by step. ")
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
        self.process = subprocess.Popen(
            command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def wrk(port, path, seconds, connections=16, bodies=None):
    """Requests a second, and latencies in milliseconds: median, 99th percentile, maximum; errors."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "60s"]
    if bodies:
        command += ["-s", str(HERE / "service.lua")]
    command.append(f"http://127.0.0.1:{port}{path}")
    if bodies:
        command += ["--", str(bodies)]
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
    arguments.add_argument("--seconds", type=int, default=8, help="of each run of wrk (default 8)")
    seconds = arguments.parse_args().seconds
    rows = pairs(ITEMS, 1)
    items = {
        size: [{"response": response(row["pred"], size), "gold": row["gold"]} for row in rows]
        for size in (400, 4_096)
    }
    batch = json.dumps(items[4_096]).encode()
    threads = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for size, own in items.items():
            files[size] = Path(folder, f"{size}.jsonl")
            files[size].write_text("".join(json.dumps(item) + "\n" for item in own))
        many = Path(folder, "batches.jsonl")
        many.write_text("".join(
            json.dumps(items[4_096][start : start + 128]) + "\n" for start in range(0, ITEMS, 128)))

        port = free_port()
        command = [os.environ["KARAT_SERVE"], "--port", str(port), "--log-level", "error"]
        with Server(command, port) as server:
            times, answers = batches(port, batch)
            wrk(port, "/healthz", 1)
            constant = wrk(port, "/healthz", seconds)
            singles = {size: wrk(port, "/v1/grade", seconds, bodies=files[size]) for size in files}
            again = wrk(port, "/healthz", seconds)
            health = health_under_load(port, many, seconds)
            memory = server.memory()
        port = free_port()
        command = [sys.executable, "-m", "uvicorn", "fastapi_server:app", "--port", str(port),
                   "--log-level", "error"]
        with Server(command, port):
            theirs = wrk(port, "/v1/grade", seconds, 8, files[400])
            their_constant = wrk(port, "/healthz", seconds)

    statuses = [answer["status"] for answer in answers]
    print(f"# service: {ITEMS} everyday pairs, seed 1, {threads} threads\n\n{facts()}\n")
    print(f"Batch of {ITEMS} responses of 4 KB ({len(batch) / 1e6:.1f} MB), one connection, "
          f"{len(times)} times: median {median(times):.1f} ms, least {min(times):.1f}, "
          f"most {max(times):.1f}; {statuses.count('correct')} correct, "
          f"{statuses.count('incorrect')} incorrect.\n")
    rate = (constant[0] + again[0]) / 2

    def line(name, run, base):
        return [name, number(run[0]), f"{100 * run[0] / base:.0f} %", f"{run[1]:.2f}",
                f"{run[2]:.2f}", f"{run[2] / run[1]:.1f}", f"{run[3]:.1f}", run[4]]

    print(table(
        ["wrk, keep-alive", "requests/s", "of the constant", "median ms", "p99 ms",
         "p99 / median", "max ms", "errors"],
        [
            line("karat: GET /healthz, before", constant, rate),
            line("karat: one response of 400 bytes", singles[400], rate),
            line("karat: one response of 4 KB", singles[4_096], rate),
            line("karat: GET /healthz, after", again, rate),
            line(f"FastAPI {version('fastapi')}: GET /healthz", their_constant, their_constant[0]),
            line(f"FastAPI with Math-Verify {version('math-verify')}, 400 bytes", theirs,
                 their_constant[0]),
        ]))
    print(f"\n16 connections (8 for Math-Verify), {seconds} s each. Karat answers "
          f"{singles[400][0] / theirs[0]:,.0f} times as many single requests as FastAPI with "
          "Math-Verify.\n")
    print(f"`GET /healthz` on a new connection while 32 connections send batches of 128: "
          f"{len(health)} times, median {median(health):.1f} ms, 99th percentile "
          f"{percentile(health, 99):.1f}, most {max(health):.1f}. Peak memory {memory:.0f} MB.")


if __name__ == "__main__":
    sys.exit(main())
