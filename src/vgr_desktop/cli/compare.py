"""`vgr compare`: what changed between two reports of a dossier."""

from collections.abc import Iterator
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_reports
from vgr_desktop.cli.console import counted, show, show_data
from vgr_desktop.cli.naming import name_of
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, joined
from vgr_desktop.core.editions.compare import (
    CHANGE_NAMES,
    Comparison,
    LightChange,
    NodeChange,
    TextChange,
    compare,
    trend,
)
from vgr_desktop.core.editions.matching import Pair
from vgr_desktop.core.model.report import Node, Report, SubItem
from vgr_desktop.core.model.text import from_plain, word_count
from vgr_desktop.core.model.text_difference import How
from vgr_desktop.core.model.tree import code_of, index, title_of

_Data = dict[str, object]


def run(dossier: Path, earlier: str, later: str, *, as_json: bool) -> int:
    """Show what changed from the one report to the other."""
    before, after = chosen_reports(dossier, (earlier, later))
    comparison = compare(before, after)
    if as_json:
        show_data(_data(comparison))
    else:
        show(*_lines(comparison))
    return 0


def _lines(found: Comparison) -> Iterator[str]:
    yield f"Van {found.before.edition.title} naar {found.after.edition.title}"
    blocks = (
        ("Wijzigingen in de doelenboom", map(_node_line, found.nodes)),
        ("Misschien hetzelfde", (_suggestion_line(found, pair) for pair in found.matching.suggestions)),
        ("Stoplichten", (_light_line(found, change) for change in found.lights)),
        ("Teksten", (_text_line(found, change) for change in found.texts)),
    )
    for heading, lines in blocks:
        block = [f"  {line}" for line in lines]
        if block:
            yield from (heading, *block)
    if not (found.nodes or found.lights or found.texts):
        yield "Er is niets gewijzigd."


def _node_line(change: NodeChange) -> str:
    names = " en ".join(CHANGE_NAMES[kind] for kind in change.changes)
    was = joined(change.code_before, title_of(change.before)) if change.before else ""
    stands = joined(change.code_after, title_of(change.after)) if change.after else ""
    return f"{names}: {' → '.join(filter(None, (was, stands)))}"


def _suggestion_line(found: Comparison, pair: Pair) -> str:
    was, stands = _label(found.before, pair.before.id), _label(found.after, pair.after.id)
    return f"{was} → {stands} ({pair.score:.0%} gelijk)"


def _light_line(found: Comparison, change: LightChange) -> str:
    now = change.now.name.lower() if change.now else NOT_FILLED_IN.lower()
    return f"{_label(found.after, change.after.id)}: {now}, {trend(change.then)}"


def _text_line(found: Comparison, change: TextChange) -> str:
    name = _text_name(found, change)
    numbers = (_words(change, How.INSERTED, "erbij"), _words(change, How.DELETED, "eruit"))
    return ", ".join(filter(None, (f"{name[0].upper()}{name[1:]}: {_what(change)}", *numbers)))


def _what(change: TextChange) -> str:
    match [span.how for span in change.spans()]:
        case [How.INSERTED]:
            return "nieuw"
        case [How.DELETED]:
            return "vervallen"
        case _:
            return "gewijzigd"


def _text_name(found: Comparison, change: TextChange) -> str:
    if change.after is not None:
        return text_name(index(found.after), change.after)
    assert change.before is not None  # noqa: S101  # a changed text exists before or after
    return text_name(index(found.before), change.before)


def _words(change: TextChange, how: How, said: str) -> str:
    number = sum(word_count(from_plain(span.text)) for span in change.spans() if span.how is how)
    return f"{counted(number, 'woord', 'woorden')} {said}" if number else ""


def _label(report: Report, id: int) -> str:
    """Code and title of a node; the name of a sub-item has its title already."""
    known = index(report)
    node = known.items[id]
    return name_of(known, id) if isinstance(node, SubItem) else joined(code_of(known, id), title_of(node))


def _data(found: Comparison) -> _Data:
    return {
        "earlier": found.before.edition.title,
        "later": found.after.edition.title,
        "tree": [_node_data(change) for change in found.nodes],
        "suggestions": [_suggestion_data(found, pair) for pair in found.matching.suggestions],
        "lights": [_light_data(found, change) for change in found.lights],
        "texts": [_text_data(found, change) for change in found.texts],
    }


def _node_data(change: NodeChange) -> _Data:
    return {
        "changes": [kind.value for kind in change.changes],
        "earlier": _one(change.code_before, change.before),
        "later": _one(change.code_after, change.after),
    }


def _one(code: str, node: Node | None) -> _Data | None:
    return None if node is None else {"code": code, "title": title_of(node)}


def _suggestion_data(found: Comparison, pair: Pair) -> _Data:
    sides = (("earlier", found.before, pair.before), ("later", found.after, pair.after))
    codes = {side: {"code": code_of(index(report), item.id), "title": title_of(item)} for side, report, item in sides}
    return {**codes, "score": round(pair.score, 2)}


def _light_data(found: Comparison, change: LightChange) -> _Data:
    return {
        "place": name_of(index(found.after), change.after.id),
        "earlier": change.then.key if change.then else None,
        "later": change.now.key if change.now else None,
    }


def _text_data(found: Comparison, change: TextChange) -> _Data:
    return {
        "text": _text_name(found, change),
        "spans": [{"how": span.how.value, "text": span.text} for span in change.spans()],
    }
