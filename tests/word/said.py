"""All that a report prints, without the ids and lineages that differ between two copies of it."""

from dataclasses import fields, is_dataclass, replace

from vgr_desktop.core.layout import parts
from vgr_desktop.core.layout.lines import Figure
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Paragraph, Run, rich

_IDENTITIES = frozenset({"id", "lineage", "goal_lineage"})


def printed(report: Report) -> list[object]:
    """The parts of the report with all their words, lights, amounts, notes and pictures.

    The municipality is not among them: a file is not believed about that.
    """
    contents = {picture.lineage: picture.content for picture in report.pictures}
    return [_plain(part, contents) for part in parts(replace(report, municipality=""))]


def _plain(value: object, contents: dict[str, bytes]) -> object:
    match value:
        case Figure():
            return ("picture", contents[value.picture], value.alt, value.width, _plain(value.runs, contents))
        case (Run(), *_):
            runs = (replace(run, field=None) for run in value if isinstance(run, Run))
            (whole,) = rich([Paragraph(tuple(runs))]).blocks
            return whole
        case tuple():
            return tuple(_plain(one, contents) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            kept = [field.name for field in fields(value) if field.name not in _IDENTITIES]
            return (type(value).__name__, *((name, _plain(getattr(value, name), contents)) for name in kept))
        case _:
            return value
