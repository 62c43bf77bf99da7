import json
import pathlib
import pickle
import subprocess
import sys

import pytest

import karat
from karat import _library

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_names_are_those_of_the_library():
    can = json.loads(_library.library.karat_capabilities())
    assert can["abi"] == _library.ABI
    assert can["version"] == karat.__version__
    assert tuple(can["statuses"]) == _library.STATUSES
    assert tuple(can["outcomes"]) == _library.OUTCOMES
    assert tuple(can["bases"]) == _library.BASES
    assert tuple(can["found_by"]) == _library.FOUND_BY
    assert tuple(can["no_answer"]) == _library.NO_ANSWER
    assert tuple(can["advantages"]) == _library.ADVANTAGES
    for policy in can["policies"]:
        assert karat.verify("1", "1.0", policy=policy)
    for method in can["advantages"]:
        assert len(karat.advantages([0, 1], method=method)) == 2


def test_verify():
    verdict = karat.verify(r"\frac{1}{2}", "0.5")
    assert verdict and verdict.equal and verdict.outcome == "equal"
    assert verdict.basis in ("exact", "proved")
    assert verdict.rule and verdict.reason
    assert not karat.verify("1", "2")
    assert karat.verify(b"1/2", "2/4")


def test_grade_has_all_its_parts():
    grade = karat.grade(r"Also π: so \boxed{0.5}.", "1/2")
    assert (grade.status, grade.reward, grade.answer, grade.key) == ("correct", 1.0, "0.5", "1/2")
    response = "Also π: so \\boxed{0.5}.".encode()
    assert response[grade.span[0] : grade.span[1]] == b"0.5"
    assert grade.found_by == "boxed" and grade.no_answer is None and grade.verdict.equal
    assert karat.grade("<think> so", "1").no_answer == "unclosed_think"
    assert karat.grade(r"\boxed{1}", "}{").reward is None


def test_a_prompt_is_not_searched():
    prompt = r"Write \boxed{7}. <think>"
    assert karat.grade("hm", "7", prompt=prompt).status == "no_answer"
    assert karat.grade(prompt + r"hm</think>\boxed{7}", "7", prompt=prompt).correct


@pytest.mark.parametrize("name", json.loads(_library.library.karat_capabilities())["switches"])
def test_every_switch_of_the_library_is_a_keyword(name):
    for value in (True, False):
        assert karat.grade(r"\boxed{1}", "1", **{name: value}).correct


def test_switches():
    text = "I get 12 or so"
    assert karat.grade(text, "12").status == "no_answer"
    assert karat.grade(text, "12", policy="lenient").correct
    assert karat.grade(text, "12", lenient=True).correct
    assert karat.grade("The answer is 12.", "12", policy="strict").status == "no_answer"
    assert karat.grade("The answer is 12.", "12", policy="strict", boxed_only=False).correct
    with pytest.raises(karat.KaratError):
        karat.grade(text, "12", policy="none such")
    total = r"\boxed{\sum_{k=1}^{10} k}"
    assert karat.grade(total, "55").status == "unevaluated"
    for name in ("allow_unevaluated", "unevaluated"):
        assert karat.grade(total, "55", **{name: True}).correct
    with pytest.raises(TypeError, match="lenient, boxed_only"):
        karat.grade(text, "12", leniet=True)


def test_a_bad_item_is_its_own_status():
    grades = karat.grade_batch([r"\boxed{1}", None, "\ud800", r"\boxed{4}", r"\boxed{5}"], ["1", "2", "3", None, "}{"])
    assert [g.status for g in grades][:2] == ["correct", "no_answer"]
    assert grades[2].status in ("no_answer", "unreadable")
    assert [g.status for g in grades][3:] == ["gold_error", "gold_error"]
    assert karat.grade_batch([], []) == []


