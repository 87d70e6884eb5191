import json
import marshal
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundling import byte_code, wheels
from bundling.bill import bill_of, python_part
from bundling.byte_code import compile_all
from packaging.requirements import Requirement
from supported import LINUX, Computer
from windows import __main__ as building
from windows import msi, payload, portable, setup_exe
from windows.launchers import LAUNCHERS
from windows.runtime import COMPUTER

from vgr_desktop.disk.carried import MARK

TOP = Path(__file__).parents[2]
SCRIPT = (TOP / "packaging" / "windows" / "setup.nsi").read_text("utf-8")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A small folder as it is installed."""
    folder = tmp_path / "payload"
    (folder / "app" / "vgr_desktop").mkdir(parents=True)
    for name in ("vgr.exe", "vgr-desktop.exe", "app/a & b.pyc", "app/vgr_desktop/main.pyc"):
        (folder / name).write_text(name)
    return folder


def test_every_module_of_qt_that_the_program_imports_is_installed(modules_of_qt: set[str]) -> None:
    assert {f"{name.lower()}.pyd" for name in modules_of_qt} <= set(payload._USED_OF_QT)


def test_only_what_building_needs_is_left_out_of_the_bundle() -> None:
    lines = (TOP / "packaging" / "build.in").read_text("utf-8").splitlines()
    building = {Requirement(line).name for line in lines if not line.startswith("#")}
    needed_by_hatchling = {"packaging", "pathspec", "pluggy", "tomlkit", "trove_classifiers"}
    assert set(wheels.BUILDING_ONLY) == building | needed_by_hatchling


def test_a_bundle_has_what_its_own_computer_needs_and_not_what_the_one_that_builds_needs() -> None:
    file = TOP / "packaging" / "requirements.txt"
    windows, newer = (wheels.requirements_of(computer, file) for computer in (COMPUTER, Computer((3, 12), LINUX)))
    for text in (windows, newer):
        assert " ; " not in text
        assert text.count("==") == len(re.findall(r"^\S+==.*\\\n    --hash=", text, re.MULTILINE))
    assert {"pywin32-ctypes==", "tzdata=="} <= set(re.findall(r"^\S+?==", windows, re.MULTILINE))
    assert "secretstorage==" in newer
    assert "secretstorage==" not in windows
    assert "importlib-metadata==" not in newer


def test_what_no_part_of_the_program_uses_is_left_out_of_a_bundle(tmp_path: Path) -> None:
    unused = ("lxml/html/diff.pyd", "lxml/objectify.cp311-win_amd64.pyd", "a/b.pyx", "a-1.0.dist-info/RECORD")
    used = ("lxml/etree.pyd", "docx/templates/default.docx", "a-1.0.dist-info/licenses/LICENSE")
    for name in (*unused, *used):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    wheels.leave_out_unused(tmp_path)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert left == set(used)


def test_the_runtime_is_pinned_by_its_hash() -> None:
    pins = (TOP / "packaging" / "windows" / "runtime.txt").read_text("utf-8").replace("\\\n", " ")
    (entry,) = [line for line in pins.splitlines() if not line.startswith("#")]
    assert re.fullmatch(r"panda3d==[\d.]+\s+--hash=sha256:[0-9a-f]{64}", entry)


def test_removing_takes_away_each_file_and_no_folder_in_which_something_else_is(installed: Path) -> None:
    commands = setup_exe.removal(installed).splitlines()
    there = {str(file.relative_to(installed)).replace("/", "\\") for file in installed.rglob("*") if file.is_file()}
    assert {line.split("$INSTDIR\\")[1].rstrip('"') for line in commands if line.startswith("Delete")} == there
    folders = [line for line in commands if line.startswith("RMDir")]
    assert folders == ['RMDir "$INSTDIR\\app\\vgr_desktop"', 'RMDir "$INSTDIR\\app"']
    assert "RMDir /r" not in SCRIPT


def test_the_set_up_asks_for_no_rights_and_starts_a_program_that_is_made() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert re.findall(r'!define EXE "(.+)"', SCRIPT) == [LAUNCHERS[0].file]


def test_windows_knows_the_next_version_as_a_newer_one_of_the_same_program(installed: Path) -> None:
    first, second = (ET.fromstring(msi.description(installed, version)) for version in ("1.2.0", "1.3.0"))  # noqa: S314  # it is ours
    one, other = first[0], second[0]
    assert one.get("UpgradeCode") == other.get("UpgradeCode")
    assert one.get("Id") == msi.product_code("1.2.0") != other.get("Id")
    assert _identities(first) == _identities(second)


def _identities(tree: ET.Element) -> list[str | None]:
    return [part.get("Guid") for part in tree.iter() if part.tag.endswith("}Component")]


def test_every_file_is_in_the_msi_once(installed: Path) -> None:
    tree = ET.fromstring(msi.description(installed, "1.2.0"))  # noqa: S314  # it is ours
    sources = [part.get("Source") for part in tree.iter() if part.tag.endswith("}File")]
    assert sorted(map(str, sources)) == sorted(
        file.relative_to(installed).as_posix() for file in installed.rglob("*") if file.is_file()
    )
    references = [part.get("Id") for part in tree.iter() if part.tag.endswith("}ComponentRef")]
    assert len(references) == len(set(references)) == len(sources) + 2


def test_the_zip_to_carry_along_is_the_same_each_time_and_says_what_it_is(installed: Path, tmp_path: Path) -> None:
    files = [tmp_path / "one.zip", tmp_path / "other.zip"]
    for file in files:
        portable.make_zip(installed, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as archive:
        assert f"{portable.FOLDER}/{MARK}" in archive.namelist()
        assert f"{portable.FOLDER}/app/vgr_desktop/main.pyc" in archive.namelist()


def test_modules_become_byte_code_without_a_time_in_it(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "room").mkdir(parents=True)
        (tmp_path / name / "room" / "thing.py").write_text("ANSWER = 42\n")
        compile_all(tmp_path / name)
    one, other = (tmp_path / name / "room" / "thing.pyc" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    assert not one.with_suffix(".py").exists()
    names: dict[str, object] = {}
    exec(marshal.loads(one.read_bytes()[16:]), names)  # noqa: S102, S302  # it was made here
    assert names["ANSWER"] == 42
    assert one.read_bytes()[4:8] == byte_code._UNCHECKED_HASH


def test_the_bill_names_each_part_with_its_version_licence_and_hash(tmp_path: Path) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("thing-1.0.dist-info/METADATA", "Name: thing\nVersion: 1.0\nLicense-Expression: MIT\n\nWords")
    bill = json.loads(bill_of("VGR Desktop", "1.2.0", [wheel]))
    (part,) = bill["components"]
    assert (part["name"], part["version"], part["licenses"]) == ("thing", "1.0", [{"expression": "MIT"}])
    assert re.fullmatch("[0-9a-f]{64}", part["hashes"][0]["content"])
    assert bill["dependencies"] == [{"ref": "VGR Desktop", "dependsOn": [part["bom-ref"]]}]
    assert bill_of("VGR Desktop", "1.2.0", [wheel]) == bill_of("VGR Desktop", "1.2.0", [wheel])


def test_the_bill_names_what_lies_inside_a_package_and_the_licence_that_only_a_classifier_tells(tmp_path: Path) -> None:
    wheel = tmp_path / "chunspell-2.0-cp311-cp311-win_amd64.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        said = "Name: chunspell\nVersion: 2.0\nClassifier: License :: OSI Approved :: MIT License\n\nWords"
        archive.writestr("chunspell-2.0.dist-info/METADATA", said)
    library = tmp_path / "python311.dll"
    library.write_bytes(b"MZ\x00\x003.11.7\x00")
    parts = json.loads(bill_of("VGR Desktop", "1.2.0", [wheel], [python_part(library)]))["components"]
    assert [(part["name"], part.get("version"), part["licenses"]) for part in parts] == [
        ("chunspell", "2.0", [{"license": {"name": "MIT License"}}]),
        ("Hunspell", None, [{"expression": "LGPL-2.1-or-later"}]),
        ("Python", "3.11.7", [{"expression": "PSF-2.0"}]),
    ]


def test_each_program_that_the_build_runs_is_named_with_its_package() -> None:
    sources = "\n".join(file.read_text("utf-8") for file in (TOP / "packaging" / "windows").glob("*.py"))
    started = set(re.findall(r'(?<![.\w])run\(\s*"([\w-]+)"', sources))
    assert started <= set(building.PACKAGES)


def test_an_msi_has_neither_the_moment_nor_the_code_that_were_made_up_for_it() -> None:
    def made(moment: bytes, code: str, words: bytes = b"words") -> bytes:
        return b"before" + msi._SUMMARY + b"\x40\0\0\0" + moment + code.encode() + b"x64;1033" + words

    first, second = "{B8EBF713-0896-4DDB-9323-9FCA198408EF}", "{9EE236D8-9736-442F-8C2B-827BD062CD95}"
    one, other = msi.settled(made(b"\x88\x15\xb0\x9e12\x0a4", first)), msi.settled(made(b"12345678", second))
    assert one == other
    assert len(one) == len(made(b"12345678", second))
    more = msi.settled(made(b"12345678", first, b"other"))
    assert more.removesuffix(b"other") != one.removesuffix(b"words")
