"""The officer's own words, which the dictionary does not have: names, terms of the municipality."""

import os
from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.whole import replacing
from vgr_desktop.spelling.words import simple

FILE = "woordenlijst.txt"
LARGEST = 1_000_000
"""Bytes that are read; a list that somebody wrote is far smaller."""


class WordList:
    """A text file with a word on each line. Others may change it as well, so each change begins with reading it."""

    def __init__(self, file: Path) -> None:
        """The list in `file`, which need not be there yet."""
        self._file = file

    def read(self) -> frozenset[str]:
        """The words. Raises `Problem` when the file cannot be read."""
        try:
            with self._file.open("rb") as stream:
                content = stream.read(LARGEST)
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise Problem(
                f"De woordenlijst {self._file} kan niet worden gelezen. Uw teksten zijn niet veranderd. "
                "Kijk of u het bestand kunt openen."
            ) from error
        lines = content.decode("utf-8-sig", "replace").splitlines()
        return frozenset(simple(line.strip()) for line in lines) - {""}

    def add(self, word: str) -> None:
        """Put a word in the list. Raises `Problem` when that cannot be written."""
        self.write({*self.read(), word})

    def write(self, words: Iterable[str]) -> None:
        """Let the list be these words. Raises `Problem` when that cannot be written."""
        kept = sorted({simple(word.strip()) for word in words} - {""}, key=str.casefold)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(
                f"De map {self._file.parent} voor de woordenlijst kan niet worden gemaakt. "
                "Uw teksten zijn niet veranderd."
            ) from error
        with replacing(self._file) as stream:
            stream.write("".join(f"{word}\n" for word in kept).encode())


def accepted(words: Iterable[str], own: frozenset[str]) -> tuple[str, ...]:
    """What is left of `words` without the officer's own; one in small letters may begin with a capital as well."""
    return tuple(word for word in words if not {simple(word), simple(word[:1].lower() + word[1:])} & own)


def own_file() -> Path:
    """Where the window keeps the list of whoever uses this computer: beside its settings."""
    if os.name == "nt":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "VGR Desktop" / FILE
