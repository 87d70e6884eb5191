"""A command that was run, and files to run it on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.store.dossier import Dossier

PAGE = """1e Voortgangsrapportage 2024

Groen en water

Programmanummer

\u00a0

4

Commissie

\u00a0

Leefomgeving

De missie van het programma Groen en water luidt:
Een groene stad waar iedereen droge voeten houdt.

Stand van zaken bij Voortgangsrapportage
Na een droog jaar zijn de bomen aangevuld.

Doelenbomen

Beleidsterrein 4A Parken

Doel

Prestatie

\u00a0

4A1 Iedereen heeft groen dicht bij huis

4A1.1 Planten van bomen

\u00a0

4A1.2 Onderhouden van speelplekken

\u00a0

Toelichting doelenboom Beleidsterrein 4A Parken

4A1.2 Onderhouden van speelplekken
Door een late levering blijft een speelplek dicht.
"""
PAGE_WITHOUT_EDITION = PAGE.split("\n", 1)[1]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Vgr = Callable[..., Said]


def dossier_with(*reports: Report, name: str = "Proef.vgr") -> Path:
    path = Path(name)
    with Dossier.create(path) as dossier:
        for report in reports:
            dossier.save(None, report)
    return path


def reports_in(name: str) -> tuple[Report, ...]:
    with Dossier.open(Path(name)) as dossier:
        return dossier.reports()


def page(name: str, text: str = PAGE) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def no_room(*_: object) -> None:
    """A substitute for a save on a full disk."""
    raise SavingFailed("", "de schijf is vol. Maak ruimte vrij")
