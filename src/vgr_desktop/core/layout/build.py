"""The parts of a report, chapter by chapter."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vgr_desktop.core.dutch import headings, wording
from vgr_desktop.core.dutch.wording import titled
from vgr_desktop.core.layout.abbreviations import abbreviations
from vgr_desktop.core.layout.appendix import to_explain
from vgr_desktop.core.layout.areas import area_parts, lights_before, signal_of
from vgr_desktop.core.layout.choice import WHOLE, Chapter, Choice, Extra
from vgr_desktop.core.layout.deviations import deviation_parts
from vgr_desktop.core.layout.imprint import Imprint
from vgr_desktop.core.layout.lines import Figure, Line, lines
from vgr_desktop.core.layout.parts import (
    Captioned,
    Chart,
    Contents,
    FactTable,
    Heading,
    Legend,
    ListOfCaptions,
    Part,
    Passage,
    Sentence,
    Signal,
    TitlePage,
    caption_anchor,
)
from vgr_desktop.core.layout.selection import selection_name
from vgr_desktop.core.layout.summary import summary
from vgr_desktop.core.layout.tree_changes import tree_changes
from vgr_desktop.core.model.report import Deviation, Programme, Report, Section, SectionKind, Text
from vgr_desktop.core.model.text import is_blank


def parts(
    report: Report, *, imprint: Imprint | None = None, choice: Choice = WHOLE, previous: Report | None = None
) -> Iterator[Part]:
    """The parts of `report` in printed order; the title page says what `imprint` says.

    `previous` is the edition before, for the appendix that says what changed since then.
    """
    numbered = _with_numbers(_chapters(report, imprint, choice, previous))
    if Extra.LISTS not in choice.extras:
        yield from numbered
        return
    found = list(numbered)
    entries = tuple(entry for part in found for entry in _captions(part))
    for part in found:
        if not isinstance(part, ListOfCaptions):
            yield part
        elif entries:
            yield ListOfCaptions(entries)
        else:
            yield Sentence("Er zijn geen tabellen of figuren met een bijschrift.")


def _captions(part: Part) -> Iterator[tuple[str, str]]:
    """The captions in `part`, each with its anchor."""
    match part:
        case Captioned():
            yield part.full_caption, caption_anchor(part.series_name, part.number)
        case Passage():
            for line in part.lines:
                if isinstance(line, Figure) and line.number:
                    words = "".join(run.text for run in line.runs if not run.note)
                    series = Chart.series_name
                    yield titled(f"{series} {line.number}. {words}"), caption_anchor(series, line.number)


def _with_numbers(found: Iterable[Part]) -> Iterator[Part]:
    counts: Counter[str] = Counter()
    for part in found:
        match part:
            case Captioned():
                counts[part.series_name] += 1
                yield replace(part, number=counts[part.series_name])
            case Passage() if any(isinstance(line, Figure) for line in part.lines):
                yield replace(part, lines=tuple(_numbered(part.lines, counts)))
            case _:
                yield part


def _numbered(found: Iterable[Line], counts: Counter[str]) -> Iterator[Line]:
    """The lines, with the numbers of pictures that have a caption, in the same series as charts."""
    for line in found:
        if isinstance(line, Figure) and line.runs:
            counts[Chart.series_name] += 1
            yield replace(line, number=counts[Chart.series_name])
        else:
            yield line


def _chapters(report: Report, imprint: Imprint | None, choice: Choice, previous: Report | None) -> Iterator[Part]:
    if Chapter.TITLE_PAGE in choice.chapters:
        yield _title_page(report, imprint, choice)
    if Chapter.CONTENTS in choice.chapters:
        yield Contents(headings.CONTENTS)
    if Extra.LISTS in choice.extras:
        yield Heading(1, "Tabellen en figuren", report.id, report.lineage)
        yield ListOfCaptions()
    if Chapter.FOREWORD in choice.chapters and not is_blank(report.foreword.body):
        yield Heading(1, headings.FOREWORD, report.foreword.id, report.foreword.lineage)
        yield from _passage(report.foreword, headings.FOREWORD, 1)
    if Chapter.READING_GUIDE in choice.chapters:
        yield from _reading_guide(report)
    if Chapter.SUMMARY in choice.chapters:
        yield from summary(report, choice, previous)
    if Chapter.PROGRAMMES in choice.chapters:
        before = lights_before(previous) if previous and Extra.TREND in choice.extras else None
        for programme in filter(choice.has, report.programmes):
            yield from _programme(report, programme, choice, before)
    if Chapter.PARAGRAPHS in choice.chapters:
        yield from _gathered(report, headings.PARAGRAPHS, _sections(report, SectionKind.PARAGRAPH))
    yield from _gathered(report, headings.APPENDICES, _appendices(report, choice, previous))


def _title_page(report: Report, imprint: Imprint | None, choice: Choice) -> TitlePage:
    title, selection = titled(report.edition.title), selection_name(report, choice)
    municipality = headings.municipality(report.municipality)
    if imprint is None:
        return TitlePage(title, municipality, "", selection, lineage=report.lineage)
    status = f"Status: {imprint.status}" if imprint.status else ""
    numbers = _numbers(imprint.reference)
    single = len(numbers) <= 1 and imprint.reference.strip()
    return TitlePage(
        title,
        municipality,
        wording.long_date(imprint.date),
        selection,
        status,
        titled("Kenmerk:", imprint.reference) if single else "",
        report.lineage,
        () if single else numbers,
        tuple(filter(None, map(titled, imprint.decision.splitlines()))),
    )


def _numbers(said: str) -> tuple[tuple[str, str], ...]:
    """The numbers of documents in what was said, each after the kind of document that its letters stand for."""
    found = [titled(number) for number in said.split(";") if number.strip()]
    return tuple((wording.DOCUMENTS.get(number.split()[0].rstrip(".").upper(), "Kenmerk"), number) for number in found)


def _passage(text: Text | Deviation | Section, name: str, level: int) -> Iterator[Passage]:
    """The text under a heading of this level; nothing when it is blank."""
    if not is_blank(text.body):
        yield Passage(text.id, text.lineage, name, lines(text.body, level))


def _reading_guide(report: Report) -> Iterator[Part]:
    guide = report.reading_guide
    yield Heading(1, headings.READING_GUIDE, guide.id, guide.lineage)
    yield from _passage(guide, headings.READING_GUIDE, 1)
    yield Heading(2, "Betekenis van de stoplichten", guide.id, guide.lineage)
    yield Sentence("Het stoplicht bij een prestatie laat zien hoe het met die prestatie staat.", leads=True)
    yield Legend(
        "Betekenis van de stoplichten",
        "Per stoplicht wat het over een prestatie zegt.",
        ("Stoplicht", "Betekenis"),
        tuple((signal_of(light), titled(light.meaning)) for light in report.scale),
    )
    explained = [light.name.lower() for light in report.scale if light.must_explain]
    if explained:
        colours = wording.enumerated(explained, "of")
        yield Sentence(
            f"Bij een stoplicht op {colours} staat in de toelichting wat de oorzaak is, wat de consequentie is voor"
            " het doel en hoe de gemeente bijstuurt."
        )


def _programme(
    report: Report, programme: Programme, choice: Choice, before: Mapping[str, Signal] | None
) -> Iterator[Part]:
    identity = programme.id, programme.lineage
    yield Heading(1, headings.programme(programme), *identity)
    yield from _facts(programme)
    if not is_blank(programme.mission.body):
        yield Sentence(headings.mission(programme), leads=True)
        yield from _passage(programme.mission, f"Missie programma {programme.number}", 1)
    if not is_blank(programme.state_of_affairs.body):
        text = programme.state_of_affairs
        yield Heading(2, headings.state_of_affairs(report.edition.kind), text.id, text.lineage)
        yield from _passage(text, f"Stand van zaken programma {programme.number}", 2)
    yield Heading(2, "Doelenbomen", *identity)
    areas = choice.areas(programme)
    if not areas:
        yield Sentence(wording.NO_AREAS)
    else:
        said = "Hieronder staan per beleidsterrein de doelen, de prestaties en het stoplicht van elke prestatie."
        yield Sentence(said, leads=True)
    for area in areas:
        yield from area_parts(report, programme, area, classic=choice.classic, before=before)
    yield from deviation_parts(report, programme, choice)


def _facts(programme: Programme) -> Iterator[Part]:
    """What is known of the programme: as a table, or as a sentence when that would have only one column."""
    columns = (
        ("Programmanummer", (programme.number,)),
        ("Commissie", programme.committees),
        ("Portefeuille(s)", programme.portfolios),
    )
    known = [(name, tuple(filter(None, map(titled, values)))) for name, values in columns]
    match [(name, values) for name, values in known if values]:
        case []:
            return
        case [(name, values)]:
            yield Sentence(f"{name}: {wording.enumerated(values)}.")
        case several:
            yield FactTable(
                titled("Kerngegevens programma", programme.number),
                "Het nummer van het programma, de commissie en de portefeuilles.",
                tuple(several),
            )


def _gathered(report: Report, title: str, inner: Iterator[Part]) -> Iterator[Part]:
    """A chapter of parts with headings of their own; nothing when there are no parts."""
    first = next(inner, None)
    if first is not None:
        yield Heading(1, title, report.id, report.lineage)
        yield first
        yield from inner


def _sections(report: Report, kind: SectionKind) -> Iterator[Part]:
    for section in report.sections:
        if section.kind is kind and not is_blank(section.body):
            title = titled(section.title) or wording.UNTITLED
            yield Heading(2, title, section.id, section.lineage)
            yield from _passage(section, title, 2)


def _appendices(report: Report, choice: Choice, previous: Report | None) -> Iterator[Part]:
    if Chapter.APPENDICES in choice.chapters:
        yield from _sections(report, SectionKind.APPENDIX)
    if Chapter.TO_EXPLAIN in choice.chapters:
        yield from to_explain(report, choice)
    if Chapter.TREE_CHANGES in choice.chapters:
        yield from tree_changes(report, choice, previous)
    if Extra.ABBREVIATIONS in choice.extras:
        yield from abbreviations(report, choice)
