"""Figures over graded samples: pass@k, pass^k, maj@k, G-Pass@k and others, exact, with intervals.

    samples = Samples.of_grades(problems, grades, sets=sets)
    samples.pass_at(8, interval="bootstrap").value

Samples of one set were generated together and depend on each other: with `sets` the set is the unit.
Docs/statistics.md has the formulas and says what is defined when.
"""

import ctypes
import json
import re
from fractions import Fraction
from math import isnan
from typing import NamedTuple

from . import _library as c

__all__ = ["INTERVALS", "METRICS", "Figure", "Samples"]

_capabilities = json.loads(c.library.karat_capabilities())
#: The names of all metrics, as `Samples.figure` takes them; Docs/statistics.md says what each of them is.
METRICS = tuple(_capabilities["statistics"])
#: The kinds of intervals.
INTERVALS = tuple(_capabilities["intervals"])


class Figure(NamedTuple):
    """A number, with everything that says what it is."""

    #: The metric's name, as tables print it.
    name: str
    value: float
    #: The interval over problems; None without one.
    low: float | None
    high: float | None
    #: One sentence that says what is estimated.
    estimand: str
    #: How the interval was made, with seed and resamples.
    method: str
    k: int | None
    #: The width of the sets; 1 for independent samples.
    width: int
    #: Problems and sets that the figure rests on.
    problems: int
    sets: int


def _numbers(values):
    """Each distinct value's number, in order of their first, and the values."""
    numbers: dict = {}
    return [numbers.setdefault(value, len(numbers)) for value in values], list(numbers)


