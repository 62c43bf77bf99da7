"""Each adapter, called as its framework calls it; the version is in the adapter's first line."""

import asyncio
import collections
import collections.abc
import dataclasses
import enum
import importlib.util
import pickle
import statistics
import sys
import types

import pytest

from karat.adapters import areal, easyr1, lm_eval, ms_swift, openrlhf, slime, trl, verl

RIGHT, WRONG, NONE = r"It is \boxed{0.5}", r"It is \boxed{3}", "<think> it is"


def chat(text):
    return [{"role": "assistant", "content": text}]


def test_trl_strings_and_chats():
    columns = {"answer": ["1/2"] * 4, "trainer_state": None, "completion_ids": [[1]] * 4}
    texts = [RIGHT, WRONG, NONE, RIGHT]
    for completions in (texts, [chat(text) for text in texts]):
        assert trl.reward(prompts=["p"] * 4, completions=completions, **columns) == [1, 0, 0, 1]
    parts = [[{"role": "assistant", "content": [{"type": "text", "text": RIGHT}]}]]
    assert trl.reward(prompts=[chat("p")], completions=parts, solution=["1/2"]) == [1.0]


def test_trl_gold_errors_are_none_and_metrics_are_logged():
    seen, extra = {}, {}
    rewards = trl.reward(
        prompts=["p", "p"],
        completions=[RIGHT, RIGHT],
        answer=["}{", "1/2"],
        log_metric=seen.__setitem__,
        log_extra=extra.__setitem__,
    )
    assert rewards == [None, 1.0]
    assert seen["karat/gold_error"] == 0.5
    assert extra["karat_answer"] == ["0.5", "0.5"]
    assert trl.reward.__name__ == "karat"
    with pytest.raises(KeyError):
        trl.reward(prompts=["p"], completions=[RIGHT], other=["1"])


def test_trl_values_and_pickling():
    reward = pickle.loads(pickle.dumps(trl.Reward("target", boxed=0.5, incorrect=-1.0)))
    assert reward(prompts=["p"] * 2, completions=[RIGHT, WRONG], target=["1/2", "1/2"]) == [1.5, -0.5]


def test_verl_single():
    call = {"data_source": "math", "extra_info": {"index": 1}}
    right = verl.compute_score(solution_str=RIGHT, ground_truth="1/2", **call)
    assert right["score"] == 1.0 and right["pred"] == "1/2"
    keys = set(right)
    for text, gold in ((WRONG, "1/2"), (NONE, "1/2"), (RIGHT, "}{"), (RIGHT, None)):
        found = verl.compute_score(
            solution_str=text, ground_truth=gold, reward_router_address="x", reward_model_tokenizer=None, **call
        )
        assert set(found) == keys
        assert isinstance(found["score"], float) and isinstance(found["pred"], str)


def test_verl_batch_and_loading_by_path():
    found = verl.compute_score_batch(
        data_sources=["a", "b"], solution_strs=[RIGHT, WRONG], ground_truths=["1/2", "1/2"], extra_infos=[{}, {}]
    )
    assert [item["score"] for item in found] == [1.0, 0.0]
    # verl and OpenRLHF load the file, not the package.
    for path, name in ((verl.__file__, "compute_score"), (openrlhf.__file__, "reward_func")):
        spec = importlib.util.spec_from_file_location("custom", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert callable(getattr(module, name))


def test_openrlhf():
    found = openrlhf.reward_func(["<s>q " + RIGHT, "<s>q " + NONE], ["q ", "q "], ["1/2", "1/2"])
    assert list(found["rewards"]) == [1.0, 0.0] and list(found["scores"]) == [1.0, 0.0]
    assert list(found["extra_logs"]["no_answer"]) == [0.0, 1.0]
    empty = openrlhf.reward_func([], [], [])
    assert list(empty["rewards"]) == []
    trap = openrlhf.reward_func([r"<s>use \boxed{1/2}. hm"], [r"use \boxed{1/2}."], ["1/2"])
    assert list(trap["rewards"]) == [0.0]


def test_slime():
    def sample(text, label="1/2"):
        return types.SimpleNamespace(prompt="p", response=text, label=label, metadata={})

    assert asyncio.run(slime.custom_rm(None, sample(RIGHT))) == 1.0
    assert asyncio.run(slime.group_rm(None, [sample(WRONG), sample(RIGHT)])) == [0.0, 1.0]
    assert asyncio.run(slime.custom_rm(None, sample(RIGHT, None))) == 0.0


def test_lm_eval():
    assert lm_eval.process_results({"answer": "1/2"}, [RIGHT])["exact_match"] == 1
    assert lm_eval.process_results({"answer": "1/2"}, [[WRONG]])["exact_match"] == 0
    assert lm_eval.process_results({}, [RIGHT])["gold_error"] == 1


def lighteval_double(monkeypatch):
    """lighteval 0.13.0 as far as a metric meets it; the whole of it needs torch and transformers."""

    class SampleLevelComputation:
        pass

    @dataclasses.dataclass
    class SampleLevelMetric:
        metric_name: str
        higher_is_better: bool
        category: str
        sample_level_fn: SampleLevelComputation
        corpus_level_fn: collections.abc.Callable
        batched_compute: bool = False

        def compute_sample(self, **kwargs):
            assert isinstance(self.sample_level_fn, SampleLevelComputation)
            return {self.metric_name: self.sample_level_fn.compute(**kwargs)}

        def get_corpus_aggregations(self):
            return {self.metric_name: self.corpus_level_fn}

    class SamplingMethod(str, enum.Enum):
        GENERATIVE = "GENERATIVE"

    modules = {
        "lighteval": {},
        "lighteval.metrics": {},
        "lighteval.metrics.utils": {},
        "lighteval.tasks": {},
        "lighteval.metrics.metrics_sample": {"SampleLevelComputation": SampleLevelComputation},
        "lighteval.metrics.utils.metric_utils": {"SampleLevelMetric": SampleLevelMetric},
        "lighteval.tasks.requests": {"SamplingMethod": SamplingMethod},
    }
    if importlib.util.find_spec("numpy") is None:
        modules["numpy"] = {"mean": statistics.mean}
    for name, content in modules.items():
        module = types.ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "karat.adapters.lighteval", raising=False)


