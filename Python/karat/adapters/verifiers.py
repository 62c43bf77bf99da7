"""verifiers. Up to 0.1: `vf.Rubric(funcs=[karat_reward])`, or `karat.adapters.verifiers.rubric()`. From 0.2 on,
with `verifiers.v1`, a task says

    @vf.reward
    async def karat(self, trace): return karat.adapters.verifiers.trace_reward(trace, self.data.answer)

A rubric calls its functions with prompt, completion, answer, state, info, task and the columns of the row, as
keywords; one that has `completions` among its parameters gets those of a whole group.
"""

from .. import _grading
from ._common import gold_of, prompt_of, text_of


def karat_reward(completion, answer, prompt=None, **columns) -> float:
    """The reward of one completion, a string or a chat; a gold error is worth 0."""
    return _grade(completion, answer, prompt).reward or 0.0


def karat_group_reward(completions, answers, prompts=None, **columns) -> "list[float]":
    """The rewards of a group, in order."""
    before = None if prompts is None else [prompt_of(prompt) for prompt in prompts]
    found = _grading.grade_batch(
        [text_of(completion) for completion in completions], [gold_of(answer) for answer in answers], prompts=before
    )
    return [reward or 0.0 for reward in found.rewards]


def karat_no_answer(completion, answer, prompt=None, **columns) -> float:
    """1 where the completion has no answer: a metric."""
    return float(_grade(completion, answer, prompt).status == "no_answer")


def karat_gold_error(completion, answer, prompt=None, **columns) -> float:
    """1 where gold cannot be read: a metric."""
    return float(_grade(completion, answer, prompt).status == "gold_error")


def _grade(completion, answer, prompt):
    return _grading.grade(text_of(completion), gold_of(answer), prompt=prompt_of(prompt))


def rubric(weight=1.0, parser=None):
    """A `verifiers.Rubric` with the reward, and with the metrics at weight 0."""
    import verifiers

    return verifiers.Rubric(
        funcs=[karat_reward, karat_no_answer, karat_gold_error], weights=[weight, 0.0, 0.0], parser=parser
    )


def trace_reward(trace, answer) -> float:
    """The reward of a trace of `verifiers.v1` by its last reply."""
    return _grading.grade(trace.last_reply, gold_of(answer)).reward or 0.0
