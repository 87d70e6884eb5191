"""The names of styles: one file says Heading 1, another heading 1 or Kop 1, and all mean the same built-in style."""

from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style

_DUTCH_NAMES = {
    "title": "Titel", "subtitle": "Ondertitel", "date": "Datum", "body text": "Platte tekst", "caption": "Bijschrift",
    "header": "Koptekst", "footer": "Voettekst", "footnote text": "Voetnoottekst",
    "footnote reference": "Voetnootmarkering", "strong": "Zwaar", "emphasis": "Nadruk",
    "toc heading": "Kop van inhoudsopgave", "table of figures": "Lijst met afbeeldingen",
    "followedhyperlink": "Gevolgde hyperlink", "normal": "Standaard",
    "default paragraph font": "Standaardalinea-lettertype", "normal table": "Standaardtabel", "no list": "Geen lijst",
}  # fmt: skip
_DUTCH_SERIES = {
    "heading ": "Kop ", "toc ": "Inhopg ", "list bullet": "Lijst opsom.teken", "list number": "Lijstnummering",
}  # fmt: skip


def dutch_name(name: str) -> str:
    """The name of a style in a Dutch Word."""
    small = name.lower()
    if small in _DUTCH_NAMES:
        return _DUTCH_NAMES[small]
    for english, dutch in _DUTCH_SERIES.items():
        if small.startswith(english):
            return dutch + name[len(english) :]
    return name


def style_names(document: Document) -> dict[str, CT_Style]:
    """The styles by name, in small letters."""
    return {style.name.lower(): style.element for style in document.styles if style.name}


def name_alike(document: Document, ours: Document) -> None:
    """Give the styles that `ours` has too the names that they have there.

    Word takes capitals and small letters for the same in the names of its built-in styles, and so do we; python-docx
    does not. A style with the Dutch name of a built-in style is that one, unless the document has it beside it.
    """
    wanted = _by_any_name(ours)
    known = {element.name_val.lower() for element in _styles(document)}
    for element in _styles(document):
        small = element.name_val.lower()
        name = wanted.get(small)
        if name is not None and (name.lower() == small or name.lower() not in known):
            element.name_val = name
            known.add(name.lower())
            if dutch_name(name) != name:  # it is one of Word's own
                element.attrib.pop(qn("w:customStyle"), "")


def _styles(document: Document) -> list[CT_Style]:
    return [element for element in document.styles.element.style_lst if element.name_val]


def _by_any_name(ours: Document) -> Mapping[str, str]:
    """The names in `ours` by each of the names that they may have elsewhere, in small letters."""
    names = [element.name_val for element in _styles(ours)]
    return {**{dutch_name(name).lower(): name for name in names}, **{name.lower(): name for name in names}}
