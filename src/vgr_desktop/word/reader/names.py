"""Names of elements and attributes of WordprocessingML and what goes with it, in the transitional namespaces.

The strict form of the format has other namespaces for the same elements; `transitional` replaces them before parsing.
"""

from collections.abc import Iterator
from functools import cache

from lxml import etree

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"

W = f"{{{_OPEN}/wordprocessingml/2006/main}}"
R = f"{{{_OPEN}/officeDocument/2006/relationships}}"
DC = "{http://purl.org/dc/elements/1.1/}"
A = f"{{{_OPEN}/drawingml/2006/main}}"
WP = f"{{{_OPEN}/drawingml/2006/wordprocessingDrawing}}"
M = f"{{{_OPEN}/officeDocument/2006/math}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  # the prefix that it has everywhere
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"

_SAME = tuple(
    (f"{_STRICT}/{strict}".encode(), f"{_OPEN}/{open_}".encode())
    for strict, open_ in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/picture", "drawingml/2006/picture"),
        ("drawingml/chart", "drawingml/2006/chart"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
    )
)
_OFF = frozenset({"0", "false", "off", "none"})


def transitional(content: bytes) -> bytes:
    """A part with the namespaces of the transitional form."""
    if _STRICT.encode() in content:
        for strict, same in _SAME:
            content = content.replace(strict, same)
    return content


@cache
def w(path: str) -> str:
    """`path`, such as tcPr/shd, in the namespace of WordprocessingML."""
    return "/".join(f"{W}{step}" for step in path.split("/"))


def value(element: etree._Element | None, path: str, name: str = "val") -> str | None:
    """The attribute `name` of the element at `path` under `element`; None when either is not there."""
    found = element.find(w(path)) if element is not None else None
    return found.get(f"{W}{name}") if found is not None else None


def number(text: str | None) -> int | None:
    """A whole number of at most nine digits, or None."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < len("-123456789") else None


def is_on(element: etree._Element) -> bool:
    """Whether a property such as `b` is on."""
    return (element.get(f"{W}val") or "1").lower() not in _OFF


def has(element: etree._Element | None, path: str) -> bool:
    """Whether there is an element at `path`, in the namespace of WordprocessingML."""
    return element is not None and element.find(w(path)) is not None


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in parent if isinstance(child.tag, str))
