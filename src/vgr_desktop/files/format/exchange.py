"""Reports in files of their own, to hand to somebody else: read and written whole or not at all."""

from pathlib import Path

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.disk.replacing import replacing
from vgr_desktop.files.format.json_input import LONGEST
from vgr_desktop.files.format.report_json import report_from_json, report_to_json


def read_report(path: Path, identities: Identities) -> Report:
    """The report in the JSON file at `path`. Raises `Problem`, naming the file, when it holds none."""
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        raise Problem(f"{path} kan niet worden gelezen ({trouble(error)}). Er is niets gewijzigd.") from error
    try:
        return report_from_json(content.decode("utf-8"), identities)
    except UnicodeDecodeError as error:
        raise Problem(f"{path.name} is geen JSON: het is geen tekst in UTF-8. Er is niets gewijzigd.") from error
    except Problem as problem:
        raise Problem(f"{path.name}: {problem}") from problem


def write_report(report: Report, path: Path) -> None:
    """Write the report as JSON to `path`. Raises `Problem` when that fails; what was there is whole then."""
    content = report_to_json(report).encode()
    with replacing(path) as stream:
        stream.write(content)