@pytest.mark.parametrize("threads", [1, 2, 8, 100])
def test_a_batch_is_its_items_in_order(threads):
    responses = [rf"\boxed{{{i}}}" for i in range(300)]
    golds = [str(i if i % 3 else i + 1) for i in range(300)]
    batch = karat.grade_batch(responses, golds, threads=threads)
    assert batch == [karat.grade(r, g) for r, g in zip(responses, golds)]


def test_a_batch_is_read_on_demand():
    texts = [r"\boxed{1}", None, r"\boxed{4}", r"\boxed{5}", "}{"]
    golds = ["1", "2", "3", "}{", "5"]
    for threads in (1, 3):
        batch = karat.grade_batch(texts, golds, threads=threads)
        assert len(batch) == 5 and isinstance(batch, karat.Grades)
        assert batch[2] == batch[-3] == list(batch)[2]
        assert batch[1:4] == [batch[1], batch[2], batch[3]]
        with pytest.raises(IndexError):
            batch[5]
        with pytest.raises(IndexError):
            batch[-6]
        assert batch.statuses == [grade.status for grade in batch]
        assert batch.rewards == [grade.reward for grade in batch] and batch.rewards[3] is None
        assert batch.correct == [grade.correct for grade in batch]
        assert batch.answers == [grade.answer for grade in batch]
        assert batch.keys == [grade.key for grade in batch]
        assert pickle.loads(pickle.dumps(batch)) == batch == list(batch)
        assert batch != list(batch)[:4]
        assert karat.rewards(batch, boxed=0.5) == karat.rewards(list(batch), boxed=0.5)
    found = karat.extract_batch(texts, threads=2)
    assert found.keys == [item.key for item in found] == [karat.extract(t or "").key for t in texts]


@pytest.mark.parametrize("threads", [1, 2, 9])
def test_pairs_in_a_batch_are_pairs_alone(threads):
    golds, predictions = ["1/2", "x+1", None, "π", b"3"], ["0.5", "1+x", "1", "3.14", "\ud800"]
    batch = karat.verify_batch(golds, predictions, threads=threads)
    assert batch.outcomes == [verdict.outcome for verdict in batch]
    assert batch.equal == [True, True, False, False, False]
    for gold, prediction, verdict in zip(golds, predictions, batch):
        if gold is not None:
            assert karat.verify(gold, prediction) == verdict
    assert len(karat.verify_batch([], [])) == 0
    with pytest.raises(TypeError, match=r"predictions\[3\]"):
        karat.verify_batch(["1"] * 4, ["1"] * 3 + [4], threads=threads)


def test_refusals():
    with pytest.raises(ValueError):
        karat.grade_batch(["1"], ["1", "2"])
    with pytest.raises(ValueError):
        karat.grade_batch(["1"], ["1"], prompts=["", ""])
    with pytest.raises(TypeError):
        karat.grade_batch([3], ["3"])
    with pytest.raises(TypeError):
        karat.verify(1, "1")
    with pytest.raises(karat.KaratError):
        karat.advantages([1.0], method="ppo")
    with pytest.raises(ValueError):
        karat.advantages([1.0], groups=["a", "b"])
    with pytest.raises(karat.KaratError):
        karat.key("1", fuel=-1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "\0" * 100,
        "{" * 10_000,
        "\\frac" * 5_000,
        "9" * 100_000,
        "2^" * 1_000 + "2",
        "\ud800",
        "(" * 100 + ")" * 100,
        "\\boxed{" * 1_000,
        "x" * 2_000_000,
        "1e999999999",
    ],
)
def test_any_text_has_a_status(text):
    assert karat.grade(text, "1").status in _library.STATUSES
    assert karat.grade(r"\boxed{1}", text).status in _library.STATUSES
    assert karat.verify(text, "1").outcome in _library.OUTCOMES
    assert karat.verify(text, text).outcome in _library.OUTCOMES
    karat.key(text)
    karat.extract(text.encode("utf-8", "replace"))


