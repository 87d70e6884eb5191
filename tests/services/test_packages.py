"""Work packages as files: what goes out, what is kept of it, and what comes back."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests import reports as small
from tests.editions import next_edition
from tests.reports import lineage, small_report
from vgr_desktop.core.editing import edits, reviewing, writing
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.core.editions.packages import Issued
from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.files.format import package_json
from vgr_desktop.files.format.errors import Damaged, Misfit
from vgr_desktop.files.format.header import NotADossier
from vgr_desktop.files.format.package_json import (
    held_from_bytes,
    package_from_json,
    package_to_json,
    record_from_row,
)
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.safety.salvage import salvage
from vgr_desktop.files.store.copying import copy_dossier
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.making import make_dossier
from vgr_desktop.files.store.packages import records_in
from vgr_desktop.services import packages
from vgr_desktop.services.merging import joined
from vgr_desktop.services.packages import Arrival, Order, Source, TakenAlready

NOW = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)
DUE = dt.date(2026, 5, 12)
GREENERY = Scope(lineage(small.REPORT), frozenset({lineage(small.GREENERY)}))
THEIRS, OURS = "Van Sanne.", "Van ons."

Edit = Callable[[Report], Report]


def mission(said: str) -> Edit:
    return partial(writing.write, text_id=small.MISSION, body=from_plain(said))


def state(said: str) -> Edit:
    return partial(writing.write, text_id=small.STATE, body=from_plain(said))


def changed(path: Path, *changes: Edit) -> None:
    """Somebody opens a dossier, changes its newest report step by step, and closes it."""
    with Dossier.open(path) as dossier:
        for change in changes:
            before = dossier.reports()[-1]
            dossier.save(before, change(before))


class Office:
    """The dossier that issues, on disk; the one before and the present edition are in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "Waterrade.vgr"
        before = replace(small_report(), id=700, lineage=lineage(700))
        old = _apart(before)
        make_dossier(self.path, [old, small_report()], DossierFacts(random_lineage(), 5_000, words=("wadi",)))
        self.dossier = Dossier.open(self.path)

    @property
    def source(self) -> Source:
        seen = self.dossier.look()
        return Source(self.path, seen.lineage, seen.reports, seen.next_id, seen.words)

    @property
    def report(self) -> Report:
        return next(each for each in self.dossier.reports() if each.lineage == GREENERY.report)

    def issue(self, path: Path, scope: Scope = GREENERY) -> Path:
        order = Order(self.report, scope, " Sanne ", DUE)
        packages.issue(order, self.source, path, self.dossier, NOW)
        return path

    def arrived(self, path: Path, *, again: bool = False) -> Arrival:
        return packages.arrived(
            path, self.source, packages.kept_by(self.dossier), self.dossier.identities(), NOW, again=again
        )

    def take(self, path: Path, side: Side | None = None, *, again: bool = False) -> None:
        arrival = self.arrived(path, again=again)
        other = arrival.other
        sides = {each.key: side for merging in other.mergings for each in other.differences(merging)} if side else {}
        own = [(merging, {key: side for key, side in sides.items() if side}) for merging in other.mergings]
        reports = self.dossier.reports()
        result = joined(other, own, reports, self.dossier.identities(), Names())
        self.dossier.save_all(zip(reports, result.reports, strict=True), kept=result.kept)
        packages.take_note(self.dossier, arrival)

    def said(self, id: int = small.MISSION) -> str:
        programme = self.report.programmes[0]
        return plain((programme.mission if id == small.MISSION else programme.state_of_affairs).body)

    def issued(self) -> tuple[Issued, ...]:
        return packages.kept_by(self.dossier).issued


def _apart(report: Report) -> Report:
    """The edition before, of other items."""
    from tests.editions import apart
    from vgr_desktop.core.model.editions import edition

    return replace(apart(report), edition=edition(2, 2025))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.dossier.close()


@pytest.fixture
def package(office: Office, tmp_path: Path) -> Path:
    return office.issue(tmp_path / "Programma-4.vgr")


def test_a_package_has_the_whole_report_with_the_edition_before_and_says_what_it_is(
    office: Office, package: Path
) -> None:
    seen = look(package)
    assert seen.reports == office.dossier.reports()
    assert seen.words == ("wadi",)
    assert seen.next_id >= office.source.next_id
    found = seen.package
    assert found is not None
    assert (found.source, found.scope, found.recipient) == (office.source.lineage, GREENERY, "Sanne")
    assert (found.issued, found.due, found.state) == (NOW, DUE, ())
    (issued,) = office.issued()
    assert issued.package == found
    assert issued.is_waited_for()


