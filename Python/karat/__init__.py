"""Karat tells whether a model's answer to a math problem is the gold answer.

Every function is synchronous, works on any thread, and starts nothing.
"""

from ._grading import extract, extract_batch, grade, grade_batch, key, verify
from ._groups import advantages, classes, majority, rewards
from ._library import KaratError
from ._types import Extraction, Grade, Majority, Verdict

__version__ = "0.1.0"
__all__ = [
    "Extraction", "Grade", "KaratError", "Majority", "Verdict", "advantages", "classes", "extract",
    "extract_batch", "grade", "grade_batch", "key", "majority", "rewards", "verify",
]
