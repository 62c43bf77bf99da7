"""SkyRL (skyrl-gym 0.4): `karat.adapters.skyrl.register()` before the trainer starts, then
`environment.env_class=karat`. Rows carry gold in `reward_spec.ground_truth` or `reward_model.ground_truth`.
"""

from skyrl_gym.envs.base_text_env import BaseTextEnv, BaseTextEnvStepOutput

from .. import _grading
from ._common import gold_of, prompt_of


class KaratEnv(BaseTextEnv):
    """One turn: the action is a response, and its grade the reward."""

    def __init__(self, env_config=None, extras=None):
        super().__init__()
        extras = extras or {}
        spec = extras.get("reward_spec") or extras.get("reward_model") or {}
        if "ground_truth" not in spec:
            raise KeyError("the row has no reward_spec.ground_truth or reward_model.ground_truth")
        self.gold = gold_of(spec["ground_truth"])
        self.prompt = None
        self.grade = None

    def init(self, prompt):
        self.prompt = prompt_of(prompt)
        return prompt, {}

    def step(self, action):
        self.turns += 1
        self.grade = found = _grading.grade(action, self.gold, prompt=self.prompt)
        return BaseTextEnvStepOutput(
            observations=[],
            reward=found.reward or 0.0,
            done=True,
            metadata={"status": found.status, "acc": found.correct, "pred": found.key or found.answer or ""},
        )

    def get_metrics(self):
        """What SkyRL averages over episodes."""
        names = ("correct", "no_answer", "unreadable", "undecided", "gold_error")
        return {name: float(self.grade is not None and self.grade.status == name) for name in names}


def register(id="karat"):
    import skyrl_gym

    skyrl_gym.register(id=id, entry_point="karat.adapters.skyrl:KaratEnv")
