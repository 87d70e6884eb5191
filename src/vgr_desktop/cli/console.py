"""What the command line says, and where."""

import io
import json
import os
import sys


class Misuse(Exception):  # noqa: N818  # it is the command that is wrong, not the program
    """The options of a command do not go together. The message is Dutch and says what to do."""


def prepare() -> None:
    """Speak UTF-8, also through a pipe on Windows; what cannot be encoded is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(*lines: str) -> None:
    """Results, to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def show_data(data: object) -> None:
    """Results as JSON, to standard output."""
    show(json.dumps(data, ensure_ascii=False, indent=2))


def tell(message: str) -> None:
    """A message to the person, to standard error."""
    sys.stderr.write(f"{message}\n")


def finish() -> None:
    """Send out all that was said, while a reader that went away can still be noticed."""
    sys.stdout.flush()
    sys.stderr.flush()


def hang_up() -> None:
    """Say no more: whoever read standard output went away, and Python would complain of that at its end."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.close(silence)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 doel, 2 doelen."""
    return f"{number} {one if number == 1 else many}"
