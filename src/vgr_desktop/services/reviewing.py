"""Documents that come back from reviewers: what they propose for a report, and taking that over.

The window and the command line take the same steps: `reviewed` reads a document against the report that it is of, the
officer chooses, and `taken` makes the new report. Nothing is saved here.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.identities import Identities, random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept, replaced
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.core.returning.comparing import propose
from vgr_desktop.core.returning.document import Returned
from vgr_desktop.core.returning.proposals import Proposal, Proposals
from vgr_desktop.core.returning.sent import Sent
from vgr_desktop.core.returning.taking import take
from vgr_desktop.services.previous import previous_edition
from vgr_desktop.services.printing import Printing

_NOTHING = "Er is niets gewijzigd."
_NO_BASE = (
    "In het dossier staat niet wat er met dit document is verstuurd. Het is vergeleken met wat de rapportage nu zegt:"
    " bij wat zonder bijhouden is gewijzigd, staat niet vast of de beoordelaar dat deed."
)

Lookup = Callable[[str], Sent | None]
"""Finds what went out for review by its lineage, as the dossier keeps it; None when it does not."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document that came back: the report that it is of, as it is now, and what it proposes for that.

    `sent` is what went out; None when the dossier does not hold it.
    """

    report: Report
    found: Proposals
    sent: Sent | None


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The report with what was chosen, and what is to be kept as versions of its texts, with the reviewers' names."""

    report: Report
    kept: tuple[Kept, ...]


def for_review(
    report: Report, printing: Printing, dossier: str, recipient: str, moment: dt.datetime
) -> tuple[Printing, Sent]:
    """How to print `report` for review, and what to keep of that in the dossier with the lineage `dossier`."""
    imprint = replace(printing.imprint, dossier=dossier, export=random_lineage())
    sent = Sent(
        imprint.export,
        report,
        moment,
        imprint=imprint,
        choice=printing.choice,
        previous=printing.previous.lineage if printing.previous is not None else "",
        recipient=one_line(recipient),
    )
    return replace(printing, imprint=imprint), sent


def reviewed(path: Path, reports: Sequence[Report], lookup: Lookup, wanted: Report | None = None) -> Reviewed:
    """What the document at `path` proposes for one of `reports`: `wanted` or, without that, the one that it names.

    Raises `Problem` when it cannot be read, or it is not clear of which report it is.
    """
    from vgr_desktop.word.review import read_returned

    returned = read_returned(path)
    report = wanted or _report_of(returned, reports)
    sent = lookup(returned.export) if returned.export else None
    if sent is not None and sent.report.lineage != report.lineage:
        sent = None
    base = sent or _as_it_is(report)
    found = propose(returned, base, report, _previous(base, report, reports), knows_base=sent is not None)
    if sent is None:
        found = replace(found, notices=(_NO_BASE, *found.notices))
    return Reviewed(report, found, sent)


def _report_of(returned: Returned, reports: Sequence[Report]) -> Report:
    known = [report for report in reports if report.lineage == returned.report]
    if known:
        return known[0]
    if not returned.report and len(reports) == 1:
        return reports[0]
    there = ", ".join(f"{report.edition.title} ({report.edition.key})" for report in reports) or "geen"
    said = f" ({returned.edition})" if returned.edition else ""
    which = f"hoort bij een rapportage die niet in dit dossier staat{said}" if returned.report else "zegt dat niet"
    raise Problem(
        f"Bij welke rapportage hoort {returned.source}? Het document {which}. {_NOTHING} In het dossier staan: {there}."
        " Kies er een."
    )


def _as_it_is(report: Report) -> Sent:
    now = dt.datetime.now(tz=dt.UTC)
    return Sent("", report, now, imprint=Imprint(now.date()))


def _previous(sent: Sent, report: Report, reports: Sequence[Report]) -> Report | None:
    """The edition with which the document was printed."""
    if sent.previous:
        return next((other for other in reports if other.lineage == sent.previous), None)
    return None if sent.lineage else previous_edition(report, reports)


def taken(
    report: Report, found: Proposals, chosen: Iterable[Proposal], identities: Identities, moment: dt.datetime
) -> TakenOver:
    """`report` with the chosen changes, those of one reviewer after those of another.

    Raises `Problem` when the report is adopted.
    """
    if report.is_frozen:
        raise Problem(
            f"De {report.edition.title} is vastgesteld. {_NOTHING} Open de rapportage eerst weer voor bewerken."
        )
    by_author: dict[str, list[Proposal]] = {}
    for proposal in chosen:
        by_author.setdefault(proposal.author, []).append(proposal)
    kept: list[Kept] = []
    for author, own in by_author.items():
        after = take(report, found, own, identities)
        kept += replaced(report, after, source_of(author, found.source, moment), moment)
        report = after
    return TakenOver(report, tuple(kept))


def source_of(author: str, document: str, moment: dt.datetime) -> str:
    """Where a version of a text came from, beside that version."""
    who = author or "de beoordelaar"
    return f"van {who}, uit {document} ({long_date(moment.date())})".replace("\u00a0", " ")
