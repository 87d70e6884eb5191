"""The words that a dossier calls right."""

from pathlib import Path

from tests.reports import small_report
from vgr_desktop.files.safety.salvage import salvage
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.copying import copy_dossier
from vgr_desktop.files.store.dossier import Dossier


def with_words(path: Path, *words: str) -> Path:
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
        dossier.change_words(words, ())
    return path


def test_they_are_kept_in_the_dossier_and_each_can_be_taken_away(tmp_path: Path) -> None:
    path = with_words(tmp_path / "een.vgr", "zuidsingel", "bomenwacht", " een\nregel ", "")
    assert glance.look(path).words == ("bomenwacht", "een regel", "zuidsingel")
    with Dossier.open(path) as dossier:
        assert dossier.words() == glance.look(path).words
        assert dossier.change_words(["bankje"], ["bomenwacht", "onbekend"]) == ("bankje", "een regel", "zuidsingel")
        assert dossier.words() == ("bankje", "een regel", "zuidsingel")
        assert dossier.change_words((), dossier.words()) == dossier.words() == ()
        assert dossier.look().reports == (small_report(),)


def test_a_copy_has_them_too(tmp_path: Path) -> None:
    with Dossier.open(with_words(tmp_path / "een.vgr", "bomenwacht")) as source:
        assert copy_dossier(tmp_path / "twee.vgr", source, source.reports()) == ""
    assert glance.look(tmp_path / "twee.vgr").words == ("bomenwacht",)


def test_what_is_saved_of_a_damaged_dossier_has_them(tmp_path: Path) -> None:
    path = with_words(tmp_path / "een.vgr", "bomenwacht")
    salvage(path, tmp_path / "gered.vgr")
    assert glance.look(tmp_path / "gered.vgr").words == ("bomenwacht",)
