"""Karat tells whether a model's answer to a math problem is the gold answer.

Every function is synchronous, works on any thread, and starts nothing.
"""

from ._batch import Extractions, Grades, Verdicts
from ._grading import extract, extract_batch, grade, grade_batch, key, verify, verify_batch
from ._groups import advantages, classes, group, majority, rewards
from ._library import KaratError
from ._types import Extraction, Grade, Group, Majority, RewardConfig, Verdict

__version__ = "0.1.0"
__all__ = [
    "Extraction",
    "Extractions",
    "Grade",
    "Grades",
    "Group",
    "KaratError",
    "Majority",
    "RewardConfig",
    "Verdict",
    "Verdicts",
    "advantages",
    "classes",
    "extract",
    "extract_batch",
    "grade",
    "grade_batch",
    "group",
    "key",
    "majority",
    "rewards",
    "verify",
    "verify_batch",
]


def __getattr__(name):
    # Imported when it is asked for, since it needs more of the standard library than grading does.
    if name == "statistics":
        from importlib import import_module

        return import_module(".statistics", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
