"""Work packages: a part of a report that goes out to a colleague as a file, and comes back.

A package is a dossier of its own. It counts its own saves, so that what comes back is recognised without clocks: the
same file twice, an older one after a newer one, a copy of a copy. The dossier that it was issued from keeps what the
package held then and each time it came back, so that it is clear what the colleague changed since.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from vgr_desktop.core.dutch.naming import full_name
from vgr_desktop.core.dutch.wording import enumerated, long_date
from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.editing.scope import Reach, Scope, changed_outside
from vgr_desktop.core.model.history import Reports, find_report
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import PolicyArea, Programme, Report
from vgr_desktop.core.model.tree import everything, index


class Stamp(NamedTuple):
    """One time that a package was open somewhere: a mark that nothing else has, and how often it was saved then."""

    mark: str
    saves: int


State = tuple[Stamp, ...]
"""How far a package was written: a stamp for each time that it was open and saved, from the first on."""


def is_within(one: State, other: State) -> bool:
    """Whether all that was written up to `one` was there when `other` was written on."""
    if not one:
        return True
    *before, last = one
    at = len(before)
    if len(other) <= at or other[:at] != tuple(before):
        return False
    return other[at].mark == last.mark and other[at].saves >= last.saves


def saved_on(state: State, mark: str) -> State:
    """The state after one more save by whoever opened the package under this mark."""
    if state and state[-1].mark == mark:
        return (*state[:-1], Stamp(mark, state[-1].saves + 1))
    return (*state, Stamp(mark, 1))


@dataclass(frozen=True, slots=True)
class Package:
    """A work package: what can be changed in it, for whom it is, when it was issued and is due, and its state.

    `lineage` stays in every copy of it; `source` is that of the dossier that it was issued from.
    """

    lineage: str
    source: str
    scope: Scope
    recipient: str
    issued: dt.datetime
    due: dt.date | None = None
    state: State = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What a dossier keeps of a package that it issued: the first, and one more for each time that it was taken in.

    `package` is as it was at that `moment`. What it held is kept under the `number`. A package that is `withdrawn` is
    not waited for any more; the first record says so.
    """

    number: int
    package: Package
    moment: dt.datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A package that was issued, and all that is known of it: its records from the first on, of which there is one."""

    records: tuple[Record, ...]

    @property
    def package(self) -> Package:
        """The package as it was issued."""
        return self.records[0].package

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is not waited for any more."""
        return self.records[0].withdrawn

    @property
    def returned(self) -> tuple[dt.datetime, ...]:
        """When it was taken in."""
        return tuple(record.moment for record in self.records[1:])

    def is_waited_for(self) -> bool:
        """Whether nothing of it has come back yet."""
        return not (self.is_withdrawn or self.returned)

    def is_late(self, today: dt.date) -> bool:
        """Whether nothing of it has come back though it was due before `today`."""
        return self.is_waited_for() and self.package.due is not None and self.package.due < today

    def base(self, state: State) -> Record:
        """The last record of what the package held before it was written on to this state."""
        known = (record for record in self.records if is_within(record.package.state, state))
        return max(known, key=lambda record: (_extent(record.package.state), record.number))

    def taken_in(self, state: State) -> Record | None:
        """The record of the taking in that had all of this state; None: there is something new in it."""
        return next((record for record in self.records[1:] if is_within(state, record.package.state)), None)


def _extent(state: State) -> tuple[int, int]:
    """Orders states of which each is within the next."""
    return len(state), state[-1].saves if state else 0


def all_issued(records: Iterable[Record]) -> tuple[Issued, ...]:
    """The packages of these records, in the order in which they were issued."""
    found: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: record.number):
        found.setdefault(record.package.lineage, []).append(record)
    return tuple(Issued(tuple(known)) for known in found.values())


def part_of(report: Report, scope: Scope) -> Report:
    """`report` with the programmes and texts in which something is in the scope, to be compared with later.

    Without pictures, which would make it large: a text that shows one brings it along when it is merged.
    """
    reach = Reach(report, scope)
    return tidied(
        replace(
            report,
            programmes=tuple(each for each in report.programmes if any(item.id in reach for item in everything(each))),
            sections=tuple(section for section in report.sections if section.id in reach),
            leftovers=tuple(left for left in report.leftovers if left.id in reach),
            pictures=(),
            adoptions=(),
        )
    )


def scope_said(reports: Iterable[Report], scope: Scope) -> str:
    """What is in the scope in words: programma 9, beleidsterrein 4A Groen en 3 losse teksten."""
    report = next((each for each in reports if each.lineage == scope.report), None)
    words = []
    if report is not None:
        known = index(report)
        for item in known.items.values():
            if isinstance(item, Programme) and item.lineage in scope.nodes:
                words.append(f"programma {item.number}")
            elif isinstance(item, PolicyArea) and item.lineage in scope.nodes:
                words.append(f"beleidsterrein {full_name(known, item)}")
    if count := len(scope.subjects):
        words.append("1 losse tekst" if count == 1 else f"{count} losse teksten")
    return enumerated(words) if words else "het uitgegeven deel"


def package_said(package: Package, reports: Iterable[Report]) -> str:
    """What a package is in words: Werkpakket voor Sanne: programma 9, uiterlijk 12 mei 2026."""
    whom = f" voor {package.recipient}" if package.recipient else ""
    due = f", uiterlijk {long_date(package.due)}" if package.due is not None else ""
    return f"Werkpakket{whom}: {scope_said(reports, package.scope)}{due}"


def standing(issued: Issued, today: dt.date) -> str:
    """How it stands with a package: nog niet terug, te laat, terug op 12 mei 2026, ingetrokken."""
    if issued.is_withdrawn:
        return "ingetrokken"
    if issued.returned:
        return f"terug op {long_date(issued.returned[-1].astimezone().date())}"
    return "te laat" if issued.is_late(today) else "nog niet terug"


def refuse_outside(package: Package, before: Reports, after: Reports) -> None:
    """Raise `Refused` when more is changed from one value of a package to another than is in its scope."""
    for report in after:
        old = find_report(before, report.id)
        if old is None or changed_outside(old, report, package.scope) is not None:
            raise Refused(why_not_outside(package, before))
    if {report.id for report in before} - {report.id for report in after}:
        raise Refused(why_not_outside(package, before))


def why_not_outside(package: Package, reports: Iterable[Report]) -> str:
    """Why what is not in the scope of a package cannot be changed."""
    said = scope_said(reports, package.scope)
    return f"In dit werkpakket kunt u alleen {said} wijzigen; de rest is om te lezen. Er is niets gewijzigd."
