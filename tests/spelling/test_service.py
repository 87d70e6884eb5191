"""The process that the window asks."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from vgr_desktop import resources
from vgr_desktop.spelling.__main__ import serve


def test_it_answers_each_question_and_ends_when_nobody_asks_any_more() -> None:
    questions: tuple[object, ...] = (["De boommen.", "In Lindeveen"], "geplandt", [])
    asked = "".join(f"{json.dumps(question)}\n" for question in questions)
    command = [sys.executable, "-P", "-m", "vgr_desktop.spelling"]
    ran = subprocess.run(command, input=asked.encode(), capture_output=True, check=True)
    assert [json.loads(line) for line in ran.stdout.splitlines()] == [
        [],
        [[[[3, 10]], []], [[], ["Lindeveen"]]],
        ["gepland", "geplant", "geplande"],
        [],
    ]
    assert ran.stderr == b""


def test_without_a_dictionary_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "find", lambda *_: tmp_path)
    answers = BytesIO()
    serve(BytesIO(b'"De boommen."\n'), answers)
    assert "woordenboek" in json.loads(answers.getvalue())
