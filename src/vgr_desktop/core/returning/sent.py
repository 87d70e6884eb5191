"""What went out for review: the report as it was printed, to be compared with what comes back."""

import datetime as dt
from dataclasses import KW_ONLY, dataclass, replace

from vgr_desktop.core.layout import WHOLE, Choice, Imprint
from vgr_desktop.core.model.report import Report


@dataclass(frozen=True, slots=True)
class Sent:
    """One export for review.

    `lineage` stands in the document too, so that it is known again. `report` is as it was then, without what is never
    printed; `choice` and `imprint` say what was printed of it, and `previous` is the lineage of the earlier edition
    that it was compared with, or empty. `recipient` is to whom it went; empty: nobody said.
    """

    lineage: str
    report: Report
    moment: dt.datetime
    _: KW_ONLY
    imprint: Imprint
    choice: Choice = WHOLE
    previous: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class SentOut:
    """An export for review without what it said: the lineage by which that is found, when it went, and to whom."""

    lineage: str
    moment: dt.datetime
    recipient: str = ""


def printable(report: Report) -> Report:
    """`report` without what a document never says, and without the pictures, which make a dossier large."""
    return replace(report, pictures=(), leftovers=(), reviews=(), acceptances=(), adoptions=(), comments=())
