"""EasyR1 (at 51636b2): `worker.reward.reward_function=…/karat/adapters/easyr1.py:compute_score`, batch mode."""

from karat import grade_batch
from karat.adapters._common import gold_of

REWARD_NAME = "karat"
REWARD_TYPE = "batch"


def compute_score(reward_inputs, **kwargs):
    """A dictionary of numbers for each input of `{"response", "ground_truth", …}`."""
    found = grade_batch(
        [item["response"] for item in reward_inputs], [gold_of(item["ground_truth"]) for item in reward_inputs]
    )
    return [
        {
            "overall": grade.reward or 0.0,
            "accuracy": 1.0 if grade.correct else 0.0,
            "no_answer": 1.0 if grade.status == "no_answer" else 0.0,
            "gold_error": 1.0 if grade.status == "gold_error" else 0.0,
        }
        for grade in found
    ]
