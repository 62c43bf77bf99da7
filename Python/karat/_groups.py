"""What follows for training from the grades of a group."""

import ctypes
from _collections_abc import Iterable, Sequence

from . import _library as c
from ._batch import Grades
from ._types import Group, Majority, RewardConfig


def classes(
    answers: Iterable[str | bytes | None], *, policy: str = "default", fuel: int = 0, **switches: bool
) -> list[int | None]:
    """The class of each answer: equal answers share a number, None has none."""
    answers = list(answers)
    found = (ctypes.c_int64 * len(answers))()
    texts = c.strings(answers, "answers")
    c.check(c.library.karat_classes(c.options(policy, switches, fuel), texts, found))
    return [None if number < 0 else number for number in found]


def majority(
    answers: Iterable[str | bytes | None],
    *,
    minimum_margin: float = 0.0,
    policy: str = "default",
    fuel: int = 0,
    **switches: bool,
) -> Majority:
    """The majority of a group's answers (None: no answer), and rewards where it stands in for gold."""
    answers = list(answers)
    numbers = classes(answers, policy=policy, fuel=fuel, **switches)
    return _majority(answers, numbers, minimum_margin)


def _majority(answers, numbers, minimum_margin):
    count = len(numbers)
    votes = (ctypes.c_int64 * count)(*(-1 if number is None else number for number in numbers))
    rewards, present = (ctypes.c_double * count)(), (ctypes.c_uint8 * count)()
    found = c.Majority()
    c.check(c.library.karat_majority(votes, count, minimum_margin, found, rewards, present))
    winner = None if found.winner < 0 else found.winner
    answer = None if winner is None else answers[numbers.index(winner)]
    return Majority(
        numbers,
        winner,
        answer,
        found.tied,
        found.votes,
        found.answered,
        found.distinct,
        found.margin,
        bool(found.unanimous),
        [value if there else None for value, there in zip(rewards, present)],
    )


def group(
    grades: Iterable,
    *,
    label: str = "gold",
    minimum_margin: float = 0.0,
    method: str = "grpo",
    sets: Iterable | None = None,
    epsilon: float = 1e-4,
    k: int = 1,
    config: RewardConfig | None = None,
    responses: Sequence[str | bytes | None] | None = None,
    lengths: Sequence[int] | None = None,
) -> Group:
    """What follows from the grades of all responses to one prompt: classes of answers, their majority,
    rewards and advantages.

    With `label="gold"` the rewards are those of `rewards(grades, config=config, …)`, and all correct
    answers are one class. With `label="majority"` the majority stands in for gold: then extractions do as
    well as grades, and no response has a reward where the margin is below `minimum_margin`.
    """
    if label not in ("gold", "majority"):
        raise c.KaratError(f"no label is called {label}; the labels are gold, majority")
    grades = list(grades) if not isinstance(grades, Grades) else grades
    items = list(grades)
    answers = [item.answer for item in items]
    numbers = classes(answers)
    if label == "gold":
        merged = [-1 if item.correct else number for item, number in zip(items, numbers)]
        order: dict = {}
        numbers = [None if n is None else order.setdefault(n, len(order)) for n in merged]
    found = _majority(answers, numbers, minimum_margin)
    values = found.rewards
    if label == "gold":
        values = rewards(grades, config=config, responses=responses, lengths=lengths)
    made, flat = _advantages(values, method, None, sets, epsilon, k)
    return Group(numbers, found, values, made, all(flat), flat)


def advantages(
    rewards: Iterable[float | None],
    *,
    method: str = "grpo",
    groups: Iterable | None = None,
    sets: Iterable | None = None,
    epsilon: float = 1e-4,
    k: int = 1,
) -> list[float]:
    """The advantages of rewards; finite always, and 0 where the rewards give no signal.

    `groups` names the prompt of each reward, `sets` its set within the prompt: any hashable values.
    Methods: grpo, dr_grpo, rloo, leave_one_set_out, multi_group, pass_at_k.
    """
    return _advantages(rewards, method, groups, sets, epsilon, k)[0]


def _advantages(rewards, method, groups, sets, epsilon, k):
    """The advantages, and which of them are 0 because the rewards give no signal."""
    rewards = list(rewards)
    if method not in c.ADVANTAGES:
        raise c.KaratError(f"no method is called {method}; the methods are {', '.join(c.ADVANTAGES)}")
    count = len(rewards)
    present = (ctypes.c_uint8 * count)(*(0 if reward is None else 1 for reward in rewards))
    values = (ctypes.c_double * count)(*(0.0 if reward is None else reward for reward in rewards))
    found, flat = (ctypes.c_double * count)(), (ctypes.c_uint8 * count)()
    c.check(
        c.library.karat_advantages(
            c.ADVANTAGES.index(method),
            k,
            epsilon,
            count,
            values,
            present,
            _ids(groups, count, "groups"),
            _ids(sets, count, "sets"),
            found,
            flat,
        )
    )
    return list(found), [bool(value) for value in flat]


def _ids(values, count, what):
    if values is None:
        return None
    values = list(values)
    if len(values) != count:
        raise ValueError(f"there are {count} rewards but {len(values)} {what}")
    numbers: dict = {}
    return (ctypes.c_int64 * count)(*(numbers.setdefault(value, len(numbers)) for value in values))


def rewards(
    grades: Iterable,
    *,
    config: RewardConfig | None = None,
    responses: Sequence[str | bytes | None] | None = None,
    lengths: Sequence[int] | None = None,
    **values: float,
) -> list[float | None]:
    """The rewards of grades: a value for each status, and additions for form and length.

    `config` is a `RewardConfig`; `values` are fields that differ from it. `responses` is needed where
    `think`, `answer_tag` or a length penalty without `lengths` is used. A gold error has no reward: None.
    """
    config = RewardConfig() if config is None else config
    if values:
        config = RewardConfig.from_dict({**config.to_dict(), **values})
    status, found_by = _codes(grades)
    count = len(status)
    settings = c.RewardConfig(ctypes.sizeof(c.RewardConfig), 0, *config.to_dict().values())
    for column, what in ((responses, "responses"), (lengths, "lengths")):
        if column is not None and len(column) != count:
            raise ValueError(f"there are {count} grades but {len(column)} {what}")
    texts = None if responses is None else c.strings(responses, "responses")
    sizes = None if lengths is None else (ctypes.c_int64 * count)(*lengths)
    found, present = (ctypes.c_double * count)(), (ctypes.c_uint8 * count)()
    c.check(c.library.karat_rewards(settings, count, status, found_by, texts, sizes, found, present))
    return [value if there else None for value, there in zip(found, present)]


def _codes(grades):
    """The codes of statuses and of how answers were found, as the library takes them."""
    if isinstance(grades, Grades):
        return tuple(
            (ctypes.c_uint8 * len(codes)).from_buffer_copy(codes) for codes in (grades._bytes(0), grades._bytes(3))
        )
    grades = list(grades)
    kind = ctypes.c_uint8 * len(grades)
    return (
        kind(*(c.STATUSES.index(grade.status) for grade in grades)),
        kind(*(c.NONE if g.found_by is None else c.FOUND_BY.index(g.found_by) for g in grades)),
    )
