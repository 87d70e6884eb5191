"""What was done with items of the goal tree, in a sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence

from vgr_desktop.core.dutch.item_names import ITEM_NAMES
from vgr_desktop.core.dutch.naming import full_name
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.model.report import Item, Node, Report, Section, Written
from vgr_desktop.core.model.text import is_blank
from vgr_desktop.core.model.tree import PARENT_TYPE, everything, index

Codes = tuple[str, str]
"""An old code and the new one."""

_SHOWN = 4
"""How many changed codes a sentence names."""


def counted(items: Iterable[Item]) -> str:
    """How many nodes and sections there are of each kind: 2 doelen en 1 prestatie."""
    numbers = Counter(type(item) for item in items)
    return enumerated([_number(numbers[kind], *names) for kind, names in ITEM_NAMES.items() if numbers[kind]])


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def named(report: Report, ids: Sequence[int]) -> str:
    """One item by its code and title, more by their number and kind."""
    known = index(report)
    if len(ids) == 1:
        return f"“{full_name(known, known.items[ids[0]])}”"
    return counted(known.items[id] for id in ids)


def with_contents(report: Report, ids: Sequence[int]) -> str:
    """The items, and what goes with them: “9A1 Titel” (met 3 prestaties en 2 geschreven teksten)."""
    known, tops = index(report), frozenset(ids)
    within = [item for id in ids for item in everything(known.items[id])]
    nodes = [item for item in within if isinstance(item, Node) and item.id not in tops]
    written = [item for item in within if isinstance(item, Written) and not is_blank(item.body)]
    explained = {id for item in within for id in known.explaining.get(item.id, ())} - {item.id for item in written}
    texts = sum(not isinstance(item, Section) for item in written) + len(explained)
    parts = [counted(nodes)] if nodes else []
    parts += [_number(texts, "geschreven tekst", "geschreven teksten")] if texts else []
    return f"{named(report, ids)}{f' (met {enumerated(parts)})' if parts else ''}"


def new_codes(codes: Sequence[Codes]) -> str:
    """Which codes changed: 4A1.3 is nu 4A1.1, en 2 andere nummers schoven op. Empty when none did."""
    shown = [f"{old} is nu {new}" for old, new in codes[:_SHOWN]]
    if more := len(codes) - _SHOWN:
        shown += [_number(more, "ander nummer", "andere nummers")] if more > 0 else []
    return f"{enumerated(shown)}." if shown else ""


def why_not_there(kind: type[Item]) -> str:
    """Why a node of this kind cannot stand where it was put."""
    parent = PARENT_TYPE.get(kind)
    if parent is None:
        return "Dit heeft een vaste plaats in de rapportage."
    one, above = ITEM_NAMES[kind][0], ITEM_NAMES[parent][0]
    return f"Een {one} kan alleen direct onder een {above} staan."
