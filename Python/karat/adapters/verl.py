"""verl (0.9): `custom_reward_function.path=…/karat/adapters/verl.py`, name `compute_score`; for the batch
reward manager `compute_score_batch`.

The keys are the same always, as verl makes columns of them. `pred` is the canonical key, so that verl's
majority over `pred` is one over equal answers.
"""

from karat import grade, grade_batch
from karat.adapters._common import gold_of


def _dict(found):
    return {
        "score": found.reward if found.reward is not None else 0.0,
        "acc": 1.0 if found.status == "correct" else 0.0,
        "pred": found.key or found.answer or "",
        "status": found.status,
        "gold_error": 1.0 if found.status == "gold_error" else 0.0,
        "no_answer": 1.0 if found.status == "no_answer" else 0.0,
    }


def compute_score(data_source, solution_str, ground_truth, extra_info=None, **kwargs):
    """The score of one response, with what verl logs beside it."""
    return _dict(grade(solution_str, gold_of(ground_truth)))


def compute_score_batch(data_sources, solution_strs, ground_truths, extra_infos=None, **kwargs):
    """The scores of a batch, in order."""
    golds = [gold_of(gold) for gold in ground_truths]
    return [_dict(found) for found in grade_batch(list(solution_strs), golds)]