def test_keys_classes_and_majority():
    assert karat.key("2/4") == karat.key("0.5") == "1/2"
    assert karat.key("}{") is None
    majority = karat.majority(["1/2", "0.5", None, "3"])
    assert majority.classes == [0, 0, None, 1]
    assert (majority.winner, majority.answer, majority.votes) == (0, "1/2", 2)
    assert majority.margin == 0.25 and majority.rewards == [1.0, 1.0, 0.0, 0.0]
    assert karat.majority(["1", "2"]).rewards == [0.5, 0.5]
    assert karat.majority(["1", "2"], minimum_margin=0.1).rewards == [None, None]
    nobody = karat.majority([None])
    assert nobody.winner is None and nobody.answer is None and nobody.rewards == [None]
    assert karat.majority([]).classes == []


def test_advantages():
    assert karat.advantages([1, 0], method="dr_grpo") == [0.5, -0.5]
    assert karat.advantages([1, 1, 0, 0], sets="aabb", method="leave_one_set_out") == [1, 1, -1, -1]
    assert karat.advantages([1, None, 0], method="rloo") == [1, 0, -1]
    assert karat.advantages([1, 9, 0, 9], groups="xyxy", method="dr_grpo") == [0.5, 0, -0.5, 0]
    for method in _library.ADVANTAGES:
        assert karat.advantages([0.1] * 3, method=method, k=2) == [0, 0, 0]
        assert karat.advantages([float("nan"), 1.0], method=method) == [0, 0]
        assert karat.advantages([], method=method) == []


def test_rewards():
    texts = [r"<think>a</think>\boxed{1}", "<think>", r"\boxed{1}"]
    grades = karat.grade_batch(texts, ["1", "1", "}{"])
    assert karat.rewards(grades) == [1.0, 0.0, None]
    assert karat.rewards(grades, boxed=0.5, no_answer=-1) == [1.5, -1.0, None]
    assert karat.rewards(grades, responses=texts, think=0.25) == [1.25, 0.0, None]
    lengths = [75, 200, 0]
    assert karat.rewards(grades, lengths=lengths, maximum_length=100, penalty_buffer=50, length_penalty=1) == [
        0.5,
        -1.0,
        None,
    ]


def test_a_reward_configuration_is_checked():
    config = karat.RewardConfig.from_json('{"correct": 2, "boxed": 0.5, "maximum_length": 100}')
    assert config == karat.RewardConfig(correct=2, boxed=0.5, maximum_length=100)
    assert karat.RewardConfig.from_dict(config.to_dict()) == config
    grades = karat.grade_batch([r"\boxed{1}", "2"], ["1", "1"])
    assert karat.rewards(grades, config=config) == [2.5, 0.0]
    assert karat.rewards(grades, config=config, incorrect=-1) == [2.5, -1.0]
    for bad in (
        '{"corect": 1}',
        '{"correct": "1"}',
        '{"correct": true}',
        '{"maximum_length": 1.5}',
        '{"boxed": NaN}',
        "[]",
    ):
        with pytest.raises(TypeError):
            karat.RewardConfig.from_json(bad)
    with pytest.raises(TypeError):
        karat.rewards(grades, corect=1)


def test_a_group_with_gold():
    texts = [r"\boxed{50\%}", r"\boxed{0.5}", r"\boxed{3}", "<think>"]
    group = karat.group(karat.grade_batch(texts, ["1/2"] * 4), method="dr_grpo", sets="aabb")
    assert group.classes == [0, 0, 1, None] and group.rewards == [1.0, 1.0, 0.0, 0.0]
    assert group.majority.winner == 0 and group.majority.margin == 0.25
    assert group.advantages == [0, 0, 0, 0] and group.all_equal and group.flat == [True] * 4
    grades = karat.grade_batch(texts, ["1/2"] * 4)
    spread = karat.group(grades, method="leave_one_set_out", sets="aabb")
    assert spread.advantages == [1, 1, -1, -1] and not spread.all_equal
    penalised = karat.group(grades, method="dr_grpo", config=karat.RewardConfig(no_answer=-2))
    assert penalised.rewards == [1, 1, 0, -2] and penalised.advantages == [1, 1, 0, -2]


