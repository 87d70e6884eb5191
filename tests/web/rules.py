"""What the law (EN 301 549, WCAG 2.1 AA) and HTML require of a web page, as far as a file can show it."""

from collections.abc import Iterator
from itertools import pairwise

from tests.web.opened import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PHRASING = {"a", "strong", "em", "u", "br", "span", "sup", "sub"}
_MAY_HOLD = {
    "ul": {"li"},
    "ol": {"li"},
    "table": {"caption", "thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "li": {"ul", "ol", *_PHRASING},
    "p": _PHRASING,
    "caption": _PHRASING,
    **dict.fromkeys((*HEADINGS, "a", "strong", "em", "u", "span", "sup", "sub"), _PHRASING),
}
_FLOW = {"p", "ul", "ol", "table", "div", *_PHRASING}
_MAY_HOLD |= {"td": _FLOW, "th": _FLOW, "main": {*_FLOW, *HEADINGS}, "nav": {"h2", "ul"}, "div": {"table"}}
_MAY_HOLD |= {"figure": {"figcaption", "ul", "svg", "img", "p"}, "figcaption": _PHRASING, "svg": {"rect", "text"}}
_MAY_HOLD["main"] |= {"figure", "section"}
_MAY_HOLD["section"] = {"h2", "ol"}
_OF_PICTURE = {"src", "alt", "width", "height"}
_DRAWN = {"x", "y", "width", "height"}
_NO_TEXT = {"html", "head", "body", "ul", "ol", "table", "thead", "tbody", "tr", "main", "nav", "div"}


def findings(page: Element) -> list[str]:
    """The violations of rules, in words."""
    rules = (_structure, _whole, _headings, _names, _links, _tables, _drawings, _pictures, _nothing_from_elsewhere)
    return [finding for rule in rules for finding in rule(page)]


def _structure(page: Element) -> Iterator[str]:
    for each in page.all():
        allowed = _MAY_HOLD.get(each.name)
        for inner in each.elements:
            if allowed is not None and inner.name not in allowed:
                yield f"{inner.name} in {each.name}"
        if each.name in _NO_TEXT and any(isinstance(piece, str) and piece.strip() for piece in each.inner):
            yield f"text right in {each.name}"
        if each.name in {"p", "li", "a", "caption", "th", *HEADINGS} and not each.text.strip():
            yield f"empty {each.name}"
        if each.name == "a" and each.within("a"):
            yield "link in link"


def _whole(page: Element) -> Iterator[str]:
    if page.attributes != {"lang": "nl"}:
        yield "language"
    if not page.one("title").text.strip():
        yield "title"
    if len(list(page.all("main"))) != 1 or len(list(page.all("header"))) != 1:
        yield "landmarks"
    first = page.one("body").elements[0]
    if first.name != "a" or first.attributes["href"] != f"#{page.one('main').attributes['id']}":
        yield "the first thing is a link to the content"
    inside = {"header", "nav", "main", "a"}
    if {each.name for each in page.one("body").elements} - inside:
        yield "content outside landmarks"


def _headings(page: Element) -> Iterator[str]:
    levels = [int(each.name[1]) for each in page.all(*HEADINGS)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "one heading of the first level, at the top"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"h{above} followed by h{below}"


def _names(page: Element) -> Iterator[str]:
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    yield from (f"id {id} twice" for id in set(ids) if ids.count(id) > 1)
    yield from (f"id {id} with white space" for id in ids if not id or id.split() != [id])
    for each in page.all():
        labelled = each.attributes.get("aria-labelledby", ids[0])
        if labelled not in ids:
            yield f"label {labelled}"
        if int(each.attributes.get("tabindex", "0")) > 0:
            yield "order of focus"


def _links(page: Element) -> Iterator[str]:
    ids = {each.attributes.get("id") for each in page.all()}
    for link in page.all("a"):
        address = link.attributes["href"]
        if address.startswith("#") and address[1:] not in ids:
            yield f"{address} leads nowhere"
        if not address.lower().startswith(("#", "http://", "https://", "mailto:")):
            yield f"address {address}"


def _tables(page: Element) -> Iterator[str]:
    for table in page.all("table"):
        if not table.elements or table.elements[0].name != "caption":
            yield "table without caption"
        widths = {len(row.elements) for row in table.all("tr")}
        if len(widths) > 1:
            yield "rows of different widths"
        for header in table.all("th"):
            right = "col" if header.within("thead") else "row"
            if header.attributes.get("scope") != right:
                yield "header without scope"


def _drawings(page: Element) -> Iterator[str]:
    for drawing in page.all("svg"):
        if drawing.attributes.get("role") != "img" or not drawing.attributes.get("aria-label"):
            yield "drawing without description"


def _pictures(page: Element) -> Iterator[str]:
    for picture in page.all("img"):
        if "alt" not in picture.attributes:
            yield "picture without text alternative"
        if not picture.attributes["src"].startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
            yield "picture from elsewhere"


def _nothing_from_elsewhere(page: Element) -> Iterator[str]:
    allowed = {"lang", "id", "class", "href", "scope", "role", "tabindex", "charset", "content", "name", "http-equiv"}
    for each in page.all():
        if each.name in {"script", "link", "iframe", "object", "embed", "form", "base", "video", "audio"}:
            yield each.name
        drawn = _DRAWN if each.name in {"svg", "rect", "text"} else _OF_PICTURE if each.name == "img" else set()
        strange = {name for name in each.attributes if name not in allowed | drawn and not name.startswith("aria-")}
        yield from (f"attribute {name}" for name in strange)
    style = page.one("style").text
    yield from (word for word in ("url(", "@import", "expression", "<") if word in style)
