"""Where two values differ: the path to each field, and both values there."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import islice

MOST = 5
"""The most differences that are shown."""


def differences(left: object, right: object, path: str = "") -> Iterator[tuple[str, object, object]]:
    """The path to each smallest part that differs, such as `programmes[1].areas[0]`, with both values there."""
    if left == right:
        return
    if type(left) is type(right) and is_dataclass(left):
        for name in (field.name for field in fields(left) if field.compare):
            yield from differences(getattr(left, name), getattr(right, name), f"{path}.{name}".lstrip("."))
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple) and len(left) == len(right):
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    else:
        yield path, left, right


def told(left: object, right: object) -> list[str] | None:
    """The message of pytest for two values of the program that are not equal; None: use its own message."""
    if type(left) is not type(right) or not _is_ours(left):
        return None
    found = list(islice(differences(left, right), MOST))
    lines = [f"two values of {type(left).__name__} that differ, first at {found[0][0]}"] if found else []
    for path, one, other in found:
        lines += [f"{path}:", f"  left  {_short(one)}", f"  right {_short(other)}"]
    return lines or None


def _is_ours(value: object) -> bool:
    return is_dataclass(value) or (isinstance(value, list | tuple) and any(map(is_dataclass, value)))


def _short(value: object) -> str:
    text = repr(value)
    count = f" ({len(value)} long)" if isinstance(value, Sequence) else ""
    return text if len(text) <= 200 else f"{text[:200]}…{count}"


def shortened(notes: list[str], most: int = 20) -> list[str]:
    """The message of Hypothesis about an example, without the whole report in it."""
    return ["\n".join(_cut(note.splitlines(), most)) for note in notes]


def _cut(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[:most], f"… and {len(lines) - most} more lines. Hypothesis keeps the example and tries it first."]
