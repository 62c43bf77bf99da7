"""Grading of one response and of many."""

from _collections_abc import Iterable

from . import _library as c
from ._batch import Extractions, Grades, Verdicts, extraction_of, grade_of, verdict_of
from ._types import Extraction, Grade, Verdict

Text = str | bytes
Texts = Iterable[Text | None]


def verify(gold: Text, prediction: Text, *, policy: str = "default", fuel: int = 0, **switches: bool) -> Verdict:
    """Whether `prediction` is `gold`: two answers, not responses."""
    a, b = c.encode(gold, "gold"), c.encode(prediction, "prediction")
    record, text = c.take_one(c.library.karat_verdict, c.options(policy, switches, fuel), a, len(a), b, len(b))
    return verdict_of(record, text)


def verify_batch(
    golds: Texts, predictions: Texts, *, threads: int = 1, policy: str = "default", fuel: int = 0, **switches: bool
) -> Verdicts:
    """Whether predictions are golds: one verdict for each pair, in order."""
    return Verdicts(
        _batch(
            c.library.karat_verdict_batch,
            c.options(policy, switches, fuel),
            threads,
            golds=golds,
            predictions=predictions,
        )
    )


def grade(
    response: Text | None,
    gold: Text | None,
    *,
    prompt: Text | None = None,
    policy: str = "default",
    fuel: int = 0,
    **switches: bool,
) -> Grade:
    """Grades one response. A gold of None is a gold error; a response of None has no answer."""
    if gold is None or response is None:
        return grade_batch([response], [gold], prompts=[prompt], policy=policy, fuel=fuel, **switches)[0]
    a, b = c.encode(response, "response"), c.encode(gold, "gold")
    p = b"" if prompt is None else c.encode(prompt, "prompt")
    record, text = c.take_one(c.library.karat_grade, c.options(policy, switches, fuel), a, len(a), b, len(b), p, len(p))
    return grade_of(record, text)


def grade_batch(
    responses: Texts,
    golds: Texts,
    *,
    prompts: Texts | None = None,
    threads: int = 1,
    policy: str = "default",
    fuel: int = 0,
    **switches: bool,
) -> Grades:
    """Grades responses against golds: one grade for each, in order.

    With `threads` above 1 the batch is split over that many threads, which end with the call; the
    library works without the interpreter's lock.
    """
    return Grades(
        _batch(
            c.library.karat_grade_batch,
            c.options(policy, switches, fuel),
            threads,
            responses=responses,
            golds=golds,
            prompts=prompts,
        )
    )


def extract(
    response: Text, *, prompt: Text | None = None, policy: str = "default", fuel: int = 0, **switches: bool
) -> Extraction:
    """The answer that a response commits to."""
    a = c.encode(response, "response")
    p = b"" if prompt is None else c.encode(prompt, "prompt")
    record, text = c.take_one(c.library.karat_extract, c.options(policy, switches, fuel), a, len(a), p, len(p))
    return extraction_of(record, text)


def extract_batch(
    responses: Texts,
    *,
    prompts: Texts | None = None,
    threads: int = 1,
    policy: str = "default",
    fuel: int = 0,
    **switches: bool,
) -> Extractions:
    """The answers of responses, one for each, in order."""
    return Extractions(
        _batch(
            c.library.karat_extract_batch,
            c.options(policy, switches, fuel),
            threads,
            responses=responses,
            prompts=prompts,
        )
    )


def key(answer: Text, *, policy: str = "default", fuel: int = 0, **switches: bool) -> str | None:
    """The canonical key of an answer, or None: equal keys are equal answers."""
    a = c.encode(answer, "answer")
    record, text = c.take_one(c.library.karat_key, c.options(policy, switches, fuel), a, len(a))
    return c.piece(text, record[11], record[12])


def _batch(function, options, threads, **columns):
    """The records of columns of texts, in parts; a column of None is passed as NULL."""
    columns = {
        what: texts if texts is None or isinstance(texts, (list, tuple)) else list(texts)
        for what, texts in columns.items()
    }
    counts = {what: len(texts) for what, texts in columns.items() if texts is not None}
    if len(set(counts.values())) > 1:
        raise ValueError("the columns differ in length: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    count = next(iter(counts.values()))

    def part(first, end):
        inputs = [
            None if texts is None else c.strings(texts if end - first == count else texts[first:end], what, first)
            for what, texts in columns.items()
        ]
        return c.take(function, options, *inputs)

    threads = max(1, min(int(threads), count))
    if threads == 1:
        return [part(0, count)]
    from concurrent.futures import ThreadPoolExecutor

    # More chunks than threads: long responses are not all in one.
    chunks = min(count, threads * 4)
    edges = [count * index // chunks for index in range(chunks + 1)]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(part, edges[:-1], edges[1:]))