def test_what_only_the_colleague_changed_comes_in_with_a_version_in_the_name_of_the_colleague(
    office: Office, package: Path
) -> None:
    was = office.said()
    changed(package, mission(THEIRS))
    changed(office.path, state(OURS))
    assert [
        office.arrived(package).other.differences(m)[0].contested for m in office.arrived(package).other.mergings
    ] == [False]
    office.take(package)
    assert (office.said(), office.said(small.STATE)) == (THEIRS, OURS)
    newest, first = office.dossier.versions(small.MISSION)
    assert (plain(newest.body), plain(first.body)) == (THEIRS, was)
    assert newest.author.startswith("van Sanne, uit Programma-4.vgr (")
    (issued,) = office.issued()
    assert issued.returned == (NOW,)


def test_the_same_package_twice_and_an_older_one_after_a_newer_one_change_nothing(
    office: Office, package: Path, tmp_path: Path
) -> None:
    with pytest.raises(TakenAlready, match="nog niets gewijzigd"):
        office.arrived(package)
    changed(package, mission("Eerst."))
    older = shutil.copy(package, tmp_path / "Ouder.vgr")
    changed(package, mission(THEIRS))
    office.take(package)
    changed(office.path, mission(OURS))
    for path in (package, older):
        with pytest.raises(TakenAlready, match="is al ingenomen op 3 mei 2026"):
            office.arrived(Path(path))
    assert office.said() == OURS


def test_what_was_written_on_after_it_came_back_is_compared_with_what_came_then(office: Office, package: Path) -> None:
    changed(package, mission(THEIRS))
    office.take(package)
    changed(office.path, mission(OURS))
    changed(package, state("Later."))
    office.take(package)
    assert (office.said(), office.said(small.STATE)) == (OURS, "Later.")


def test_copies_that_were_both_written_in_are_taken_in_one_after_the_other(
    office: Office, package: Path, tmp_path: Path
) -> None:
    changed(package, state("Eerst."))
    copy = Path(shutil.copy(package, tmp_path / "Kopie.vgr"))
    changed(package, mission(THEIRS))
    changed(copy, mission("Van Kees."))
    office.take(package)
    (merging,) = office.arrived(copy).other.mergings
    assert [each.contested for each in office.arrived(copy).other.differences(merging)] == [True]
    office.take(copy, Side.BOTH)
    assert all(said in office.said() for said in (THEIRS, "Van Kees."))


def test_a_taking_in_that_was_undone_can_be_done_again(office: Office, package: Path) -> None:
    was = office.said()
    changed(package, mission(THEIRS))
    office.take(package)
    changed(office.path, mission(was))
    with pytest.raises(TakenAlready):
        office.arrived(package)
    office.take(package, again=True)
    assert office.said() == THEIRS
    number = office.issued()[0].records[-1].number
    packages.forget_note(office.dossier, number)
    assert [record.number for record in office.issued()[0].records] == [1, 2]


def test_only_what_is_in_the_scope_is_taken_from_a_package_that_somebody_tampered_with(
    office: Office, package: Path
) -> None:
    with pytest.raises(Problem, match="alleen programma 4 wijzigen"):
        changed(package, partial(edits.set_municipality, municipality="Elders"))
    assert look(package).package == office.issued()[0].package
    tampered = package.with_name("Vervalst.vgr")
    other = edits.set_municipality(mission(THEIRS)(office.report), "Elders")
    found = look(package).package
    assert found is not None
    wider = replace(found, scope=Scope(other.lineage, frozenset(p.lineage for p in other.programmes)), state=())
    make_dossier(tampered, [other], DossierFacts(found.lineage, 5_000, package=package_to_json(wider)))
    changed(tampered, state("Ook."))
    office.take(tampered)
    assert (office.said(), office.report.municipality) == (THEIRS, "Lindeveen")


def test_a_new_report_or_a_report_less_is_refused_in_a_package_too(package: Path) -> None:
    with Dossier.open(package) as dossier, pytest.raises(Problem, match="alleen het uitgegeven deel wijzigen"):
        dossier.save(None, replace(next_edition(small_report()), id=900, lineage=lineage(900)))


def test_a_package_that_is_open_damaged_newer_or_of_another_dossier_is_refused(
    office: Office, package: Path, tmp_path: Path
) -> None:
    lock = Lock.take(package, dt.datetime.now(tz=dt.UTC))
    with pytest.raises(Problem, match="is nog open bij"):
        office.arrived(package)
    lock.release()
    torn = tmp_path / "Stuk.vgr"
    torn.write_bytes(package.read_bytes()[:3_000])
    with pytest.raises(NotADossier):
        office.arrived(torn)
    other = Office(_folder(tmp_path, "elders"))
    with pytest.raises(Problem, match="hoort bij een ander dossier"):
        other.arrived(package)
    with pytest.raises(Problem, match="is geen werkpakket van dit dossier"):
        office.arrived(other.path)
    other.dossier.close()


def _folder(above: Path, name: str) -> Path:
    made = above / name
    made.mkdir()
    return made


