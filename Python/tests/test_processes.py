import multiprocessing
import os
import random
import resource
import signal
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

import karat

RESPONSES = [rf"Then x is \boxed{{\frac{{{i}}}{{{j}}}}}" for i in range(1, 12) for j in range(1, 12)]
GOLDS = [f"{i}/{j}" if (i + j) % 3 else "0" for i in range(1, 12) for j in range(1, 12)]


def all_grades():
    return karat.grade_batch(RESPONSES, GOLDS)


def one(pair):
    return karat.grade(*pair).status


def test_threads_agree():
    expected = all_grades()
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: all_grades(), range(64)):
            assert found == expected


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_agree(method):
    expected = [one(pair) for pair in zip(RESPONSES, GOLDS)]
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        found = list(pool.map(one, zip(RESPONSES, GOLDS), chunksize=16, timeout=120))
    assert found == expected


def test_a_child_forked_while_threads_grade_goes_on():
    expected = [grade.status for grade in all_grades()]
    stop = threading.Event()

    def work():
        while not stop.is_set():
            all_grades()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(20):
            child = os.fork()
            if child == 0:
                signal.alarm(30)
                right = [grade.status for grade in all_grades()] == expected
                os._exit(0 if right else 3)
            _, status = os.waitpid(child, 0)
            assert status == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_calls_do_not_grow_the_process():
    source = random.Random(6)

    def work(count):
        for _ in range(count):
            a, b = source.randrange(1, 1000), source.randrange(1, 1000)
            karat.grade(rf"\boxed{{\frac{{{a}}}{{{b}}}+x_{{{a % 7}}}}}", f"{a}/{b}")

    work(20_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    work(100_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4_000


def test_threads_that_end_take_their_graders_along():
    def work():
        thread = threading.Thread(target=karat.grade, args=(r"\boxed{1}", "1"))
        thread.start()
        thread.join()

    for _ in range(500):
        work()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(2_000):
        work()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4_000
