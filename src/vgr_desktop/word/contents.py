"""The table of contents: a field that is filled, so that no reader is asked to update anything."""

from dataclasses import replace
from math import ceil

from vgr_desktop.core.layout import Contents
from vgr_desktop.word.context import Context, Entry
from vgr_desktop.word.markup import field, paragraph, run
from vgr_desktop.word.pages import CONTENTS_LINES, HEADINGS

_CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="2000000000"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def reserve(part: Contents, context: Context) -> str:
    """Keep a page for the contents, and gather the headings that come after. They are filled in at the end."""
    context.deepest = part.deepest
    context.pages.turn()
    context.pages.place(len(part.title), HEADINGS[0])
    return ""


def filled(part: Contents, context: Context) -> str:
    """The contents, after everything that stands in them is written; nothing when there is no heading."""
    if not context.entries:
        return ""
    more = ceil(len(context.entries) / CONTENTS_LINES) - 1
    context.pages.page += more
    *first, last = (replace(entry, page=entry.page + more) for entry in context.entries)
    lines = [_line(entry, context) for entry in first] + [_line(last, context, _END)]
    title = paragraph(context.styles.paragraph("TOC Heading"), run(part.title))
    lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{_begin(part.deepest)}", 1)
    return f"{_CONTROL}{title}{''.join(lines)}</w:sdtContent></w:sdt>"


def _begin(deepest: int) -> str:
    instruction = f'TOC \\o "1-{deepest}" \\h \\z \\u'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _line(entry: Entry, context: Context, end: str = "") -> str:
    """An entry: text, dots and page number, all of it a link to the heading."""
    page = field(f"PAGEREF {entry.bookmark} \\h", str(entry.page))
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.text)}{run(chr(9))}{page}</w:hyperlink>'
    return paragraph(context.styles.paragraph(f"toc {entry.level}"), link + end)
