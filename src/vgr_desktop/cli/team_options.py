"""The commands about the dossier of a team, and their options."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ADDRESS = "het adres van het teamdossier, zoals postgresql://jansen@server.gemeente.nl/vgr"
_DOSSIER = "het dossier"
_JSON = "geef het antwoord als JSON, voor andere programma’s"
_ASKED = "vraag om het wachtwoord, of lees het van de invoer; het gaat naar de sleutelbos van de computer"

Make = Callable[[Any, str, str, str], Any]


def add(commands: Any, make: Make) -> None:
    """Add `vgr team` and `vgr sync`; `make` makes a command with its name, its help and its examples."""
    team = make(
        commands,
        "team",
        "maak en beheer een teamdossier in PostgreSQL, en koppel er een dossier aan",
        "vgr team create postgresql://beheer@server/vgr\n"
        "vgr team allow postgresql://beheer@server/vgr jansen --programme 9\n"
        "vgr team link Waterrade.vgr postgresql://jansen@server/vgr --password\n"
        "vgr team status Waterrade.vgr",
    )
    acts = team.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True, parser_class=type(team))
    _add_create(acts, make)
    _add_allow(acts, make)
    _add_link(acts, make)
    _add_unlink(acts, make)
    _add_status(acts, make)
    sync = make(commands, "sync", "synchroniseer een dossier met zijn teamdossier", "vgr sync Waterrade.vgr")
    sync.needed.add_argument("dossier", metavar="DOSSIER.vgr", type=Path, help=_DOSSIER)
    sync.free.add_argument("--json", action="store_true", help=_JSON)
    sync.set_defaults(run=_sync)


def _add_create(acts: Any, make: Make) -> None:
    create = make(
        acts,
        "create",
        "maak een teamdossier, of breng een ouder bij de tijd; toont de SQL voor rollen en rechten",
        "vgr team create postgresql://beheer@server/vgr\nvgr team create --sql > teamdossier.sql",
    )
    create.needed.add_argument("address", metavar="ADRES", nargs="?", help=_ADDRESS)
    create.free.add_argument("--sql", action="store_true", help="toon alle SQL en voer niets uit")
    create.free.add_argument("--password", action="store_true", help=_ASKED)
    create.set_defaults(run=_create)


def _add_allow(acts: Any, make: Make) -> None:
    allow = make(
        acts,
        "allow",
        "laat een collega in programma’s schrijven",
        "vgr team allow postgresql://beheer@server/vgr jansen --programme 9 --programme 10\n"
        "vgr team allow postgresql://beheer@server/vgr jansen --programme 9 --not",
    )
    allow.needed.add_argument("address", metavar="ADRES", help=_ADDRESS)
    allow.needed.add_argument("role", metavar="NAAM", help="de naam van de collega op de server")
    allow.needed.add_argument(
        "--programme", metavar="NUMMER", action="append", required=True, help="het nummer van een programma"
    )
    allow.free.add_argument("--not", dest="withdraw", action="store_true", help="laat hem daar niet meer schrijven")
    allow.free.add_argument("--password", action="store_true", help=_ASKED)
    allow.set_defaults(run=_allow)


def _add_link(acts: Any, make: Make) -> None:
    link = make(
        acts,
        "link",
        "koppel een dossier aan een teamdossier en synchroniseer het",
        "vgr team link Waterrade.vgr postgresql://jansen@server/vgr --password",
    )
    link.needed.add_argument(
        "dossier", metavar="DOSSIER.vgr", type=Path, help="het dossier; wordt gemaakt als het er niet is"
    )
    link.needed.add_argument("address", metavar="ADRES", help=_ADDRESS)
    link.free.add_argument("--password", action="store_true", help=_ASKED)
    link.set_defaults(run=_link)


def _add_unlink(acts: Any, make: Make) -> None:
    help = "maak een dossier los van zijn teamdossier; beide blijven zoals ze zijn"
    unlink = make(acts, "unlink", help, "vgr team unlink Waterrade.vgr")
    unlink.needed.add_argument("dossier", metavar="DOSSIER.vgr", type=Path, help=_DOSSIER)
    unlink.set_defaults(run=_unlink)


def _add_status(acts: Any, make: Make) -> None:
    status = make(acts, "status", "toon hoe een dossier en zijn teamdossier ervoor staan", "vgr team status D.vgr")
    status.needed.add_argument("dossier", metavar="DOSSIER.vgr", type=Path, help=_DOSSIER)
    status.free.add_argument("--json", action="store_true", help=_JSON)
    status.set_defaults(run=_status)


def _create(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.create(options.address, as_sql=options.sql, ask=options.password)


def _allow(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.allow(options.address, options.role, options.programme, withdraw=options.withdraw, ask=options.password)


def _link(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.link(options.dossier, options.address, ask=options.password)


def _unlink(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.unlink(options.dossier)


def _status(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.status(options.dossier, as_json=options.json)


def _sync(options: Namespace) -> int:
    from vgr_desktop.cli import team

    return team.sync(options.dossier, as_json=options.json)
