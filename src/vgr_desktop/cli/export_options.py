"""The options of `vgr export`: what is printed, what the document says about itself, and where it is written."""

import datetime as dt
import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from vgr_desktop.core.layout import Chapter, Extra, Status

T = TypeVar("T")

PARTS = {
    "titelblad": Chapter.TITLE_PAGE,
    "inhoudsopgave": Chapter.CONTENTS,
    "voorwoord": Chapter.FOREWORD,
    "leeswijzer": Chapter.READING_GUIDE,
    "samenvatting": Chapter.SUMMARY,
    "programmas": Chapter.PROGRAMMES,
    "paragrafen": Chapter.PARAGRAPHS,
    "bijlagen": Chapter.APPENDICES,
    "stoplichten": Chapter.TO_EXPLAIN,
    "doelenboom": Chapter.TREE_CHANGES,
}
"""The parts of a report by their names in a command."""

EXTRAS = {
    "oogopslag": Extra.GLANCE,
    "trend": Extra.TREND,
    "reserve": Extra.RESERVE,
    "verwijzingen": Extra.REFERENCES,
    "lijsten": Extra.LISTS,
    "afkortingen": Extra.ABBREVIATIONS,
}
"""What may be printed beside the parts, by its name in a command."""

_STATUSES = {"concept": Status.DRAFT, "vastgesteld": Status.ADOPTED, "geen": None}
_DUTCH_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_FORMS = (".docx", ".pdf", ".odt", ".html")


def add(command: ArgumentParser) -> None:
    """Give the command its options, in groups that are easy to find."""
    _add_target(command)
    _add_review(command)
    _add_selection(command)
    _add_parts(command)
    _add_imprint(command)


def _add_target(command: ArgumentParser) -> None:
    group = command.add_argument_group("Waarheen (een van beide)")
    group.add_argument(
        "-o",
        "--output",
        metavar="UIT",
        type=Path,
        help="het bestand; de naam bepaalt de soort: .docx (Word), .pdf of .odt (met LibreOffice, of op Windows met"
        " Word), .html (een webpagina), .xlsx (een spreadsheet met doelenboom, teksten en afwijkingen) of .json (de"
        " hele rapportage, om in een ander dossier op te nemen)",
    )
    group.add_argument(
        "--per-committee",
        metavar="MAP",
        type=Path,
        help="een bestand voor elke commissie met haar deel, in deze map; de map wordt gemaakt als die er niet is",
    )
    group.add_argument(
        "--form",
        metavar="SOORT",
        type=_form,
        help="de soort bestanden in die map: docx (als u niets zegt), pdf, odt of html",
    )


def _add_review(command: ArgumentParser) -> None:
    group = command.add_argument_group("Ter beoordeling")
    group.add_argument(
        "--for-review",
        metavar="NAAM",
        nargs="?",
        const="",
        help="bewaar in het dossier wat er naar wie gaat, zodat vgr review straks precies ziet wat de beoordelaar heeft"
        " gewijzigd; alleen voor een Word-document",
    )


def _add_selection(command: ArgumentParser) -> None:
    group = command.add_argument_group("Welk deel (zonder deze opties: de hele rapportage)")
    group.add_argument(
        "--programme", metavar="NUMMER", action="append", default=[], help="dit programma; mag vaker worden gegeven"
    )
    group.add_argument(
        "--area", metavar="CODE", action="append", default=[], help="dit beleidsterrein, zoals 9A; mag vaker"
    )
    group.add_argument("--committee", metavar="NAAM", help="het deel van deze commissie")
    group.add_argument("--portfolio", metavar="NAAM", help="het deel van deze portefeuille")


