"""Regular expressions on many lines, in a process of its own: one can take for ever, and Python cannot stop it.

The process answers one question. The first line of its input is the question, in JSON; the others are those to look in.
The answer, in JSON, has the matches, or says what is wrong with the expression.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.searching.patterns import Matches, checked_pattern, matches

SECONDS = 3.0
"""How long an expression may take: starting takes a tenth of a second, an honest one as long in ten reports."""

_WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, a program without a window of its own would show a black one."""


def matched(pattern: str, ignore_case: bool, lines: Sequence[str], most: int, seconds: float = SECONDS) -> Matches:  # noqa: FBT001  # as `Matcher` says
    """At most `most` matches of a regular expression on these lines, each by itself.

    Raises `Problem` when it is not an expression, or takes longer than `seconds`.
    """
    asked = json.dumps([pattern, ignore_case, most]) + "\n" + "\n".join(lines)
    try:
        answer = subprocess.run(
            # -P: files in the folder from which the program was started are not part of it.
            (sys.executable, "-P", "-X", "utf8", "-m", "vgr_desktop.services.patterns"),
            input=asked.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            creationflags=_WITHOUT_WINDOW,
        )
    except subprocess.TimeoutExpired:
        raise Problem(
            "Deze reguliere expressie kost te veel tijd, en is gestopt. Er is niets gewijzigd. Maak haar eenvoudiger: "
            "vermijd herhalingen in herhalingen, zoals (a+)+."
        ) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise Problem("Zoeken met een reguliere expressie lukt nu niet. Er is niets gewijzigd.") from error
    said = json.loads(answer.stdout)
    if isinstance(said, str):
        raise Problem(said)
    return [(number, tuple(span and (span[0], span[1]) for span in spans)) for number, spans in said]


def answer(question: BinaryIO) -> str:
    """The answer to a question."""
    asked, _, lines = question.read().decode().partition("\n")
    pattern, ignore_case, most = json.loads(asked)
    try:
        expression = checked_pattern(pattern, ignore_case=ignore_case)
    except Problem as problem:
        return json.dumps(str(problem))
    return json.dumps(list(matches(expression, lines.split("\n"), most)))


if __name__ == "__main__":
    sys.stdout.write(answer(sys.stdin.buffer))
