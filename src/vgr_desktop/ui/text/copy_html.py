"""A text as HTML for other programs: its meaning, without its looks here."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from vgr_desktop.core.model.text import LIST_KINDS, Kind, Mark, Paragraph, RichText, Run, Table
from vgr_desktop.core.model.text import paragraphs as all_paragraphs
from vgr_desktop.html.lists import HtmlItem, nested

_TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.UNDERLINE: "u", Mark.SUPERSCRIPT: "sup", Mark.SUBSCRIPT: "sub"}
_HEADINGS = {1: "h3", 2: "h4"}


_MARK = "<sup>*</sup>"


def html_of(text: RichText) -> str:
    """The text in plain elements of HTML, followed by its footnotes."""
    return "".join(_stretches(text)) + _notes(text)


def _notes(text: RichText) -> str:
    """The footnotes, each after a mark like the one in the text: most programs cannot paste footnotes."""
    notes = (run.note for paragraph in all_paragraphs(text) for run in paragraph.runs if run.note)
    return "".join(f"<p>{_MARK} {escape(note)}</p>" for note in notes)


def _stretches(text: RichText) -> Iterator[str]:
    waiting: list[Paragraph] = []
    for block in text.blocks:
        if isinstance(block, Table):
            yield _paragraphs(waiting)
            waiting = []
            yield _table(block)
        else:
            waiting.append(block)
    yield _paragraphs(waiting)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs, with lists around their items."""
    written: list[str] = []
    for are_items, same in groupby(paragraphs, lambda paragraph: paragraph.kind in LIST_KINDS):
        if are_items:
            written.append(nested(HtmlItem(_words(item), item.level, item.kind is Kind.NUMBERED) for item in same))
        else:
            written.extend(map(_paragraph, same))
    return "".join(written)


def _paragraph(paragraph: Paragraph) -> str:
    element = _HEADINGS[paragraph.level] if paragraph.kind is Kind.HEADING else "p"
    return f"<{element}>{_words(paragraph)}</{element}>"


def _words(paragraph: Paragraph) -> str:
    words = "".join(map(_run, paragraph.runs))
    return f"[{escape(paragraph.image.alt or 'Afbeelding')}]<br>{words}" if paragraph.image else words


def _run(run: Run) -> str:
    if run.note:
        return _MARK
    text = escape(run.text).replace("\n", "<br>")
    for mark in sorted(run.marks):
        text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _table(table: Table) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<{cell}>{_paragraphs(held)}</{cell}>' for held in row)}</tr>"
        for cell, row in zip(["th", *["td"] * len(table.rows)], table.rows, strict=False)
    )
    return f"<table>{rows}</table>"
