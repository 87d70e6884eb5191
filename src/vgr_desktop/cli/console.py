"""Output of the command line."""

import io
import json
import os
import sys


class Misuse(Exception):  # noqa: N818  # it is the command that is wrong, not the program
    """The options of a command do not go together. The message is Dutch and says what to do."""


def prepare() -> None:
    """Write UTF-8, also through a pipe on Windows; characters that cannot be encoded are shown as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(*lines: str) -> None:
    """Write results to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def show_data(data: object) -> None:
    """Write results as JSON to standard output."""
    show(json.dumps(data, ensure_ascii=False, indent=2))


def tell(message: str) -> None:
    """Write a message for the user to standard error."""
    sys.stderr.write(f"{message}\n")


def finish() -> None:
    """Flush all output, while it can still be noticed that the reader has gone."""
    sys.stdout.flush()
    sys.stderr.flush()


def hang_up() -> None:
    """Write no more: the reader of standard output has gone, and Python would report that when it ends."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.close(silence)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 doel, 2 doelen."""
    return f"{number} {one if number == 1 else many}"
