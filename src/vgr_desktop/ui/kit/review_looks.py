"""How the state of a text is said on screen: always a sign and a word."""

import datetime as dt

from PySide6.QtCore import QCoreApplication

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.model.review import Review, Stage

LONGEST_NOTE = 60
"""Characters of a note that are shown beside the text; the rest is in the dialog."""

_SIGNS = {None: "○", Stage.DRAFT: "✎", Stage.READY: "✓", Stage.AGREED: "✓✓", Stage.ADOPTED: "★"}


def tr(text: str) -> str:
    """`text` in the language of the program."""
    return QCoreApplication.translate("ReviewLooks", text)


def sign(stage: Stage | None) -> str:
    """The sign that stands for a stage where there is no room for its name."""
    return _SIGNS[stage]


def name(stage: Stage | None) -> str:
    """What a stage is called."""
    return {
        None: tr("Leeg"),
        Stage.DRAFT: tr("Concept"),
        Stage.READY: tr("Gereed"),
        Stage.AGREED: tr("Akkoord"),
        Stage.ADOPTED: tr("Vastgesteld"),
    }[stage]


def label(stage: Stage | None) -> str:
    """The stage in sign and word: ✓ Gereed."""
    return f"{sign(stage)} {name(stage)}"


def meaning(stage: Stage | None) -> str:
    """When a text is so far."""
    return {
        None: tr("Er is nog niets geschreven"),
        Stage.DRAFT: tr("Er wordt nog aan geschreven"),
        Stage.READY: tr("Klaar om te lezen"),
        Stage.AGREED: tr("Gelezen en goed bevonden"),
        Stage.ADOPTED: tr("Vastgesteld door het college"),
    }[stage]


def details(review: Review | None, stage: Stage | None, today: dt.date) -> str:
    """Whose the text is, when it is due and what is noted, on one line; empty where nothing is kept."""
    if review is None:
        return ""
    return " · ".join(filter(None, (review.owner, _due(review.deadline, stage, today), _note(review.note))))


def is_late(deadline: dt.date | None, stage: Stage | None, today: dt.date) -> bool:
    """Whether a text should have been ready by now, and is not."""
    return deadline is not None and deadline < today and stage in (None, Stage.DRAFT)


def _due(deadline: dt.date | None, stage: Stage | None, today: dt.date) -> str:
    if deadline is None:
        return ""
    said = tr("{0}: te laat") if is_late(deadline, stage, today) else tr("uiterlijk {0}")
    return said.format(long_date(deadline))


def _note(note: str) -> str:
    line = " ".join(note.split())
    short = line if len(line) <= LONGEST_NOTE else f"{line[: LONGEST_NOTE - 1].rstrip()}…"
    return tr("Notitie: {0}").format(short) if short else ""
