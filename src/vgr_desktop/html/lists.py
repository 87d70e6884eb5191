"""Lists within lists, from items that each say how deep they are."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HtmlItem:
    """An item as HTML. Items at one depth with the same number in `list` are one list, also around deeper ones."""

    inner: str
    depth: int
    numbered: bool = False
    list: int = 0


def nested(items: Iterable[HtmlItem]) -> str:
    """The items as lists: a deeper item is put one level inside the item before it, however deep it says it is."""
    made: list[str] = []
    opened: list[HtmlItem] = []
    for item in items:
        while opened and opened[-1].depth >= item.depth and not _are_one_list(opened[-1], item):
            made.append(f"</li></{_tag(opened.pop())}>")
        if opened and _are_one_list(opened[-1], item):
            made.append("</li>")
        else:
            opened.append(item)
            made.append(f"<{_tag(item)}>")
        made.append(f"<li>{item.inner}")
    made.extend(f"</li></{_tag(item)}>" for item in reversed(opened))
    return "".join(made)


def _are_one_list(one: HtmlItem, other: HtmlItem) -> bool:
    return (one.depth, one.numbered, one.list) == (other.depth, other.numbered, other.list)


def _tag(item: HtmlItem) -> str:
    return "ol" if item.numbered else "ul"
