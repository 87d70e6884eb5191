"""What changed in the goal tree, as a page to read and as lines to copy."""

from collections.abc import Iterator, Sequence
from html import escape

from vgr_desktop.core.editions.compare import CHANGE_NAMES, ChangeKind, Comparison, NodeChange
from vgr_desktop.core.editions.matching import are_coupled
from vgr_desktop.core.model.tree import title_of
from vgr_desktop.ui.kit.marked_words import marked

COUPLE = "couple"
"""The address of the link that couples the two reports; other links are the ids of nodes."""

_Group = tuple[str, Sequence[NodeChange]]


def html_of(found: Comparison) -> str:
    """The changes by kind, with changed words marked; each node that still exists is a link to it."""
    said = [f"<p>{escape(_told(found))}</p>"]
    if found.matching.suggestions and not are_coupled(found.before, found.after):
        hint = "Misschien is iets dat nieuw lijkt alleen anders gaan heten."
        said.append(f'<p>{hint} <a href="{COUPLE}">{"Rapportages koppelen…"}</a></p>')
    for name, changes in _groups(found):
        rows = "".join(_row(change) for change in changes)
        said.append(f"<h3>{name} ({len(changes)})</h3><table cellspacing='0' cellpadding='3'>{rows}</table>")
    return "".join(said)


def lines_of(found: Comparison) -> str:
    """The same without marks, a line for each change."""
    said = [_told(found)]
    for name, changes in _groups(found):
        said += ["", f"{name} ({len(changes)})", *map(_line, changes)]
    return "\n".join(said)


def _told(found: Comparison) -> str:
    names = found.before.edition.title, found.after.edition.title
    if not found.nodes:
        return "In de doelenboom is niets gewijzigd van de {} naar de {}.".format(*names)
    return "Wat er in de doelenboom is gewijzigd van de {} naar de {}:".format(*names)


def _groups(found: Comparison) -> Iterator[_Group]:
    """The changes, grouped by the first kind for each node, in the order of importance for a council."""
    for kind in (ChangeKind.NEW, ChangeKind.DROPPED, ChangeKind.RENAMED, ChangeKind.MOVED, ChangeKind.RENUMBERED):
        changes = [change for change in found.nodes if change.changes[0] is kind]
        if changes:
            yield CHANGE_NAMES[kind].capitalize(), changes


def _row(change: NodeChange) -> str:
    code = change.code_after or change.code_before or "–"
    shown = escape(code)
    if change.after is not None:
        shown = f'<a href="{change.after.id}">{shown}</a>'
    return (
        f"<tr><td style='padding-right: 14px'><b>{shown}</b></td><td>{_title(change)}{escape(_more(change))}</td></tr>"
    )


def _title(change: NodeChange) -> str:
    before, after = _titles(change)
    return marked(before, after) if before and after else escape(before or after)


def _titles(change: NodeChange) -> tuple[str, str]:
    return (
        title_of(change.before) if change.before else "",
        title_of(change.after) if change.after else "",
    )


def _more(change: NodeChange) -> str:
    """What the group and the title do not show: the earlier code, and other changes."""
    said = [f"was {change.code_before}"] if _has_other_code(change) else []
    said += [f"ook {CHANGE_NAMES[kind]}" for kind in change.changes[1:]]
    return f" ({', '.join(said)})" if said else ""


def _has_other_code(change: NodeChange) -> bool:
    return bool(change.code_before and change.code_after) and change.code_before != change.code_after


def _line(change: NodeChange) -> str:
    before, after = _titles(change)
    was, stands = f"{change.code_before} {before}".strip(), f"{change.code_after} {after}".strip()
    return " → ".join(filter(None, (was, stands)))
