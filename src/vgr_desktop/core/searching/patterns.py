"""Regular expressions on lines. One can take for ever, so it is matched where it can be stopped."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from vgr_desktop.core.model.problems import Problem

Span = tuple[int, int]
Spans = tuple[Span | None, ...]
Matches = Iterable[tuple[int, Spans]]
"""For each match of a regular expression the number of its line, and the places of the whole and of its groups."""
Matcher = Callable[[str, bool, Sequence[str], int], Matches]
"""Matches an expression, with or without regard to capitals, on lines, at most so many times."""

LONGEST_PATTERN = 1_000
"""Characters of a regular expression."""


def checked_pattern(pattern: str, *, ignore_case: bool) -> re.Pattern[str]:
    """The regular expression. Raises `Problem` when it is not one."""
    if len(pattern) > LONGEST_PATTERN:
        raise Problem(f"De reguliere expressie is te lang: er mogen {LONGEST_PATTERN} tekens in staan.")
    try:
        return re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError, RecursionError) as error:
        place = getattr(error, "pos", None)
        where = "" if place is None else f" bij teken {place + 1}"
        raise Problem(f"De reguliere expressie klopt niet{where}. Verbeter haar, of zoek gewone woorden.") from error


def matches(pattern: re.Pattern[str], lines: Iterable[str], most: int) -> Iterator[tuple[int, Spans]]:
    """At most `most` matches of a regular expression on lines, each by itself; a match of nothing is none."""
    found = (
        (number, tuple(_place(one, group) for group in range(pattern.groups + 1)))
        for number, line in enumerate(lines)
        for one in pattern.finditer(line)
        if one.end() > one.start()
    )
    return islice(found, most)


def _place(found: re.Match[str], group: int) -> Span | None:
    start, end = found.span(group)
    return (start, end) if end > start else None
