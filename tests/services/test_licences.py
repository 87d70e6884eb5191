"""The licences of what comes with the program, out of packages as they are installed."""

import sys
from pathlib import Path

import pytest

from vgr_desktop import resources
from vgr_desktop.services.licences import Part, parts


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all that is installed."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def install(folder: Path, name: str, said: str = "", **texts: bytes) -> None:
    information = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    information.mkdir()
    files = "".join(f"License-File: {file}\n" for file in texts)
    (information / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{files}{said}\n\nWords")
    for file, text in texts.items():
        (information / file).write_bytes(text)


def told(packages: Path) -> dict[str, Part]:
    assert packages.is_dir()
    return {part.name: part for part in parts()}


def test_they_are_those_of_the_program_and_of_all_that_it_needs_for_a_team_too(packages: Path) -> None:
    install(
        packages,
        "vgr-desktop",
        "License-Expression: EUPL-1.2\nRequires-Dist: a.drawer>=2\nRequires-Dist: elsewhere; sys_platform == 'other'\n"
        "Requires-Dist: keys[fast,small]; extra == 'team'\nRequires-Dist: tester; extra == 'test'",
    )
    install(packages, "a-drawer", "Requires-Dist: vgr-desktop\nRequires-Dist: a-drawer")
    install(packages, "keys", "Requires-Dist: keys-fast; extra == 'fast'\nRequires-Dist: keys-slow; extra == 'slow'")
    for name in ("keys-fast", "keys-slow", "tester"):
        install(packages, name)
    assert list(told(packages)) == [
        *("vgr-desktop", "a-drawer", "keys", "keys-fast", "OpenTaal-woordenlijst", "Python"),
    ]


def test_a_text_is_as_the_package_brings_it_in_old_letters_too(packages: Path) -> None:
    install(packages, "vgr-desktop", LICENSE=b"Mag", OTHER="© ook".encode("latin-1"))
    assert told(packages)["vgr-desktop"].text == "Mag\n\n© ook"


def test_the_licence_is_what_the_package_says_of_it_in_any_way(packages: Path) -> None:
    install(packages, "vgr-desktop", "Requires-Dist: old\nRequires-Dist: older\nLicense-Expression: EUPL-1.2")
    install(packages, "old", "License: BSD")
    install(packages, "older", "Classifier: Topic :: Office\nClassifier: License :: OSI Approved :: MIT License")
    known = told(packages)
    assert [known[name].licence for name in ("vgr-desktop", "old", "older")] == ["EUPL-1.2", "BSD", "MIT License"]


def test_what_lies_inside_a_package_is_told_with_the_text_that_the_package_lacks(packages: Path) -> None:
    install(packages, "vgr-desktop", "Requires-Dist: PySide6-Essentials")
    install(packages, "PySide6-Essentials", REFERENCE=b"Commercial")
    lesser = resources.find("licences", "LGPL-3.0.txt").read_text("utf-8")
    known = told(packages)
    assert known["Qt"].text.startswith(lesser)
    assert known["PySide6-Essentials"].text.startswith(lesser)
    assert "Hunspell" not in known


def test_in_what_is_not_installed_there_is_still_python(packages: Path) -> None:
    assert set(told(packages)) == {"OpenTaal-woordenlijst", "Python"}
