"""The page numbers in the contents of a document: estimates, until somebody sets its pages."""

from collections.abc import Sequence
from dataclasses import replace

from vgr_desktop.word.content import contents
from vgr_desktop.word.package import BODY, Package


def repaged(document: Package, pages: Sequence[tuple[str, int]]) -> Package:
    """`document` with `pages`, the headings in order with their pages, in its contents.

    It is `document` itself when these are the pages that it has, or the headings are not those that the contents list:
    then the pages are of something else.
    """
    listed = [" ".join(entry.text.split()) for entry in document.entries]
    if listed != [text for text, _ in pages]:
        return document
    entries = tuple(replace(entry, page=page) for entry, (_, page) in zip(document.entries, pages, strict=True))
    if entries == document.entries:
        return document
    body = contents.renumbered(document.files[BODY].decode(), entries)
    return replace(document.with_files({BODY: body.encode()}), entries=entries)


def numbering_itself(document: Package) -> Package:
    """A copy of `document` to set pages of, in whose contents LibreOffice puts the page numbers while it does so.

    It leaves the numbers in a table of contents as they are, and works out those in a paragraph of any other kind. What
    it makes of the copy looks the same; only a screen reader does not hear that there is a table of contents.
    """
    if not document.entries:
        return document
    return document.with_files({BODY: contents.as_paragraphs(document.files[BODY].decode()).encode()})
