"""Figures over samples, against values worked out by hand and by counting every subset."""

import itertools
import pickle
import random
from fractions import Fraction

import pytest

import karat
from karat.statistics import METRICS, Samples

PROBLEMS = ["a"] * 4 + ["b"] * 4
SETS = [0, 0, 1, 1] * 2
CORRECT = [1, 1, 1, 0, 0, 0, 0, 0]


def test_sets_are_the_unit():
    samples = Samples(PROBLEMS, CORRECT, sets=SETS)
    assert samples.accuracy().value == 0.375
    assert samples.pass_at(2).value == 0.5
    assert samples.pass_all(2).value == 0.25
    figure = samples.g_pass(2, "1/2")
    assert (figure.value, figure.k, figure.width, figure.problems, figure.sets) == (0.5, 2, 2, 2, 4)
    assert "whole set of width 2" in figure.estimand and figure.method == "point estimate"
    assert samples.pass_at(2, pooled=True).name == "pooled pass@2"
    assert pickle.loads(pickle.dumps(samples)).pass_all(2) == samples.pass_all(2)
    assert karat.statistics.Samples is Samples


def test_every_metric_of_the_library_has_a_figure():
    samples = Samples(PROBLEMS, CORRECT, sets=SETS, classes=[0, 0, 0, 1, 2, 2, 3, 4])
    for name in METRICS:
        figure = samples.figure(name, k=2, tau="1/2")
        assert figure.name and figure.estimand.endswith(".") and figure.value == figure.value
    named = {
        "accuracy": samples.accuracy(),
        "pass_at_k": samples.pass_at(2),
        "pass_all_k": samples.pass_all(2),
        "g_pass": samples.g_pass(2, "1/2"),
        "mean_g_pass": samples.mean_g_pass(2),
        "majority": samples.majority_at(2),
        "cover": samples.cover("1/2"),
        "agreement": samples.agreement(),
        "entropy": samples.entropy(),
        "distinct": samples.distinct(),
        "vote_margin": samples.vote_margin(),
        "tied_votes": samples.tied_votes(),
        "set_correlation": samples.set_correlation(),
    }
    assert set(named) <= set(METRICS)
    for name, figure in named.items():
        assert figure == samples.figure(name, k=2, tau="1/2")
    with pytest.raises(karat.KaratError, match="no metric is called pass"):
        samples.figure("pass")
    with pytest.raises(karat.KaratError, match="threshold"):
        samples.figure("g_pass", k=2)


def every_subset(rows, k, value):
    chosen = list(itertools.combinations(rows, k))
    return sum(Fraction(value(part)) for part in chosen) / len(chosen)


def credit(part):
    """The correct answer's share of the vote; rows are pairs of class and verdict."""
    votes = [row for row in part if row[0] is not None]
    if not votes:
        return 0
    counts = {row: sum(other == row for other in votes) for row in votes}
    best = [row for row, n in counts.items() if n == max(counts.values())]
    return Fraction(sum(right for _, right in best), len(best))


@pytest.mark.parametrize("seed", range(6))
def test_independent_samples_agree_with_every_subset(seed):
    source = random.Random(seed)
    rows = {
        name: [(0, 1) if source.random() < 0.5 else (source.choice([None, 1, 2]), 0) for _ in range(7)]
        for name in "xyz"
    }
    flat = [(name, *row) for name, own in rows.items() for row in own]
    samples = Samples(
        [name for name, _, _ in flat], [right for _, _, right in flat], classes=[answer for _, answer, _ in flat]
    )

    def mean(k, value):
        return float(sum(every_subset(own, k, value) for own in rows.values()) / len(rows))

    for k in (1, 3, 5, 7):
        assert samples.pass_at(k).value == pytest.approx(mean(k, lambda p: any(r for _, r in p)))
        assert samples.pass_all(k).value == pytest.approx(mean(k, lambda p: all(r for _, r in p)))
        assert samples.majority_at(k).value == pytest.approx(mean(k, credit))
        for tau in (0.28, "2/3", Fraction(1, 2)):
            share = Fraction(str(tau))
            assert samples.g_pass(k, tau).value == pytest.approx(mean(k, lambda p: sum(r for _, r in p) >= share * k))
        if k > 1:
            thresholds = range((k + 1) // 2 + 1, k + 1)
            assert samples.mean_g_pass(k).value == pytest.approx(
                mean(k, lambda p: Fraction(2 * sum(sum(r for _, r in p) >= i for i in thresholds), k))
            )


def test_grades_become_samples():
    texts = [r"\boxed{0.5}", r"\boxed{\frac12}", r"\boxed{3}", "<think>", r"\boxed{6/2}", r"\boxed{1}"]
    grades = karat.grade_batch(texts, ["1/2"] * 5 + ["}{"])
    samples = Samples.of_grades(["p"] * 6, grades)
    assert len(samples) == 5
    assert samples.accuracy().value == 0.4
    # Two for 1/2, two for 3, one abstains: a tie.
    assert samples.majority_at(5).value == 0.5
    assert samples.distinct().value == 2
    assert samples.tied_votes().value == 1


def test_intervals():
    source = random.Random(1)
    samples = Samples([i // 4 for i in range(200)], [source.random() < 0.6 for _ in range(200)])
    for interval in ("clustered", "bootstrap", "wilson"):
        figure = samples.accuracy(interval=interval)
        assert figure.low < figure.value < figure.high
    assert samples.accuracy(interval="bootstrap", seed=3) == samples.accuracy(interval="bootstrap", seed=3)
    assert samples.accuracy(interval="clustered", level=0.5).low > samples.accuracy(interval="clustered").low


def test_refusals_name_the_problem():
    samples = Samples(PROBLEMS, CORRECT, sets=SETS)
    with pytest.raises(karat.KaratError, match="problem 'a'"):
        samples.pass_at(64)
    with pytest.raises(karat.KaratError, match="not defined"):
        samples.pass_at(3)
    with pytest.raises(karat.KaratError):
        samples.majority_at(2)
    with pytest.raises(karat.KaratError):
        samples.g_pass(2, 1.5)
    with pytest.raises(karat.KaratError):
        samples.g_pass(2, "x")
    with pytest.raises(karat.KaratError):
        samples.accuracy(interval="none such")
    with pytest.raises(karat.KaratError):
        Samples([], []).accuracy()
    with pytest.raises(karat.KaratError, match="width"):
        Samples("aaa", [1, 1, 1], sets=[0, 0, 1]).accuracy()
    with pytest.raises(ValueError):
        Samples("ab", [1])
    with pytest.raises(ValueError):
        Samples.of_grades("ab", karat.grade_batch(["1"], ["1"]))
