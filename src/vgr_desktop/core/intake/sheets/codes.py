"""The codes in the cells of a sheet, as the labels of each level: 9, A, 1, 1."""

import re
from collections.abc import Iterable

from vgr_desktop.core.editing.labels import read_programme_number
from vgr_desktop.core.model.codes import Code, leading_area, leading_code

Labels = tuple[str, ...]
"""The labels from the programme down: ("9", "A", "1", "1") is 9A1.1. The number of labels is the level."""

_PROGRAMME = re.compile(r"(?:programma|prog\.?|p)?\s*(0?[1-9]\d?)\b[.:\s–-]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\.?0?([1-9]\d?)\.?")
_LETTER = re.compile(r"([A-Za-z])\.?")
_GROUPED = "1"
"""The number that stands for the letters of a programme without one, while the rest of a code is read."""


def read_code(text: str, groups: Iterable[str] = ()) -> tuple[Labels, str] | None:
    """The code of an area, goal or deliverable that the text begins with, and what follows it.

    `groups` are the programmes that have letters for a number, such as AD/OH, as far as they are known.
    """
    text = text.strip()
    for group in sorted(groups, key=len, reverse=True):
        if text.upper().startswith(group) and (found := _code(_GROUPED + text[len(group) :].lstrip())):
            labels, rest = found
            return (group, *labels[1:]), rest
    return _code(text)


def _code(text: str) -> tuple[Labels, str] | None:
    found = leading_code(text) or leading_area(text)
    return (_labels(found[0]), _without_dash(found[1])) if found else None


def _labels(code: Code) -> Labels:
    labels = (str(code.programme), code.area, str(code.goal or ""), str(code.deliverable or ""))
    return tuple(label for label in labels if label)


def _without_dash(text: str) -> str:
    return text.lstrip("–-: ").strip()


def read_programme(text: str) -> tuple[str, str] | None:
    """The number of a programme that the text is, or begins with, and the name after it; None without a number."""
    text = text.strip()
    if (number := read_programme_number(text)) and (number.isdecimal() or "/" in number):
        return number, ""
    if found := _PROGRAMME.fullmatch(text):
        return str(int(found[1])), found["rest"].strip()
    return None


def read_label(text: str, level: int) -> str | None:
    """The label that a cell of this level (2: area, 3: goal, 4: deliverable) gives without those above it."""
    found = (_LETTER if level == len("9A") else _NUMBER).fullmatch(text.strip())
    return found[1].upper() if found else None
