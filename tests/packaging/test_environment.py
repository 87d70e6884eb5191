import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment as environments
import pytest
from environment import Environment, Say, Stamp, prepare, run
from troubles import Trouble


class Machine:
    """Stands in for venv and pip: takes note of what is run and what is said."""

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self.done: list[str] = []
        self.said: list[str] = []
        self.fails_at = ""
        self.change("pyproject.toml", "[project]")
        self.change("packaging/requirements.txt", "sqlalchemy==2.1.9")
        self.change("packaging/requirements-test.txt", "sqlalchemy==2.1.9\npytest==9.2.0")

    def change(self, name: str, text: str) -> None:
        file = self.checkout / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, command: Sequence[str], say: Say) -> None:
        name = _short(command)
        self.done.append(name)
        say(f"  {name}")
        if name == self.fails_at:
            raise Trouble(name)
        if name == "make":
            (self.checkout / ".venv").mkdir(exist_ok=True)

    def prepare(self, purpose: str = "run") -> list[str]:
        """What was done to have the environment ready."""
        self.done.clear()
        self.said.clear()
        prepare(Environment(self.checkout), purpose, self.said.append, self.run)
        return self.done


def _short(command: Sequence[str]) -> str:
    if "venv" in command:
        return "make"
    if "ensurepip" in command:
        return "pip"
    if command[-1] == "check":
        return "check"
    return "project" if "--editable" in command else Path(command[-1]).name


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


FROM_NOTHING = ["make", "pip", "requirements.txt", "project", "check"]


def test_a_fresh_machine_gets_an_environment_with_the_pinned_requirements_and_the_project(machine: Machine) -> None:
    assert machine.prepare() == FROM_NOTHING


def test_an_environment_that_is_in_step_costs_nothing_and_says_nothing(machine: Machine) -> None:
    machine.prepare()
    assert machine.prepare() == []
    assert machine.said == []


@pytest.mark.parametrize("name", ["packaging/requirements.txt", "pyproject.toml"])
def test_what_changed_is_installed_into_the_environment_that_is_there(machine: Machine, name: str) -> None:
    machine.prepare()
    machine.change(name, "something else")
    assert machine.prepare() == ["requirements.txt", "project", "check"]
    assert machine.prepare() == []


def test_one_environment_serves_to_run_and_to_test(machine: Machine) -> None:
    machine.prepare("run")
    assert machine.prepare("test") == ["requirements-test.txt", "project", "check"]
    assert machine.prepare("run") == []
    assert machine.prepare("test") == []


@pytest.mark.parametrize("step", FROM_NOTHING)
def test_an_installation_that_broke_off_is_begun_anew(machine: Machine, step: str) -> None:
    machine.fails_at = step
    with pytest.raises(Trouble):
        machine.prepare()
    machine.fails_at = ""
    assert machine.prepare() == FROM_NOTHING


def test_an_update_that_broke_off_is_begun_anew(machine: Machine) -> None:
    machine.prepare()
    machine.change("packaging/requirements.txt", "sqlalchemy==2.1.10")
    machine.fails_at = "requirements.txt"
    with pytest.raises(Trouble):
        machine.prepare()
    machine.fails_at = ""
    assert machine.prepare() == FROM_NOTHING


def test_an_environment_of_another_python_or_another_place_is_made_anew(machine: Machine) -> None:
    machine.prepare()
    stamp = Environment(machine.checkout).stamp
    found = Stamp.read(stamp)
    assert found is not None
    Stamp("another Python", found.installed).write(stamp)
    assert machine.prepare() == FROM_NOTHING


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"base": 1}', '{"base": "a", "installed": 3}', "\x00"])
def test_a_stamp_that_cannot_be_read_is_no_stamp(machine: Machine, text: str) -> None:
    machine.prepare()
    machine.change(".venv/vgr-desktop.json", text)
    assert machine.prepare() == FROM_NOTHING


def test_the_first_time_says_where_what_and_how_long_and_where_the_command_line_is(machine: Machine) -> None:
    machine.prepare()
    said = "\n".join(machine.said)
    assert f"klaargezet in {machine.checkout / '.venv'}" in said
    assert "100 MB" in said
    assert Environment(machine.checkout).command("vgr") in machine.said[-1]


def test_python_without_venv_is_told_which_package_to_install(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Trouble, match="sudo apt install python3-venv"):
        machine.prepare()
    assert machine.done == []


def test_a_stamp_that_cannot_be_written_is_a_trouble(machine: Machine) -> None:
    (machine.checkout / ".venv/vgr-desktop.json").mkdir(parents=True)
    with pytest.raises(Trouble, match="letterlijke melding"):
        machine.prepare()


def test_the_commands_of_the_environment_are_inside_it(tmp_path: Path) -> None:
    assert Path(Environment(tmp_path).command("vgr")).is_relative_to(tmp_path / ".venv")


def test_running_a_command_names_each_package_that_is_fetched() -> None:
    said: list[str] = []
    run((sys.executable, "-c", "print('Collecting lxml==6.1.3 (from -r x)'); print('more')"), said.append)
    assert said == ["  lxml 6.1.3"]


def test_a_command_that_fails_is_explained_by_what_it_printed() -> None:
    failing = "import sys; print('OSError: [Errno 28] No space left on device', file=sys.stderr); sys.exit(1)"
    with pytest.raises(Trouble, match="De schijf is vol"):
        run((sys.executable, "-c", failing), print)


class TestStart:
    @pytest.fixture(autouse=True)
    def _no_real_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(environments, "prepare", lambda *_: None)
        monkeypatch.setattr(Environment, "command", lambda *_: sys.executable)

    def test_it_answers_the_exit_code_of_what_it_started(self) -> None:
        assert environments.start("run", "python", "-c", "raise SystemExit(7)", variables=os.environ) == 7

    def test_it_starts_in_the_folder_and_with_the_variables_that_it_is_given(self, tmp_path: Path) -> None:
        script = "import os, sys; sys.exit(os.environ['WORD'] + ' ' + os.getcwd() != sys.argv[1])"
        expected = f"yes {tmp_path.resolve()}"
        variables = {**os.environ, "WORD": "yes"}
        assert environments.start("run", "python", "-c", script, expected, variables=variables, folder=tmp_path) == 0

    def test_a_trouble_is_told_without_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fails(*_: object) -> None:
            raise Trouble("De schijf is vol.")

        monkeypatch.setattr(environments, "prepare", fails)
        assert environments.start("run", "python", variables=os.environ) == 1
        assert capsys.readouterr().err == "\nDe schijf is vol.\n"

    def test_breaking_off_is_no_trouble(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken_off(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(subprocess, "call", broken_off)
        assert environments.start("run", "python", variables=os.environ) == 130
        assert capsys.readouterr().err == "\nAfgebroken.\n"
