"""A report in parts: a separate document for each committee, in one folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vgr_desktop.core.layout import Choice, committees, for_committee
from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, together
from vgr_desktop.services.exporting import Delivered, export, file_name
from vgr_desktop.services.printing import Printing


@dataclass(frozen=True, slots=True)
class Share:
    """The document for one committee: the file it is written to, and what is printed in it."""

    target: Path
    choice: Choice


def shares(report: Report, folder: Path, suffix: str, choice: Choice) -> tuple[Share, ...]:
    """The documents to write into `folder`, one for each committee, with the chapters of `choice`.

    Raises `Problem` when the report has no committees.
    """
    found = tuple(_shares(report, folder, suffix, choice))
    if not found:
        raise Problem(
            f"In {report.edition.title} staat nog geen commissie, dus er is niets per commissie te schrijven. "
            "Vul de commissies in bij de programma’s of de beleidsterreinen."
        )
    return found


def _shares(report: Report, folder: Path, suffix: str, choice: Choice) -> Iterator[Share]:
    taken: set[str] = set()
    for committee in committees(report):
        part = replace(for_committee(report, committee, choice.chapters), classic=choice.classic, extras=choice.extras)
        name = file_name(report, part.name)
        while name.lower() in taken:  # the names of two committees differ only in characters that no file name can have
            name += "-2"
        taken.add(name.lower())
        yield Share(folder / f"{name}{suffix}", part)


def export_shares(report: Report, found: Sequence[Share], printing: Printing) -> Delivered:
    """Write the documents one by one, and make the folder if needed. Return what there is to know about them together.

    Raises `Cancelled` and `Problem` as `export` does. The documents written by then stay: each is whole, and a
    `Problem` says how many there are.
    """
    delivered = []
    for folder in {share.target.parent for share in found}:
        _make(folder)
    for number, share in enumerate(found):
        told = _share_of(printing.progress, number, len(found))
        try:
            delivered.append(export(report, share.target, replace(printing, choice=share.choice, progress=told)))
        except Problem as problem:
            raise Problem(f"{problem} Van de {len(found)} documenten zijn er {number} geschreven.") from problem
    verdict = together([each.verdict or Verdict() for each in delivered])
    return Delivered(verdict, _estimates([each.estimates for each in delivered if each.estimates], len(found)))


def _estimates(said: Sequence[str], count: int) -> str:
    """What is said about the page numbers of these of `count` documents."""
    if not said or len(said) == count:
        return said[0] if said else ""
    return f"In {len(said)} van de {count} documenten geldt: {said[0][0].lower()}{said[0][1:]}"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Problem(
            f"De map {folder} kan niet worden gemaakt ({trouble(error)}). Er is niets geschreven. Kies een andere map."
        ) from error


def _share_of(progress: Callable[[float], None], number: int, count: int) -> Callable[[float], None]:
    """Turns the progress of the document `number` of `count` into that of all."""
    return lambda done: progress((number + done) / count)
