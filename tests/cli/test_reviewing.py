"""`vgr export --for-review` and `vgr review`: out, changed by others, and back."""

import json
from pathlib import Path

import pytest

from tests.cli.support import Vgr
from tests.reports import STATE, TREES, lineage, small_report
from tests.word.reviewed import edited
from vgr_desktop.core.editing.edits import set_light
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Report, Text
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

WORDS = ("De pompen draaien weer.", "De pompen staan stil.")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as made:
        made.save(None, small_report())
    return path


@pytest.fixture
def out(vgr: Vgr, dossier: Path) -> Path:
    target = dossier.with_name("uit.docx")
    said = vgr("export", str(dossier), "-o", str(target), "--for-review", "Concern control")
    assert said.code == 0
    assert "Het dossier heeft bewaard wat er is verstuurd aan Concern control." in said.err
    return target


def state(path: Path) -> str:
    (report,) = look(path).reports
    return plain(_text(report).body)


def _text(report: Report) -> Text:
    text = index(report).items[STATE]
    assert isinstance(text, Text)
    return text


def test_each_change_is_an_entry_and_nothing_is_changed(vgr: Vgr, dossier: Path, out: Path) -> None:
    back = edited(out, WORDS)
    before = dossier.read_bytes()
    said = vgr("review", str(back), "--into", str(dossier), "--json")
    assert json.loads(said.out) == [
        {
            "text": lineage(STATE),
            "where": "Programma 4 Groen en water – Stand van zaken",
            "kind": "changed",
            "author": "",
            "moment": None,
            "before": WORDS[0],
            "after": WORDS[1],
            "contested": False,
        }
    ]
    assert "er is niets gewijzigd" in said.err
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("more", [(), ("--take", "none"), ("--take", "all", "--dry-run")])
def test_only_taking_all_changes_anything(vgr: Vgr, dossier: Path, out: Path, more: tuple[str, ...]) -> None:
    said = vgr("review", str(edited(out, WORDS)), "--into", str(dossier), *more)
    assert said.code == 0
    assert f"  - {WORDS[0]}\n  + {WORDS[1]}" in said.out
    assert WORDS[0] in state(dossier)


def test_what_is_taken_is_kept_as_a_version_with_where_it_came_from(vgr: Vgr, dossier: Path, out: Path) -> None:
    back = edited(out, WORDS)
    assert vgr("review", str(back), "--into", str(dossier), "--take", "all").code == 0
    assert WORDS[1] in state(dossier)
    with Dossier.open(dossier) as opened:
        newest, *older = opened.versions(STATE)
        assert newest.author.startswith("van de beoordelaar, uit uit terug.docx")
        assert any(WORDS[0] in plain(version.body) for version in older)
    assert json.loads(vgr("review", str(back), "--into", str(dossier), "--json").out) == []


def test_several_copies_come_back_one_after_the_other(vgr: Vgr, dossier: Path, out: Path) -> None:
    first = edited(out, WORDS, name="een.docx")
    second = edited(out, ("Na een droog jaar", "Na een heel droog jaar"), name="twee.docx")
    assert vgr("review", str(first), str(second), "--into", str(dossier), "--take", "all").code == 0
    assert state(dossier) == f"Na een heel droog jaar zijn de bomen aangevuld.\n{WORDS[1]}"


def test_what_changed_here_meanwhile_is_contested_and_stays_where_it_can(vgr: Vgr, dossier: Path, out: Path) -> None:
    mine = write(
        small_report(), STATE, from_plain("Na een nat jaar zijn de bomen aangevuld.\nAlle pompen draaien weer.")
    )
    with Dossier.open(dossier) as opened:
        opened.save(small_report(), set_light(mine, TREES, "red"))
    back = edited(out, ("De pompen draaien weer.", "De pompen draaien goed."))
    said = vgr("review", str(back), "--into", str(dossier), "--take", "all", "--json")
    assert [entry["contested"] for entry in json.loads(said.out)] == [True]
    assert state(dossier) == "Na een nat jaar zijn de bomen aangevuld.\nAlle pompen draaien goed."


def test_a_document_of_a_plain_export_is_compared_with_what_the_report_says_now(vgr: Vgr, dossier: Path) -> None:
    out = dossier.with_name("gewoon.docx")
    assert vgr("export", str(dossier), "-o", str(out)).code == 0
    said = vgr("review", str(edited(out, WORDS)), "--into", str(dossier))
    assert "In het dossier staat niet wat er met dit document is verstuurd" in said.err
    assert f"  + {WORDS[1]}" in said.out


def test_a_document_of_another_dossier_is_refused_unless_the_report_is_named(
    vgr: Vgr, dossier: Path, out: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Ander.vgr"
    assert vgr("new", str(other), "--example").code == 0
    said = vgr("review", str(out), "--into", str(other))
    assert (said.code, said.out) == (1, "")
    assert "hoort bij een rapportage die niet in dit dossier staat (2026-1)" in said.err
    assert vgr("review", str(out), "--into", str(dossier), "--report", "2026-1").code == 0


def test_for_review_is_a_word_document(vgr: Vgr, dossier: Path) -> None:
    said = vgr("export", str(dossier), "-o", str(dossier.with_name("uit.pdf")), "--for-review")
    assert said.code == 2
    assert "--for-review hoort bij een Word-document" in said.err


def test_a_file_that_is_no_document_is_refused(vgr: Vgr, dossier: Path) -> None:
    said = vgr("review", str(dossier), "--into", str(dossier))
    assert said.code == 1
    assert "Proef.vgr" in said.err
