import ast
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import environment
import pytest
import python_version

PACKAGING = Path(__file__).parents[2] / "packaging"


def script(name: str) -> ModuleType:
    """A script by its file, for Python has a module `test` of its own."""
    spec = importlib.util.spec_from_file_location(f"script_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Started:
    """Takes note of what would be started."""

    def __init__(self) -> None:
        self.command: tuple[str, ...] = ()
        self.settings: dict[str, object] = {}

    def __call__(self, *command: str, **settings: object) -> int:
        self.command, self.settings = command, settings
        return 5


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    noted = Started()
    monkeypatch.setattr(environment, "start", noted)
    return noted


@pytest.mark.parametrize("name", ["start", "test", "python_version"])
def test_an_old_python_can_read_far_enough_to_say_that_it_is_too_old(name: str) -> None:
    ast.parse((PACKAGING / f"{name}.py").read_text("utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_hears_what_is_needed() -> None:
    assert "heeft Python 3.11 of nieuwer nodig; dit is Python 3.9." in python_version.objection((3, 9))
    assert python_version.objection((3, 11)) == ""
    assert python_version.objection((4, 0)) == ""


@pytest.mark.parametrize("name", ["start", "test"])
def test_with_a_python_that_is_too_old_nothing_is_started(
    name: str, started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = script(name)
    monkeypatch.setattr(loaded, "objection", lambda: "te oud")
    assert loaded.main() == 1
    assert capsys.readouterr().err == "te oud\n"
    assert started.command == ()


def test_start_opens_the_window_with_its_own_arguments(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["start.py", "Dossier.vgr", "-platform", "offscreen"])
    assert script("start").main() == 5
    assert started.command == ("run", "vgr-desktop", "Dossier.vgr", "-platform", "offscreen")
    assert started.settings == {"variables": os.environ}


def test_test_runs_pytest_at_the_top_of_the_project_without_a_window(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "argv", ["test.py", "-s"])
    assert script("test").main() == 5
    assert started.command == ("test", "python", "-m", "pytest", "-s")
    assert started.settings["folder"] == PACKAGING.parent
    assert started.settings["variables"] == {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test_test_leaves_the_platform_to_whoever_sets_it(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    script("test").main()
    assert started.settings["variables"] == dict(os.environ)


@pytest.mark.parametrize("given", [[], ["-q"], ["tests/core", "-k", "light"]])
def test_tests_run_side_by_side(given: list[str]) -> None:
    assert script("test").options(given) == ["--numprocesses=auto", "--dist=worksteal", *given]


@pytest.mark.parametrize("given", [["tests/a.py::test_b"], ["--pdb"], ["-s"], ["-p", "no:xdist"]])
def test_one_test_and_one_that_is_looked_into_run_by_themselves(given: list[str]) -> None:
    assert script("test").options(given) == given


def test_how_many_run_side_by_side_can_be_said() -> None:
    assert script("test").options(["-n", "4"])[-2:] == ["-n", "4"]


def test_fast_tries_fewer_examples() -> None:
    assert script("test").options(["--fast", "tests/core"])[-2:] == ["--hypothesis-profile=fast", "tests/core"]
