"""What the functions give back."""

from typing import NamedTuple, Optional


class Verdict(NamedTuple):
    """Whether a prediction is the gold answer, by which rule, and why."""

    #: "equal", "different" or "undecided".
    outcome: str
    #: What it rests on: "identical", "exact", "proved", "rounding", "numeric", "convention" or None.
    basis: Optional[str]
    #: The rule that decided.
    rule: str
    #: One sentence that a person can check.
    reason: str

    @property
    def equal(self) -> bool:
        return self.outcome == "equal"

    def __bool__(self) -> bool:
        return self.outcome == "equal"


class Extraction(NamedTuple):
    """The answer that a response commits to, or why there is none."""

    answer: Optional[str]
    #: The canonical key of the answer: equal keys are equal answers.
    key: Optional[str]
    #: Byte offsets of the answer in the response's UTF-8.
    span: Optional["tuple[int, int]"]
    #: The strategy that found it.
    found_by: Optional[str]
    #: Why there is none.
    no_answer: Optional[str]


class Grade(NamedTuple):
    """The grade of one response."""

    #: "correct", "incorrect", "no_answer", "unreadable", "undecided", "unevaluated", "gold_error".
    status: str
    #: 1.0 for correct, None for a gold error, 0.0 for the others.
    reward: Optional[float]
    answer: Optional[str]
    key: Optional[str]
    span: Optional["tuple[int, int]"]
    found_by: Optional[str]
    no_answer: Optional[str]
    #: None where there is nothing to compare.
    verdict: Optional[Verdict]

    @property
    def correct(self) -> bool:
        return self.status == "correct"


class Majority(NamedTuple):
    """Which class of answers most of a group gave."""

    #: The class of each response; None where it has no answer.
    classes: "list[Optional[int]]"
    #: The first of the largest classes; None where nobody answered.
    winner: Optional[int]
    #: An answer of the winner, as its first response gave it.
    answer: Optional[str]
    #: Classes that share the first place.
    tied: int
    #: Responses in each of them.
    votes: int
    answered: int
    distinct: int
    #: Lead over the next class as a share of all responses; 0 in a tie.
    margin: float
    unanimous: bool
    #: 1 for members of the majority, 1/k in a tie of k, 0 for others; None below the margin.
    rewards: "list[Optional[float]]"
