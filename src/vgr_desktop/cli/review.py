"""`vgr review`: what came back from reviewers, and taking that over."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import counted, show, show_data, tell
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.returning.proposals import Kind, Proposal
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.sent_glance import sent_in
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.services.reviewing import Lookup, Reviewed, reviewed, taken

_NAMES = {
    Kind.CHANGED: "gewijzigd",
    Kind.ADDED: "nieuw",
    Kind.REMOVED: "verwijderd",
    Kind.MOVED: "verplaatst",
    Kind.LIGHT: "stoplicht",
    Kind.TITLE: "titel",
    Kind.AMOUNT: "bedrag",
    Kind.COMMENT: "opmerking",
    Kind.UNPLACED: "niet geplaatst",
}
_LONGEST = 200
"""Characters of a change on the screen; JSON has all of them."""

_Data = dict[str, object]


def run(files: Sequence[Path], into: Path, wanted: str | None, *, take_all: bool, as_json: bool) -> int:
    """Tell what the documents propose, one after the other; with `take_all` take it over in the dossier."""
    report = chosen_report(into, wanted) if wanted else None
    if take_all:
        with opened_to_write(into) as dossier:
            reports = dossier.reports()
            found, after, kept = _each(files, reports, dossier.sent, report, dossier.identities(), take_all=True)
            for before in reports:
                dossier.save(before, after[before.id], kept.get(before.id, ()))
    else:
        lookup = partial(sent_in, into)
        found, _, _ = _each(files, look(into).reports, lookup, report, Identities(), take_all=False)
    _show(found, as_json=as_json)
    tell(_outcome(found, into, take_all=take_all))
    return 0


def _each(
    files: Sequence[Path],
    reports: Sequence[Report],
    lookup: Lookup,
    wanted: Report | None,
    identities: Identities,
    *,
    take_all: bool,
) -> tuple[list[Reviewed], dict[int, Report], dict[int, tuple[Kept, ...]]]:
    now = dt.datetime.now().astimezone()
    present = {report.id: report for report in reports}
    kept: dict[int, tuple[Kept, ...]] = {}
    found = []
    for file in files:
        own = present[wanted.id] if wanted is not None else None
        one = reviewed(file, list(present.values()), lookup, own)
        found.append(one)
        if take_all:
            made = taken(one.report, one.found, one.found.changes, identities, now)
            present[one.report.id] = made.report
            kept[one.report.id] = (*kept.get(one.report.id, ()), *made.kept)
    return found, present, kept


def _show(found: Sequence[Reviewed], *, as_json: bool) -> None:
    if as_json:
        show_data([entry for one in found for change in one.found.changes for entry in _data(change)])
        return
    for one in found:
        for notice in one.found.notices:
            tell(f"{one.found.source}: {notice}")
        show(*(line for change in one.found.changes for line in _lines(change)))


def _data(change: Proposal) -> Iterator[_Data]:
    """The change and, of a comment, each answer to it."""
    yield _entry(change, change.author, change.moment, change.after)
    for reply in change.replies:
        yield _entry(change, reply.author, reply.moment, reply.text)


def _entry(change: Proposal, author: str, moment: dt.datetime | None, after: str) -> _Data:
    return {
        "text": change.text,
        "where": change.where,
        "kind": change.kind.value,
        "author": author,
        "moment": moment.isoformat() if moment is not None else None,
        "before": change.before,
        "after": after,
        "contested": change.contested,
    }


def _lines(change: Proposal) -> Iterator[str]:
    who = change.author or "onbekend"
    when = f", {change.moment:%d-%m-%Y %H:%M}" if change.moment is not None else ""
    also = "; hier ook gewijzigd" if change.contested else ""
    yield f"{change.where or 'Zonder plaats'}: {_NAMES[change.kind]} ({who}{when}{also})"
    if change.kind is Kind.COMMENT:
        yield f"  over: {_short(change.before)}" if change.before else "  over het geheel"
        yield f"  {_short(change.after)}"
    else:
        yield from (f"  {sign} {_short(words)}" for sign, words in (("-", change.before), ("+", change.after)) if words)
    for reply in change.replies:
        yield f"  antwoord van {reply.author or 'onbekend'}: {_short(reply.text)}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _outcome(found: Sequence[Reviewed], into: Path, *, take_all: bool) -> str:
    changes = [change for one in found for change in one.found.changes]
    told = counted(len(changes), "wijziging of opmerking", "wijzigingen en opmerkingen")
    loose = sum(not change.can_take for change in changes)
    have = "heeft" if loose == 1 else "hebben"
    rest = f" {loose} daarvan {have} geen zekere plaats: neem die zelf over." if loose else ""
    if not take_all:
        return f"{told}; er is niets gewijzigd. Neem alles over met --take all.{rest}"
    kept = "De vorige teksten zijn bewaard als versies."
    return f"{told}; wat een plaats heeft, is overgenomen in {into.name}.{rest} {kept}"
