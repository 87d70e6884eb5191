"""A team on paper, at random: two to five laptops, a server, and work packages that go out and come back.

Laptops write, synchronise, lose the connection in the middle, choose, and get an older dossier back; the server is put
back to an earlier day. Each word is written once. In the end every word is somewhere, or somebody who saw it wrote over
it, chose against it or put it away with a backup; and when all have chosen, all say the same.
"""

from contextlib import suppress
from copy import copy
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.reports import small_report
from tests.teams import PaperServer, by_lineage
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.merging import Merging, Side
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.team_link import TeamLink
from vgr_desktop.services.team import Meeting
from vgr_desktop.team.troubles import Unreachable

WHO = st.integers(0, 4)
TEXT = st.integers(0, 2)


class Laptop:
    """One dossier of the team."""

    def __init__(self, server: PaperServer, first_id: int) -> None:
        self.server = server
        self.identities = Identities(first_id)
        self.reports: Reports = ()
        self.meeting = Meeting(server, TeamLink("", "team"), {})

    def sync(self) -> None:
        synced = self.meeting.meet(self.reports, self.identities)
        self.reports = synced.together.ours
        self.meeting.took_in(synced)

    def copied(self, first_id: int) -> "Laptop":
        """The same dossier, with all that it keeps, as a file that was copied."""
        other = copy(self)
        other.meeting = copy(self.meeting)
        other.identities = Identities(first_id)
        return other


