import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
RUN = "requirements.txt"
TEST = "requirements-test.txt"


def text(name: str) -> str:
    return (TOP / "packaging" / name).read_text("utf-8")


def entries(name: str) -> list[str]:
    """The pins of a file, each with its hashes on one line."""
    return text(name).replace("\\\n", " ").strip().splitlines()


def pins(name: str) -> dict[str, str]:
    found = (re.match(r"([\w.-]+)==(\S+)", entry) for entry in entries(name))
    return {canonicalize_name(pin[1]): pin[2] for pin in found if pin}


def needed(*lists: list[str]) -> list[Requirement]:
    return [Requirement(line) for lines in lists for line in lines]


BUILDING = [line for line in text("build.in").splitlines() if not line.startswith("#")]
RUNNING = needed(PROJECT["project"]["dependencies"], BUILDING)
TESTING = needed(PROJECT["project"]["optional-dependencies"]["test"])


@pytest.mark.parametrize("name", [RUN, TEST])
def test_every_pin_is_a_version_with_hashes_and_does_not_say_where_it_comes_from(name: str) -> None:
    for entry in entries(name):
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [^\\/]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", entry), entry


@pytest.mark.parametrize("requirement", RUNNING, ids=str)
def test_what_the_program_needs_is_pinned_within_what_the_project_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins(RUN)[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("requirement", TESTING, ids=str)
def test_what_the_tests_need_is_pinned_within_what_the_project_allows(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins(TEST)[canonicalize_name(requirement.name)])


def test_the_program_runs_with_what_it_is_tested_with() -> None:
    assert pins(RUN).items() <= pins(TEST).items()


def test_the_project_is_built_with_what_it_asks_to_be_built_with() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(BUILDING)
