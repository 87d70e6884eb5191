"""What the organisation has set on this computer for everybody: proposals, and what is fixed.

A file of TOML with the tables `voorstel` and `vast`; packaging/README.md tells IT about it. What is fixed goes before
what somebody chose, and that before a proposal.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vgr_desktop.core.model.problems import Problem

NO_SPELLING = "geen"
"""The language of the spelling when it is not checked."""

_NAME = "beleid.toml"
_MOST_BYTES = 64 * 1024
_MOST_LETTERS = 1000
_PROPOSED, _FIXED = "voorstel", "vast"
_IGNORED = "Het programma werkt met uw eigen instellingen; uw dossiers zijn niet gewijzigd. Meld dit aan uw beheerder."


class Subject(StrEnum):
    """What can be set, by its name in the file."""

    MUNICIPALITY = "gemeente"
    FOLDER = "map"
    TEMPLATE = "sjabloon"
    TEAM = "teamdossier"
    SPELLING = "spelling"


_LANGUAGES = frozenset({"nl", NO_SPELLING})


@dataclass(frozen=True, slots=True)
class Policy:
    """What is proposed, and what is fixed. Nothing, where there is no file."""

    proposed: Mapping[Subject, str] = field(default_factory=dict)
    fixed: Mapping[Subject, str] = field(default_factory=dict)

    def is_fixed(self, subject: Subject) -> bool:
        """Whether nobody can choose this."""
        return subject in self.fixed

    def settled(self, subject: Subject, own: str | None = None) -> str:
        """What holds, when somebody chose `own`; None: nothing was chosen. Empty when there is nothing."""
        if subject in self.fixed:
            return self.fixed[subject]
        return self.proposed.get(subject, "") if own is None else own


def policy_file() -> Path:
    """Where it is on this computer. Only an administrator should be able to write there."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"), "VGR Desktop", _NAME)
    return Path("/etc/vgr-desktop", _NAME)


def read_policy(file: Path | None = None) -> Policy:
    """What this file says, by default that of the computer. Raises `Problem` when it cannot be understood."""
    file = file or policy_file()
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError as error:
        raise _problem(file, "het bestand is niet te lezen") from error
    if len(content) > _MOST_BYTES:
        raise _problem(file, "het bestand is te groot")
    import tomllib  # most computers have no such file

    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _problem(file, "het is geen TOML in UTF-8") from error
    for name in tables:
        if name not in {_PROPOSED, _FIXED}:
            raise _problem(file, f"{name!r} is onbekend")
    return Policy(_table(file, tables.get(_PROPOSED, {})), _table(file, tables.get(_FIXED, {})))


def _table(file: Path, said: object) -> dict[Subject, str]:
    if not isinstance(said, dict):
        raise _problem(file, "[voorstel] en [vast] zijn tabellen")
    found = {}
    for name, value in said.items():
        if name not in set(Subject):
            raise _problem(file, f"{name!r} is onbekend")
        if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _MOST_LETTERS:
            raise _problem(file, f"“{name}” heeft geen tekst als waarde")
        found[Subject(name)] = value.strip()
    if found.get(Subject.SPELLING, "nl") not in _LANGUAGES:
        raise _problem(file, "“spelling” is “nl” of “geen”")
    for subject in {Subject.FOLDER, Subject.TEMPLATE} & found.keys():  # as %USERPROFILE% or ~: each user has another
        found[subject] = os.path.expanduser(os.path.expandvars(found[subject]))  # noqa: PTH111  # it is no path yet
    return found


def _problem(file: Path, why: str) -> Problem:
    return Problem(f"Het beleid van uw organisatie in {file} is niet te gebruiken: {why}. {_IGNORED}")