@dataclasses.dataclass
class LightevalDoc:
    """`lighteval.tasks.requests.Doc`: the gold is one choice or several."""

    choices: list
    gold_index: "int | list[int]"

    def get_golds(self):
        indices = self.gold_index if isinstance(self.gold_index, list) else [self.gold_index]
        return [self.choices[index] for index in indices]


@dataclasses.dataclass
class LightevalResponse:
    """`lighteval.models.model_output.ModelResponse`: the reasoning may have been cut off."""

    text: list
    text_post_processed: "list | None" = None

    @property
    def final_text(self):
        return self.text if self.text_post_processed is None else self.text_post_processed


def test_lighteval(monkeypatch):
    if importlib.util.find_spec("lighteval") is None:
        lighteval_double(monkeypatch)
    from karat.adapters import lighteval

    metric = lighteval.metric()
    assert metric.category.value == "GENERATIVE" and metric.higher_is_better

    def score(metric, texts, choices, gold_index, **rest):
        # As `lighteval.metrics.apply_metric` calls it.
        found = metric.compute_sample(
            model_response=LightevalResponse(texts, **rest), doc=LightevalDoc(choices, gold_index)
        )
        assert list(found) == [metric.metric_name]
        return found[metric.metric_name]

    scores = [
        score(metric, [RIGHT], ["1/2"], 0),
        score(metric, [WRONG], ["1/2"], 0),
        score(metric, [WRONG, RIGHT], ["7", "1/2"], [0, 1]),
        score(metric, [], ["1/2"], 0),
        score(metric, [NONE], ["1/2"], 0, text_post_processed=[RIGHT]),
        score(metric, [RIGHT], ["}{"], 0),
    ]
    assert scores == [1.0, 0.0, 1.0, 0.0, 1.0, 0.0]
    aggregation = metric.get_corpus_aggregations()["karat"]
    # The name decides how lighteval finds the standard error.
    assert aggregation(scores) == 0.5 and "mean" in aggregation.__name__
    strict = lighteval.metric("strict", policy="strict")
    length = [r"It is \boxed{5\text{ cm}}"]
    assert score(metric, length, ["5"], 0) == 1.0 and score(strict, length, ["5"], 0) == 0.0


def test_ms_swift():
    reward = ms_swift.KaratORM(args=None)
    assert reward(completions=[RIGHT, WRONG], solution=["1/2", "1/2"], trainer_state=None) == [1, 0]


def test_areal_and_easyr1():
    assert areal.reward_fn("p", RIGHT, [1], [2], answer="1/2") == 1.0
    pickle.dumps(areal.reward_fn)
    found = easyr1.compute_score([{"response": RIGHT, "response_length": 9, "ground_truth": "1/2"}])
    assert found[0]["overall"] == 1.0


