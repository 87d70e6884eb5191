"""What goes into a dossier comes out of it."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from tests.editions import later
from tests.reports import PLAYGROUNDS, QUAYS, STATE, small_report
from tests.strategies import reports, sessions
from vgr_desktop.core.editing.edits import add_child, new_report, remove, rename, set_light
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.editions.coupling import with_lineages_of
from vgr_desktop.core.editions.matching import Reason, match
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.header import SCHEMA_VERSION
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine


@contextmanager
def new_dossier() -> Iterator[Dossier]:
    with TemporaryDirectory() as folder, Dossier.create(Path(folder) / "Proef.vgr") as dossier:
        yield dossier


def reopened(dossier: Dossier) -> tuple[Report, ...]:
    with Dossier.open(dossier.path) as again:
        return again.reports()


def statements(dossier: Dossier) -> list[str]:
    """Every statement that is sent from now on, with the number of rows it is sent for."""
    sent: list[str] = []

    @sa.event.listens_for(dossier._engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, rows: object, *_: object) -> None:
        sent.append(f"{' '.join(statement.split()[:3])} × {len(rows) if isinstance(rows, list) else 1}")

    return sent


@settings(max_examples=25)
@given(reports())
def test_a_report_comes_back_as_it_was_saved(report: Report) -> None:
    with new_dossier() as dossier:
        dossier.save(None, report)
        assert dossier.reports() == (report,)
        assert reopened(dossier) == (report,)


@settings(max_examples=25)
@given(sessions())
def test_after_each_saved_edit_the_file_holds_the_newest_value(values: list[Report]) -> None:
    with new_dossier() as dossier:
        for before, after in itertools.pairwise([None, *values]):
            assert after is not None
            dossier.save(before, after)
            assert dossier.reports() == (after,)
        assert examine(dossier.path).faults == ()


def test_lineages_that_were_adopted_from_an_earlier_edition_are_kept() -> None:
    with new_dossier() as dossier:
        dossier.save_all([(None, small_report()), (None, later())])
        adopted = with_lineages_of(later(), match(small_report(), later()).pairs.values())
        dossier.save(later(), adopted)
        first, second = reopened(dossier)
        assert {pair.reason for pair in match(first, second).pairs.values()} == {Reason.LINEAGE}


@settings(max_examples=15)
@given(sessions())
def test_undoing_everything_brings_the_file_back_to_the_first_value(values: list[Report]) -> None:
    with new_dossier() as dossier:
        for before, after in itertools.pairwise([None, *values, *reversed(values)]):
            assert after is not None
            dossier.save(before, after)
        assert dossier.reports() == (values[0],)


@settings(max_examples=15)
@given(reports())
def test_a_glance_shows_what_the_dossier_holds(report: Report) -> None:
    with new_dossier() as dossier:
        dossier.save(None, report)
        assert glance.look(dossier.path).reports == dossier.reports()


def test_a_glance_shows_every_edition_in_order(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        ids = dossier.identities()
        for ordinal, year in ((2, 2025), (1, 2026), (1, 2025)):
            report = new_report([ids.new(), ids.new(), ids.new()], edition(ordinal, year))
            dossier.save(None, report)
        keys = [report.edition.key for report in dossier.reports()]
        assert keys == ["2025-1", "2025-2", "2026-1"]
        seen = glance.look(dossier.path)
        assert seen.reports == dossier.reports()
        assert (seen.lineage, seen.next_id) == (dossier.lineage, dossier.identities().new().id)


def test_saving_one_change_writes_only_what_changed(tmp_path: Path) -> None:
    report = small_report()
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, report)
        sent = statements(dossier)
        dossier.save(report, write(report, STATE, from_plain("Anders.")))
        written = [line for line in sent if line.startswith(("INSERT", "DELETE", "UPDATE"))]
        before_and_now = ["INSERT INTO version × 1"] * 2
        assert written == [
            "INSERT INTO report × 1",
            "INSERT INTO programme × 1",
            "INSERT INTO text × 1",
            *before_and_now,
        ]


def test_saving_an_equal_value_writes_nothing(tmp_path: Path) -> None:
    report = small_report()
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, report)
        sent = statements(dossier)
        dossier.save(report, report)
        assert sent == []


def test_two_reports_live_side_by_side(tmp_path: Path) -> None:
    report = small_report()
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, report)
        ids = dossier.identities()
        other = new_report([ids.new(), ids.new(), ids.new()], edition(2, 2026))
        dossier.save(None, other)
        changed = remove(set_light(report, PLAYGROUNDS, "red"), QUAYS)
        dossier.save(report, changed)
        assert dossier.reports() == (changed, other)
        dossier.remove(changed)
        assert dossier.reports() == (other,)
        assert examine(dossier.path).faults == ()


def test_an_id_is_never_handed_out_again(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = small_report()
    with Dossier.create(path) as dossier:
        dossier.save(None, report)
        new = dossier.identities().new()
        dossier.save(report, added := add_child(report, PLAYGROUNDS, new, "Speeltuin"))
        dossier.save(added, removed := remove(added, new.id))
        assert dossier.identities().new().id > new.id
        dossier.remove(removed)
    with Dossier.open(path) as dossier:
        assert dossier.reports() == ()
        assert dossier.identities().new().id > new.id


def test_a_new_dossier_has_a_lineage_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Een.vgr") as one, Dossier.create(tmp_path / "Twee.vgr") as two:
        assert one.lineage != two.lineage
        with Dossier.open(one.path) as again:
            assert again.lineage == one.lineage


def test_no_file_is_left_beside_the_dossier(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, small_report())
        assert [path.name for path in tmp_path.iterdir()] == ["Proef.vgr"]


def test_a_dossier_says_in_its_header_what_it_is(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, small_report())
    header = (tmp_path / "Proef.vgr").read_bytes()[:100]
    assert header[68:72] == b"VGRd"
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    assert header[18:20] == b"\x01\x01", "not in WAL mode"


@pytest.mark.parametrize("name", ["met spatie.vgr", "100% klaar?.vgr", "é 😀.vgr", "file:proef.vgr", ":memory:"])
def test_any_file_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Dossier.create(Path(name)) as dossier:
        dossier.save(None, small_report())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert glance.look(Path(name)).reports == (small_report(),)


def test_what_is_there_already_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    path.write_text("een brief")
    with pytest.raises(Exception, match="bestaat al een bestand"):
        Dossier.create(path)
    assert path.read_text() == "een brief"


def test_a_sound_dossier_passes_its_check(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, small_report())
        assert examine(dossier.path).faults == ()


def test_titles_with_odd_characters_are_kept(tmp_path: Path) -> None:
    report = rename(small_report(), PLAYGROUNDS, "Speelplekken “de Ćirkel” & 'x' — 😀 <b>")
    report = replace(report, municipality="Súdwest\u00adFryslân")
    with Dossier.create(tmp_path / "Proef.vgr") as dossier:
        dossier.save(None, report)
        assert reopened(dossier) == (report,)
        assert len(list(everything(report))) == len(list(everything(reopened(dossier)[0])))
