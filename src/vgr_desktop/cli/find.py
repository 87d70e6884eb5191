"""`vgr find`: where words stand in the reports of a dossier."""

from collections.abc import Iterator
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_reports
from vgr_desktop.cli.console import counted, show, show_data, tell
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.model.limits import thousands
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.searching.finding import Found, Hit, Query
from vgr_desktop.core.searching.telling import context, place_name
from vgr_desktop.files.store.glance import look
from vgr_desktop.services.searching import finder

MOST = 100_000
"""Hits that are told."""

_Data = dict[str, object]


def run(dossier: Path, query: Query, wanted: str | None, *, as_json: bool) -> int:
    """Show each place of the words, in one report or in all. Return 1 when there is none."""
    reports = look(dossier).reports if wanted is None else tuple(chosen_reports(dossier, (wanted,)))
    found = finder().find(reports, query, MOST)
    if as_json:
        show_data([_data(report, hit) for report in reports for hit in _in(report, found)])
    else:
        show(*_lines(reports, found))
    if not found.hits:
        tell(f"“{query.words}” is niet gevonden.")
    elif found.more:
        tell(f"Er zijn meer dan {thousands(MOST)} plaatsen; dit zijn de eerste.")
    return 0 if found.hits else 1


def _lines(reports: tuple[Report, ...], found: Found) -> Iterator[str]:
    for report in reports:
        if hits := _in(report, found):
            yield f"{report.edition.title}: {counted(len(hits), 'plaats', 'plaatsen')}"
            yield from (f"  {place_name(index(report), hit.spot)}: {_marked(hit)}" for hit in hits)


def _marked(hit: Hit) -> str:
    before, said, after = context(hit)
    return f"{before}[{said}]{after}"


def _data(report: Report, hit: Hit) -> _Data:
    before, said, after = context(hit)
    known = index(report)
    return {
        "report": report.edition.title,
        "code": name_of(known, hit.spot.item),
        "place": place_name(known, hit.spot),
        "before": before,
        "found": said,
        "after": after,
    }


def _in(report: Report, found: Found) -> list[Hit]:
    return [hit for hit in found.hits if hit.report == report.id]
