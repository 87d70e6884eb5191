import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from importlib.metadata import requires as requires_of
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from pinned import Package, complaints, read_packages, read_pins, write_packages
from supported import Computer, computers

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
RUN = TOP / "packaging" / "requirements.txt"
TEST = TOP / "packaging" / "requirements-test.txt"
BUILDING = [line for line in (TOP / "packaging" / "build.in").read_text("utf-8").splitlines() if line[:1] != "#"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUNNING = [*PROJECT["project"]["dependencies"], *EXTRAS["team"], *BUILDING]
TESTING = [*RUNNING, *EXTRAS["test"]]
COMPUTERS = list(computers())


@pytest.mark.parametrize("file", [RUN, TEST], ids=lambda file: file.name)
def test_every_pin_is_a_version_with_hashes_and_does_not_say_where_it_comes_from(file: Path) -> None:
    for entry in file.read_text("utf-8").replace("\\\n", " ").strip().splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^\\/]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", entry), entry


@pytest.mark.parametrize("computer", COMPUTERS, ids=str)
@pytest.mark.parametrize(("file", "needed"), [(RUN, RUNNING), (TEST, TESTING)], ids=["to run", "to test"])
def test_the_pins_are_all_that_is_needed_and_no_more(file: Path, needed: list[str], computer: Computer) -> None:
    assert complaints(computer, map(Requirement, needed), read_pins(file), read_packages()) == []


def test_the_program_runs_with_what_it_is_tested_with() -> None:
    assert read_pins(RUN).items() <= read_pins(TEST).items()


def test_the_project_is_built_with_what_it_asks_to_be_built_with() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(BUILDING)


def test_each_pin_is_described_at_its_version() -> None:
    described = {name: package.version for name, package in read_packages().items()}
    assert described == {name: pin.version for name, pin in read_pins(TEST).items()}


@pytest.mark.parametrize("name", read_packages())
def test_a_package_is_described_as_it_describes_itself(name: str) -> None:
    try:
        installed = version(name)
    except PackageNotFoundError:
        pytest.skip("it is not for this system")
    described = read_packages()[name]
    assert installed == described.version
    assert sorted(requires_of(name) or []) == sorted(described.requires)


def test_what_is_described_can_be_read_again(tmp_path: Path) -> None:
    packages = {"tool": Package("1.0", ('a; extra == "b"', "c; extra == 'd'"), ("py3-none any",))}
    write_packages(packages, tmp_path / "pinned.toml")
    assert read_packages(tmp_path / "pinned.toml") == packages


class TestComplaints:
    """A project that needs `tool`, which needs `part`."""

    def heard(
        self,
        folder: Path,
        pins: str = "tool==1.0\npart==2.1",
        *,
        needed: str = "tool",
        requires: tuple[str, ...] = ("part>=2",),
        wheels: tuple[str, ...] = ("py3-none any",),
        on: str = "Python 3.12, Windows",
    ) -> list[str]:
        (folder / "pins.txt").write_text(pins, "utf-8")
        packages = {"tool": Package("1.0", requires, wheels), "part": Package("2.1", (), ("py3-none any",))}
        computer = next(one for one in COMPUTERS if str(one) == on)
        return complaints(computer, [Requirement(needed)], read_pins(folder / "pins.txt"), packages)

    def test_complete_pins_give_none(self, tmp_path: Path) -> None:
        assert self.heard(tmp_path) == []

    def test_a_requirement_without_a_pin(self, tmp_path: Path) -> None:
        assert self.heard(tmp_path, "tool==1.0") == ["tool needs part>=2, which no pin meets"]

    def test_a_pin_of_another_version_than_is_needed(self, tmp_path: Path) -> None:
        found = self.heard(tmp_path, requires=("part<2",))
        assert found == ["part is pinned and nothing needs it", "tool needs part<2, which no pin meets"]

    def test_a_pin_whose_own_marker_does_not_hold_there(self, tmp_path: Path) -> None:
        pins = "tool==1.0\npart==2.1 ; sys_platform == 'linux' \\\n    --hash=sha256:0"
        assert self.heard(tmp_path, pins) == ["tool needs part>=2, which no pin meets"]
        assert self.heard(tmp_path, pins, on="Python 3.12, Linux on Arm") == []

    def test_a_requirement_of_an_extra_counts_where_the_extra_is_asked_for(self, tmp_path: Path) -> None:
        requires = ("part>=2; extra == 'more'",)
        assert self.heard(tmp_path, "tool==1.0", requires=requires) == []
        assert self.heard(tmp_path, "tool==1.0", needed="tool[more]", requires=requires) == [
            'tool needs part>=2; extra == "more", which no pin meets'
        ]

    def test_a_requirement_for_other_pythons_does_not_count(self, tmp_path: Path) -> None:
        requires = ("part; python_version < '3.12'",)
        assert self.heard(tmp_path, "tool==1.0", requires=requires) == []
        assert self.heard(tmp_path, "tool==1.0", requires=requires, on="Python 3.11, macOS") != []

    def test_a_pin_that_nothing_needs(self, tmp_path: Path) -> None:
        assert self.heard(tmp_path, requires=()) == ["part is pinned and nothing needs it"]

    def test_a_package_without_a_wheel_for_that_computer(self, tmp_path: Path) -> None:
        wheels = ("cp311-abi3 win_amd64", "cp312-cp312 manylinux_2_17_x86_64.manylinux2014_x86_64")
        assert self.heard(tmp_path, wheels=wheels) == []
        assert self.heard(tmp_path, wheels=wheels, on="Python 3.12, Linux") == []
        assert self.heard(tmp_path, wheels=wheels, on="Python 3.13, Linux") == ["tool has no wheel"]
        assert self.heard(tmp_path, wheels=wheels, on="Python 3.12, macOS on Arm") == ["tool has no wheel"]
