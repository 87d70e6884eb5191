"""What a report can be shown to have changed since: an earlier edition, what went out for review, or a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import enumerated, joined, long_date
from vgr_desktop.core.layout import Imprint, Status
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import with_bodies
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.core.returning.sent import SentOut
from vgr_desktop.files.store.sent_glance import sent_in
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


def since_sent(signed: Signed, out: SentOut, dossier: Path, reports: Iterable[Report]) -> Since:
    """All that changed since `out` went out for review; `reports` are those of the dossier at this path.

    What went out was kept without its pictures, so pictures that the dossier still has are taken for those of then.
    Raises `Problem` when it is not kept any more, or cannot be read.
    """
    sent = sent_in(dossier, out.lineage)
    if sent is None:
        raise Problem("Wat toen is verstuurd, staat niet meer in het dossier. Vergelijk met een rapportage of een dag.")
    older = replace(sent.report, pictures=signed.report.pictures)
    previous = next((report for report in reports if report.lineage == sent.previous), None)
    return Since(older, sent.imprint, signed.author, signed.moment, previous)


def last_sent(found: Iterable[SentOut], recipient: str = "") -> SentOut:
    """Which of these, the last first, went out last to the recipient with this name (empty: to anybody).

    Raises `Problem`, with the names there are, when none did.
    """
    known = tuple(found)
    wanted = recipient.casefold().strip()
    for each in known:
        if wanted in ("", each.recipient.casefold()):
            return each
    if not known:
        raise Problem("Van deze rapportage is nog niets ter beoordeling verstuurd, dus daarmee is niet te vergelijken.")
    names = enumerated(list(dict.fromkeys(each.recipient or "(zonder naam)" for each in known)))
    raise Problem(f"Aan {recipient} is van deze rapportage niets ter beoordeling verstuurd; wel aan {names}.")


def sent_name(sent: SentOut) -> str:
    """How one is told from others: verstuurd aan Control, 30 november 2026, 10:00."""
    moment = sent.moment.astimezone()
    to = f" aan {sent.recipient}" if sent.recipient else ""
    return f"verstuurd{to}, {long_date(moment.date())}, {moment:%H:%M}"


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