def test_a_group_without_gold():
    found = karat.extract_batch([r"\boxed{0.5}", r"\boxed{\frac12}", r"\boxed{3}", "<think>"])
    group = karat.group(found, label="majority", method="rloo")
    assert group.rewards == [1, 1, 0, 0] and group.classes == [0, 0, 1, None]
    assert sum(group.advantages) == pytest.approx(0)
    unsure = karat.group(found, label="majority", minimum_margin=0.5)
    assert unsure.rewards == [None] * 4 and unsure.all_equal and unsure.advantages == [0] * 4
    assert karat.group([], label="majority").all_equal
    single = karat.group(found[:1], label="majority")
    assert single.advantages == [0] and single.flat == [True] and single.majority.unanimous
    with pytest.raises(karat.KaratError):
        karat.group(found, label="none such")


def test_the_import_loads_nothing_that_grading_does_not_need():
    folder = pathlib.Path(karat.__file__).parents[1]
    # Without site, whose .pth files load what they like.
    found = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(folder)!r}); import karat; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    heavy = {"typing", "collections", "dataclasses", "json", "concurrent.futures", "array", "re", "enum"}
    assert "karat" in found and not heavy & set(found)


def test_results_are_named_tuples():
    config = karat.RewardConfig(boxed=0.5)
    assert config == karat.RewardConfig(1.0, boxed=0.5) == (1.0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0)
    assert config._replace(think=2.0).think == 2.0 and config.think == 0.0
    assert config._asdict() == config.to_dict() and list(config._asdict()) == list(config._fields)
    assert repr(karat.verify("1", "1")).startswith("Verdict(outcome='equal', basis='identical', rule=")
    assert hash(config) == hash(karat.RewardConfig(boxed=0.5))
    assert karat.Verdict._make(("equal", None, "r", "w")).rule == "r"
    for wrong in (
        lambda: config._replace(boxes=1),
        lambda: karat.Verdict("equal"),
        lambda: setattr(config, "boxed", 1),
    ):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            wrong()
    match karat.grade(r"\boxed{1}", "1"):
        case karat.Grade("correct", reward):
            assert reward == 1.0
        case other:
            pytest.fail(f"{other}")


def test_results_and_functions_can_be_pickled():
    grade = karat.grade(r"\boxed{1}", "1")
    for thing in (
        grade,
        grade.verdict,
        karat.extract("1"),
        karat.majority(["1"]),
        karat.grade,
        karat.verify,
        karat.grade_batch,
    ):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            found = pickle.loads(pickle.dumps(thing, protocol))
            assert found == thing and type(found) is type(thing)


def test_golden_tables():
    """Rows of the tables of equivalence, as the engine's own tests read them."""
    checked = wrong = 0
    for path in sorted((ROOT / "Fixtures" / "equivalence").glob("*.jsonl")):
        for line in path.read_text().splitlines()[:4]:
            row = json.loads(line)
            if row.get("stage", 1) > 2 or not {"gold", "pred", "verdict"} <= row.keys():
                continue
            checked += 1
            wrong += karat.verify(row["gold"], row["pred"]).outcome != row["verdict"]
    assert checked > 80
    assert wrong <= checked // 20


def test_nothing_starts_at_import_and_it_is_quick():
    code = (
        "import sys, time, threading\n"
        "t = time.process_time(); import karat; t = time.process_time() - t\n"
        "assert threading.active_count() == 1\n"
        "assert 'concurrent.futures' not in sys.modules and 'torch' not in sys.modules\n"
        "print(t)"
    )
    # The processor's time, since a busy machine makes the clock's time say nothing.
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)
    ]
    assert min(times) < 0.030