class Samples:
    """Samples of problems, one a row.

    `problems` names the problem of each sample and `sets` its set within the problem: any hashable values.
    All sets have the same width; without them samples are independent. `classes` names the class of each
    answer within its problem for votes: any hashable values, None for no answer.
    """

    def __init__(self, problems, correct, *, sets=None, classes=None):
        problems, correct = list(problems), list(correct)
        count = len(problems)
        columns = {"correct": correct, "sets": sets, "classes": classes}
        for what, values in columns.items():
            if values is not None:
                columns[what] = list(values)
                if len(columns[what]) != count:
                    raise ValueError(f"{count} problems, {len(columns[what])} {what}")
        numbers, self._problems = _numbers(problems)
        self._arrays = [
            (ctypes.c_int64 * count)(*numbers),
            None if sets is None else (ctypes.c_int64 * count)(*_numbers(columns["sets"])[0]),
            (ctypes.c_uint8 * count)(*map(bool, correct)),
            None if classes is None else (ctypes.c_int64 * count)(*_classes(columns["classes"])),
        ]
        pointers = [None if values is None else ctypes.cast(values, ctypes.c_void_p) for values in self._arrays]
        self._samples = c.Samples(ctypes.sizeof(c.Samples), 0, count, *pointers)
        self._rows = problems, correct, columns["sets"], columns["classes"]

    @classmethod
    def of_grades(cls, problems, grades, *, sets=None):
        """The samples of grades. Correct answers are one class, the others are told apart by their keys;
        a response without an answer abstains. Rows with a gold error are left out, which a set must not
        be in part."""
        problems, grades = list(problems), list(grades)
        sets = None if sets is None else list(sets)
        if len(problems) != len(grades) or sets is not None and len(sets) != len(grades):
            raise ValueError(
                f"{len(problems)} problems, {len(grades)} grades" + ("" if sets is None else f", {len(sets)} sets")
            )
        kept = [place for place, grade in enumerate(grades) if grade.status != "gold_error"]
        classes = [True if grades[place].correct else grades[place].key or grades[place].answer for place in kept]
        return cls(
            [problems[place] for place in kept],
            [grades[place].correct for place in kept],
            sets=None if sets is None else [sets[place] for place in kept],
            classes=classes,
        )

    def __len__(self):
        return self._samples.count

    def __reduce__(self):
        problems, correct, sets, classes = self._rows
        return _made, (problems, correct, sets, classes)

    def figure(
        self, metric, k=None, tau=None, *, pooled=False, interval=None, level=0.95, resamples=10_000, seed=0
    ) -> Figure:
        """The figure of a metric by its name in `METRICS`; those of long standing have methods of their own.

        `k` is the number of samples and `tau` the threshold, for metrics that take them. `pooled` draws members of
        sets as if they were independent, which is biased. `interval` is one of `INTERVALS`.
        """
        if metric not in METRICS:
            raise c.KaratError(f"no metric is called {metric}; there are {', '.join(METRICS)}")
        if interval is not None and interval not in INTERVALS:
            raise c.KaratError(f"no interval is called {interval}; there are {', '.join(INTERVALS)}")
        try:
            # A float means the decimal that it is written as: 0.28 of 25 is 7.
            share = Fraction(str(tau or 0))
        except ValueError:
            raise c.KaratError(f"a threshold is a fraction, not {tau!r}") from None
        estimate = c.Estimate(
            ctypes.sizeof(c.Estimate),
            METRICS.index(metric),
            k or 0,
            share.numerator,
            share.denominator,
            pooled,
            INTERVALS.index(interval or "none"),
            level,
            resamples,
            seed,
        )
        packed, text = c.take(
            c.library.karat_statistics,
            self._samples,
            estimate,
            1,
            size=c.FIGURE.size,
            free=c.library.karat_figures_free,
        )
        value, low, high, k, width, problems, sets, *pieces = c.FIGURE.unpack(packed)
        name, estimand, method, error = (c.piece(text, *pieces[place : place + 2]) for place in range(0, 8, 2))
        if error is not None:
            raise c.KaratError(self._named(error))
        return Figure(
            name,
            value,
            None if isnan(low) else low,
            None if isnan(high) else high,
            estimand,
            method,
            k or None,
            width,
            problems,
            sets,
        )

    def accuracy(self, **interval) -> Figure:
        """The share of correct samples."""
        return self.figure("accuracy", **interval)

    def pass_at(self, k, **interval) -> Figure:
        """pass@k: at least one of k samples is correct."""
        return self.figure("pass_at_k", k, **interval)

    def pass_all(self, k, **interval) -> Figure:
        """pass^k: all of k samples are correct."""
        return self.figure("pass_all_k", k, **interval)

    def g_pass(self, k, tau, **interval) -> Figure:
        """G-Pass@k: at least ⌈τk⌉ of k samples are correct. `tau` is a fraction, or a decimal as written."""
        return self.figure("g_pass", k, tau, **interval)

    def mean_g_pass(self, k, **interval) -> Figure:
        """mG-Pass@k: the mean of G-Pass@k over τ from ½ to 1."""
        return self.figure("mean_g_pass", k, **interval)

    def majority_at(self, k, **interval) -> Figure:
        """maj@k: the correct answer's share of the vote of k samples; tied answers share it."""
        return self.figure("majority", k, **interval)

    def cover(self, tau, **interval) -> Figure:
        """Cover@τ: at least τ of a problem's samples are correct."""
        return self.figure("cover", tau=tau, **interval)

    def agreement(self, **interval) -> Figure:
        """The share of pairs of samples with the same answer, within a set."""
        return self.figure("agreement", **interval)

    def entropy(self, **interval) -> Figure:
        """The entropy of a set's answers, in bits."""
        return self.figure("entropy", **interval)

    def distinct(self, **interval) -> Figure:
        """How many different answers a set has."""
        return self.figure("distinct", **interval)

    def vote_margin(self, **interval) -> Figure:
        """The lead of the vote's winner over the next answer, as a share of the set."""
        return self.figure("vote_margin", **interval)

    def tied_votes(self, **interval) -> Figure:
        """The share of tied votes."""
        return self.figure("tied_votes", **interval)

    def set_correlation(self, **interval) -> Figure:
        """The correlation of correctness between two members of a set, given the problem."""
        return self.figure("set_correlation", **interval)

    def _named(self, error):
        """The error with the caller's name for the problem that it is about."""
        found = re.search(r"problem (\d+)", error)
        if not found or int(found[1]) >= len(self._problems):
            return error
        return error.replace(found[0], f"problem {self._problems[int(found[1])]!r}", 1)


def _classes(classes):
    numbers: dict = {}
    return [-1 if value is None else numbers.setdefault(value, len(numbers)) for value in classes]


def _made(problems, correct, sets, classes):
    return Samples(problems, correct, sets=sets, classes=classes)
