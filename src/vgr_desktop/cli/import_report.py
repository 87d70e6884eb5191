"""The report of an import: what was read from each file, and what the officer should look at."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from vgr_desktop.cli.console import counted, show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.intake.reading import Counts, Notice, NoticeKind
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index

_NOUNS = {
    "policy_areas": ("beleidsterrein", "beleidsterreinen"),
    "goals": ("doel", "doelen"),
    "deliverables": ("prestatie", "prestaties"),
    "sub_items": ("onderdeel", "onderdelen"),
    "explanations": ("toelichting", "toelichtingen"),
    "deviations": ("financiële afwijking", "financiële afwijkingen"),
    "stock_sentences": ("standaardzin", "standaardzinnen"),
    "lights": ("stoplicht", "stoplichten"),
    "unknown_lines": ("regel niet begrepen", "regels niet begrepen"),
}
_HEADINGS = {
    NoticeKind.UNKNOWN: "Niet begrepen; bewaard bij de niet-geplaatste teksten",
    NoticeKind.CONFLICT: "In de rapportage stond al iets anders; dat is gebleven",
    NoticeKind.CHECK: "Om na te kijken",
    NoticeKind.WORDING: "Anders geschreven dan in de doelenboom",
    NoticeKind.STOCK: "Standaardzinnen; die maakt het programma zelf",
    NoticeKind.NAVIGATION: "Overgeslagen: hoort bij de website",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the report it went into, what was read from it and what of that was new there.

    `programmes` are the numbers of the programmes that the file is about.
    """

    file: Path
    report: Report
    programmes: tuple[str, ...]
    read: Counts
    added: Counts
    notices: tuple[Notice, ...] = ()


def show_outcomes(outcomes: Sequence[Outcome], into: Path, *, made: bool, as_json: bool) -> None:
    """Print the import report."""
    if as_json:
        show_data({"dossier": str(into), "made": made, "files": [_data(outcome) for outcome in outcomes]})
    else:
        for outcome in outcomes:
            show(*_lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    numbers = ", ".join(outcome.programmes)
    yield f"{outcome.file.name}: {outcome.report.edition.title}" + (f", programma {numbers}" if numbers else "")
    yield f"  Gelezen: {_counts(outcome.read) or 'alleen losse tekst'}."
    new = _counts(replace(outcome.added, stock_sentences=0, unknown_lines=0))  # those are not kept as such
    yield f"  Nieuw in het dossier: {new}." if new else "  Alles stond al in het dossier."
    for kind, heading in _HEADINGS.items():
        notices = [notice for notice in outcome.notices if notice.kind is kind]
        if notices:
            yield f"  {heading}:"
            yield from (f"    {_notice(notice)}" for notice in notices)


def _counts(counts: Counts) -> str:
    return ", ".join(counted(number, *_NOUNS[kind]) for kind, number in asdict(counts).items() if number)


def _notice(notice: Notice) -> str:
    where = f"regel {notice.line}: " if notice.line else ""
    text = " / ".join(line.strip() for line in notice.text.split("\n") if line.strip())
    return f"{where}{text} – {notice.message}" if text else f"{where}{notice.message}"


def _data(outcome: Outcome) -> dict[str, object]:
    return {
        "file": str(outcome.file),
        "report": outcome.report.edition.title,
        "programmes": list(outcome.programmes),
        "read": asdict(outcome.read),
        "added": asdict(outcome.added),
        "notices": [_notice_data(outcome.report, notice) for notice in outcome.notices],
    }


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
