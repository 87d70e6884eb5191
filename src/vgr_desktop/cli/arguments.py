"""The commands, their options and their help."""

import argparse
import re
from argparse import Namespace
from pathlib import Path
from typing import Any, NoReturn

from vgr_desktop import __version__
from vgr_desktop.cli import export_options, package_options, team_options
from vgr_desktop.core.editing.labels import read_programme_number
from vgr_desktop.core.model.editions import Edition, read_edition

_REPORT_HELP = (
    "de titel van de rapportage, of jaar en volgnummer: 2021-2; zonder deze optie de nieuwste rapportage in het dossier"
)

# The English texts of argparse, in Dutch.
_DUTCH = (
    (r"the following arguments are required: (.+)", r"Er ontbreekt iets in de opdracht: \1."),
    (r"unrecognized arguments: (.+)", r"Dit hoort niet bij deze opdracht: \1."),
    (r"argument (\S+): expected (?:one|at least one) argument", r"Bij \1 hoort een waarde."),
    (r"argument (\S+): ignored explicit argument .+", r"Bij \1 hoort geen waarde."),
    (r"argument OPDRACHT: invalid choice: (\S+).*", r"\1 is geen opdracht van vgr."),
    (r"argument --take: invalid choice: (\S+) \(choose from (.+)\)", r"\1 hoort niet bij --take. Kies uit \2."),
    (r"argument \S+: (.+)", r"\1"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self.needed = self.add_argument_group("Argumenten")
        self.free = self.add_argument_group("Opties")
        self.free.add_argument("-h", "--help", action="help", help="toon deze uitleg")
        debug = "toon bij een fout in het programma waar het misging"
        self.free.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=debug)

    def error(self, message: str) -> NoReturn:
        said = next((found.expand(dutch) for english, dutch in _DUTCH if (found := re.fullmatch(english, message))), "")
        self.exit(2, f"{said or 'De opdracht is niet begrepen.'}\n{self.format_usage()}Uitleg: {self.prog} --help\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of `vgr`. Parsed options have `run`, the command as a function from the options to an exit code."""
    parser = _Parser(
        prog="vgr",
        description="Voortgangsrapportages lezen, controleren en exporteren vanaf de opdrachtregel.",
        epilog=(
            "Voorbeelden:\n"
            "  vgr new Proef.vgr --example\n"
            "  vgr import programma-9.txt --into Waterrade.vgr\n"
            "  vgr export Waterrade.vgr --report 2026-1 -o Rapportage.docx\n\n"
            "De afsluitcode is 0 als alles in orde is, 1 als er iets mis is of ontbreekt, 2 als de opdracht niet klopt."
        ),
    )
    parser.set_defaults(debug=False)  # only here: a default in each command would undo `vgr --debug new`
    parser.free.add_argument("--version", action="version", version=f"vgr {__version__}", help="toon de versie")
    commands = parser.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True, parser_class=_Parser)
    for add in (
        _add_new,
        _add_import,
        _add_outline,
        _add_export,
        _add_check,
        _add_compare,
        _add_find,
        _add_review,
        _add_verify,
    ):
        add(commands)
    package_options.add(commands, _command)
    team_options.add(commands, _command)
    return parser


def _command(commands: Any, name: str, help: str, examples: str) -> _Parser:
    epilog = "Voorbeelden:\n" + "\n".join(f"  {line}" for line in examples.splitlines())
    description = f"{help[0].upper()}{help[1:]}."
    command: _Parser = commands.add_parser(name, help=help, description=description, epilog=epilog)
    return command


def _add_dossier(command: _Parser) -> None:
    command.needed.add_argument("dossier", metavar="DOSSIER.vgr", type=Path, help="het dossier")


def _add_report(command: _Parser) -> None:
    command.free.add_argument("--report", metavar="R", help=_REPORT_HELP)


def _add_json(command: _Parser) -> None:
    command.free.add_argument("--json", action="store_true", help="geef het antwoord als JSON, voor andere programma’s")


def _add_new(commands: Any) -> None:
    command = _command(commands, "new", "maak een nieuw dossier", "vgr new Waterrade.vgr\nvgr new Proef.vgr --example")
    _add_dossier(command)
    command.free.add_argument("--example", action="store_true", help="zet er een voorbeeldrapportage in")
    command.set_defaults(run=_new)


def _add_import(commands: Any) -> None:
    command = _command(
        commands,
        "import",
        "neem pagina’s (tekst of HTML), Word-bestanden, spreadsheets of een rapportage in JSON op in een dossier",
        "vgr import programma-9.txt programma-10.html --into Waterrade.vgr\n"
        'vgr import pagina.txt --into Waterrade.vgr --edition "1e Voortgangsrapportage 2023" --programme 1\n'
        "vgr import doelenboom.xlsx --into Waterrade.vgr --columns code=A,title=B,light=D\n"
        "vgr import verbeterd.txt --into Waterrade.vgr --dry-run\n"
        "vgr import verbeterd.txt --into Waterrade.vgr --take all\n"
        "vgr import rapport.docx --into Waterrade.vgr\n"
        "vgr import rapportage.json --into Kopie.vgr",
    )
    command.needed.add_argument("files", metavar="BESTAND", nargs="+", type=Path, help="wat u wilt opnemen")
    command.needed.add_argument(
        "--into",
        metavar="DOSSIER.vgr",
        type=Path,
        required=True,
        help="het dossier; bestaat het niet, dan wordt het gemaakt",
    )
    command.free.add_argument(
        "--edition",
        metavar="TITEL",
        type=_edition,
        help="de rapportage waar een pagina bij hoort die dat zelf niet zegt",
    )
    command.free.add_argument(
        "--programme",
        metavar="NUMMER",
        type=_number,
        help="het programma waar een pagina bij hoort die dat zelf niet zegt",
    )
    _add_layout(command)
    command.free.add_argument(
        "--take",
        choices=("all", "none"),
        help="wat er gebeurt waar de rapportage iets anders zegt: all neemt overal het nieuwe over, none houdt overal "
        "wat er staat; zonder deze optie blijft de rapportage zoals ze is en wacht het nieuwe bij de niet-geplaatste "
        "teksten",
    )
    command.free.add_argument(
        "--dry-run", action="store_true", help="toon wat er zou gebeuren en welke verschillen er zijn; wijzig niets"
    )
    _add_json(command)
    command.set_defaults(run=_import)


def _add_layout(command: _Parser) -> None:
    """Options that say what stands where in a spreadsheet."""
    command.free.add_argument(
        "--sheet",
        metavar="BLAD",
        help="van een spreadsheet alleen dit blad; anders elk blad dat herkend wordt",
    )
    command.free.add_argument(
        "--columns",
        metavar="KOLOMMEN",
        type=_columns,
        default=(),
        help="wat er in welke kolom van een spreadsheet staat, zoals code=A,title=B,light=C,owner=D,text=E of "
        "programme=A,title=B,amount=C,effect=D; zonder deze optie zeggen de namen en de inhoud dat",
    )


def _add_outline(commands: Any) -> None:
    command = _command(
        commands,
        "outline",
        "toon de doelenboom met stoplichten, en per beleidsterrein de toelichtingen",
        "vgr outline Waterrade.vgr\nvgr outline Waterrade.vgr --report 2021-2 --json",
    )
    _add_dossier(command)
    _add_report(command)
    _add_json(command)
    command.set_defaults(run=_outline)


def _add_export(commands: Any) -> None:
    command = _command(
        commands,
        "export",
        "schrijf een rapportage als Word-document, PDF, ODT, webpagina of JSON",
        "vgr export Waterrade.vgr -o Rapportage.docx\n"
        "vgr export Waterrade.vgr -o Rapportage.pdf --status vastgesteld --reference RV-26.0072\n"
        "vgr export Waterrade.vgr -o Raad.docx --programme 9 --area 4A --without voorwoord,bijlagen\n"
        "vgr export Waterrade.vgr --per-committee Commissies --template Huisstijl.docx",
    )
    _add_dossier(command)
    _add_report(command)
    export_options.add(command)
    command.set_defaults(run=_export)


def _add_check(commands: Any) -> None:
    command = _command(
        commands,
        "check",
        "toon wat er aan een rapportage nog ontbreekt",
        "vgr check Waterrade.vgr\nvgr check Waterrade.vgr --report 2026-1 --previous 2025-2 --advice --json",
    )
    _add_dossier(command)
    _add_report(command)
    command.free.add_argument(
        "--previous", metavar="R", help="noem ook teksten die alleen die eerdere rapportage herhalen"
    )
    command.free.add_argument("--advice", action="store_true", help="geef ook schrijfadvies en noem overgeslagen codes")
    command.free.add_argument(
        "--spelling",
        action="store_true",
        help="noem ook de woorden die niet in het woordenboek of uw woordenlijst staan",
    )
    command.free.add_argument(
        "--accepted", action="store_true", help="toon ook de bevindingen die zijn geaccepteerd, met de reden"
    )
    _add_json(command)
    command.set_defaults(run=_check)


def _add_compare(commands: Any) -> None:
    command = _command(
        commands,
        "compare",
        "toon wat er tussen twee rapportages is gewijzigd: doelenboom, stoplichten en teksten",
        "vgr compare Waterrade.vgr 2025-2 2026-1\n"
        'vgr compare Waterrade.vgr "1e Voortgangsrapportage 2025" 2026-1 --json',
    )
    _add_dossier(command)
    which = "titel, of jaar en volgnummer: 2021-2"
    command.needed.add_argument("earlier", metavar="EERSTE", help=f"de eerdere rapportage: {which}")
    command.needed.add_argument("later", metavar="LATERE", help="de latere rapportage, net zo")
    _add_json(command)
    command.set_defaults(run=_compare)


def _add_find(commands: Any) -> None:
    command = _command(
        commands,
        "find",
        "zoek woorden in alle rapportages: in teksten, tabellen, voetnoten, titels en beschrijvingen",
        "vgr find Waterrade.vgr droogte\n"
        'vgr find Waterrade.vgr "wethouder" --whole --report 2026-1\n'
        "vgr find Waterrade.vgr 'RV \\d\\d[.]\\d{4}' --regex --json",
    )
    _add_dossier(command)
    command.needed.add_argument("words", metavar="WOORD", help="wat u zoekt; zet aanhalingstekens om meer woorden")
    command.free.add_argument(
        "--report", metavar="R", help="zoek alleen in de rapportage met deze titel, of jaar en nummer"
    )
    command.free.add_argument("--whole", action="store_true", help="vind alleen hele woorden")
    command.free.add_argument("--exact", action="store_true", help="let op hoofdletters en accenten")
    command.free.add_argument(
        "--regex", action="store_true", help="WOORD is een reguliere expressie, voor elke alinea apart"
    )
    _add_json(command)
    command.set_defaults(run=_find)


def _add_review(commands: Any) -> None:
    command = _command(
        commands,
        "review",
        "toon wat beoordelaars in een geëxporteerd Word-document hebben gewijzigd en opgemerkt, en neem het terug",
        "vgr review Beoordeeld.docx --into Waterrade.vgr\n"
        "vgr review Control.docx Wethouder.docx --into Waterrade.vgr --take all\n"
        "vgr review Beoordeeld.docx --into Waterrade.vgr --json",
    )
    command.needed.add_argument("files", metavar="BEOORDEELD.docx", nargs="+", type=Path, help="de documenten")
    command.needed.add_argument("--into", metavar="DOSSIER.vgr", type=Path, required=True, help="het dossier")
    command.free.add_argument(
        "--report", metavar="R", help="de rapportage: titel, of jaar en volgnummer; anders die het document zelf noemt"
    )
    command.free.add_argument(
        "--take",
        choices=("all", "none"),
        help="all neemt alles over wat een zekere plaats heeft, en bewaart de vorige teksten als versies; zonder deze"
        " optie, en met none, wordt alleen getoond wat er is gewijzigd en verandert er niets",
    )
    command.free.add_argument("--dry-run", action="store_true", help="toon wat er zou gebeuren; wijzig niets")
    _add_json(command)
    command.set_defaults(run=_review)


def _add_verify(commands: Any) -> None:
    command = _command(commands, "verify", "controleer of een dossier onbeschadigd is", "vgr verify Waterrade.vgr")
    _add_dossier(command)
    command.set_defaults(run=_verify)


def _edition(title: str) -> Edition:
    if found := read_edition(title):
        return found
    raise argparse.ArgumentTypeError(
        f"“{title}” is geen titel van een rapportage. Schrijf bijvoorbeeld “1e Voortgangsrapportage 2023”."
    )


def _columns(said: str) -> object:
    from vgr_desktop.services.columns import read_columns

    try:
        return read_columns(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{error}” is niet begrepen. Schrijf bijvoorbeeld --columns code=A,title=B,light=C,owner=D,text=E."
        ) from error


def _number(typed: str) -> str:
    if number := read_programme_number(typed):
        return number
    raise argparse.ArgumentTypeError(f"“{typed}” is geen nummer van een programma. Schrijf bijvoorbeeld 9 of AD/OH.")


# The commands load what they need when they run, so that `vgr --help` answers at once.


def _new(options: Namespace) -> int:
    from vgr_desktop.cli import new

    return new.run(options.dossier, example=options.example)


def _import(options: Namespace) -> int:
    from vgr_desktop.cli import importing
    from vgr_desktop.core.intake.differences import Choice

    choice = {None: Choice.LATER, "all": Choice.THEIRS, "none": Choice.MINE}[options.take]
    how = importing.How(options.edition, options.programme, choice, options.sheet, options.columns, options.dry_run)
    return importing.run(options.files, options.into, how, as_json=options.json)


def _outline(options: Namespace) -> int:
    from vgr_desktop.cli import outline

    return outline.run(options.dossier, options.report, as_json=options.json)


def _export(options: Namespace) -> int:
    from vgr_desktop.cli import export

    return export.run(options)


def _check(options: Namespace) -> int:
    from vgr_desktop.cli import check

    return check.run(
        options.dossier,
        options.report,
        options.previous,
        advice=options.advice,
        spelling=options.spelling,
        accepted=options.accepted,
        as_json=options.json,
    )


def _compare(options: Namespace) -> int:
    from vgr_desktop.cli import compare

    return compare.run(options.dossier, options.earlier, options.later, as_json=options.json)


def _find(options: Namespace) -> int:
    from vgr_desktop.cli import find
    from vgr_desktop.core.searching.finding import Query

    query = Query(options.words, options.exact, options.whole, options.regex)
    return find.run(options.dossier, query, options.report, as_json=options.json)


def _review(options: Namespace) -> int:
    from vgr_desktop.cli import review

    take_all = options.take == "all" and not options.dry_run
    return review.run(options.files, options.into, options.report, take_all=take_all, as_json=options.json)


def _verify(options: Namespace) -> int:
    from vgr_desktop.cli import verify

    return verify.run(options.dossier)
