"""`vgr merge`: taking a work package in, or bringing another copy of a dossier together with it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.cli.console import counted, show, show_data, tell
from vgr_desktop.cli.package import source_of
from vgr_desktop.core.editions.merging import Difference, Merging, Names, Side
from vgr_desktop.core.editions.merging_words import item_name, item_text
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Item, Picture, Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.services.merging import Chosen, joined
from vgr_desktop.services.packages import Arrival, Source, TakenAlready, arrived, kept_at, kept_by, take_note

_LONGEST = 200
"""Characters of a text on the screen; JSON has all of it."""
_BEFORE = 60
"""Characters of it before the first difference."""


@dataclass(frozen=True, slots=True)
class How:
    """What to do with what both versions changed (None: leave it), whether again, and whether only to look."""

    take: Side | None
    again: bool = False
    dry_run: bool = False


def run(file: Path, into: Path, how: How, *, as_json: bool) -> int:
    """Merge the version in `file`. Return 1 when something that both changed was left as it is."""
    now = dt.datetime.now(tz=dt.UTC)
    try:
        if how.dry_run:
            seen = look(into)
            source = Source(into, seen.lineage, seen.reports, seen.next_id, seen.words)
            arrival = arrived(file, source, kept_at(into), Identities(seen.next_id), now, again=how.again)
        else:
            with opened_to_write(into) as dossier:
                identities = dossier.identities()
                arrival = arrived(file, source_of(dossier), kept_by(dossier), identities, now, again=how.again)
                _refuse_adopted(arrival)
                _take(dossier, arrival, how, identities)
    except TakenAlready as problem:
        tell(str(problem))
        if as_json:
            show_data([])
        return 0
    found = [(merging, each) for merging in arrival.other.mergings for each in _shown(arrival, merging)]
    if as_json:
        show_data([_data(merging, each, how) for merging, each in found])
    else:
        show(*(line for merging, each in found for line in _lines(merging, each, how)))
    return _tell_outcome([each for _, each in found], arrival, into, how)


def _shown(arrival: Arrival, merging: Merging) -> Iterator[Difference]:
    """What is told: what may come in. Pictures come along with the texts that show them."""
    for each in arrival.other.differences(merging):
        if not isinstance(each.ours or each.theirs, Picture) and (each.contested or each.suggested is not Side.OURS):
            yield each


def _refuse_adopted(arrival: Arrival) -> None:
    for merging in arrival.other.mergings:
        if merging.ours.is_frozen:
            raise Problem(f"De {merging.ours.edition.title} is vastgesteld; er is niets gewijzigd.")


def _take(dossier: Dossier, arrival: Arrival, how: How, identities: Identities) -> None:
    chosen: list[Chosen] = []
    left = False
    for merging in arrival.other.mergings:
        contested = [each for each in arrival.other.differences(merging) if each.contested]
        chosen.append((merging, {each.key: how.take or Side.OURS for each in contested}))
        left = left or (bool(contested) and how.take is None)
    before = dossier.reports()
    names = Names("Uit het dossier", f"De versie {arrival.other.source}")
    result = joined(arrival.other, chosen, before, identities, names)
    held = {report.id: report for report in before}
    for report in result.reports:
        old = held.get(report.id)
        known = index(old or report)
        dossier.save(old, report, [each for each in result.kept if each.text in known])
    if not left:  # else the same command with a choice takes in the rest
        take_note(dossier, arrival)


def _taken(each: Difference, how: How) -> Side:
    return (how.take or Side.OURS) if each.contested else each.suggested


def _data(merging: Merging, each: Difference, how: How) -> dict[str, object]:
    return {
        "report": merging.ours.edition.key,
        "what": _name(merging, each),
        "ours": _text(merging.ours, each.ours, each),
        "theirs": _text(merging.theirs, each.theirs, each),
        "contested": each.contested,
        "taken": _taken(each, how).value,
    }


def _text(report: Report, item: Item | None, each: Difference) -> str | None:
    alone = each.ours is None or each.theirs is None
    return None if item is None else plain(item_text(report, item, whole=alone))


def _name(merging: Merging, each: Difference) -> str:
    if each.ours is not None:
        return item_name(merging.ours, each.ours)
    return item_name(merging.theirs, each.theirs) if each.theirs is not None else ""


def _lines(merging: Merging, each: Difference, how: How) -> Iterator[str]:
    yield f"{_name(merging, each)}: {_outcome(each, how)}"
    ours, theirs = _text(merging.ours, each.ours, each) or "", _text(merging.theirs, each.theirs, each) or ""
    was, now = _apart(ours, theirs), _apart(theirs, ours)
    differing = (at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other)
    same = next(differing, min(len(was), len(now)))
    yield from (f"  {sign} {_short(words, same)}" for sign, words in (("-", was), ("+", now)) if words)


def _apart(words: str, others: str) -> str:
    """The lines that the others do not have, as one."""
    known = set(others.splitlines())
    return " ".join(" ".join(line for line in words.splitlines() if line not in known).split())


def _short(line: str, same: int) -> str:
    """A line from a little before the place where it differs."""
    begin = max(0, same - _BEFORE) if len(line) > _LONGEST else 0
    shown = f"…{line[begin:]}" if begin else line
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _outcome(each: Difference, how: How) -> str:
    side = _taken(each, how)
    if each.contested and how.take is None:
        return "aan beide kanten gewijzigd; gebleven zoals het is"
    if side is Side.BOTH:
        return "beide bewaard"
    if side is Side.OURS:
        return "gebleven zoals het is"
    return "vervallen" if each.theirs is None else "erbij gekomen" if each.ours is None else "overgenomen"


def _tell_outcome(found: list[Difference], arrival: Arrival, into: Path, how: How) -> int:
    contested = sum(each.contested for each in found)
    if not (found or arrival.other.added):
        tell(f"{arrival.other.glimpse.path.name} heeft niets wat {into.name} nog niet heeft.")
        return 0
    added = "".join(f" {report.edition.title} komt erbij." for report in arrival.other.added)
    done = "Er is niets gewijzigd." if how.dry_run else "Wat er stond, is bewaard als eerdere versie."
    tell(f"{counted(len(found), 'verschil', 'verschillen')}.{added} {done}")
    if contested and how.take is None:
        both = "1 verschil is" if contested == 1 else f"{contested} verschillen zijn"
        tell(f"{both} aan beide kanten gewijzigd. Kies met --take ours, theirs of both.")
        return 1
    return 0
