"""Regular expressions in a process that can be stopped."""

import io
import json
import subprocess

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.services.patterns import answer, matched


def test_matches_come_back_with_their_lines_and_groups() -> None:
    assert matched(r"(een)|(\w)\2", True, ["aap", "EEN"], 10) == [
        (0, ((0, 2), None, (0, 1))),
        (1, ((0, 3), (0, 3), None)),
    ]


def test_an_expression_that_never_ends_is_stopped_and_told() -> None:
    with pytest.raises(Problem, match="kost te veel tijd"):
        matched("(a+)+b", False, ["a" * 60], 10, seconds=0.5)


def test_a_wrong_expression_is_told() -> None:
    asked = json.dumps(["(", True, 10]).encode() + b"\n"
    assert json.loads(answer(io.BytesIO(asked))).startswith("De reguliere expressie klopt niet bij teken 1.")


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(Problem, match="lukt nu niet"):
        matched("a", False, ["a"], 10)


def test_what_is_wrong_with_it_comes_back_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess((), 0, json.dumps("Fout.").encode())
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(Problem, match="Fout"):
        matched("(", False, ["a"], 10)
