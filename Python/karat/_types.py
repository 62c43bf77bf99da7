"""What the functions give back: named tuples, made without `typing` and `collections`, each of which costs as much
as all the rest of the import."""

try:
    from _collections import _tuplegetter as field
except ImportError:  # An interpreter other than CPython.
    from operator import itemgetter

    def field(place, words):
        return property(itemgetter(place), doc=words)


class Record(tuple):
    """A tuple whose fields have names, as `collections.namedtuple` makes it. A class of it names its fields in
    `_fields`, and takes them in `__new__`."""

    __slots__ = ()
    _fields: "tuple[str, ...]" = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = cls._fields
        for place, name in enumerate(cls._fields):
            setattr(cls, name, field(place, None))

    @classmethod
    def _make(cls, values):
        """A record of values in the order of the fields."""
        return cls(*values)

    def _asdict(self) -> dict:
        return dict(zip(self._fields, self))

    def _replace(self, **values):
        """The same record with other values."""
        found = self._asdict()
        for name in values:
            if name not in found:
                raise ValueError(f"no field is called {name}; the fields are {', '.join(self._fields)}")
        return type(self)(**{**found, **values})

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{type(self).__name__}({values})"

    def __getnewargs__(self) -> tuple:
        return tuple(self)


class Verdict(Record):
    """Whether a prediction is the gold answer, by which rule, and why."""

    __slots__ = ()
    _fields = ("outcome", "basis", "rule", "reason")

    #: "equal", "different" or "undecided".
    outcome: str
    #: What it rests on: "identical", "exact", "proved", "rounding", "numeric", "convention" or None.
    basis: str | None
    #: The rule that decided.
    rule: str
    #: One sentence that a person can check.
    reason: str

    def __new__(cls, outcome: str, basis: str | None, rule: str, reason: str):
        return tuple.__new__(cls, (outcome, basis, rule, reason))

    @property
    def equal(self) -> bool:
        return self.outcome == "equal"

    def __bool__(self) -> bool:
        return self.outcome == "equal"


class Extraction(Record):
    """The answer that a response commits to, or why there is none."""

    __slots__ = ()
    _fields = ("answer", "key", "span", "found_by", "no_answer")

    answer: str | None
    #: The canonical key of the answer: equal keys are equal answers.
    key: str | None
    #: Byte offsets of the answer in the response's UTF-8.
    span: tuple[int, int] | None
    #: The strategy that found it.
    found_by: str | None
    #: Why there is no answer.
    no_answer: str | None

    def __new__(
        cls,
        answer: str | None,
        key: str | None,
        span: tuple[int, int] | None,
        found_by: str | None,
        no_answer: str | None,
    ):
        return tuple.__new__(cls, (answer, key, span, found_by, no_answer))


class Grade(Record):
    """The grade of one response."""

    __slots__ = ()
    _fields = ("status", "reward", "answer", "key", "span", "found_by", "no_answer", "verdict")

    #: "correct", "incorrect", "no_answer", "unreadable", "undecided", "unevaluated", "gold_error".
    status: str
    #: 1.0 for correct, None for a gold error, 0.0 for the others.
    reward: float | None
    answer: str | None
    key: str | None
    span: tuple[int, int] | None
    found_by: str | None
    no_answer: str | None
    #: None where there is nothing to compare.
    verdict: Verdict | None

    def __new__(
        cls,
        status: str,
        reward: float | None,
        answer: str | None,
        key: str | None,
        span: tuple[int, int] | None,
        found_by: str | None,
        no_answer: str | None,
        verdict: Verdict | None,
    ):
        return tuple.__new__(cls, (status, reward, answer, key, span, found_by, no_answer, verdict))

    @property
    def correct(self) -> bool:
        return self.status == "correct"


