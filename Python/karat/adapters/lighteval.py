"""lighteval (0.13): `karat.adapters.lighteval.metric()` in a task's `metrics`."""

import numpy
from lighteval.metrics.metrics_sample import SampleLevelComputation
from lighteval.metrics.utils.metric_utils import SampleLevelMetric
from lighteval.tasks.requests import SamplingMethod

from .. import _grading


class KaratSample(SampleLevelComputation):
    """1 where any response is any gold."""

    def __init__(self, policy="default"):
        self.policy = policy

    def compute(self, doc, model_response, **kwargs):
        golds, texts = doc.get_golds(), model_response.final_text
        pairs = [(text, gold) for text in texts for gold in golds]
        if not pairs:
            return 0.0
        found = _grading.grade_batch(*zip(*pairs), policy=self.policy)
        return 1.0 if any(found.correct) else 0.0


def metric(name="karat", policy="default"):
    return SampleLevelMetric(
        metric_name=name,
        higher_is_better=True,
        category=SamplingMethod.GENERATIVE,
        sample_level_fn=KaratSample(policy),
        corpus_level_fn=numpy.mean,
    )
