"""Work packages: issuing a part of a report as a dossier of its own, and taking in what comes back.

The window and the command line take the same steps. What is kept of packages is in the dossier that issued them;
whoever has that open gives access to it: a `Keeper`.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from vgr_desktop.core.dutch.wording import long_date, said_moment
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.packages import Issued, Package, Record, all_issued, is_within, part_of
from vgr_desktop.core.model.identities import Identities, random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import one_line
from vgr_desktop.files.format.package_json import package_to_json
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.lock import holder_of
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.files.store.making import make_dossier
from vgr_desktop.files.store.package_glance import held_at, records_at
from vgr_desktop.files.store.packages import forget_record, held_in, keep_record, records_in, withdraw
from vgr_desktop.files.store.questions import Keeper
from vgr_desktop.services.merging import Other, compared
from vgr_desktop.services.previous import previous_edition

NOTHING = "Er is niets gewijzigd."


class TakenAlready(Problem):
    """All that is in the package was taken in before."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be issued: the part of a report, for whom, and when it is due."""

    report: Report
    scope: Scope
    recipient: str = ""
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The dossier that issues: where it is, its lineage, reports, next free id, and the words that are right in it."""

    path: Path
    lineage: str
    reports: Sequence[Report]
    next_id: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came back: what differs from the dossier, and what is to be kept of it once it is taken in.

    `recipient` is whose it is; empty: nobody said. `record` is None for a copy of the whole dossier.
    """

    other: Other
    recipient: str = ""
    record: Record | None = None
    held: Report | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a dossier keeps of its packages: those it issued, and, by the number of a record, what one held then."""

    issued: tuple[Issued, ...]
    held: Callable[[int], Report]


def kept_by(keeper: Keeper) -> Kept:
    """What the dossier keeps that somebody has open. Raises `Problem` when it cannot be read."""
    return Kept(all_issued(keeper.ask(records_in)), lambda number: keeper.ask(partial(held_in, number=number)))


def kept_at(path: Path) -> Kept:
    """What the dossier at `path` keeps, of which nothing changes. Raises `Problem` when it cannot be read."""
    return Kept(all_issued(records_at(path)), partial(held_at, path))


def issue(order: Order, source: Source, path: Path, keeper: Keeper, now: dt.datetime) -> Package:
    """Make the package at `path`, where there is no file yet, and have the dossier keep what it holds.

    Raises `Problem` when that is not possible; nothing is issued then.
    """
    report, scope = order.report, order.scope
    if not (scope.nodes or scope.subjects):
        raise Problem("Er is niets gekozen om uit te geven.")
    if report.is_frozen:
        raise Problem(f"De {report.edition.title} is vastgesteld: daarvan kan geen werkpakket worden uitgegeven.")
    package = Package(random_lineage(), source.lineage, scope, one_line(order.recipient), now, order.due)
    before = previous_edition(report, source.reports)
    facts = DossierFacts(package.lineage, source.next_id, words=source.words, package=package_to_json(package))
    number = keeper.tell(partial(keep_record, record=Record(0, package, now), held=part_of(report, scope)))
    try:
        make_dossier(path, [each for each in (before, report) if each is not None], facts)
    except BaseException:
        forget_note(keeper, number)
        raise
    return package


def arrived(
    path: Path, source: Source, kept: Kept, identities: Identities, now: dt.datetime, *, again: bool = False
) -> Arrival:
    """What the package at `path` brings; nothing is taken in yet. `again`: also when all of it was taken in before.

    A copy of the whole dossier is compared as such. Raises `Problem` when it is not of this dossier, still open
    somewhere, or cannot be read, and `TakenAlready` when there is nothing new in it.
    """
    if (holder := holder_of(path)) is not None:
        raise Problem(
            f"{path.name} is nog open bij {holder.user} op computer {holder.computer}. {NOTHING} "
            "Sluit het daar, en neem het dan in."
        )
    glimpse = glance.look(path)
    package = glimpse.package
    lineage = package.lineage if package is not None else glimpse.lineage
    issued = next((each for each in kept.issued if each.package.lineage == lineage), None)
    if issued is not None:
        return _of_issued(glimpse, issued, source, kept, identities, now, again=again)
    if package is not None and package.source == source.lineage:  # the dossier was put back as it was before it
        return _of_unknown(glimpse, package, source, identities)
    if package is None and glimpse.lineage == source.lineage:
        return Arrival(compared(glimpse, source.reports, {}, identities))
    kind = "hoort bij een ander dossier" if package is not None else "is geen werkpakket van dit dossier"
    raise Problem(f"{path.name} {kind}. {NOTHING} Open het dossier waaruit het is uitgegeven.")


def _of_issued(
    glimpse: Glimpse,
    issued: Issued,
    source: Source,
    kept: Kept,
    identities: Identities,
    now: dt.datetime,
    *,
    again: bool,
) -> Arrival:
    known, came = issued.package, glimpse.package
    ours, theirs = _pair(glimpse, known.scope, source)
    if came is None:  # what was saved of a damaged package: what is not in it may be lost, not removed
        other = _compared(glimpse, ours, theirs, None, known, identities)
        return Arrival(other, known.recipient)
    if not again:
        _refuse_known(glimpse, issued, came)
    base = issued.records[0] if again else issued.base(came.state)
    other = _compared(glimpse, ours, theirs, kept.held(base.number), known, identities)
    record = Record(0, replace(known, state=came.state), now)
    return Arrival(other, known.recipient, record, part_of(theirs, known.scope))


def _of_unknown(glimpse: Glimpse, package: Package, source: Source, identities: Identities) -> Arrival:
    """A package of this dossier that it does not know (any more): both versions are compared as they are."""
    ours, theirs = _pair(glimpse, package.scope, source)
    return Arrival(_compared(glimpse, ours, theirs, None, package, identities), package.recipient)


def _pair(glimpse: Glimpse, scope: Scope, source: Source) -> tuple[Report, Report]:
    """The report of a package in the dossier, and in the package."""
    ours = next((report for report in source.reports if report.lineage == scope.report), None)
    theirs = next((report for report in glimpse.reports if report.lineage == scope.report), None)
    if theirs is None or ours is None:
        raise Problem(f"De rapportage van {glimpse.path.name} staat niet in dit dossier. {NOTHING}")
    if ours.is_frozen:
        raise Problem(
            f"De {ours.edition.title} is vastgesteld; er is niets ingenomen. Open haar eerst weer voor bewerken."
        )
    return ours, theirs


def _refuse_known(glimpse: Glimpse, issued: Issued, came: Package) -> None:
    if is_within(came.state, issued.package.state):
        raise TakenAlready(f"In {glimpse.path.name} is nog niets gewijzigd; er is niets in te nemen.")
    if (record := issued.taken_in(came.state)) is not None:
        when = said_moment(record.moment.astimezone())
        raise TakenAlready(f"{glimpse.path.name}, of een nieuwere versie ervan, is al ingenomen op {when}. {NOTHING}")


def _compared(
    glimpse: Glimpse, ours: Report, theirs: Report, base: Report | None, package: Package, identities: Identities
) -> Other:
    bases = {} if base is None else {ours.id: base}
    own = replace(glimpse, reports=(theirs,))
    other = compared(own, (ours,), bases, identities, _source(glimpse.path, package.recipient))
    other = replace(other, scope=package.scope)
    return replace(other, mergings=tuple(each for each in other.mergings if other.differences(each)))


def _source(path: Path, recipient: str) -> str:
    """What versions of texts say of a package: van Sanne, uit Programma-9.vgr (12 mei 2026)."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).astimezone()
    said = f"van {recipient or 'een collega'}, uit {path.name} ({long_date(written.date())})"
    return said.replace("\u00a0", " ")


def take_note(keeper: Keeper, arrival: Arrival) -> int | None:
    """Have the dossier keep that a package was taken in, after it holds what came of it. Return the record's number."""
    if arrival.record is None or arrival.held is None:
        return None
    return keeper.tell(partial(keep_record, record=arrival.record, held=arrival.held))


def forget_note(keeper: Keeper, number: int) -> None:
    """Have the dossier forget a record: of a taking in that was undone, or of what was not issued after all."""
    keeper.tell(partial(forget_record, number=number))


def stop_waiting(keeper: Keeper, lineage: str, *, withdrawn: bool = True) -> None:
    """Withdraw the package with this lineage, or wait for it again."""
    keeper.tell(partial(withdraw, lineage=lineage, withdrawn=withdrawn))