def _add_parts(command: ArgumentParser) -> None:
    group = command.add_argument_group("Welke onderdelen")
    names = ", ".join(PARTS)
    group.add_argument(
        "--parts",
        metavar="LIJST",
        type=_parts,
        help=f"alleen deze onderdelen, met komma’s ertussen: {names}. Stoplichten is de bijlage met alles wat moet"
        " worden toegelicht, doelenboom de bijlage met wat er in de doelenboom is gewijzigd",
    )
    group.add_argument(
        "--without", metavar="LIJST", type=_parts, default=frozenset(), help="alles behalve deze onderdelen"
    )
    group.add_argument(
        "--with",
        dest="extras",
        metavar="LIJST",
        type=_extras,
        default=frozenset(),
        help="ook deze extra’s, met komma’s ertussen: oogopslag (een halve bladzijde met de stand), trend (het"
        " stoplicht van de vorige rapportage), reserve (wat met de concernreserve wordt verrekend), verwijzingen (van"
        " een afwijking naar de prestaties die zij noemt), lijsten (van tabellen en figuren), afkortingen (die in de"
        " teksten worden uitgelegd)",
    )
    group.add_argument(
        "--previous",
        metavar="R",
        help="de rapportage waarmee de doelenboom wordt vergeleken; zonder deze optie de vorige in het dossier",
    )
    group.add_argument(
        "--classic",
        action="store_true",
        help="doelenbomen met één hoge cel per doel; slecht leesbaar voor een schermlezer, dus niet om te publiceren",
    )


def _add_imprint(command: ArgumentParser) -> None:
    group = command.add_argument_group("Titelblad en opmaak")
    group.add_argument("--status", type=_status, help="concept of vastgesteld", metavar="STATUS")
    group.add_argument("--date", metavar="DATUM", type=date, help="de datum, zoals 18-9-2026; anders die van vandaag")
    group.add_argument(
        "--reference",
        metavar="NUMMER",
        default="",
        help="het nummer van het stuk, zoals “RV 26.0072”; meer nummers met puntkomma’s ertussen komen in een tabel",
    )
    group.add_argument(
        "--decision",
        metavar="TEKST",
        action="append",
        default=[],
        help="wat de raad wordt gevraagd te besluiten; mag vaker, voor elk punt een keer",
    )
    group.add_argument("--author", metavar="NAAM", default="", help="de auteur in de eigenschappen van het document")
    group.add_argument(
        "--comments",
        action="store_true",
        help="met de opmerkingen als opmerkingen in Word, om te laten beoordelen; nooit voor de raad",
    )
    group.add_argument(
        "--changes-since",
        metavar="R|DATUM",
        help="wat is gewijzigd sinds deze rapportage, of in de teksten sinds deze dag, of sinds wat het laatst ter"
        " beoordeling is verstuurd (verstuurd, of verstuurd:NAAM), als wijzigingen die in Word te accepteren en te"
        " verwerpen zijn, op naam van de auteur of de gemeente (.docx, .pdf en .odt)",
    )
    group.add_argument(
        "--template",
        metavar="BESTAND",
        type=Path,
        help="de huisstijl: een Word-document of -sjabloon; wat daaraan ontbreekt, wordt aangevuld",
    )


def _parts(said: str) -> frozenset[Chapter]:
    return _listed(said, PARTS, "onderdeel")


def _extras(said: str) -> frozenset[Extra]:
    return _listed(said, EXTRAS, "extra")


def _listed(said: str, known: Mapping[str, T], what: str) -> frozenset[T]:
    """What the names in a list stand for."""
    names = [name for name in re.split(r"[,\s]+", said.strip().lower()) if name]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise ArgumentTypeError(f"“{', '.join(unknown)}” is geen {what}. Kies uit: {', '.join(known)}.")
    return frozenset(known[name] for name in names)


def _status(said: str) -> Status | None:
    if said.lower() not in _STATUSES:
        raise ArgumentTypeError(f"“{said}” is geen status. Kies uit: {', '.join(_STATUSES)}.")
    return _STATUSES[said.lower()]


def _form(said: str) -> str:
    suffix = f".{said.lower().removeprefix('.')}"
    if suffix not in _FORMS:
        raise ArgumentTypeError(f"“{said}” is geen soort. Kies uit: docx, pdf, odt, html.")
    return suffix


def date(said: str) -> dt.date:
    """A date as 18-9-2026 or 2026-09-18."""
    if found := read_date(said):
        return found
    raise ArgumentTypeError(f"“{said}” is geen datum. Schrijf bijvoorbeeld 18-9-2026.")


def read_date(said: str) -> dt.date | None:
    """The date that is written as 18-9-2026 or 2026-09-18; None when it is none."""
    found = _DUTCH_DATE.fullmatch(said.strip())
    try:
        if found:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(said.strip())
    except ValueError:
        return None
