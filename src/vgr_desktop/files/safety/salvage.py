"""Saves all that can still be read in a damaged dossier into a new one. The damaged file is not changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.room import room
from vgr_desktop.files.format.header import NotADossier
from vgr_desktop.files.format.rows import DossierFacts, read_words
from vgr_desktop.files.safety.mending import Mender, item_names
from vgr_desktop.files.safety.sifting import FoundRows, sift
from vgr_desktop.files.store.connecting import connected, copy_with_journals
from vgr_desktop.files.store.making import make_dossier

LARGEST = 1_000_000_000
"""Bytes of the largest file that is read, about 400 pictures of 2 MB; reading takes twice as much memory."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read: valid reports, and Dutch lines about what is lost or in another place now."""

    facts: DossierFacts
    reports: tuple[Report, ...]
    lost: tuple[str, ...]


def salvage(path: Path, target: Path) -> Salvage:
    """Read what can be read of the damaged dossier at `path` and put it into a new one at `target`.

    Raises `NotADossier` when there is nothing to be found, else `Problem` when reading or writing fails.
    """
    found = read_what_is_left(path)
    make_dossier(target, found.reports, found.facts)
    return found


def read_what_is_left(path: Path) -> Salvage:
    """What can be read of the damaged dossier at `path`. Raises `NotADossier` when there is nothing."""
    sifted = sift(_content(path))
    if not any(sifted.rows.values()):
        raise NotADossier(
            f"In {path.name} is niets van een dossier teruggevonden. Het bestand is niet gewijzigd. "
            "Zet een reservekopie terug."
        )
    losses = tuple(_losses(sifted))
    mender = Mender(sifted)
    reports = mender.reports()
    said = sifted.facts
    facts = DossierFacts(
        said.get("lineage") or random_lineage(),
        mender.next_id,
        words=read_words(said.get("words")),
    )
    return Salvage(facts, reports, (*losses, *mender.lost))


def _content(path: Path) -> bytes:
    """The content of the file, from a copy in which the unfinished work of the last save is undone."""
    try:
        if path.stat().st_size > LARGEST:
            most = f"groter dan {LARGEST // 1_000_000_000} GB"
            raise Problem(f"{path.name} is te groot om te herstellen: {most}. Het bestand is niet gewijzigd.")
        with room() as folder:
            copy = folder / "dossier"
            copy_with_journals(path, copy)
            with suppress(sqlite3.Error, UnicodeDecodeError), connected(copy) as connection:
                connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
            return copy.read_bytes()
    except OSError as error:
        raise Problem(f"{path} kan niet worden gelezen ({trouble(error)}). Er is niets gewijzigd.") from error


def _losses(sifted: FoundRows) -> Iterator[str]:
    if sifted.broken_pages:
        pages = "bladzijde" if sifted.broken_pages == 1 else "bladzijden"
        yield f"Van het bestand zijn {sifted.broken_pages} van de {sifted.pages} {pages} onleesbaar."
    counted = [f"{len(ids)} {item_names(name)[len(ids) > 1]}" for name, ids in sifted.lost.items()]
    if counted:
        yield f"Niet teruggevonden: {', '.join(counted)}."
