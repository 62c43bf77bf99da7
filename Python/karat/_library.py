"""The C library: its structs, its functions, and the way texts go in and records come out."""

import ctypes
import os
from ctypes import (
    POINTER,
    byref,
    c_char_p,
    c_double,
    c_int32,
    c_int64,
    c_uint8,
    c_uint32,
    c_uint64,
    c_void_p,
    string_at,
)
from itertools import accumulate
from struct import Struct

ABI = 2
STATUSES = ("correct", "incorrect", "no_answer", "unreadable", "undecided", "unevaluated", "gold_error")
OUTCOMES = ("equal", "different", "undecided")
BASES = ("identical", "exact", "proved", "rounding", "numeric", "convention")
FOUND_BY = (
    "boxed",
    "boxed_list",
    "fbox",
    "answer_tag",
    "hash_marks",
    "final_answer_phrase",
    "option_phrase",
    "code_output",
    "whole_response",
    "last_math",
    "last_number",
)
NO_ANSWER = ("no_candidate", "unclosed_think", "truncated_box", "empty_box", "empty_response", "over_budget")
ADVANTAGES = ("grpo", "dr_grpo", "rloo", "leave_one_set_out", "multi_group", "pass_at_k")
NONE = 255


class KaratError(ValueError):
    """A call that the library refused: an unknown policy, switch or method."""


class Options(ctypes.Structure):
    _fields_ = [
        ("size", c_uint32),
        ("on", c_uint32),
        ("off", c_uint32),
        ("reserved", c_uint32),
        ("policy", c_char_p),
        ("fuel", c_int64),
    ]


class Strings(ctypes.Structure):
    _fields_ = [
        ("bytes", c_char_p),
        ("length", c_int64),
        ("offsets", POINTER(c_int64)),
        ("count", c_int64),
        ("present", POINTER(c_uint8)),
    ]


class Result(ctypes.Structure):
    _fields_ = [("records", c_void_p), ("count", c_int64), ("text", c_void_p), ("text_length", c_int64)]


class Majority(ctypes.Structure):
    _fields_ = [
        ("winner", c_int64),
        ("tied", c_int64),
        ("votes", c_int64),
        ("answered", c_int64),
        ("distinct", c_int64),
        ("margin", c_double),
        ("unanimous", c_int64),
    ]


class RewardConfig(ctypes.Structure):
    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_uint32),
        ("correct", c_double),
        ("incorrect", c_double),
        ("no_answer", c_double),
        ("unreadable", c_double),
        ("undecided", c_double),
        ("unevaluated", c_double),
        ("boxed", c_double),
        ("think", c_double),
        ("answer_tag", c_double),
        ("maximum_length", c_int64),
        ("penalty_buffer", c_int64),
        ("length_penalty", c_double),
    ]


class Samples(ctypes.Structure):
    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_uint32),
        ("count", c_int64),
        ("problems", c_void_p),
        ("sets", c_void_p),
        ("correct", c_void_p),
        ("classes", c_void_p),
    ]


class Estimate(ctypes.Structure):
    _fields_ = [
        ("size", c_uint32),
        ("metric", c_int32),
        ("k", c_int64),
        ("tau_numerator", c_int64),
        ("tau_denominator", c_int64),
        ("pooled", c_int32),
        ("interval", c_int32),
        ("level", c_double),
        ("resamples", c_int64),
        ("seed", c_uint64),
    ]


# value low high, k width problems sets, name estimand method error
FIGURE = Struct("=3d4q8q")
# status outcome basis found_by no_answer has_reward, reward, span, answer, key, rule, reason
RECORD = Struct("=6B2xd10q")


def _load() -> ctypes.CDLL:
    path = os.environ.get("KARAT_LIBRARY") or os.path.join(os.path.dirname(__file__), "libkarat.so")
    library = ctypes.CDLL(path)
    if library.karat_abi_version() != ABI:
        raise ImportError(f"{path} has another version of the interface than this package, which needs {ABI}")
    options, strings, result = POINTER(Options), POINTER(Strings), POINTER(Result)
    text = [c_char_p, c_int64]
    for name, arguments in (
        ("grade", [options, *text, *text, *text, result]),
        ("grade_batch", [options, strings, strings, strings, result]),
        ("extract", [options, *text, *text, result]),
        ("extract_batch", [options, strings, strings, result]),
        ("verdict", [options, *text, *text, result]),
        ("verdict_batch", [options, strings, strings, result]),
        ("key", [options, *text, result]),
        ("key_batch", [options, strings, result]),
        ("classes", [options, strings, c_void_p]),
        ("majority", [c_void_p, c_int64, c_double, POINTER(Majority), c_void_p, c_void_p]),
        ("advantages", [c_int32, c_int64, c_double, c_int64] + [c_void_p] * 6),
        ("statistics", [POINTER(Samples), POINTER(Estimate), c_int64, result]),
        ("rewards", [POINTER(RewardConfig), c_int64, c_void_p, c_void_p, strings] + [c_void_p] * 3),
    ):
        function = getattr(library, "karat_" + name)
        function.argtypes = arguments
        function.restype = c_int32
    for name in ("result_free", "figures_free"):
        function = getattr(library, "karat_" + name)
        function.argtypes = [result]
        function.restype = None
    for name in ("version", "capabilities", "error_text"):
        getattr(library, "karat_" + name).restype = c_char_p
    library.karat_error_text.argtypes = [c_int32]
    return library


