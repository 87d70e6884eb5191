"""Accepting or rejecting all tracked changes of a document, by what the standard says of each, and nothing of ours."""

from collections.abc import Iterator
from copy import deepcopy
from xml.etree import ElementTree as ET

from tests.word.opened import w

ACCEPT = "ins", "del"
REJECT = "del", "ins"


class Resolved:
    """A body in which all changes are accepted or rejected."""

    def __init__(self, body: ET.Element, how: tuple[str, str]) -> None:
        self.body = deepcopy(body)
        self._stays, self._goes = how
        self._rows()
        for paragraph in self.body.iter(w("p")):
            self._inline(paragraph)
        for changed in [*self.body.iter(w("pPr")), *self.body.iter(w("sectPr"))]:
            self._properties(changed)
        self._paragraph_ends()

    def _rows(self) -> None:
        for parent in list(self.body.iter()):
            for table in parent.findall(w("tbl")):
                for row in table.findall(w("tr")):
                    if row.find(w(f"trPr/{self._goes}")) is not None:
                        table.remove(row)
                    elif (mark := row.find(w(f"trPr/{self._stays}"))) is not None:
                        row.find(w("trPr")).remove(mark)  # type: ignore[union-attr]  # it has the mark
                if table.find(w("tr")) is None:
                    parent.remove(table)

    def _inline(self, parent: ET.Element) -> None:
        for child in list(parent):
            if child.tag == w(self._goes):
                parent.remove(child)
            elif child.tag == w(self._stays):
                place = list(parent).index(child)
                parent[place : place + 1] = list(child)
            elif child.tag == w("hyperlink"):
                self._inline(child)
                assert child.find(w("r")) is not None, "an empty link is left"
        for deleted, name in (("delText", "t"), ("delInstrText", "instrText")):
            for text in parent.iter(w(deleted)):
                text.tag = w(name)

    def _properties(self, properties: ET.Element) -> None:
        name = "pPrChange" if properties.tag == w("pPr") else "sectPrChange"
        change = properties.find(w(name))
        if change is None:
            return
        properties.remove(change)
        if self._goes == "ins":
            keeps = ("rPr", "sectPr") if name == "pPrChange" else ("headerReference", "footerReference")
            kept = [each for each in properties if each.tag in map(w, keeps)]
            properties[:] = [*change[0], *kept] if name == "pPrChange" else [*kept, *change[0]]

    def _paragraph_ends(self) -> None:
        """A paragraph whose end goes is joined with the one after it, whose properties the two then have."""
        for properties in self.body.iterfind(f".//{w('tc/p/pPr')}"):
            for mark in properties.findall(w("rPr")):
                assert mark.find(w(self._goes)) is None, "a paragraph goes in a row that stays"
                properties.remove(mark)
        order = list(_in_order(self.body))
        ends: list[tuple[ET.Element, ET.Element | None]] = [*order[1:], (self.body, None)]
        for (parent, paragraph), (_, following) in zip(order, ends, strict=True):
            letters = paragraph.find(w("pPr/rPr")) if paragraph.tag == w("p") else None
            if letters is None:
                continue
            if letters.find(w(self._goes)) is None:
                paragraph.find(w("pPr")).remove(letters)  # type: ignore[union-attr]  # it has letters
                continue
            content = [each for each in paragraph if each.tag != w("pPr")]
            if any(each.tag in (w("r"), w("hyperlink")) for each in content):
                assert following is not None and following.tag == w("p"), "there is nothing to join with"  # noqa: PT018
                place = 0 if following.find(w("pPr")) is None else 1
                following[place:place] = content
            else:
                assert following is not None, "the last paragraph cannot go"
            parent.remove(paragraph)


def _in_order(parent: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    for child in parent:
        if child.tag in (w("p"), w("tbl")):
            yield parent, child
        if child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            assert content is not None
            yield from _in_order(content)
