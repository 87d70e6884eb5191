"""The state of a text on screen: always a sign and a word."""

import datetime as dt

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.model.review import Review, Stage

LONGEST_NOTE = 60
"""Characters of a note that are shown beside the text; all of it is in the dialog."""

_SIGNS = {None: "○", Stage.DRAFT: "✎", Stage.READY: "✓", Stage.AGREED: "✓✓", Stage.ADOPTED: "★"}


def sign(stage: Stage | None) -> str:
    """The sign of a stage, where there is no room for its name."""
    return _SIGNS[stage]


def name(stage: Stage | None) -> str:
    """The name of a stage."""
    return {
        None: "Leeg",
        Stage.DRAFT: "Concept",
        Stage.READY: "Gereed",
        Stage.AGREED: "Akkoord",
        Stage.ADOPTED: "Vastgesteld",
    }[stage]


def label(stage: Stage | None) -> str:
    """The stage in sign and word: ✓ Gereed."""
    return f"{sign(stage)} {name(stage)}"


def meaning(stage: Stage | None) -> str:
    """When a text has this stage."""
    return {
        None: "Er is nog niets geschreven",
        Stage.DRAFT: "Er wordt nog aan geschreven",
        Stage.READY: "Klaar om te lezen",
        Stage.AGREED: "Gelezen en goed bevonden",
        Stage.ADOPTED: "Vastgesteld door het college",
    }[stage]


def details(review: Review | None, stage: Stage | None, today: dt.date) -> str:
    """Owner, deadline and note of a text on one line; empty when there are none."""
    if review is None:
        return ""
    return " · ".join(filter(None, (review.owner, _due(review.deadline, stage, today), _note(review.note))))


def is_late(deadline: dt.date | None, stage: Stage | None, today: dt.date) -> bool:
    """Whether a text should have been ready by now, and is not."""
    return deadline is not None and deadline < today and stage in (None, Stage.DRAFT)


def _due(deadline: dt.date | None, stage: Stage | None, today: dt.date) -> str:
    if deadline is None:
        return ""
    said = "{0}: te laat" if is_late(deadline, stage, today) else "uiterlijk {0}"
    return said.format(long_date(deadline))


def _note(note: str) -> str:
    line = " ".join(note.split())
    short = line if len(line) <= LONGEST_NOTE else f"{line[: LONGEST_NOTE - 1].rstrip()}…"
    return f"Notitie: {short}" if short else ""
