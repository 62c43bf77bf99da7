"""Results of a batch: memory of the library, read item by item on demand, or as whole columns."""

# The interpreter has it from its start; `collections.abc` loads all of `collections`.
from _collections_abc import Sequence

from . import _library as c
from ._types import Extraction, Grade, Verdict


def verdict_of(record, text):
    """The verdict of an unpacked record; None where there is none."""
    if record[1] == c.NONE:
        return None
    basis = None if record[2] == c.NONE else c.BASES[record[2]]
    rule = c.piece(text, record[13], record[14]) or ""
    reason = c.piece(text, record[15], record[16]) or ""
    return Verdict(c.OUTCOMES[record[1]], basis, rule, reason)


def _found(record, text):
    span = None if record[7] < 0 else (record[7], record[8])
    found_by = None if record[3] == c.NONE else c.FOUND_BY[record[3]]
    no_answer = None if record[4] == c.NONE else c.NO_ANSWER[record[4]]
    answer = c.piece(text, record[9], record[10])
    return answer, c.piece(text, record[11], record[12]), span, found_by, no_answer


def grade_of(record, text):
    reward = record[6] if record[5] else None
    found = _found(record, text)
    return Grade(c.STATUSES[record[0]], reward, *found, verdict_of(record, text))


def extraction_of(record, text):
    return Extraction(*_found(record, text))


class _Batch(Sequence):
    """A sequence of results in the order of their inputs. An item is made when it is asked for."""

    __slots__ = ("_parts", "_ends")
    _make = staticmethod(verdict_of)

    def __init__(self, parts):
        self._parts = parts
        self._ends = []
        end = 0
        for records, _ in parts:
            end += len(records) // c.RECORD.size
            self._ends.append(end)

    def __len__(self):
        return self._ends[-1] if self._ends else 0

    def __iter__(self):
        make = self._make
        for records, text in self._parts:
            for record in c.RECORD.iter_unpack(records):
                yield make(record, text)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        index = place + len(self) if place < 0 else place
        if not 0 <= index < len(self):
            raise IndexError(f"there are {len(self)} results; {place} is out of range")
        part = 0
        while self._ends[part] <= index:
            part += 1
        records, text = self._parts[part]
        first = self._ends[part - 1] if part else 0
        return self._make(c.RECORD.unpack_from(records, (index - first) * c.RECORD.size), text)

    def __eq__(self, other):
        if not isinstance(other, (_Batch, list, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self):
        return f"<{type(self).__name__} of {len(self)}>"

    def __reduce__(self):
        return type(self), (self._parts,)

    def _bytes(self, place):
        """One byte of every record."""
        return b"".join(records[place :: c.RECORD.size] for records, _ in self._parts)

    def _words(self, code, place):
        """One word of eight bytes of every record."""
        step = c.RECORD.size // 8
        return [word for records, _ in self._parts for word in memoryview(records).cast(code)[place::step].tolist()]

    def _texts(self, place):
        """A piece of text of every record; None where there is none."""
        found = []
        for records, text in self._parts:
            words = memoryview(records).cast("q")
            step = c.RECORD.size // 8
            starts, lengths = words[place::step].tolist(), words[place + 1 :: step].tolist()
            found += [c.piece(text, start, length) for start, length in zip(starts, lengths)]
        return found


class Verdicts(_Batch):
    """The verdicts on pairs."""

    __slots__ = ()

    @property
    def outcomes(self) -> "list[str]":
        return [c.OUTCOMES[code] for code in self._bytes(1)]

    @property
    def equal(self) -> "list[bool]":
        return [code == 0 for code in self._bytes(1)]


class Extractions(_Batch):
    """The answers of responses."""

    __slots__ = ()
    _make = staticmethod(extraction_of)

    @property
    def answers(self) -> "list[str | None]":
        return self._texts(4)

    @property
    def keys(self) -> "list[str | None]":
        return self._texts(6)


class Grades(Extractions):
    """The grades of responses."""

    __slots__ = ()
    _make = staticmethod(grade_of)

    @property
    def statuses(self) -> "list[str]":
        return [c.STATUSES[code] for code in self._bytes(0)]

    @property
    def correct(self) -> "list[bool]":
        return [code == 0 for code in self._bytes(0)]

    @property
    def rewards(self) -> "list[float | None]":
        """1.0 for correct, None for a gold error, 0.0 for the others."""
        rewards = self._words("d", 1)
        there = self._bytes(5)
        if 0 in there:
            return [reward if has else None for reward, has in zip(rewards, there)]
        return rewards
