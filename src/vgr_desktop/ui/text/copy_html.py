"""A text as HTML for other programs: its meaning, without its looks here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from vgr_desktop.core.dutch.wording import part_begun
from vgr_desktop.core.model.text import LIST_KINDS, ExplanationPart, Kind, Mark, Paragraph, RichText, Run, Table
from vgr_desktop.html.lists import HtmlItem, nested

_TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.UNDERLINE: "u", Mark.SUPERSCRIPT: "sup", Mark.SUBSCRIPT: "sub"}
_HEADINGS = {1: "h3", 2: "h4"}


def html_of(text: RichText) -> str:
    """The text in plain elements of HTML, followed by its footnotes in the form of Word."""
    notes: list[str] = []
    return "".join(_stretches(text, notes)) + _listed(notes)


def _mark(number: int) -> str:
    """The mark of a footnote in the text: Word makes a footnote of it, other programs a link to the note below."""
    own = f'style="mso-footnote-id:ftn{number}" href="#_ftn{number}" name="_ftnref{number}"'
    return f"<a {own}><sup>[{number}]</sup></a>"


def _listed(notes: Iterable[str]) -> str:
    made = "".join(
        f'<div style="mso-element:footnote" id="ftn{number}"><p><a style="mso-footnote-id:ftn{number}" '
        f'href="#_ftnref{number}" name="_ftn{number}"><sup>[{number}]</sup></a> {escape(note)}</p></div>'
        for number, note in enumerate(notes, 1)
    )
    return f'<div style="mso-element:footnote-list">{made}</div>' if made else ""


def _stretches(text: RichText, notes: list[str]) -> Iterator[str]:
    waiting: list[Paragraph] = []
    for block in text.blocks:
        if isinstance(block, Table):
            yield _paragraphs(waiting, notes)
            waiting = []
            yield _table(block, notes)
        else:
            waiting.append(block)
    yield _paragraphs(waiting, notes)


def _paragraphs(paragraphs: Iterable[Paragraph], notes: list[str]) -> str:
    """Paragraphs, with lists around their items, and the names of the parts of an explanation where they begin."""
    written: list[str] = []
    for are_items, same in groupby(labelled(paragraphs), lambda paragraph: paragraph.kind in LIST_KINDS):
        if are_items:
            written.append(
                nested(HtmlItem(_words(item, notes), item.level, item.kind is Kind.NUMBERED) for item in same)
            )
        else:
            written.extend(_paragraph(paragraph, notes) for paragraph in same)
    return "".join(written)


def labelled(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with the name of a part of an explanation before the words where it begins."""
    part: ExplanationPart | None = None
    for paragraph in paragraphs:
        name = part_begun(paragraph, part)
        part = paragraph.part
        label = Run(f"{name}: ", frozenset({Mark.BOLD}))
        yield replace(paragraph, runs=(label, *paragraph.runs)) if name else paragraph


def _paragraph(paragraph: Paragraph, notes: list[str]) -> str:
    element = _HEADINGS[paragraph.level] if paragraph.kind is Kind.HEADING else "p"
    return f"<{element}>{_words(paragraph, notes)}</{element}>"


def _words(paragraph: Paragraph, notes: list[str]) -> str:
    words = "".join(_run(run, notes) for run in paragraph.runs)
    return f"[{escape(paragraph.image.alt or 'Afbeelding')}]<br>{words}" if paragraph.image else words


def _run(run: Run, notes: list[str]) -> str:
    if run.note:
        notes.append(run.note)
        return _mark(len(notes))
    text = escape(run.text).replace("\n", "<br>")
    for mark in sorted(run.marks):
        text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _table(table: Table, notes: list[str]) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<{cell}>{_paragraphs(held, notes)}</{cell}>' for held in row)}</tr>"
        for cell, row in zip(["th", *["td"] * len(table.rows)], table.rows, strict=False)
    )
    return f'<table border="1" cellspacing="0" cellpadding="4">{rows}</table>'
