"""OpenRLHF (0.11): `--reward.remote_url …/karat/adapters/openrlhf.py`, which is loaded for its `reward_func`.

A query is the prompt and the response. Everything that goes back is a number.
"""

from karat import grade_batch
from karat.adapters._common import gold_of


def reward_func(queries, prompts, labels, **kwargs):
    """`{"rewards", "scores", "extra_logs"}`, as tensors where torch is there. A gold error is worth 0."""
    texts = [_response(query, prompt) for query, prompt in zip(queries, prompts)]
    found = grade_batch(texts, [gold_of(label) for label in labels], prompts=list(prompts))
    rewards = [reward or 0.0 for reward in found.rewards]
    statuses = found.statuses
    logs = {
        status: _numbers([1.0 if own == status else 0.0 for own in statuses])
        for status in ("correct", "no_answer", "unreadable", "undecided", "gold_error")
    }
    return {"rewards": _numbers(rewards), "scores": _numbers(rewards), "extra_logs": logs}


def _response(query, prompt):
    """What stands behind the prompt; a tokenizer may have put a token in front of it."""
    start = query.find(prompt) if prompt else -1
    return query if start < 0 else query[start + len(prompt) :]


def _numbers(values):
    try:
        import torch
    except ImportError:
        return values
    return torch.tensor(values, dtype=torch.float32)
