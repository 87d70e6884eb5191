"""Answers another process: each line of input is a text, each line of output has its unknown words.

Both are JSON, in ASCII. The first line of output is `[]` when the dictionary has been read, or says why it could not
be. The process ends at the end of its input, so also when the other process is gone.
"""

import json
import sys
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.speller import Speller


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer every question, in order."""
    try:
        speller = Speller()
    except Problem as problem:
        _say(answers, str(problem))
        return
    _say(answers, [])
    for line in questions:
        _say(answers, speller.unknown(json.loads(line)))


def _say(answers: BinaryIO, what: object) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
