"""Inspect (0.3): `Task(…, scorer=karat.adapters.inspect_ai.karat())`."""

from inspect_ai.scorer import CORRECT, INCORRECT, NOANSWER, Score, accuracy, scorer, stderr

from .. import _grading


@scorer(metrics=[accuracy(), stderr()])
def karat(policy="default"):
    """Grades a completion against the targets; it is correct where it is any of them."""

    async def score(state, target):
        grades = [_grading.grade(state.output.completion, gold, policy=policy) for gold in target]
        best = next((grade for grade in grades if grade.correct), grades[0] if grades else None)
        if best is None or best.status == "gold_error":
            return None
        value = {"correct": CORRECT, "no_answer": NOANSWER}.get(best.status, INCORRECT)
        return Score(
            value=value,
            answer=best.answer,
            explanation=best.verdict.reason if best.verdict else best.no_answer,
            metadata={"status": best.status, "key": best.key, "found_by": best.found_by},
        )

    return score
