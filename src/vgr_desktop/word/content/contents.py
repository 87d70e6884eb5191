"""The table of contents: a field that is filled already, so that no reader is asked to update it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from vgr_desktop.core.layout import Contents
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import field, paragraph, run
from vgr_desktop.word.content.pages import CONTENTS_LINES, HEADINGS
from vgr_desktop.word.package import Entry

_KIND = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
_CONTROL = f'<w:sdt><w:sdtPr><w:id w:val="2000000000"/>{_KIND}</w:sdtPr><w:sdtContent>'
_CLOSED = "</w:sdtContent></w:sdt>"
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD = re.compile(re.escape(_BEGIN).replace(r"\{\}", "TOC [^<]*"))
_PAGE = re.compile(r'(<w:instrText xml:space="preserve"> PAGEREF (\w+) .*?<w:t xml:space="preserve">)\d+(?=</w:t>)')


def reserve(part: Contents, context: Context) -> str:
    """Reserve pages for the contents, and collect the headings that follow. They are filled in at the end."""
    context.deepest = part.deepest
    context.pages.turn()
    context.pages.place(len(part.title), HEADINGS[0])
    return ""


def filled(part: Contents, context: Context) -> str:
    """The contents, once all their headings are written; empty when there are none."""
    if not context.entries:
        return ""
    more = ceil(len(context.entries) / CONTENTS_LINES) - 1
    context.pages.page += more
    context.entries = [replace(entry, page=entry.page + more) for entry in context.entries]
    *first, last = context.entries
    lines = [_line(entry, context) for entry in first] + [_line(last, context, _END)]
    title = paragraph(context.styles.paragraph("TOC Heading"), run(part.title))
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{_begin(part.deepest)}", 1)
    return f"{_CONTROL}{title}{''.join(lines)}{_CLOSED}"


def renumbered(body: str, entries: Iterable[Entry]) -> str:
    """The body of a document with new page numbers in its contents, which has these entries."""
    pages = {entry.bookmark: entry.page for entry in entries}
    before, listed, after = _parted(body)
    return before + _PAGE.sub(lambda found: f"{found[1]}{pages[found[2]]}", listed) + after


def as_paragraphs(body: str) -> str:
    """The body of a document with its contents as plain paragraphs, in which each page number is a field."""
    before, listed, after = _parted(body)
    # The field is around all lines: it begins in the first, after the title, and ends after the last.
    plain = _FIELD.sub("", listed.replace(_KIND, "")).removesuffix(f"{_END}</w:p>{_CLOSED}")
    return f"{before}{plain}</w:p>{_CLOSED}{after}"


def _parted(body: str) -> tuple[str, str, str]:
    """The body in three: before the contents, the contents, and after them."""
    before, control, rest = body.partition(_CONTROL)
    listed, closed, after = rest.partition(_CLOSED)
    return before, control + listed + closed, after


def _begin(deepest: int) -> str:
    return _BEGIN.format(f'TOC \\o "1-{deepest}" \\h \\z \\u')


def _line(entry: Entry, context: Context, end: str = "") -> str:
    """An entry: text, dots and page number, all of it a link to the heading."""
    page = field(f"PAGEREF {entry.bookmark} \\h", str(entry.page))
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.text)}{run(chr(9))}{page}</w:hyperlink>'
    return paragraph(context.styles.paragraph(f"toc {entry.level}"), link + end)