library = _load()


def check(code: int) -> None:
    """Raises what an error code means."""
    if code == 0:
        return
    text = library.karat_error_text(code).decode()
    raise MemoryError(text) if code == -5 else KaratError(text)


def encode(text: "str | bytes", what: str) -> bytes:
    """The bytes of a text. A lone surrogate becomes bytes that are not UTF-8, so the answer is unreadable."""
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise TypeError(f"{what} must be str or bytes, not {type(text).__name__}")


def _encode_any(texts, what, first):
    """The bytes of texts of any kind; those that are None are empty, and marked as not present."""
    pieces, present = [], None
    for index, text in enumerate(texts):
        if text is None:
            if present is None:
                present = (c_uint8 * len(texts))(*([1] * len(texts)))
            present[index] = 0
            pieces.append(b"")
        else:
            pieces.append(encode(text, f"{what}[{first + index}]"))
    return pieces, present


def strings(texts, what: str, first: int = 0) -> Strings:
    """Texts one after the other; None is not present. An error counts its place from `first`."""
    try:
        # Nearly always all of them are str.
        pieces, present = [str.encode(text) for text in texts], None
    except (TypeError, UnicodeEncodeError):
        pieces, present = _encode_any(texts, what, first)
    from array import array

    offsets = array("q", accumulate(map(len, pieces), initial=0))
    places = (c_int64 * len(offsets)).from_buffer(offsets)
    return Strings(b"".join(pieces), offsets[-1], places, len(pieces), present)


_cached: dict = {}
_bits: "dict[str, int]" = {}


def _switches() -> "dict[str, int]":
    """The switches and their bits, as the library lists them; read when a call first sets one."""
    if not _bits:
        from json import loads

        for place, name in enumerate(loads(library.karat_capabilities())["switches"]):
            _bits[name] = 1 << place
        # The name that this switch had here at first.
        _bits["unevaluated"] = _bits["allow_unevaluated"]
    return _bits


def options(policy: str, switches: dict, fuel: int) -> "Options | None":
    """The options of a call; None is the default policy."""
    if policy == "default" and not switches and not fuel:
        return None
    place = (policy, tuple(switches.items()), fuel)
    found = _cached.get(place)
    if found is None:
        on = off = 0
        bits = _switches() if switches else {}
        for name, value in switches.items():
            if name not in bits:
                raise TypeError(f"no switch is called {name}; the switches are {', '.join(bits)}")
            if value:
                on |= bits[name]
            else:
                off |= bits[name]
        found = Options(ctypes.sizeof(Options), on, off, 0, policy.encode(), fuel)
        if len(_cached) < 256:
            _cached[place] = found
    return found


def take(function, *arguments, size: "int | None" = None, free=None) -> "tuple[bytes, bytes]":
    """The records of a call, packed, and the text that they point into."""
    result = Result()
    check(function(*arguments, result))
    try:
        records = string_at(result.records, result.count * (size or RECORD.size))
        text = string_at(result.text, result.text_length) if result.text_length else b""
    finally:
        (free or library.karat_result_free)(result)
    return records, text


def take_one(function, *arguments) -> "tuple[tuple, bytes]":
    """The one record of a call, unpacked, and the text that it points into."""
    result = Result()
    code = function(*arguments, byref(result))
    if code:
        check(code)
    record = RECORD.unpack(string_at(result.records, RECORD.size))
    text = string_at(result.text, result.text_length) if result.text_length else b""
    library.karat_result_free(result)
    return record, text


def piece(text: bytes, offset: int, length: int) -> "str | None":
    """A piece of a result's text."""
    return None if length < 0 else text[offset : offset + length].decode("utf-8", "replace")
