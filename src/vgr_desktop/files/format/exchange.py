"""Reports in separate files, to give to somebody else: read and written completely or not at all."""

from pathlib import Path

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_EXCHANGED
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.whole import replacing
from vgr_desktop.files.format.report_json import report_from_json, report_to_json

_TOO_LARGE = f"groter dan {LARGEST_EXCHANGED // 1_000_000} MB. Dat komt bijna altijd door de afbeeldingen"


def read_report(path: Path, identities: Identities) -> Report:
    """The report in the JSON file at `path`. Raises `Problem`, with the name of the file, when there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_EXCHANGED + 1)
    except OSError as error:
        raise Problem(f"{path} kan niet worden gelezen ({trouble(error)}). Er is niets gewijzigd.") from error
    if len(content) > LARGEST_EXCHANGED:
        raise Problem(
            f"{path.name} wordt niet ingelezen: het bestand is {_TOO_LARGE}. Er is niets gewijzigd. "
            "Vraag om het dossier zelf (.vgr)."
        )
    try:
        return report_from_json(content.decode("utf-8"), identities)
    except UnicodeDecodeError as error:
        raise Problem(f"{path.name} is geen JSON: het is geen tekst in UTF-8. Er is niets gewijzigd.") from error
    except Problem as problem:
        raise Problem(f"{path.name}: {problem}") from problem


def write_report(report: Report, path: Path) -> None:
    """Write the report as JSON to `path`.

    Raises `Problem` when that fails, or when the file could not be read again; an older file is unchanged then.
    """
    content = report_to_json(report).encode()
    if len(content) > LARGEST_EXCHANGED:
        raise Problem(
            f"{path.name} is niet geschreven: het bestand wordt {_TOO_LARGE}. De rapportage is niet gewijzigd. "
            "Geef het dossier zelf (.vgr) door, of gebruik kleinere afbeeldingen."
        )
    with replacing(path) as stream:
        stream.write(content)
