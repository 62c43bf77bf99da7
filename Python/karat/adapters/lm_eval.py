"""lm-evaluation-harness (0.4.13): in a task's YAML, `process_results: !function utils.process_results`,
where `utils.py` says `from karat.adapters.lm_eval import process_results`.
"""

from .. import _grading
from ._common import GOLD_COLUMNS, gold_of


def process_results(doc, results):
    """The metrics of one document by its first response: exact_match, no_answer, gold_error."""
    gold = next((gold_of(doc[name]) for name in GOLD_COLUMNS if name in doc), None)
    response = results[0] if results else None
    if isinstance(response, (list, tuple)):
        response = response[0] if response else None
    found = _grading.grade(response, gold)
    return {
        "exact_match": 1 if found.correct else 0,
        "no_answer": 1 if found.status == "no_answer" else 0,
        "gold_error": 1 if found.status == "gold_error" else 0,
    }
