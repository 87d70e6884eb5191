"""Numbered and bulleted lists: the number that Word has for each."""

from typing import Self

from vgr_desktop.core.layout import ListItem
from vgr_desktop.word.content.markup import W


class Lists:
    """All bullets belong to one list of the template; each numbered list is a new one, which begins at 1."""

    def __init__(self, bullets: int, numbers: int, first_free: int) -> None:
        """`bullets` is Word's number of the bulleted list, `numbers` that of the abstract numbered one."""
        self._bullets = bullets
        self._numbers = numbers
        self._free = first_free
        self._known: dict[int, int] = {}
        self._made: list[tuple[int, int]] = []

    def beside(self) -> Self:
        """The lists of another document, with numbers that these do not have."""
        return type(self)(self._bullets, self._numbers, self._free)

    def levels(self) -> dict[str, int]:
        """The numbers of the numbered lists that were made, each with the level that it begins at."""
        return {str(number): depth for number, depth in self._made}

    def adopt(self, other: Self, numbers: set[str]) -> None:
        """Add the lists of `other`, which are beside these, that have one of these numbers."""
        self._made += [(number, depth) for number, depth in other._made if str(number) in numbers]

    def begin(self) -> None:
        """Begin another text, with lists of its own."""
        self._known.clear()

    def reference(self, item: ListItem) -> str:
        """The properties that make a paragraph a list item like this."""
        return f'<w:numPr><w:ilvl w:val="{item.depth}"/><w:numId w:val="{self._number(item)}"/></w:numPr>'

    def _number(self, item: ListItem) -> int:
        if not item.numbered:
            return self._bullets
        if item.list not in self._known:
            self._known[item.list] = self._free
            self._made.append((self._free, item.depth))
            self._free += 1
        return self._known[item.list]

    def instances(self) -> str:
        """The numbered lists that were made, in a `w:numbering` element."""
        made = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._numbers}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, depth in self._made
        )
        return f'<w:numbering xmlns:w="{W}">{made}</w:numbering>'
