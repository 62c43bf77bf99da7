"""TRL (1.16): `GRPOTrainer(reward_funcs=karat.adapters.trl.reward)`, and every trainer that takes them.

TRL calls `f(prompts=, completions=, completion_ids=, **columns, trainer_state=, log_extra=, log_metric=)`
and takes a float or None for each completion.
"""

from .. import _grading
from ._common import GOLD_COLUMNS, gold_of, prompt_of, repeated, text_of


class Reward:
    """A reward function over one column of gold; it can be pickled.

    `values` are those of `karat.rewards`: `Reward(boxed=0.1, incorrect=-1.0)`.
    """

    def __init__(self, gold=None, *, policy="default", threads=1, name="karat", **values):
        self.gold, self.policy, self.threads, self.values = gold, policy, threads, values
        # TRL names its metrics by it.
        self.__name__ = name

    def __call__(self, prompts=None, completions=(), *, log_metric=None, log_extra=None, **columns):
        count = len(completions)
        golds = [gold_of(gold) for gold in repeated(self._golds(columns), count)]
        texts = [text_of(completion) for completion in completions]
        before = None if prompts is None else [prompt_of(p) for p in repeated(prompts, count)]
        grades = _grading.grade_batch(texts, golds, prompts=before, threads=self.threads, policy=self.policy)
        if log_metric and count:
            statuses = grades.statuses
            for status in ("gold_error", "no_answer", "unreadable", "undecided"):
                log_metric(f"{self.__name__}/{status}", statuses.count(status) / count)
        if log_extra:
            log_extra(f"{self.__name__}_answer", [answer or "" for answer in grades.answers])
        if not self.values:
            return grades.rewards
        from .._groups import rewards

        return rewards(grades, responses=[text or "" for text in texts], **self.values)

    def _golds(self, columns):
        for name in [self.gold] if self.gold else GOLD_COLUMNS:
            if name in columns:
                return columns[name]
        wanted = self.gold or " or ".join(GOLD_COLUMNS)
        raise KeyError(f"the dataset has no column {wanted}; it has {', '.join(sorted(columns))}")


#: Gold in the column `answer`, `solution`, `ground_truth`, `gold` or `label`.
reward = Reward()