class Majority(Record):
    """Which class of answers most of a group gave."""

    __slots__ = ()
    _fields = ("classes", "winner", "answer", "tied", "votes", "answered", "distinct", "margin", "unanimous", "rewards")

    #: The class of each response; None where it has no answer.
    classes: list[int | None]
    #: The first of the largest classes; None where nobody answered.
    winner: int | None
    #: An answer of the winner, as its first response gave it.
    answer: str | None
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
    rewards: list[float | None]

    def __new__(
        cls,
        classes: list[int | None],
        winner: int | None,
        answer: str | None,
        tied: int,
        votes: int,
        answered: int,
        distinct: int,
        margin: float,
        unanimous: bool,
        rewards: list[float | None],
    ):
        return tuple.__new__(
            cls, (classes, winner, answer, tied, votes, answered, distinct, margin, unanimous, rewards)
        )


class Group(Record):
    """What follows from the responses to one prompt."""

    __slots__ = ()
    _fields = ("classes", "majority", "rewards", "advantages", "all_equal", "flat")

    #: The class of each response; None where it has no answer.
    classes: list[int | None]
    majority: Majority
    #: None where there is no reward.
    rewards: list[float | None]
    advantages: list[float]
    #: Whether the rewards give no signal at all: all equal, a single one, or none.
    all_equal: bool
    #: Which responses have advantage 0 because the rewards give no signal.
    flat: list[bool]

    def __new__(
        cls,
        classes: list[int | None],
        majority: Majority,
        rewards: list[float | None],
        advantages: list[float],
        all_equal: bool,
        flat: list[bool],
    ):
        return tuple.__new__(cls, (classes, majority, rewards, advantages, all_equal, flat))


class RewardConfig(Record):
    """What a grade is worth: a value for each status, and additions for form and length."""

    __slots__ = ()
    _fields = (
        "correct",
        "incorrect",
        "no_answer",
        "unreadable",
        "undecided",
        "unevaluated",
        "boxed",
        "think",
        "answer_tag",
        "maximum_length",
        "penalty_buffer",
        "length_penalty",
    )

    correct: float
    incorrect: float
    no_answer: float
    unreadable: float
    undecided: float
    unevaluated: float
    #: Added for an answer in a box, for one closed think tag, for one pair of answer tags.
    boxed: float
    think: float
    answer_tag: float
    #: The length from which on the whole penalty is due (0: none), and over how much before it grows.
    maximum_length: int
    penalty_buffer: int
    #: The whole penalty; it is subtracted.
    length_penalty: float

    def __new__(
        cls,
        correct: float = 1.0,
        incorrect: float = 0.0,
        no_answer: float = 0.0,
        unreadable: float = 0.0,
        undecided: float = 0.0,
        unevaluated: float = 0.0,
        boxed: float = 0.0,
        think: float = 0.0,
        answer_tag: float = 0.0,
        maximum_length: int = 0,
        penalty_buffer: int = 0,
        length_penalty: float = 0.0,
    ):
        return tuple.__new__(
            cls,
            (
                correct,
                incorrect,
                no_answer,
                unreadable,
                undecided,
                unevaluated,
                boxed,
                think,
                answer_tag,
                maximum_length,
                penalty_buffer,
                length_penalty,
            ),
        )

    def to_dict(self) -> dict:
        return self._asdict()

    @classmethod
    def from_dict(cls, values) -> "RewardConfig":
        """A configuration of named values; an unknown name, or a value that is no number, raises."""
        if not isinstance(values, dict):
            raise TypeError(f"a reward configuration is an object, not {type(values).__name__}")
        for name, value in values.items():
            if name not in cls._fields:
                raise TypeError(f"no value is called {name}; the values are {', '.join(cls._fields)}")
            whole = isinstance(getattr(cls(), name), int)
            right = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
            if not right or value != value or value in (float("inf"), float("-inf")):
                raise TypeError(f"{name} is {'a whole' if whole else 'a finite'} number, not {value!r}")
        return cls(**values)

    @classmethod
    def from_json(cls, text) -> "RewardConfig":
        """The configuration that a JSON object says."""
        import json

        return cls.from_dict(json.loads(text))
