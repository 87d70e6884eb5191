"""What the start page tells of the dossiers that were opened last."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tests.reports import GREENERY, STATE, identity, lineage, small_report
from tests.windows import make_dossier
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.model.review import Adoption, Review, Stage
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services.packages import Order, Source, issue
from vgr_desktop.services.recent import Recent, recent

TODAY = dt.date(2026, 5, 13)
DEADLINE, LATER = dt.date(2026, 4, 15), dt.date(2026, 4, 20)


def due() -> tuple[Review, ...]:
    """A draft and an empty text with a deadline, and one that is ready."""
    return (
        Review(*identity(90), subject=STATE, deadline=LATER),
        Review(*identity(91), subject=GREENERY, deadline=DEADLINE),
        *(replace(each, stage=Stage.READY) for each in small_report().reviews if each.deadline),
    )


def test_editions_are_told_and_what_is_due_in_the_newest(tmp_path: Path) -> None:
    older = replace(small_report(), reviews=due())
    path = make_dossier(tmp_path / "Lindeveen.vgr", older)
    (found,) = recent([path], TODAY)
    assert found == Recent(path, (older.edition.title,), 1, LATER)


def test_nothing_is_due_in_what_is_adopted_or_has_no_report(tmp_path: Path) -> None:
    adopted = Adoption(*identity(92), frozen=True, author="Sanne", moment=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
    frozen = replace(small_report(), reviews=due(), adoptions=(adopted,))
    paths = [make_dossier(tmp_path / "A.vgr", frozen), make_dossier(tmp_path / "B.vgr")]
    assert [(each.due, each.first) for each in recent(paths, TODAY)] == [(0, None), (0, None)]


def test_what_cannot_be_read_is_told_with_the_others(tmp_path: Path) -> None:
    path = make_dossier(tmp_path / "Lindeveen.vgr", small_report())
    gone, there = recent([tmp_path / "weg.vgr", path], TODAY)
    assert gone.why
    assert there.titles == (small_report().edition.title,)


def test_it_stops_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    assert recent([tmp_path / "weg.vgr"], TODAY, lambda: True) == ()


def test_packages_that_are_out_are_counted_and_a_package_says_what_it_is(tmp_path: Path) -> None:
    path, out = make_dossier(tmp_path / "Lindeveen.vgr", small_report()), tmp_path / "Programma-4.vgr"
    scope = Scope(small_report().lineage, frozenset({lineage(GREENERY)}))
    moment = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)
    with Dossier.open(path) as dossier:
        source = Source(path, dossier.lineage, dossier.reports(), 5_000)
        issue(Order(small_report(), scope, "Sanne", TODAY), source, out, dossier, moment)
    (on_time, package), (late, _) = (recent([path, out], day) for day in (TODAY, TODAY + dt.timedelta(days=1)))
    assert (on_time.out, on_time.late, on_time.package) == (1, 0, "")
    assert late.late == 1
    assert package.package.startswith("Werkpakket voor Sanne: programma 4")
    assert package.out == 0
