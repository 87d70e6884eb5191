"""Elements of a document that this program wrote: what must be in them is."""

from collections.abc import Hashable
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree

from vgr_desktop.word.content.markup import NAMESPACE_R, W

Element = etree._Element  # noqa: SLF001  # lxml has no other name for it
Elements = list[Element]

NAMESPACES = {"w": W}
TARGET = f"{{{NAMESPACE_R}}}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_LETTERS = (qn("w:sectPr"), qn("w:pPrChange"))
_NOT_OF_BEFORE = (qn("w:rPr"), *_AFTER_LETTERS)


def path(*names: str) -> str:
    """The path of elements with these names in each other."""
    return "/".join(qn(f"w:{name}") for name in names)


def made(name: str, attributes: dict[str, str] | None = None) -> Element:
    """A new element."""
    return etree.Element(qn(f"w:{name}"), attributes, NAMESPACES)


def there(parent: Element, name: str) -> Element:
    """The element with this name in `parent`, which has one."""
    found = parent.find(qn(f"w:{name}"))
    if found is None:
        raise LookupError(name)
    return found


def attribute(element: Element, name: str) -> str:
    """An attribute, or nothing."""
    return element.get(qn(f"w:{name}")) or ""


def within(element: Element) -> Element:
    """What an element is in."""
    found = element.getparent()
    if found is None:
        raise LookupError(element.tag)
    return found


def spaced(name: str, text: str) -> Element:
    """A new element with this text, whose spaces count."""
    found = made(name, {_SPACE: "preserve"})
    found.text = text
    return found


def value(element: Element | None) -> Hashable:
    """What an element says, to compare it with another; None: there is none."""
    if element is None:
        return None
    return element.tag, tuple(sorted(element.attrib.items())), element.text or "", tuple(map(value, element))


def properties(paragraph: Element) -> Element:
    """The properties of a paragraph, which it is given when it has none."""
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = made("pPr")
        paragraph.insert(0, found)
    return found


def letters(paragraph: Element) -> Element:
    """The properties of the end of a paragraph, which it is given when it has none."""
    holder = properties(paragraph)
    found = holder.find(qn("w:rPr"))
    if found is None:
        found = made("rPr")
        after = next((each for each in holder if each.tag in _AFTER_LETTERS), None)
        holder.insert(len(holder) if after is None else holder.index(after), found)
    return found


def content(paragraph: Element) -> Elements:
    """What is in a paragraph beside its properties."""
    return [child for child in paragraph if child.tag != qn("w:pPr")]


def put_first(paragraph: Element, inner: Elements) -> None:
    """Put elements at the beginning of a paragraph."""
    place = 0 if paragraph.find(qn("w:pPr")) is None else 1
    paragraph[place:place] = inner


def of_before(paragraph: Element) -> Element:
    """A copy of the properties of a paragraph that can be said to have been: without marks and sections."""
    found = deepcopy(properties(paragraph))
    for inner in [each for each in found if each.tag in _NOT_OF_BEFORE]:
        found.remove(inner)
    return found
