"""slime (at 0b420f1): `--custom-rm-path karat.adapters.slime.custom_rm`, with `--group-rm` `group_rm`.

slime awaits `custom_rm(args, sample)`, and in group mode a function over the samples of a group.
"""

from .. import _grading
from ._common import gold_of, prompt_of


async def custom_rm(args, sample, **kwargs):
    """The reward of one sample."""
    return _grade([sample])[0]


async def group_rm(args, samples, **kwargs):
    """The rewards of a group, in order."""
    return _grade(samples)


def _grade(samples):
    found = _grading.grade_batch(
        [sample.response for sample in samples],
        [gold_of(sample.label) for sample in samples],
        prompts=[prompt_of(getattr(sample, "prompt", None)) for sample in samples],
    )
    return [reward or 0.0 for reward in found.rewards]
