"""The commands about work packages, and about bringing versions of a dossier together, with their options."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vgr_desktop.cli.export_options import date

_JSON = "geef het antwoord als JSON, voor andere programma’s"

Make = Callable[[Any, str, str, str], Any]


def add(commands: Any, make: Make) -> None:
    """Add `vgr package` and `vgr merge`; `make` makes a command with its name, its help and its examples."""
    _add_package(commands, make)
    _add_merge(commands, make)


def _add_package(commands: Any, make: Make) -> None:
    package = make(
        commands,
        "package",
        "geef een deel van een rapportage als werkpakket uit, of toon welke er zijn uitgegeven",
        "vgr package Waterrade.vgr --programme 9 --for Sanne --due 12-5-2026 -o Programma-9.vgr\n"
        "vgr package Waterrade.vgr --own Sanne -o Sanne.vgr\n"
        "vgr package Waterrade.vgr --list",
    )
    package.needed.add_argument("dossier", metavar="DOSSIER.vgr", type=Path, help="het dossier")
    package.free.add_argument("-o", "--output", metavar="UIT.vgr", type=Path, help="het werkpakket dat wordt gemaakt")
    package.free.add_argument(
        "--report", metavar="R", help="de rapportage: titel, of jaar en volgnummer; anders de nieuwste"
    )
    package.free.add_argument(
        "--programme", metavar="NUMMER", action="append", default=[], help="dit programma; mag vaker worden gegeven"
    )
    package.free.add_argument(
        "--area", metavar="CODE", action="append", default=[], help="dit beleidsterrein, zoals 9A; mag vaker"
    )
    package.free.add_argument("--own", metavar="NAAM", default="", help="de teksten waarvan deze collega eigenaar is")
    package.free.add_argument("--for", metavar="NAAM", dest="recipient", default="", help="voor wie het is")
    package.free.add_argument("--due", metavar="DATUM", type=date, help="wanneer het terug moet zijn, zoals 12-5-2026")
    package.free.add_argument(
        "--list", action="store_true", help="toon wat er is uitgegeven, en wat terug of te laat is"
    )
    package.free.add_argument("--json", action="store_true", help=_JSON)
    package.set_defaults(run=_package)


def _add_merge(commands: Any, make: Make) -> None:
    merge = make(
        commands,
        "merge",
        "neem een werkpakket in, of voeg een andere kopie van een dossier ermee samen",
        "vgr merge Programma-9.vgr --into Waterrade.vgr --dry-run\n"
        "vgr merge Programma-9.vgr --into Waterrade.vgr\n"
        "vgr merge Kopie.vgr --into Waterrade.vgr --take both",
    )
    merge.needed.add_argument("file", metavar="PAKKET.vgr", type=Path, help="het werkpakket, of een andere kopie")
    merge.needed.add_argument("--into", metavar="DOSSIER.vgr", type=Path, required=True, help="het dossier")
    merge.free.add_argument(
        "--take",
        choices=("ours", "theirs", "both"),
        help="wat er gebeurt met wat aan beide kanten is gewijzigd: ours houdt wat er in het dossier staat, theirs"
        " neemt het andere over, both zet teksten onder elkaar; zonder deze optie blijft het staan en wordt"
        " het getoond, met afsluitcode 1. De andere teksten zijn bewaard als eerdere versies",
    )
    merge.free.add_argument("--again", action="store_true", help="vergelijk ook een werkpakket dat al is ingenomen")
    merge.free.add_argument("--dry-run", action="store_true", help="toon wat er zou gebeuren; wijzig niets")
    merge.free.add_argument("--json", action="store_true", help=_JSON)
    merge.set_defaults(run=_merge)


def _package(options: Namespace) -> int:
    from vgr_desktop.cli import package

    return package.run(options)


def _merge(options: Namespace) -> int:
    from vgr_desktop.cli import merge
    from vgr_desktop.core.editions.merging import Side

    take = Side(options.take) if options.take is not None else None
    how = merge.How(take, again=options.again, dry_run=options.dry_run)
    return merge.run(options.file, options.into, how, as_json=options.json)
