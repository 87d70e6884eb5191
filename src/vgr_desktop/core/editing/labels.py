"""The numbers and letters of nodes: reading a typed one, and giving them out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from vgr_desktop.core.model.codes import LARGEST_NUMBER, natural_key
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Deliverable, Goal, Node, PolicyArea, Programme, SubItem

Label = int | str

_NUMBER = re.compile("0?[1-9][0-9]?")
_LETTER = re.compile("[A-Za-z]")
# The general funds and overhead have letters where other programmes have a number: AD/OH.
_GROUP = re.compile("[A-Za-z]+(/[A-Za-z]+)*")


def label(node: Node) -> Label:
    """The number or letter of the node among its siblings; 0 for a sub-item, which has none."""
    match node:
        case Programme():
            return node.number
        case PolicyArea():
            return node.letter
        case Goal() | Deliverable():
            return node.number
        case _:
            return 0


def labelled(node: Node, label: Label) -> Node:
    """The node with another number or letter; a sub-item has none."""
    match node:
        case Programme():
            return replace(node, number=str(label))
        case PolicyArea():
            return replace(node, letter=str(label))
        case Goal() | Deliverable():
            return replace(node, number=int(label))
        case _:
            return node


def numbered(nodes: Sequence[Node], labels: Sequence[Label]) -> tuple[Node, ...]:
    """The nodes with these labels, in order."""
    return tuple(labelled(node, label) for node, label in zip(nodes, labels, strict=True))


def label_key(label: Label) -> tuple[object, ...]:
    """What to sort labels of one kind by."""
    return natural_key(str(label))


def new_labels(nodes: Sequence[Node], kind: type[Node]) -> Iterator[Label]:
    """The labels for nodes of this kind that come after `nodes`, one after another, without end.

    Programmes without a number (AD/OH) do not count. A next label that there is not is refused.
    """
    if kind is SubItem:
        while True:
            yield 0
    if kind is PolicyArea:
        yield from _letters(max((str(label(node)) for node in nodes), default=""))
    numbers = [int(number) for node in nodes if (number := str(label(node))).isdecimal()]
    last = max(numbers, default=0)
    while last < LARGEST_NUMBER:
        last += 1
        yield str(last) if kind is Programme else last
    raise Refused(f"Na nummer {last} is er geen nummer meer. Nummer ze eerst opnieuw.")


def _letters(last: str) -> Iterator[str]:
    for letter in ascii_uppercase:
        if letter > last:
            last = letter
            yield letter
    raise Refused(f"Na beleidsterrein {last} is er geen letter meer. Nummer de beleidsterreinen eerst opnieuw.")


def read_programme_number(typed: str) -> str | None:
    """The number of a programme that an officer typed, in its usual spelling; None when it is not one."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        return str(int(typed))
    return typed.upper() if _GROUP.fullmatch(typed) else None


def read_label(node: Node, number: str) -> Label:
    """The label that an officer typed, in its usual spelling: 7 for "07", AD/OH for "ad/oh"."""
    match node:
        case Goal() | Deliverable() if _NUMBER.fullmatch(number):
            return int(number)
        case Programme() if read := read_programme_number(number):
            return read
        case PolicyArea() if _LETTER.fullmatch(number):
            return number.upper()
        case PolicyArea():
            raise Refused("Een beleidsterrein heeft één letter, zoals A. De oude letter is gebleven.")
        case _:
            raise Refused("Dat is geen bruikbaar nummer. Het oude nummer is gebleven.")
