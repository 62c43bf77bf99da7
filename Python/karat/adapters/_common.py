"""What the adapters share."""

GOLD_COLUMNS = ("answer", "solution", "ground_truth", "gold", "label")


def text_of(completion):
    """The text of a completion: a string, or the last assistant message of a chat."""
    if completion is None or isinstance(completion, (str, bytes)):
        return completion
    if isinstance(completion, dict):
        completion = [completion]
    for message in reversed(list(completion)):
        if message.get("role", "assistant") != "assistant":
            continue
        content = message.get("content")
        if content is None or isinstance(content, str):
            return content
        return "".join(part.get("text") or "" for part in content if isinstance(part, dict))
    return None


def prompt_of(prompt):
    """The prompt where it is a plain string: it may open the reasoning."""
    return prompt if isinstance(prompt, str) else None


def gold_of(value):
    """Gold as text: a number is written out; None where the value cannot be an answer."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (str, bytes)):
        return value
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return gold_of(value[0])
    if isinstance(value, dict):
        for name in GOLD_COLUMNS:
            if name in value:
                return gold_of(value[name])
    return None


def repeated(values, count):
    """A column that is one value for all, or one for each."""
    if values is None or isinstance(values, (str, bytes)):
        return [values] * count
    values = list(values)
    if len(values) != count:
        raise ValueError(f"there are {count} responses but {len(values)} golds")
    return values