class Team(RuleBasedStateMachine):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.server = PaperServer()
        self.laptops: list[Laptop] = []
        self.later: dict[str, set[str]] = {}
        self.let_go: set[str] = set()
        self.count = 0
        self.server_backup: tuple[Any, ...] | None = None
        self.laptop_backups: dict[int, Laptop] = {}
        self.package: tuple[Report, Report] | None = None

    @initialize(count=st.integers(2, 5))
    def begin(self, count: int) -> None:
        self.laptops = [Laptop(self.server, 10_000 * (number + 1)) for number in range(count)]
        self.laptops[0].reports = (small_report(),)
        for laptop in self.laptops:
            laptop.sync()

    def _laptop(self, who: int) -> Laptop:
        return self.laptops[who % len(self.laptops)]

    def _written(self, report: Report, text: int) -> Report:
        """The report with a new word in one of its texts."""
        programme = report.programmes[0]
        where = (programme.mission, programme.state_of_affairs, report.foreword)[text]
        self.count += 1
        word = f"woord{self.count}"
        self.later.setdefault(plain(where.body), set()).add(word)
        self.later.setdefault(word, set())
        return writing.write(report, where.id, from_plain(word))

    @rule(who=WHO, text=TEXT)
    def write(self, who: int, text: int) -> None:
        laptop = self._laptop(who)
        laptop.reports = (self._written(laptop.reports[0], text),)

    @rule(who=WHO)
    def add_something(self, who: int) -> None:
        laptop = self._laptop(who)
        report = laptop.reports[0]
        goal = report.programmes[0].areas[0].goals[0]
        self.count += 1
        laptop.reports = (edits.add_child(report, goal.id, laptop.identities.new(), f"Nieuw {self.count}"),)

    @rule(who=WHO)
    def synchronise(self, who: int) -> None:
        self._laptop(who).sync()

    @rule(who=WHO, arrives=st.booleans())
    def synchronise_and_lose_the_connection(self, who: int, arrives: bool) -> None:  # noqa: FBT001  # drawn
        self.server.loses = arrives
        with suppress(Unreachable):
            self._laptop(who).sync()
        self.server.loses = None

    @rule(who=WHO, theirs=st.booleans())
    def choose(self, who: int, theirs: bool) -> None:  # noqa: FBT001  # drawn
        laptop = self._laptop(who)
        waiting, shared = laptop.meeting.link.waiting, laptop.meeting.shared
        there = {item.id: item for report in shared.reports for item in everything(report)}
        if theirs:
            merging = Merging(laptop.reports[0], shared.reports[0])
            chosen = [each for each in merging.differences if each.theirs and each.ours and each.theirs.id in waiting]
            self.let_go |= {plain(each.ours.body) for each in chosen if isinstance(each.ours, Written)}
            sides = dict.fromkeys((each.key for each in merging.differences), Side.OURS)
            sides |= {each.key: Side.THEIRS for each in chosen}
            laptop.reports = (merging.merged(laptop.identities, sides),)
        else:
            self.let_go |= {plain(item.body) for id in waiting if isinstance(item := there[id], Written)}
        laptop.meeting.settle(waiting, shared)

    @rule(who=WHO)
    def back_up_the_laptop(self, who: int) -> None:
        number = who % len(self.laptops)
        self.laptop_backups[number] = self.laptops[number].copied(90_000 + 1_000 * self.count)

    @precondition(lambda self: self.laptop_backups)
    @rule(who=WHO)
    def put_the_laptop_back(self, who: int) -> None:
        """What was only on the laptop since the backup is put away with it."""
        number = who % len(self.laptops)
        if (backup := self.laptop_backups.get(number)) is not None:
            self.let_go |= words(self.laptops[number].reports)
            self.laptops[number] = backup.copied(200_000 + 1_000 * self.count)
            self.count += 1

    @rule()
    def back_up_the_server(self) -> None:
        self.server_backup = self.server.backup()

    @precondition(lambda self: self.server_backup is not None)
    @rule()
    def put_the_server_back(self) -> None:
        assert self.server_backup is not None
        self.server.put_back(self.server_backup)

    @rule(who=WHO)
    def issue_a_package(self, who: int) -> None:
        if self.package is not None:
            self.let_go |= words(self.package)  # the colleague threw the last one away
        report = self._laptop(who).reports[0]
        self.package = (report, report)

    @precondition(lambda self: self.package is not None)
    @rule(text=TEXT)
    def write_in_the_package(self, text: int) -> None:
        assert self.package is not None
        base, theirs = self.package
        self.package = (base, self._written(theirs, text))

    @precondition(lambda self: self.package is not None)
    @rule(who=WHO)
    def take_the_package_in(self, who: int) -> None:
        """Of what both changed both are kept."""
        assert self.package is not None
        base, theirs = self.package
        laptop = self._laptop(who)
        merging = Merging(laptop.reports[0], theirs, base)
        both = {each.key: Side.BOTH for each in merging.differences if each.contested and each.can_keep_both}
        self.let_go |= {plain(each.ours.body) for each in merging.differences if isinstance(each.ours, Written)}
        for each in merging.differences:
            if isinstance(each.theirs, Written):
                self.let_go.add(plain(each.theirs.body))
        laptop.reports = (merging.merged(laptop.identities, both),)

    def teardown(self) -> None:
        if not self.laptops:
            return
        self._nothing_is_lost()
        for _ in range(4):
            for laptop in self.laptops:
                laptop.sync()
                laptop.meeting.settle(laptop.meeting.link.waiting, laptop.meeting.shared)
                laptop.sync()
        there = by_lineage(Laptop(self.server, 900_000).meeting.meet((), Identities(900_000)).together.ours)
        for laptop in self.laptops:
            laptop.sync()
            assert by_lineage(laptop.reports) == there

    def _nothing_is_lost(self) -> None:
        for laptop in self.laptops:
            laptop.sync()
        there = set[str]().union(*(words(laptop.reports) for laptop in self.laptops))
        there |= words(self.laptops[0].meeting.shared.reports) | words(self.package or ())
        text = " ".join(there)
        lost = [word for word in self.later if word.startswith("woord") and not self._is_kept(word, there, text)]
        assert lost == []

    def _is_kept(self, word: str, there: set[str], text: str) -> bool:
        if word in there or word in self.let_go or word in text.split():
            return True
        return any(self._is_kept(newer, there, text) for newer in self.later[word])


def words(reports: Reports) -> set[str]:
    """What the texts say."""
    return {plain(item.body) for report in reports for item in everything(report) if isinstance(item, Written)}


TestTeam = Team.TestCase
TestTeam.settings = settings(deadline=None, stateful_step_count=20)
