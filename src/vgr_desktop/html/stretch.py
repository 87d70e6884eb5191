"""Words of a page and where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vgr_desktop.core.intake.lines import Spot
from vgr_desktop.core.model.text import Kind, Run

__all__ = ["Spot", "Stretch", "collapsed"]

_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words on one line, between the edges of blocks and line breaks.

    `line` is the line of the source that they begin on, from 1. `breaks` is the number of line breaks between them and
    the words before them in the same block, 0 for the first words. `heading` is the level, 1 to 9, of the heading that
    they are in, else 0. `list` is the innermost list around them within their table cell, `level` its depth there, from
    0; `in_item`: they are in an item of it, `first`: as its first words. `style` is the style attribute of their block.
    `spot` is their table cell, `outer` that of the outermost table around it. `keeps_lines`: their line breaks are
    those of the source, as in plain mail; `begins`: nothing is before them in their block.
    """

    runs: tuple[Run, ...]
    line: int
    breaks: int = 0
    heading: int = 0
    list: Kind | None = None
    level: int = 0
    in_item: bool = False
    first: bool = False
    style: str = ""
    spot: Spot | None = None
    outer: Spot | None = None
    keeps_lines: bool = False
    begins: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see: only no-break spaces."""
        return not any(run.text.strip() or run.note for run in self.runs)


def collapsed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with white space as a browser shows it, and none at the ends; no-break spaces stay."""
    shown: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if not shown or shown[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text or run.note:
            shown.append(replace(run, text=text))
    while shown and shown[-1].text.endswith(" "):
        last = shown.pop()
        if text := last.text.rstrip(" "):
            shown.append(replace(last, text=text))
    return tuple(shown)
