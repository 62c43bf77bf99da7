"""What follows for training from the grades of a group."""

import ctypes

from . import _library as c
from ._batch import Grades
from ._types import Majority


def classes(answers, *, policy="default", fuel=0, **switches):
    """The class of each answer: equal answers share a number, None has none."""
    answers = list(answers)
    found = (ctypes.c_int64 * len(answers))()
    texts = c.strings(answers, "answers")
    c.check(c.library.karat_classes(c.options(policy, switches, fuel), texts, found))
    return [None if number < 0 else number for number in found]


def majority(answers, *, minimum_margin=0.0, policy="default", fuel=0, **switches):
    """The majority of a group's answers (None: no answer), and rewards where it stands in for gold."""
    answers = list(answers)
    numbers = classes(answers, policy=policy, fuel=fuel, **switches)
    count = len(numbers)
    votes = (ctypes.c_int64 * count)(*(-1 if number is None else number for number in numbers))
    rewards, present = (ctypes.c_double * count)(), (ctypes.c_uint8 * count)()
    found = c.Majority()
    c.check(c.library.karat_majority(votes, count, minimum_margin, found, rewards, present))
    winner = None if found.winner < 0 else found.winner
    answer = None if winner is None else answers[numbers.index(winner)]
    return Majority(
        numbers, winner, answer, found.tied, found.votes, found.answered, found.distinct,
        found.margin, bool(found.unanimous),
        [value if there else None for value, there in zip(rewards, present)],
    )


def advantages(rewards, *, method="grpo", groups=None, sets=None, epsilon=1e-4, k=1):
    """The advantages of rewards; finite always, and 0 where the rewards give no signal.

    `groups` names the prompt of each reward, `sets` its set within the prompt: any hashable values.
    Methods: grpo, dr_grpo, rloo, leave_one_set_out, multi_group, pass_at_k.
    """
    rewards = list(rewards)
    if method not in c.ADVANTAGES:
        raise c.KaratError(f"no method is called {method}; there are {', '.join(c.ADVANTAGES)}")
    count = len(rewards)
    present = (ctypes.c_uint8 * count)(*(0 if reward is None else 1 for reward in rewards))
    values = (ctypes.c_double * count)(*(0.0 if reward is None else reward for reward in rewards))
    found = (ctypes.c_double * count)()
    c.check(
        c.library.karat_advantages(
            c.ADVANTAGES.index(method), k, epsilon, count, values, present,
            _ids(groups, count, "groups"), _ids(sets, count, "sets"), found, None,
        )
    )
    return list(found)


def _ids(values, count, what):
    if values is None:
        return None
    values = list(values)
    if len(values) != count:
        raise ValueError(f"{count} rewards, {len(values)} {what}")
    numbers: dict = {}
    return (ctypes.c_int64 * count)(*(numbers.setdefault(value, len(numbers)) for value in values))


def rewards(
    grades, *, responses=None, lengths=None, correct=1.0, incorrect=0.0, no_answer=0.0,
    unreadable=0.0, undecided=0.0, unevaluated=0.0, boxed=0.0, think=0.0, answer_tag=0.0,
    maximum_length=0, penalty_buffer=0, length_penalty=0.0,
):
    """The rewards of grades: a value for each status, and additions for form and length.

    `responses` is needed where `think`, `answer_tag` or a length penalty without `lengths` is used.
    A gold error has no reward: None.
    """
    status, found_by = _codes(grades)
    count = len(status)
    config = c.RewardConfig(
        ctypes.sizeof(c.RewardConfig), 0, correct, incorrect, no_answer, unreadable, undecided,
        unevaluated, boxed, think, answer_tag, maximum_length, penalty_buffer, length_penalty,
    )
    for values, what in ((responses, "responses"), (lengths, "lengths")):
        if values is not None and len(values) != count:
            raise ValueError(f"{count} grades, {len(values)} {what}")
    texts = None if responses is None else c.strings(responses, "responses")
    sizes = None if lengths is None else (ctypes.c_int64 * count)(*lengths)
    found, present = (ctypes.c_double * count)(), (ctypes.c_uint8 * count)()
    c.check(
        c.library.karat_rewards(config, count, status, found_by, texts, sizes, found, present)
    )
    return [value if there else None for value, there in zip(found, present)]


def _codes(grades):
    """The codes of statuses and of how answers were found, as the library takes them."""
    if isinstance(grades, Grades):
        return tuple(
            (ctypes.c_uint8 * len(codes)).from_buffer_copy(codes)
            for codes in (grades._bytes(0), grades._bytes(3))
        )
    grades = list(grades)
    kind = ctypes.c_uint8 * len(grades)
    return (
        kind(*(c.STATUSES.index(grade.status) for grade in grades)),
        kind(*(c.NONE if g.found_by is None else c.FOUND_BY.index(g.found_by) for g in grades)),
    )
