"""The report of an import: what was read from each file, and what the officer should check."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from vgr_desktop.cli.console import show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.intake.counts import in_words
from vgr_desktop.core.intake.differences import Difference, difference_name, sides
from vgr_desktop.core.intake.reading import NOTICE_NAMES, Notice
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.services.importing import Taken


def show_taken(taken: Sequence[tuple[Path, Taken]], into: Path, *, made: bool, as_json: bool) -> None:
    """Print the import report: what became of each file."""
    if as_json:
        show_data({"dossier": str(into), "made": made, "files": [_data(file, one) for file, one in taken]})
    else:
        for _, one in taken:
            show(*_lines(one))


def _lines(taken: Taken) -> Iterator[str]:
    numbers = ", ".join(taken.programmes)
    yield f"{taken.source}: {taken.after.edition.title}" + (f", programma {numbers}" if numbers else "")
    yield f"  Gelezen: {in_words(taken.read) or 'alleen losse tekst'}."
    if new := in_words(taken.added):
        yield f"  Nieuw in het dossier: {new}."
    elif taken.changed and taken.waiting:
        yield "  Niets nieuws; wat anders is, wacht bij de niet-geplaatste teksten."
    elif taken.changed:
        yield "  Het dossier is gewijzigd."
    elif taken.differences:
        yield "  Er is niets gewijzigd."
    elif taken.fuller:
        yield f"  Alles stond al in het dossier, dat {taken.fuller} meer zegt dan het bestand. Dat is gebleven."
    else:
        yield "  Alles stond al in het dossier."
    if taken.before is not None and taken.differences:
        yield "  Verschillen (- in de rapportage, + in het bestand):"
        for one in taken.differences:
            mine, theirs = (plain(text) for text in sides(taken.before, one))
            yield f"    {difference_name(taken.before, one)}"
            yield from (f"      - {line}" for line in mine.split("\n"))
            yield from (f"      + {line}" for line in theirs.split("\n"))
    for kind, heading in NOTICE_NAMES.items():
        notices = [notice for notice in taken.notices if notice.kind is kind]
        if notices:
            yield f"  {heading}:"
            yield from (f"    {_notice(notice)}" for notice in notices)


def _notice(notice: Notice) -> str:
    where = f"regel {notice.line}: " if notice.line else ""
    text = " / ".join(line.strip() for line in notice.text.split("\n") if line.strip())
    return f"{where}{text} – {notice.message}" if text else f"{where}{notice.message}"


def _data(file: Path, taken: Taken) -> dict[str, object]:
    return {
        "file": str(file),
        "report": taken.after.edition.title,
        "programmes": list(taken.programmes),
        "read": asdict(taken.read),
        "added": asdict(taken.added),
        "differences": [_difference_data(taken.before, one) for one in taken.differences if taken.before is not None],
        "notices": [_notice_data(taken.after, notice) for notice in taken.notices],
    }


def _difference_data(report: Report, one: Difference) -> dict[str, object]:
    mine, theirs = (plain(text) for text in sides(report, one))
    return {"what": difference_name(report, one), "field": one.field.name, "mine": mine, "theirs": theirs}


def _notice_data(report: Report, notice: Notice) -> dict[str, object]:
    known = index(report)
    near = notice.near if notice.near is not None and notice.near in known else None
    return {
        "kind": notice.kind.value,
        "line": notice.line,
        "text": notice.text,
        "message": notice.message,
        "near": None if near is None else name_of(known, near),
    }
