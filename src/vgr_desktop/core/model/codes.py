"""The codes of the goal tree: 9, 9A, 9A1, 9A1.1, in every spelling that reports and budgets use.

A code is a label: the name of an item in one edition. Codes are compared and sorted by their parts, so 9A1.10 comes
after 9A1.9, and 10A after 9D.
"""

import re
from dataclasses import dataclass

LARGEST_NUMBER = 999
"""Of a goal or deliverable."""


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """A code of the goal tree; the parts below its level are 0 or empty."""

    programme: int
    area: str = ""
    goal: int = 0
    deliverable: int = 0

    def __str__(self) -> str:
        """The usual spelling: 9A1.1."""
        goal = str(self.goal) if self.goal else ""
        deliverable = f".{self.deliverable}" if self.deliverable else ""
        return f"{self.programme}{self.area}{goal}{deliverable}"


# "9A1.1", "9A1.1.", "8A1. 1.", "9A1" and, with nothing between code and title, "6C1.2Prestatieafspraken". Nothing is
# numbered 0, and what goes on as a number ("9A1.100", "9A1.1.2") is no code.
_DOTTED = re.compile(r"0?([1-9]\d?)\s?([A-Z])([1-9]\d?)(?:\s*\.\s*([1-9]\d?)(?!\d))?\.?(?!\.?\d)")
# Of the financial administration and, since the budget of 2025, of the programme budget: "09A101", "2A101".
_FINANCIAL = re.compile(r"0?([1-9]\d?)([A-Z])([1-9])(?!00)(\d{2})\b\.?(?!\.?\d)")
# "9a1.2" and "9A1.19A1.1": typed or pasted carelessly, but of one meaning.
_SMALL = re.compile(r"0?[1-9]\d?\s?[a-z](?=[1-9]\d?(?:\s*\.\s*[1-9]\d?)?(?:\.|\s|$))")
_DOUBLED = re.compile(r"(0?[1-9]\d?\s?[A-Z][1-9]\d?(?:\s?\.\s?[1-9]\d?)?)\.?\s*(?=\1(?!\s?\.?\s?\d))")
_AREA = re.compile(r"0?([1-9]\d?)\s?([A-Z])\b\.?")
_SMALL_AREA = re.compile(r"0?([1-9]\d?)([a-df-z])\b\.?")  # "1e", "2e" are ordinals


def leading_code(line: str) -> tuple[Code, str] | None:
    """The code of a goal or deliverable that `line` begins with and what follows it, or None.

    A small letter, or a code that is written twice, is read as it must be meant; `is_careless` tells.
    """
    line = _mended(line.strip())
    if found := _FINANCIAL.match(line):
        code = Code(int(found[1]), found[2], int(found[3]), int(found[4]))
    elif found := _DOTTED.match(line):
        code = Code(int(found[1]), found[2], int(found[3]), int(found[4] or 0))
    else:
        return None
    return code, line[found.end() :].strip()


def is_careless(line: str) -> bool:
    """Whether the code that `line` begins with has a small letter, or is written twice."""
    return _mended(line.strip()) != line.strip()


def _mended(line: str) -> str:
    if small := _SMALL.match(line):
        line = small[0].upper() + line[small.end() :]
    doubled = _DOUBLED.match(line)
    return line[doubled.end() :] if doubled else line


def leading_area(line: str) -> tuple[Code, str] | None:
    """The code of a policy area (9A) that `line` begins with and what follows it, or None."""
    found = _AREA.match(line.strip()) or _SMALL_AREA.match(line.strip())
    return (Code(int(found[1]), found[2].upper()), line.strip()[found.end() :].strip(" \xa0:–-")) if found else None


def natural_key(label: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts labels by the numbers in them: 9 before 10, and both before AD/OH."""
    pieces = re.findall(r"\d+|\D+", label)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)
