"""What the documents say of the code is so: the rooms are there, and what is named exists."""

import re
from pathlib import Path

import pytest

from vgr_desktop import __version__
from vgr_desktop.files.format.header import SCHEMA_VERSION

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "vgr_desktop"
DOCUMENTS = (TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").rglob("*.md")))

_MODULE = re.compile(r"`((?:core|files|word|web|office|published|html|spelling|disk|services|cli|ui)/[\w/]+)(?:\.py)?`")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")


def rooms() -> list[str]:
    """Each package of the program, and each room of one."""
    packages = [path.parent for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE]
    return sorted(path.name for path in packages if len(path.relative_to(SOURCE).parts) <= 2)


@pytest.mark.parametrize("room", rooms())
def test_the_picture_of_the_architecture_has_each_room(room: str) -> None:
    picture = (TOP / "docs" / "images" / "architecture.svg").read_text(encoding="utf-8")
    assert f">{room}<" in picture


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_each_module_that_a_document_names_is_there(document: Path) -> None:
    named = _MODULE.findall(document.read_text(encoding="utf-8"))
    gone = [name for name in named if not (SOURCE / f"{name}.py").exists() and not (SOURCE / name).is_dir()]
    assert gone == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_each_link_of_a_document_leads_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("room", [path.parent for path in SOURCE.rglob("__init__.py")], ids=lambda path: path.name)
def test_each_package_says_what_it_is_for(room: Path) -> None:
    assert (room / "__init__.py").read_text(encoding="utf-8").startswith('"""')


def test_the_changelog_has_the_version_and_says_which_dossiers_are_released() -> None:
    told = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(__version__)}\] – \d{{4}}-\d\d-\d\d$", told, re.MULTILINE)
    assert f"Version {SCHEMA_VERSION} of the dossier" in told