def test_inspect_ai():
    pytest.importorskip("inspect_ai")
    from inspect_ai.scorer import Target

    from karat.adapters.inspect_ai import karat as scorer

    state = types.SimpleNamespace(output=types.SimpleNamespace(completion=RIGHT))
    score = asyncio.run(scorer()(state, Target(["7", "1/2"])))
    assert score.value == "C" and score.answer == "0.5"
    assert asyncio.run(scorer()(state, Target("}{"))) is None


def test_verifiers_functions():
    from karat.adapters import verifiers

    # A rubric passes all of these by name.
    call = {"prompt": chat("p"), "answer": "1/2", "state": {}, "info": {}, "task": "math", "parser": None}
    assert verifiers.karat_reward(completion=chat(RIGHT), **call) == 1.0
    assert verifiers.karat_reward(completion=RIGHT, **call) == 1.0
    assert verifiers.karat_no_answer(completion=chat(NONE), **call) == 1.0
    assert verifiers.karat_gold_error(completion=RIGHT, **{**call, "answer": "}{"}) == 1.0
    assert verifiers.karat_reward(completion=RIGHT, **{**call, "answer": "}{"}) == 0.0
    group = verifiers.karat_group_reward(
        prompts=["p"] * 2,
        completions=[chat(RIGHT), chat(WRONG)],
        answers=["1/2"] * 2,
        states=[{}, {}],
        tasks=[None] * 2,
        infos=[{}, {}],
    )
    assert group == [1.0, 0.0]
    trace = types.SimpleNamespace(last_reply=RIGHT)
    assert verifiers.trace_reward(trace, "1/2") == 1.0


def test_verifiers_rubric(monkeypatch):
    from karat.adapters import verifiers

    made = {}
    double = types.ModuleType("verifiers")
    double.Rubric = lambda funcs, weights, parser: made.update(funcs=funcs, weights=weights) or made
    monkeypatch.setitem(sys.modules, "verifiers", double)
    assert verifiers.rubric(weight=2.0) is made
    assert made["weights"] == [2.0, 0.0, 0.0]
    assert [f.__name__ for f in made["funcs"]] == ["karat_reward", "karat_no_answer", "karat_gold_error"]


def test_verifiers_own_rubric_scores_a_rollout():
    if not hasattr(pytest.importorskip("verifiers"), "Rubric"):
        pytest.skip("this verifiers has no Rubric")
    from karat.adapters import verifiers

    for text, reward, silent in ((RIGHT, 1.0, 0.0), (WRONG, 0.0, 0.0), (NONE, 0.0, 1.0)):
        state = {
            "prompt": [{"role": "user", "content": "p"}],
            "completion": chat(text),
            "answer": "1/2",
            "info": {},
            "task": "math",
            "timing": collections.defaultdict(float),
            "trajectory": [],
        }
        asyncio.run(verifiers.rubric().score_rollout(state))
        assert state["reward"] == reward
        assert state["metrics"] == {"karat_reward": reward, "karat_no_answer": silent, "karat_gold_error": 0.0}


def test_skyrl(monkeypatch):
    try:
        import skyrl_gym
    except ImportError:
        monkeypatch.setitem(sys.modules, "skyrl_gym", types.ModuleType("skyrl_gym"))
        monkeypatch.setitem(sys.modules, "skyrl_gym.envs", types.ModuleType("skyrl_gym.envs"))
        double = types.ModuleType("skyrl_gym.envs.base_text_env")
        double.BaseTextEnv = type("BaseTextEnv", (), {"__init__": lambda self: setattr(self, "turns", 0)})
        double.BaseTextEnvStepOutput = dict
        monkeypatch.setitem(sys.modules, double.__name__, double)
        from karat.adapters.skyrl import KaratEnv as make
    else:
        from karat.adapters import skyrl

        skyrl.register("karat-test")
        make = lambda **call: skyrl_gym.make("karat-test", **call)

    for spec in ("reward_spec", "reward_model"):
        env = make(env_config=None, extras={spec: {"ground_truth": "1/2"}})
        assert env.init(chat("p"))[0] == chat("p")
        out = env.step(RIGHT)
        assert out["reward"] == 1.0 and out["done"] and out["observations"] == []
        assert out["metadata"]["pred"] == "1/2"
        assert env.get_metrics()["correct"] == 1.0
    assert make(env_config=None, extras={"reward_spec": {"ground_truth": "}{"}}).step(RIGHT)["reward"] == 0.0
    with pytest.raises(KeyError):
        make(env_config=None, extras={})


