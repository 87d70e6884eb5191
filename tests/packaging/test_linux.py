import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundling.tools import EPOCH, settle
from linux import __main__ as building
from linux import libraries

from vgr_desktop.ui.preflight import PACKAGE_OF

TOP = Path(__file__).parents[2]
FILES = TOP / "packaging" / "linux" / "files"


def test_every_module_of_qt_that_the_program_imports_is_installed(modules_of_qt: set[str]) -> None:
    assert modules_of_qt <= set(libraries._USED_OF_QT)


def test_the_package_asks_for_every_library_that_the_window_needs() -> None:
    said = building.control("1.2.0", 2048)
    assert "Version: 1.2.0\n" in said
    assert "Installed-Size: 2\n" in said
    (depends,) = re.findall(r"^Depends: (.*)$", said, re.MULTILINE)
    named = {name.split()[0] for group in depends.split(", ") for name in group.split(" | ")}
    assert set(PACKAGE_OF.values()) <= named
    assert "python3 (>= 3.11), python3 (<< 3.14)" in depends


@pytest.mark.parametrize(
    ("name", "is_common"),
    [
        ("pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl", True),
        ("python_docx-1.2.0-py3-none-any.whl", True),
        ("pypdfium2-5.15.2-py3-none-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", True),
        ("lxml-6.1.3-cp311-cp311-manylinux_2_26_x86_64.whl", False),
    ],
)
def test_what_any_python_can_load_is_there_once(name: str, is_common: bool) -> None:  # noqa: FBT001
    assert libraries._is_common(Path(name)) is is_common


@pytest.mark.skipif(sys.platform == "win32", reason="it is a script of the shell")
@pytest.mark.parametrize("name", ["launcher.sh", "postinst", "prerm"])
def test_the_scripts_are_right_for_any_shell(name: str) -> None:
    assert subprocess.run(["/bin/sh", "-n", str(FILES / name)], check=False).returncode == 0


def test_the_desktop_knows_the_same_program_and_the_same_files_everywhere() -> None:
    entry = dict(re.findall(r"^(\w+)=(.*)$", (FILES / "vgr-desktop.desktop").read_text("utf-8"), re.MULTILINE))
    about = ET.parse(FILES / "nl.vgr_desktop.VgrDesktop.metainfo.xml").getroot()  # noqa: S314  # it is ours
    kind = ET.parse(FILES / "vgr-desktop.xml").getroot()[0].get("type")  # noqa: S314  # it is ours
    assert entry["MimeType"] == f"{kind};"
    assert about.findtext("provides/mediatype") == kind
    assert about.findtext("launchable") == "vgr-desktop.desktop"
    assert [part.text for part in about.findall("provides/binary")] == list(building._LAUNCHERS)
    assert (TOP / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_entry_is_valid() -> None:
    told = subprocess.run(
        ["desktop-file-validate", str(FILES / "vgr-desktop.desktop")],  # noqa: S607  # found by the system
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
def test_the_description_for_software_centres_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "nl.vgr_desktop.VgrDesktop.metainfo.xml"
    text = (FILES / file.name).read_text("utf-8")
    file.write_text(text.replace("@VERSION@", "1.2.0").replace("@DATE@", "2020-01-01"), "utf-8")
    told = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(file)],  # noqa: S607  # found by the system
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_what_is_packed_has_the_same_moment_and_permissions_whoever_builds(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir(mode=0o700)
    for name, mode in {"bin/vgr": 0o700, "bin/words": 0o600}.items():
        (tmp_path / name).touch(mode)
    settle(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"bin": 0o755, "vgr": 0o755, "words": 0o644}
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {EPOCH}
