"""The page numbers in the contents of a document: estimates, until its pages are set."""

from collections.abc import Sequence
from dataclasses import replace

from vgr_desktop.word.content import contents
from vgr_desktop.word.package import BODY, Package


def repaged(document: Package, pages: Sequence[tuple[str, int]]) -> Package:
    """`document` with the page numbers of `pages`, the headings in order with their pages, in its contents.

    Return `document` itself when it has these numbers already, or when the headings are not those in the contents: the
    pages are of another document then.
    """
    listed = [" ".join(entry.text.split()) for entry in document.entries]
    if listed != [text for text, _ in pages]:
        return document
    entries = tuple(replace(entry, page=page) for entry, (_, page) in zip(document.entries, pages, strict=True))
    if entries == document.entries:
        return document
    body = contents.renumbered(document.files[BODY].decode(), entries)
    return replace(document.with_files({BODY: body.encode()}), entries=entries)


def paged_as(document: Package, counted: Package) -> Package:
    """`document`, which is `counted` with what changed in it, with the page numbers of that in its contents."""
    if not counted.entries:
        return document
    body = contents.renumbered(document.files[BODY].decode(), counted.entries)
    return replace(document.with_files({BODY: body.encode()}), entries=counted.entries)


def numbering_itself(document: Package) -> Package:
    """A copy of `document` for setting pages, in whose contents LibreOffice itself puts the page numbers.

    LibreOffice leaves the numbers in a table of contents as they are, but updates those in other paragraphs. The pages
    look the same; only a screen reader cannot tell that there is a table of contents.
    """
    if not document.entries:
        return document
    return document.with_files({BODY: contents.as_paragraphs(document.files[BODY].decode()).encode()})
