"""The officer's own words, which the dictionary does not have: names, terms of the municipality."""

import os
from collections.abc import Iterable
from pathlib import Path

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.carried import carried_folder
from vgr_desktop.disk.whole import replacing
from vgr_desktop.spelling.words import simple

FILE = "woordenlijst.txt"
LARGEST = 1_000_000
"""Bytes; a list that somebody wrote is much smaller."""


class WordList:
    """A text file with a word on each line. Others may change it too, so each change begins with reading it."""

    def __init__(self, file: Path) -> None:
        """The list in `file`, which need not exist yet."""
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
        """Add a word to the list. Raises `Problem` when it cannot be written."""
        self.write({*self.read(), word})

    def write(self, words: Iterable[str]) -> None:
        """Replace the list by these words. Raises `Problem` when it cannot be written."""
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
    """The `words` without the officer's own; an own word in small letters may also begin with a capital."""
    return tuple(word for word in words if not {simple(word), simple(word[:1].lower() + word[1:])} & own)


def own_file() -> Path:
    """The file with the list of the user of this computer, beside the settings of the window."""
    if carried := carried_folder():
        return carried / FILE
    if os.name == "nt":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "VGR Desktop" / FILE
