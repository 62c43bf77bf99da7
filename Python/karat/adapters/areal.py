"""AReaL (1.0): `reward_fn="karat.adapters.areal.reward_fn"`, or the function itself.

AReaL runs it in a pool of processes, with the columns of the dataset as keywords.
"""

from .. import _grading
from ._common import GOLD_COLUMNS, gold_of, prompt_of, text_of


def reward_fn(prompt, completions, prompt_ids, completion_ids, **columns):
    """The reward of one completion; a gold error is worth 0."""
    gold = next((gold_of(columns[name]) for name in GOLD_COLUMNS if name in columns), None)
    found = _grading.grade(text_of(completions), gold, prompt=prompt_of(prompt))
    return found.reward or 0.0
