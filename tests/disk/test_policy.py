from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk import policy
from vgr_desktop.disk.policy import Policy, Subject, policy_file, read_policy


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "beleid.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    said = read_policy(tmp_path / "geen" / "beleid.toml")
    assert said == Policy()
    assert said.settled(Subject.MUNICIPALITY) == ""
    assert said.settled(Subject.MUNICIPALITY, "Lindeveen") == "Lindeveen"


def test_what_is_fixed_goes_before_ones_own_choice_and_that_before_a_proposal(tmp_path: Path) -> None:
    said = read_policy(written(tmp_path, "[voorstel]\nsjabloon = 'huis.dotx'\n[vast]\ngemeente = 'Waterrade'\n"))
    assert said.settled(Subject.MUNICIPALITY, "Lindeveen") == "Waterrade"
    assert said.is_fixed(Subject.MUNICIPALITY)
    assert said.settled(Subject.TEMPLATE) == "huis.dotx"
    assert said.settled(Subject.TEMPLATE, "eigen.docx") == "eigen.docx"
    assert said.settled(Subject.TEMPLATE, "") == ""  # the look of the program itself, which somebody chose
    assert not said.is_fixed(Subject.TEMPLATE)


def test_a_folder_and_a_template_may_be_another_for_each_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFDELING", "Wonen")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    said = read_policy(written(tmp_path, "[voorstel]\nmap = '~/$AFDELING'\nspelling = 'geen'\n"))
    assert said.settled(Subject.FOLDER) == f"{tmp_path}/Wonen"
    assert said.settled(Subject.SPELLING) == policy.NO_SPELLING


def test_it_may_have_the_mark_that_notepad_writes(tmp_path: Path) -> None:
    said = read_policy(written(tmp_path, b"\xef\xbb\xbf[vast]\r\nspelling = 'nl'\r\n"))
    assert said.settled(Subject.SPELLING) == "nl"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("gemeente = 'Waterrade'", "'gemeente' is onbekend"),
        ("[vast]\nstad = 'Waterrade'", "'stad' is onbekend"),
        ("[vast]\ngemeente = 3", "“gemeente” heeft geen tekst"),
        ("[vast]\ngemeente = ' '", "“gemeente” heeft geen tekst"),
        ('[vast]\ngemeente = "a\\u0000b"', "“gemeente” heeft geen tekst"),
        ("[vast]\nspelling = 'fr'", "“spelling” is “nl” of “geen”"),
        ("vast = 'Waterrade'", "zijn tabellen"),
        ("[vast", "geen TOML"),
        (b"[vast]\ngemeente = '\xff'", "geen TOML"),
        ("x = " + "[" * 5000, "geen TOML"),
        ("#" * 70_000, "te groot"),
    ],
)
def test_what_cannot_be_understood_is_told_and_nothing_of_it_used(
    tmp_path: Path, content: str | bytes, why: str
) -> None:
    with pytest.raises(Problem, match=why):
        read_policy(written(tmp_path, content))


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="niet te lezen"):
        read_policy(tmp_path)


def test_it_is_where_an_administrator_puts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMDATA", "D:/Gedeeld")
    monkeypatch.setattr(policy.sys, "platform", "win32")  # type: ignore[attr-defined]  # it is imported there
    assert policy_file() == Path("D:/Gedeeld/VGR Desktop/beleid.toml")
    monkeypatch.setattr(policy.sys, "platform", "linux")  # type: ignore[attr-defined]  # it is imported there
    assert policy_file() == Path("/etc/vgr-desktop/beleid.toml")
    assert read_policy() == Policy() or policy_file().exists()
