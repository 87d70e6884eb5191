"""Answers another process: each line of input is a question, each line of output its answer, both JSON in ASCII.

A question is a list of paragraphs, of which the answer has, for each, the places of its unknown words and its names; or
a word, of which the answer has what may have been meant. The first line of output is `[]` when the dictionary has been
read, or says why it could not be. The process ends at the end of its input, so also when the other process is gone.
"""

import json
import sys
from typing import BinaryIO

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.speller import LineRead, Speller


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer every question, in order."""
    try:
        speller = Speller()
    except Problem as problem:
        _say(answers, str(problem))
        return
    _say(answers, [])
    for line in questions:
        asked = json.loads(line)
        if isinstance(asked, str):
            _say(answers, speller.suggest(asked))
        else:
            _say(answers, [_said(speller.read(paragraph)) for paragraph in asked])


def _said(read: LineRead) -> object:
    return read.unknown, sorted(read.names)


def _say(answers: BinaryIO, what: object) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
