"""Reading a web page independently of its writer: every element must be closed in its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"meta", "br", "img"}


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    inner: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters that a reader sees, with line breaks."""
        if self.name == "br":
            return "\n"
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.inner)

    @property
    def elements(self) -> list["Element"]:
        return [piece for piece in self.inner if isinstance(piece, Element)]

    def all(self, *names: str) -> Iterator["Element"]:
        """Every element below this one, in order; with names only those."""
        for each in self.elements:
            if not names or each.name in names:
                yield each
            yield from each.all(*names)

    def one(self, name: str) -> "Element":
        (found,) = self.all(name)
        return found

    def within(self, *names: str) -> bool:
        above = self.parent
        while above and above.name not in names:
            above = above.parent
        return above is not None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.place = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        new = Element(tag, {name: value or "" for name, value in attrs}, self.place)
        self.place.inner.append(new)
        if tag not in _EMPTY:
            self.place = new

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.place.name
        assert self.place.parent
        self.place = self.place.parent

    def handle_data(self, data: str) -> None:
        self.place.inner.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def opened(page: str) -> Element:
    """The root element of a page. Fails when an element is not closed, or is closed elsewhere."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.place is reader.root
    return reader.root.one("html")
