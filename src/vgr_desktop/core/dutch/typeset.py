"""The officer's characters as they are printed.

An amount stays on one line with its sign or unit, and straight quotation marks become the ones used in Dutch print.
Every character keeps its place, so marks and links stay where they are. An apostrophe that may also be an opening
quotation mark ('s avonds) is left as it was typed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from vgr_desktop.core.model.text import Run

FIGURE_SPACE, PUNCTUATION_SPACE = "\u2007", "\u2008"
"""As wide as a digit, and as a comma."""
NBSP = "\u00a0"

_TOGETHER = re.compile(
    r"(?<=€) (?=\d)|(?<=\d) (?=(?:miljoen|miljard|mln|mld|euro|procent)\b|%)|(?<=\b[BR][WVB]) (?=\d\d)"
)
_OPENING = re.compile(r'(?<![^\s(\[/–—“‘-])"(?=\S)')
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def typeset(text: str) -> str:
    """`text` as it is printed; it is as long as it was."""
    text = _TOGETHER.sub(NBSP, text)
    if '"' in text:
        text = _OPENING.sub("“", text).replace('"', "”")
    return _APOSTROPHE.sub("’", text) if "'" in text else text


def typeset_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of one paragraph as they are printed, read as one text: a rule may look across two runs."""
    runs = [replace(run, note=typeset(run.note)) if run.note else run for run in runs]
    text = "".join(run.text for run in runs)
    printed = typeset(text)
    if printed == text:
        return tuple(runs)
    made, place = [], 0
    for run in runs:
        made.append(replace(run, text=printed[place : place + len(run.text)]))
        place += len(run.text)
    return tuple(made)
