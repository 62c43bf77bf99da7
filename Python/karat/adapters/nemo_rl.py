"""NeMo-RL (at 00294d9): an environment, and the worker that its math environment keeps.

    from nemo_rl.environments.utils import register_env
    register_env("karat", "karat.adapters.nemo_rl.KaratEnvironment")

with `env: {karat: {threads: 4}}` in the configuration. `KaratEnvironment` is a Ray actor; it grades in its own
process and starts no workers.
"""

from .. import _grading
from ._common import gold_of, text_of


class KaratVerifyWorker:
    """What `HFVerifyWorker` does, with the same calls."""

    def __init__(self, threads=1, policy="default"):
        self.threads, self.policy = threads, policy

    def grades(self, responses, golds):
        return _grading.grade_batch(
            responses, [gold_of(gold) for gold in golds], threads=self.threads, policy=self.policy
        )

    def verify(self, pred_responses, ground_truths, return_extracted_answer=False, *_, **__):
        """The scores, in order; with `return_extracted_answer` the answers beside them."""
        found = self.grades(pred_responses, ground_truths)
        scores = [reward or 0.0 for reward in found.rewards]
        return (scores, [_vote(grade) for grade in found]) if return_extracted_answer else scores


def _vote(grade):
    """The canonical key, so that NeMo-RL's cons@k counts equal answers together."""
    return grade.key or grade.answer


def response_of(messages):
    """All that the assistant said, as NeMo-RL's math environment reads it."""
    said = [text_of([m]) for m in messages if m["role"] == "assistant"]
    return "".join(text for text in said if text)


def environment():
    """The environment as a plain class over NeMo-RL's interface."""
    import torch
    from nemo_rl.environments.interfaces import EnvironmentInterface, EnvironmentReturn

    class KaratEnvironment(EnvironmentInterface):
        def __init__(self, cfg=None):
            cfg = cfg or {}
            self.worker = KaratVerifyWorker(cfg.get("threads", 1), cfg.get("policy", "default"))

        def step(self, message_log_batch, metadata, return_extracted_answer=False, *_, **__):
            found = self.worker.grades(
                [response_of(messages) for messages in message_log_batch], [item["ground_truth"] for item in metadata]
            )
            rewards = torch.tensor([reward or 0.0 for reward in found.rewards], dtype=torch.float32)
            return EnvironmentReturn(
                observations=[{"role": "environment", "content": f"Environment: {grade.status}"} for grade in found],
                metadata=metadata,
                next_stop_strings=[None] * len(found),
                rewards=rewards,
                terminateds=torch.ones_like(rewards),
                answers=[_vote(grade) for grade in found] if return_extracted_answer else None,
            )

        def global_post_process_and_metrics(self, batch):
            """A response that was cut off has no reward; accuracy and the share that ended."""
            batch["rewards"] = batch["rewards"] * batch["is_end"]
            return batch, {
                "accuracy": batch["rewards"].mean().item(),
                "fraction_of_samples_properly_ended": batch["is_end"].float().mean().item(),
                "num_problems_in_batch": batch["is_end"].shape[0],
            }

        def shutdown(self):
            pass

    return KaratEnvironment


def __getattr__(name):
    if name != "KaratEnvironment":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import ray

    globals()[name] = made = ray.remote(max_restarts=-1, max_task_retries=-1)(environment())
    return made
