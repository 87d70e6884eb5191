"""What a report can be shown to have changed since: an earlier edition, or a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import joined, long_date
from vgr_desktop.core.layout import Imprint, Status
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import with_bodies
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.services.previous import previous_edition

ONLY_TEXTS = (
    "Van stoplichten, titels en bedragen bewaart het dossier niet hoe ze op een dag waren; in de vergelijking staan ze"
    " zoals ze nu zijn. Teksten die sindsdien helemaal zijn verwijderd, staan er niet in."
)
"""What an officer must know of a comparison with a day."""

_NOBODY = "Gemeente"


@dataclass(frozen=True, slots=True)
class Signed:
    """The report that is printed, what its document says about itself, and the moment of printing in local time."""

    report: Report
    imprint: Imprint
    printed: dt.datetime

    @property
    def moment(self) -> dt.datetime:
        """When the changes are said to be made: now, or at the date of the document when that is another day."""
        day = self.imprint.date
        return self.printed if self.printed.date() == day else dt.datetime.combine(day, dt.time())

    @property
    def author(self) -> str:
        """Whose the changes are: the author of the document, or else the municipality."""
        return joined(self.imprint.author) or headings.municipality(self.report.municipality) or _NOBODY


def since_edition(signed: Signed, older: Report, reports: Iterable[Report]) -> Since:
    """All that changed since the edition `older`, which is printed as it was adopted; `reports` are the others."""
    adopted = older.adoptions[-1] if older.is_frozen else None
    imprint = replace(
        signed.imprint,
        date=adopted.moment.astimezone().date() if adopted else signed.imprint.date,
        status=Status.ADOPTED if adopted else signed.imprint.status,
        reference="",
    )
    return Since(older, imprint, signed.author, signed.moment, previous_edition(older, reports))


def since_day(signed: Signed, day: dt.date, bodies: Mapping[int, RichText], previous: Report | None) -> Since:
    """What changed in the texts since the morning of this day.

    `bodies` says what they were then, as far as they changed; `previous` is the edition before the report. Raises
    `Problem` when the day is still to come.
    """
    if day > signed.printed.date():
        raise Problem(f"{long_date(day)} is nog niet geweest, dus daarna is er niets gewijzigd. Kies een eerdere dag.")
    imprint = replace(signed.imprint, date=day)
    return Since(with_bodies(signed.report, bodies), imprint, signed.author, signed.moment, previous)


def morning(day: dt.date) -> dt.datetime:
    """The moment at which a day begins here."""
    return dt.datetime.combine(day, dt.time()).astimezone()
