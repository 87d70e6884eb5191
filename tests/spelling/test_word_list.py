"""The officer's own words, in a file that others may change too."""

from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling import WordList
from vgr_desktop.spelling.word_list import LARGEST, accepted, own_file


def test_what_is_added_is_kept_in_order_each_once(tmp_path: Path) -> None:
    file = tmp_path / "nieuw" / "woordenlijst.txt"
    WordList(file).add("zuidsingel")
    WordList(file).add("Bomenwacht")
    WordList(file).add("zuidsingel")
    assert file.read_text("utf-8") == "Bomenwacht\nzuidsingel\n"
    assert WordList(file).read() == {"Bomenwacht", "zuidsingel"}


def test_what_a_text_editor_makes_of_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "woordenlijst.txt"
    file.write_bytes("\ufeff  bomenwacht \r\n\r\nfoto’tje\r\n".encode() + b"\xff\r\n")
    assert WordList(file).read() == {"bomenwacht", "foto'tje", "\ufffd"}


def test_no_more_is_read_than_anybody_wrote(tmp_path: Path) -> None:
    file = tmp_path / "woordenlijst.txt"
    file.write_bytes(b"a" * (LARGEST + 10))
    assert [len(word) for word in WordList(file).read()] == [LARGEST]


def test_trouble_with_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "woordenlijst.txt").mkdir()
    with pytest.raises(Problem, match="kan niet worden gelezen"):
        WordList(tmp_path / "woordenlijst.txt").read()
    (tmp_path / "bestand").touch()
    with pytest.raises(Problem, match="kan niet worden gemaakt"):
        WordList(tmp_path / "bestand" / "woordenlijst.txt").write(["bomenwacht"])


def test_a_word_in_small_letters_may_begin_with_a_capital_but_a_name_keeps_its_own() -> None:
    own = frozenset({"bomenwacht", "Zuidsingel"})
    assert accepted(["Bomenwacht", "bomenwacht", "Zuidsingel", "zuidsingel", "BOMENWACHT"], own) == (
        *("zuidsingel", "BOMENWACHT"),
    )


@pytest.mark.skipif("os.name == 'nt'", reason="Windows has a folder of its own")
def test_it_lies_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert own_file() == tmp_path / "VGR Desktop" / "woordenlijst.txt"
