"""Obstacles for readers of a printed report that are in the officer's texts.

The layout and the writers take care of everything else that the law requires of a document (EN 301 549, WCAG 2.1 AA):
levels of headings, for example, are corrected in print. What is found here only the officer can correct.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from vgr_desktop.core.checks import Finding, Severity
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.layout import WHOLE, Choice, Passage, parts
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import Kind, Mark, Paragraph, RichText, Table, paragraphs
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.model.typed_items import items, mark_of

_ADDRESS = re.compile(r"\s*(https?://|mailto:|www\.)\S+\s*", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    ["hier", "klik hier", "deze link", "link", "lees meer", "lees verder", "meer", "meer informatie", "website"]
)
_LONGEST_HEADING = 100  # characters; a longer bold paragraph is an emphatic sentence

AccessibilityRule = Callable[[RichText], Iterator[tuple[str, Severity, str]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Obstacles for a reader of a printed report: in the texts, and in the document around them.

    `findings` are about the texts, each with its place; `obstacles` say in Dutch what is wrong with the document.
    """

    findings: tuple[Finding, ...] = ()
    obstacles: tuple[str, ...] = ()

    def with_obstacles(self, more: Iterable[str]) -> "Verdict":
        """The verdict with `more` obstacles in the document."""
        return replace(self, obstacles=tuple(dict.fromkeys((*self.obstacles, *more))))

    @property
    def said(self) -> str:
        """The result in one line."""
        count = len(self.findings) + len(self.obstacles)
        if not count:
            return "Toegankelijkheid: in orde"
        return f"Toegankelijkheid: {count} {'punt' if count == 1 else 'punten'} om te verbeteren"


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdicts on several documents as one; what is wrong with several of them is said once."""
    found = tuple(verdicts)
    findings = dict.fromkeys(finding for verdict in found for finding in verdict.findings)
    obstacles = dict.fromkeys(obstacle for verdict in found for obstacle in verdict.obstacles)
    return Verdict(tuple(findings), tuple(obstacles))


def accessibility(report: Report, choice: Choice = WHOLE) -> tuple[Finding, ...]:
    """The obstacles in the texts that are printed, in that order; their places are the ids of the texts."""
    return tuple(
        Finding(name, severity, text.id, message)
        for text in _printed(report, choice)
        for rule in RULES
        for name, severity, message in rule(text.body)
    )


def place_of(report: Report, finding: Finding) -> str:
    """The name of the text that the finding is about: De toelichting op 9A1.1."""
    known = index(report)
    text = known.items[finding.place]
    assert isinstance(text, Written)  # noqa: S101  # all findings are about texts
    name = text_name(known, text)
    return f"{name[0].upper()}{name[1:]}"


def _printed(report: Report, choice: Choice) -> Iterator[Written]:
    """The texts in the document, each once."""
    known = index(report).items
    ids = dict.fromkeys(part.id for part in parts(report, choice=choice) if isinstance(part, Passage))
    return (text for id in ids if isinstance(text := known[id], Written))


def links_say_where_they_go(body: RichText) -> Iterator[tuple[str, Severity, str]]:
    """The text of a link says where it leads, even when it is read separately (WCAG 2.4.4)."""
    for paragraph in paragraphs(body):
        for address, runs in groupby(paragraph.runs, attrgetter("link")):
            text = "".join(run.text for run in runs)
            if not address:
                continue
            if _ADDRESS.fullmatch(text):
                message = f"De link {text.strip()} is een kaal adres. Schrijf in gewone woorden waar de link heen gaat."
                yield "link-is-address", Severity.WARNING, message
            elif text.strip(" .,").lower() in _SAYS_NOTHING:
                message = f"De link “{text.strip()}” zegt niet waar die heen gaat. Noem wat de lezer daar vindt."
                yield "link-says-nothing", Severity.WARNING, message


def pictures_say_what_they_show(body: RichText) -> Iterator[tuple[str, Severity, str]]:
    """A reader who cannot see a picture can read what it shows (WCAG 1.1.1)."""
    for paragraph in paragraphs(body):
        if paragraph.image is not None and not paragraph.image.alt:
            caption = " ".join(paragraph.plain.split())[:40]
            called = f"De afbeelding “{caption}”" if caption else "Een afbeelding"
            message = f"{called} heeft geen tekstalternatief. Beschrijf wat er te zien is."
            yield "picture-without-alternative", Severity.WARNING, message


def tables_have_headers(body: RichText) -> Iterator[tuple[str, Severity, str]]:
    """Every column has a header that says what is in it (WCAG 1.3.1)."""
    for table in (block for block in body.blocks if isinstance(block, Table)):
        empty = [place for place, cell in enumerate(table.rows[0], 1) if not any(p.plain.strip() for p in cell)]
        if len(empty) == len(table.rows[0]):
            message = "Een tabel heeft geen koppen. Zet in de eerste rij boven elke kolom wat erin staat."
            yield "table-without-header", Severity.WARNING, message
        elif empty:
            message = f"In een tabel is de kop van kolom {empty[0]} leeg. Vul in wat er in die kolom staat."
            yield "empty-header-cell", Severity.WARNING, message
        elif len(table.rows) == 1:
            message = "Een tabel heeft alleen een rij met koppen. Vul de tabel aan, of maak er gewone tekst van."
            yield "table-without-rows", Severity.ADVICE, message


def headings_are_headings(body: RichText) -> Iterator[tuple[str, Severity, str]]:
    """What looks like a heading is one: a screen reader jumps from heading to heading (WCAG 1.3.1)."""
    for paragraph in (block for block in body.blocks if isinstance(block, Paragraph)):
        text = paragraph.plain.strip()
        bold = all(Mark.BOLD in run.marks for run in paragraph.runs if run.text.strip())
        short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ":", ";", ",", "?", "!"))
        if text and paragraph.kind is Kind.PARAGRAPH and paragraph.part is None and bold and short:
            message = f"De vette regel “{text}” lijkt een kop. Maak er een tussenkop van."
            yield "bold-heading", Severity.ADVICE, message


def lists_are_lists(body: RichText) -> Iterator[tuple[str, Severity, str]]:
    """What looks like a list is one: a screen reader says how long it is (WCAG 1.3.1)."""
    for together in _stretches(body):
        texts = [paragraph.plain if paragraph.kind is Kind.PARAGRAPH else "" for paragraph in together]
        for text, item in zip(texts, items(texts), strict=True):
            marker = item or mark_of(text)
            if marker is None or (item is None and marker.kind is Kind.NUMBERED):
                continue
            start = text.strip()[:40]
            sign = "nummer" if marker.kind is Kind.NUMBERED else "streepje of bolletje"
            message = f"De regel “{start}” begint met een getypt {sign}. Maak er een lijst van."
            yield "typed-bullet", Severity.ADVICE, message


def _stretches(body: RichText) -> Iterator[Sequence[Paragraph]]:
    """The paragraphs that follow each other: those between tables, and those of each cell."""
    for is_table, blocks in groupby(body.blocks, lambda block: isinstance(block, Table)):
        if is_table:
            yield from (cell for table in blocks if isinstance(table, Table) for row in table.rows for cell in row)
        else:
            yield [block for block in blocks if isinstance(block, Paragraph)]


RULES: tuple[AccessibilityRule, ...] = (
    pictures_say_what_they_show,
    links_say_where_they_go,
    tables_have_headers,
    headings_are_headings,
    lists_are_lists,
)
