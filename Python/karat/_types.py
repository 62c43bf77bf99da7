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


class Group(NamedTuple):
    """What follows from the responses to one prompt."""

    #: The class of each response; None where it has no answer.
    classes: "list[Optional[int]]"
    majority: Majority
    #: None where there is no reward.
    rewards: "list[Optional[float]]"
    advantages: "list[float]"
    #: Whether the rewards give no signal at all: all equal, a single one, or none.
    all_equal: bool
    #: Which responses have advantage 0 for want of a signal.
    flat: "list[bool]"


class RewardConfig(NamedTuple):
    """What a grade is worth: a value for each status, and additions for form and length."""

    correct: float = 1.0
    incorrect: float = 0.0
    no_answer: float = 0.0
    unreadable: float = 0.0
    undecided: float = 0.0
    unevaluated: float = 0.0
    #: Added for an answer in a box, for one closed think tag, for one pair of answer tags.
    boxed: float = 0.0
    think: float = 0.0
    answer_tag: float = 0.0
    #: The length from which on the whole penalty is due (0: none), and over how much before it grows.
    maximum_length: int = 0
    penalty_buffer: int = 0
    #: Subtracted.
    length_penalty: float = 0.0

    def to_dict(self) -> dict:
        return self._asdict()

    @classmethod
    def from_dict(cls, values) -> "RewardConfig":
        """A configuration of named values; a name that is not known, or a value of another kind, raises."""
        if not isinstance(values, dict):
            raise TypeError(f"a reward configuration is an object, not {type(values).__name__}")
        for name, value in values.items():
            if name not in cls._fields:
                raise TypeError(f"no value is called {name}; there are {', '.join(cls._fields)}")
            whole = isinstance(cls._field_defaults[name], int)
            right = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
            if not right or value != value or value in (float("inf"), float("-inf")):
                raise TypeError(f"{name} is {'a whole' if whole else 'a finite'} number, not {value!r}")
        return cls(**values)

    @classmethod
    def from_json(cls, text) -> "RewardConfig":
        """The configuration that a JSON object says."""
        import json

        return cls.from_dict(json.loads(text))
