"""Work packages: a programme goes out, a colleague writes in it, perhaps the officer too, and it comes back."""

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.driving import agree, click
from tests.sessions.officer import PICK, Officer, pick
from tests.windows import answer, the, wait_until, work_off
from vgr_desktop.core.editing import writing
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.packages import Package
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.package_glance import records_at
from vgr_desktop.services.packages import Order, issue
from vgr_desktop.ui.merging.dialog import MergeDialog
from vgr_desktop.ui.packages.taking_in import TakeInCommands

SIDES = st.sampled_from(["Alles van u", "Alles van Sanne", "Van alles beide"])
_NUMBERS = itertools.count()


def says(text: int, words: str) -> Callable[[Report], Report]:
    return lambda report: writing.write(report, text, from_plain(words))


class Packages(Officer):
    """What is done with a work package."""

    @rule(which=PICK, both=st.booleans(), side=SIDES, undone=st.booleans())
    def send_out_and_take_in(self, which: int, side: str, *, both: bool, undone: bool) -> None:
        self.pause()
        programme = pick(which, self.report.programmes)
        if programme is None or self.report.is_frozen:
            return
        text = (programme.mission, programme.state_of_affairs)[which % 2].id
        number = next(_NUMBERS)  # what was written here before is no news
        ours, theirs = f"Van ons {number}.", f"Van Sanne {number}."
        path, package = self.issued(programme)
        with Dossier.open(path) as colleague:
            before = next(report for report in colleague.reports() if report.id == self.report.id)
            colleague.save(before, says(text, theirs)(before))
        if both:
            self.desk.session.apply("Typen", says(text, ours), text)
        with self.replacing():
            before = self.report
            self.take(path, package, side if both else "")
        said = plain(index(self.report).items[text].body)  # type: ignore[union-attr]  # a text
        assert theirs in said or side == "Alles van u"
        assert ours in said or side == "Alles van Sanne" or not both
        if undone and self.report != before:
            self.desk.do(self.desk.actions.undo)
            assert self.report == before
            wait_until(lambda: self.noted_of(package) == 1)

    def issued(self, programme: Programme) -> tuple[Path, Package]:
        path = self.desk.folder / f"Pakket {next(_NUMBERS)}.vgr"
        store = self.desk.session.store
        assert store is not None
        assert self.desk.session.settle()
        order = Order(self.report, Scope(self.report.lineage, frozenset({programme.lineage})), "Sanne")
        source = the(TakeInCommands, self.desk.frame).source()
        return path, issue(order, source, path, store, dt.datetime.now(tz=dt.UTC))

    def take(self, path: Path, package: Package, side: str) -> None:
        def reply(dialog: MergeDialog) -> None:
            click(dialog, side)
            agree(dialog)

        if side:
            answer(MergeDialog, reply)
        the(TakeInCommands, self.desk.frame).take(path)
        wait_until(lambda: self.noted_of(package) == 2)
        work_off()
        path.unlink()

    def noted_of(self, package: Package) -> int:
        """How many records the dossier has of a package."""
        return sum(record.package.lineage == package.lineage for record in records_at(self.desk.path))
