"""Grading of one response and of many."""

from . import _library as c
from ._types import Extraction, Grade, Verdict


def _verdict(record, text):
    if record[1] == c.NONE:
        return None
    basis = None if record[2] == c.NONE else c.BASES[record[2]]
    rule = c.piece(text, record[13], record[14]) or ""
    reason = c.piece(text, record[15], record[16]) or ""
    return Verdict(c.OUTCOMES[record[1]], basis, rule, reason)


def _found(record, text):
    span = None if record[7] < 0 else (record[7], record[8])
    found_by = None if record[3] == c.NONE else c.FOUND_BY[record[3]]
    no_answer = None if record[4] == c.NONE else c.NO_ANSWER[record[4]]
    answer = c.piece(text, record[9], record[10])
    return answer, c.piece(text, record[11], record[12]), span, found_by, no_answer


def _grade(record, text):
    reward = record[6] if record[5] else None
    return Grade(c.STATUSES[record[0]], reward, *_found(record, text), _verdict(record, text))


def verify(gold, prediction, *, policy="default", fuel=0, **switches):
    """Whether `prediction` is `gold`: two answers, not responses."""
    a, b = c.encode(gold, "gold"), c.encode(prediction, "prediction")
    records, text = c.take(
        c.library.karat_verdict, c.options(policy, switches, fuel), a, len(a), b, len(b)
    )
    return _verdict(records[0], text)


def grade(response, gold, *, prompt=None, policy="default", fuel=0, **switches):
    """Grades one response. A gold of None is a gold error; a response of None has no answer."""
    if gold is None or response is None:
        return grade_batch(
            [response], [gold], prompts=[prompt], policy=policy, fuel=fuel, **switches
        )[0]
    a, b = c.encode(response, "response"), c.encode(gold, "gold")
    p = b"" if prompt is None else c.encode(prompt, "prompt")
    records, text = c.take(
        c.library.karat_grade, c.options(policy, switches, fuel),
        a, len(a), b, len(b), p, len(p),
    )
    return _grade(records[0], text)


def grade_batch(
    responses, golds, *, prompts=None, threads=1, policy="default", fuel=0, **switches
):
    """Grades responses against golds: one grade for each, in order.

    With `threads` above 1 the batch is split over that many threads, which end with the call; the
    library works without the interpreter's lock.
    """
    responses, golds = list(responses), list(golds)
    prompts = None if prompts is None else list(prompts)
    if len(golds) != len(responses) or (prompts and len(prompts) != len(responses)):
        raise ValueError(
            f"{len(responses)} responses, {len(golds)} golds"
            + (f", {len(prompts)} prompts" if prompts else "")
        )
    options = c.options(policy, switches, fuel)

    def part(first, end):
        inputs = c.strings(responses[first:end], "responses"), c.strings(golds[first:end], "golds")
        before = c.strings(prompts[first:end], "prompts") if prompts else None
        return c.take(c.library.karat_grade_batch, options, *inputs, before)

    count = len(responses)
    threads = max(1, min(int(threads), count))
    if threads == 1:
        parts = [part(0, count)]
    else:
        from concurrent.futures import ThreadPoolExecutor

        # More chunks than threads: long responses are not all in one.
        chunks = min(count, threads * 4)
        edges = [count * index // chunks for index in range(chunks + 1)]
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(part, edges[:-1], edges[1:]))
    return [_grade(record, text) for records, text in parts for record in records]


def extract(response, *, prompt=None, policy="default", fuel=0, **switches):
    """The answer that a response commits to."""
    a = c.encode(response, "response")
    p = b"" if prompt is None else c.encode(prompt, "prompt")
    records, text = c.take(
        c.library.karat_extract, c.options(policy, switches, fuel), a, len(a), p, len(p)
    )
    return Extraction(*_found(records[0], text))


def extract_batch(responses, *, prompts=None, policy="default", fuel=0, **switches):
    """The answers of responses, one for each, in order."""
    responses = list(responses)
    before = None if prompts is None else c.strings(list(prompts), "prompts")
    records, text = c.take(
        c.library.karat_extract_batch, c.options(policy, switches, fuel),
        c.strings(responses, "responses"), before,
    )
    return [Extraction(*_found(record, text)) for record in records]


def key(answer, *, policy="default", fuel=0, **switches):
    """The canonical key of an answer, or None: equal keys are equal answers."""
    a = c.encode(answer, "answer")
    records, text = c.take(
        c.library.karat_key, c.options(policy, switches, fuel), a, len(a)
    )
    return c.piece(text, records[0][11], records[0][12])