def test_nothing_and_an_adopted_report_are_not_issued_and_nothing_is_taken_into_one(
    office: Office, package: Path, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match="niets gekozen"):
        office.issue(tmp_path / "Leeg.vgr", Scope(lineage(small.REPORT)))
    changed(package, mission(THEIRS))
    moment = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
    identity = office.dossier.identities().new()
    changed(office.path, partial(reviewing.adopt, identity=identity, author="Sanne", moment=moment))
    with pytest.raises(Problem, match="is vastgesteld"):
        office.issue(tmp_path / "Later.vgr")
    with pytest.raises(Problem, match="Open haar eerst weer"):
        office.arrived(package)
    office.dossier.remove(office.report)
    with pytest.raises(Problem, match="staat niet in dit dossier"):
        office.arrived(package)


def test_a_package_that_the_dossier_does_not_know_any_more_is_compared_as_it_is(office: Office, package: Path) -> None:
    changed(package, mission(THEIRS))
    packages.forget_note(office.dossier, 1)
    arrival = office.arrived(package)
    (merging,) = arrival.other.mergings
    assert [each.contested for each in arrival.other.differences(merging)] == [True]
    assert (arrival.record, arrival.recipient) == (None, "Sanne")
    assert packages.take_note(office.dossier, arrival) is None


def test_what_was_saved_of_a_damaged_package_is_compared_as_it_is(
    office: Office, package: Path, tmp_path: Path
) -> None:
    changed(package, mission(THEIRS))
    salvage(package, tmp_path / "Gered.vgr")
    assert look(tmp_path / "Gered.vgr").package is None
    (merging,) = office.arrived(tmp_path / "Gered.vgr").other.mergings
    assert all(each.contested for each in office.arrived(tmp_path / "Gered.vgr").other.differences(merging))


def test_another_copy_of_the_dossier_is_compared_whole(office: Office, tmp_path: Path) -> None:
    copy = tmp_path / "Kopie.vgr"
    shutil.copy(office.path, copy)
    changed(copy, state(THEIRS))
    (merging,) = office.arrived(copy).other.mergings
    assert len(merging.differences) == 1


def test_a_copy_of_a_package_counts_what_was_not_saved_in_it_before(package: Path, tmp_path: Path) -> None:
    with Dossier.open(package) as dossier:
        *before, last = dossier.reports()
        copy_dossier(tmp_path / "Gelijk.vgr", dossier, [*before, last])
        copy_dossier(tmp_path / "Verder.vgr", dossier, [*before, mission(THEIRS)(last)])
    same, further = look(tmp_path / "Gelijk.vgr").package, look(tmp_path / "Verder.vgr").package
    assert same == look(package).package
    assert further is not None
    assert [stamp.saves for stamp in further.state] == [1]


def test_a_package_can_be_withdrawn_and_be_waited_for_again(office: Office, package: Path) -> None:
    known = office.issued()[0].package
    packages.stop_waiting(office.dossier, known.lineage)
    assert office.issued()[0].is_withdrawn
    packages.stop_waiting(office.dossier, known.lineage, withdrawn=False)
    assert office.issued()[0].is_waited_for()
    packages.stop_waiting(office.dossier, "onbekend")
    assert len(office.issued()) == 1


def test_a_package_that_cannot_be_kept_is_not_issued(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_work: object) -> None:
        raise Problem("De schijf is vol.")

    monkeypatch.setattr(office.dossier, "tell", full)
    with pytest.raises(Problem, match="vol"):
        office.issue(tmp_path / "Programma-4.vgr")
    assert not (tmp_path / "Programma-4.vgr").exists()


def test_a_file_that_is_there_is_never_replaced_and_nothing_is_issued_then(office: Office, package: Path) -> None:
    changed(package, mission(THEIRS))
    for path in (package, office.path):
        with pytest.raises(Problem, match="Er bestaat al een bestand"):
            office.issue(path)
    assert len(office.issued()) == 1
    office.take(package)
    assert office.said() == THEIRS


def test_what_says_something_else_is_refused(office: Office, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_json, "LARGEST", 1_000)
    known = office.issued()[0].package
    line = package_to_json(known)
    assert package_from_json(line) == known
    for bad in (
        "",
        "[]",
        line.replace(known.lineage, ""),
        line.replace("2026-05-12", "morgen"),
        line.replace("[]", "3"),
    ):
        with pytest.raises(Misfit):
            package_from_json(bad)
    for wrong in ("", None, "{}"):
        with pytest.raises(Misfit):
            record_from_row(1, NOW.isoformat(), "[]", wrong)
    for content in (None, b"x", _packed(b"[]"), _packed(b" " * 1_001)):
        with pytest.raises(Misfit):
            held_from_bytes(content)
    office.dossier.tell(lambda connection: connection.exec_driver_sql("UPDATE package SET moment = 'ooit'"))
    with pytest.raises(Damaged):
        office.dossier.ask(records_in)
    with pytest.raises(Damaged):
        packages.kept_at(office.path)


def _packed(content: bytes) -> bytes:
    import zlib

    return zlib.compress(content)