def test_nemo_rl_worker():
    from karat.adapters import nemo_rl

    worker = pickle.loads(pickle.dumps(nemo_rl.KaratVerifyWorker(threads=2)))
    assert worker.verify([RIGHT, WRONG], ["1/2", "1/2"]) == [1.0, 0.0]
    # As the math environment calls it.
    scores, answers = worker.verify([RIGHT, NONE, RIGHT], ["1/2", "1/2", "}{"], True, "hf_math_verify")
    assert scores == [1.0, 0.0, 0.0] and answers == ["1/2", None, "1/2"]
    assert worker.verify([], []) == []
    log = [{"role": "user", "content": "p"}, {"role": "assistant", "content": RIGHT, "token_ids": [1]}]
    assert nemo_rl.response_of(log) == RIGHT


class _Tensor(list):
    """As much of a tensor as the environment uses."""

    shape = property(lambda self: (len(self),))
    __mul__ = lambda self, other: _Tensor(a * b for a, b in zip(self, other))
    float = lambda self: self
    mean = lambda self: types.SimpleNamespace(item=lambda: sum(self) / len(self))


def test_nemo_rl_environment(monkeypatch):
    from karat.adapters import nemo_rl

    fields = ["observations", "metadata", "next_stop_strings", "rewards", "terminateds", "answers"]
    interfaces = types.ModuleType("nemo_rl.environments.interfaces")
    interfaces.EnvironmentInterface = object
    interfaces.EnvironmentReturn = collections.namedtuple("EnvironmentReturn", fields)
    torch = types.ModuleType("torch")
    torch.float32 = None
    torch.tensor = lambda values, dtype: _Tensor(values)
    torch.ones_like = lambda tensor: _Tensor([1.0] * len(tensor))
    ray = types.ModuleType("ray")
    ray.remote = lambda **options: lambda cls: cls
    doubles = {"torch": torch, "ray": ray, "nemo_rl.environments.interfaces": interfaces}
    for name in ("nemo_rl", "nemo_rl.environments"):
        doubles[name] = types.ModuleType(name)
    for name, module in doubles.items():
        monkeypatch.setitem(sys.modules, name, module)

    environment = nemo_rl.KaratEnvironment({"threads": 1})
    monkeypatch.delitem(vars(nemo_rl), "KaratEnvironment")
    logs = [[{"role": "user", "content": "p"}, {"role": "assistant", "content": t}] for t in (RIGHT, WRONG)]
    found = environment.step(logs, [{"ground_truth": "1/2"}] * 2, True)
    assert found.rewards == [1.0, 0.0] and found.terminateds == [1.0, 1.0]
    assert found.observations[0] == {"role": "environment", "content": "Environment: correct"}
    assert found.next_stop_strings == [None, None] and found.answers == ["1/2", "3"]
    batch = {"rewards": _Tensor([1.0, 1.0]), "is_end": _Tensor([1.0, 0.0])}
    batch, metrics = environment.global_post_process_and_metrics(batch)
    assert batch["rewards"] == [1.0, 0.0] and metrics["accuracy"] == 0.5
    environment.shutdown()
    with pytest.raises(AttributeError):
        nemo_rl.none_such


def test_math_verify_calls():
    from karat.compat import math_verify as mv

    gold = mv.parse("$\\frac{1}{2}$")
    configs = [mv.LatexExtractionConfig(boxed_match_priority=0), mv.ExprExtractionConfig()]
    assert mv.verify(gold, mv.parse(RIGHT, extraction_config=configs))
    assert not mv.verify(gold, mv.parse(WRONG, parsing_timeout=None))
    assert mv.verify("1", ["2", "1"], timeout_seconds=None)
    assert mv.parse("nothing to be seen in this sentence, whatever one does with it") == []
    assert mv.verify([], ["1"]) is False
    metric = pickle.loads(pickle.dumps(mv.math_metric()))
    assert metric(["1/2"], [RIGHT, WRONG])[0] == 1.0
    letters = mv.parse("The answer is B", extraction_config=[mv.StringExtractionConfig()])
    assert mv.verify("B", letters)


def test_math_verify_signatures():
    import inspect

    real = pytest.importorskip("math_verify")
    from karat.compat import math_verify as mv

    for name in ("parse", "verify", "math_metric"):
        expected = list(inspect.signature(getattr(real, name)).parameters)
        assert list(inspect.signature(getattr(mv, name)).parameters) == expected
    for name in ("LatexExtractionConfig", "ExprExtractionConfig", "StringExtractionConfig"):
        expected = list(inspect.signature(getattr(real, name)).parameters)
        assert list(inspect.signature(getattr(mv, name)).parameters) == expected
