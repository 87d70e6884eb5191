"""Merging another version of a dossier: a copy, a rescue copy, what another program wrote, a work package.

The window and the command line take the same steps: `compared` says what differs, somebody chooses, and `joined` makes
the new reports, with what is to be kept as versions of texts. Nothing is saved here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.dutch.wording import said_moment
from vgr_desktop.core.editing.scope import Reach, Scope
from vgr_desktop.core.editing.text_fields import with_words_of
from vgr_desktop.core.editions.by_keys import Key
from vgr_desktop.core.editions.merging import Difference, Merging, Names, Side
from vgr_desktop.core.editions.renewing import renewed
from vgr_desktop.core.editions.written_twice import as_one_text
from vgr_desktop.core.model.history import Reports, find_report, with_report
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.replaced import Kept, bodies
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store.glance import Glimpse

Chosen = tuple[Merging, Mapping[Key, Side]]
"""A report to merge, with the side of each difference for which another was chosen than is suggested."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another version of the dossier: its reports merged with ours, and those that only it has.

    `source` is what versions of texts say of it. With a `scope` only what is in that can come in.
    """

    glimpse: Glimpse
    mergings: tuple[Merging, ...]
    added: tuple[Report, ...]
    source: str
    scope: Scope | None = None

    def differences(self, merging: Merging) -> tuple[Difference, ...]:
        """The differences of a report that can come in; with a scope, without what only our version changed."""
        if self.scope is None:
            return merging.differences
        outside = self.outside(merging)
        return tuple(
            each
            for each in merging.differences
            if each.key not in outside and (each.contested or each.suggested is not Side.OURS)
        )

    def outside(self, merging: Merging) -> dict[Key, Side]:
        """What stays as it is in our version, whatever theirs says: all that is not in the scope."""
        if self.scope is None:
            return {}
        ours, theirs = Reach(merging.ours, self.scope), Reach(merging.theirs, self.scope)
        return {each.key: Side.OURS for each in merging.differences if not _is_in(each, ours, theirs)}


@dataclass(frozen=True, slots=True)
class Joined:
    """The reports of both versions in one, and what texts said in either that is to be kept as versions of them."""

    reports: Reports
    kept: tuple[Kept, ...]


def compared(
    glimpse: Glimpse, reports: Iterable[Report], bases: Mapping[int, Report], identities: Identities, source: str = ""
) -> Other:
    """The version in another dossier beside these reports; only those that differ in it are merged.

    `bases` has the values that both started from, as far as they are known, by the id of our report. `source` is by
    default the name and the time of the file.
    """
    identities.skip_to(glimpse.next_id)
    theirs = {report.lineage: report for report in glimpse.reports}
    ours = {report.lineage: report for report in reports}
    pairs = [(report, theirs[lineage]) for lineage, report in ours.items() if lineage in theirs]
    mergings = [_merging(own, other, bases.get(own.id)) for own, other in pairs if own != other]
    added = [report for lineage, report in theirs.items() if lineage not in ours]
    differing = tuple(merging for merging in mergings if merging.differences)
    brought = tuple(renewed(report, identities) for report in added)
    return Other(glimpse, differing, brought, source or source_of(glimpse.path))


def _merging(ours: Report, theirs: Report, base: Report | None) -> Merging:
    """The merging of two versions, without what differs only by what the program wrote or how it knows the texts."""
    theirs, base = as_one_text(ours, with_words_of(theirs, ours), base)
    return Merging(ours, theirs, base)


def _is_in(each: Difference, ours: Reach, theirs: Reach) -> bool:
    own, other = each.ours is not None and each.ours.id in ours, each.theirs is not None and each.theirs.id in theirs
    return own or other


def source_of(path: Path) -> str:
    """What is said of texts from the file at `path`: its name, and when it was written."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).astimezone()
    return f"uit {path.name} van {said_moment(written)}"


def is_changed_here(differences: Iterable[Difference]) -> bool:
    """Whether any of it was changed, or may have been, in our version: then there is something to choose."""
    return any(each.contested or each.suggested is Side.OURS for each in differences)


def joined(other: Other, chosen: Iterable[Chosen], reports: Reports, identities: Identities, names: Names) -> Joined:
    """`reports` with what was chosen of the other version; texts of which both are kept say whose they are by `names`.

    A report that has changed since it was compared is merged as it is now, and one that is gone stays away.
    """
    kept: list[Kept] = []
    moment = dt.datetime.now(tz=dt.UTC)
    for merging, sides in chosen:
        now = find_report(reports, merging.ours.id)
        if now is not None:
            current = merging if now is merging.ours else _merging(now, merging.theirs, merging.base)
            after = current.merged(identities, {**sides, **other.outside(current)}, names)
            kept.extend(_kept(current, after, other.source, moment))
            reports = with_report(reports, after)
    for report in other.added:
        reports = with_report(reports, report)
    return Joined(reports, tuple(kept))


def _kept(merging: Merging, after: Report, source: str, moment: dt.datetime) -> Iterator[Kept]:
    """What the texts that differ said in both versions, in such an order that the one that was chosen is the newest."""
    theirs, now = merging.bodies(Side.THEIRS), bodies(after)
    then = bodies(merging.base) if merging.base is not None else {}
    for id, body in bodies(merging.ours).items():
        own, other = Kept(id, body, "", moment), theirs.get(id)
        came = Kept(id, other, source, moment) if other is not None and other not in (body, then.get(id)) else None
        if now.get(id) != body:
            yield own
            if came is not None and came.body != now.get(id):
                yield came
            if id in now:
                yield Kept(id, now[id], source, moment)
        elif came is not None:
            yield came
            yield own
