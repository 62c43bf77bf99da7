"""Math-Verify's interface (0.9.0) over Karat: swap `from math_verify import parse, verify`.

`parse` gives a list with the answer's text instead of SymPy objects; timeouts are accepted and not
needed. Options that tune SymPy are accepted and change nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from .._grading import extract
from .._grading import verify as _verify

__all__ = [
    "ExprExtractionConfig",
    "LatexExtractionConfig",
    "LatexNormalizationConfig",
    "StringExtractionConfig",
    "math_metric",
    "parse",
    "verify",
]


@dataclass(frozen=True)
class LatexNormalizationConfig:
    basic_latex: bool = True
    units: bool = False
    malformed_operators: bool = True
    nits: bool = True
    boxed: str = "all"
    equations: bool = False


@dataclass(frozen=True)
class LatexExtractionConfig:
    try_extract_without_anchor: bool = True
    boxed_match_priority: int = 50
    normalization_config: Any = field(default_factory=LatexNormalizationConfig)


@dataclass(frozen=True)
class ExprExtractionConfig:
    try_extract_without_anchor: bool = True


@dataclass(frozen=True)
class StringExtractionConfig:
    strings: "tuple[str, ...]" = ("A", "B", "C", "D")
    try_extract_without_anchor: bool = True
    lowercase: bool = True


def parse(
    pred,
    extraction_config=(LatexExtractionConfig(), ExprExtractionConfig()),
    fallback_mode="first_match",
    extraction_mode="any_match",
    parsing_timeout=5,
    raise_on_error=False,
):
    """The answer in `pred`, in a list; an empty list where there is none.

    A last number counts unless every configuration asks for an anchor.
    """
    lenient = any(getattr(item, "try_extract_without_anchor", True) for item in extraction_config)
    try:
        found = extract(pred, lenient=lenient)
    except (TypeError, ValueError):
        if raise_on_error:
            raise
        return []
    if found.answer is None or (fallback_mode == "no_fallback" and found.key is None):
        return []
    return [found.answer]


def verify(
    gold,
    target,
    float_rounding=6,
    numeric_precision=15,
    strict=True,
    allow_set_relation_comp=False,
    timeout_seconds=5,
    raise_on_error=False,
):
    """Whether any target is any gold; both are an answer or a list of answers."""
    golds = gold if isinstance(gold, (list, tuple)) else [gold]
    targets = target if isinstance(target, (list, tuple)) else [target]
    try:
        return any(_verify(_text(a), _text(b)).equal for a in golds for b in targets)
    except (TypeError, ValueError):
        if raise_on_error:
            raise
        return False


def _text(value):
    return value if isinstance(value, (str, bytes)) else str(value)


def math_metric(
    gold_extraction_target=(ExprExtractionConfig(),),
    pred_extraction_target=(ExprExtractionConfig(),),
    aggregation_function=max,
    precision=6,
):
    """A metric `f(golds, predictions) -> (score, (golds, predictions))`; it can be pickled."""
    return _Metric(tuple(gold_extraction_target), tuple(pred_extraction_target), aggregation_function)


class _Metric:
    def __init__(self, golds, predictions, aggregate):
        self.gold_config, self.prediction_config, self.aggregate = golds, predictions, aggregate

    def __call__(self, golds, predictions):
        parsed = [parse(gold, self.gold_config) for gold in golds]
        if any(not gold for gold in parsed):
            raise ValueError(f"No gold targets found for at least one gold. Gold: {golds}")
        found = [parse(prediction, self.prediction_config) for prediction in predictions]
        scores = [1.0 if any(verify(gold, item) for gold in parsed) else 0.0 for item in found]
        return self.aggregate(scores), (sum(parsed, []), sum(found, []))
