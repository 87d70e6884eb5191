"""The choices of the last export, remembered for the next."""

import json
from dataclasses import asdict, dataclass, replace

from vgr_desktop.core.layout import Chapter, Extra, Status
from vgr_desktop.disk.policy import Policy, Subject

_WORDS = ("status", "reference", "author", "template", "other", "way", "name", "decision")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is left out, how it is printed, and what the document says about itself.

    `template` is the path of the house style, or empty; `other` the suffix of the form other than Word that was chosen
    last. `way` says which part was chosen (empty: the whole), `nodes` the lineages of its programmes and policy areas,
    and `name` its committee or portfolio.
    """

    left_out: frozenset[Chapter] = frozenset()
    status: str = Status.DRAFT.value
    reference: str = ""
    author: str = ""
    classic: bool = False
    template: str = ""
    other: str = ".pdf"
    way: str = ""
    nodes: tuple[str, ...] = ()
    name: str = ""
    extras: frozenset[Extra] = frozenset()
    decision: str = ""

    def as_json(self) -> str:
        """These choices as a line of JSON."""
        return json.dumps(
            {**asdict(self), "left_out": sorted(self.left_out), "extras": sorted(self.extras)}, ensure_ascii=False
        )


def kept_to(policy: Policy, line: str) -> Memory:
    """The choices in `line`, which is empty at first, with the house style that the organisation has set."""
    memory = memory_from(line)
    return replace(memory, template=policy.settled(Subject.TEMPLATE, memory.template if line else None))


def memory_from(line: str) -> Memory:
    """The choices in `line`; missing or invalid ones get their defaults."""
    try:
        said = json.loads(line)
        left_out = frozenset(chapter for chapter in Chapter if chapter in said["left_out"])
        extras = frozenset(extra for extra in Extra if extra in said.get("extras", ()))
        words = {name: str(said[name]) for name in _WORDS if name in said}
        nodes = tuple(map(str, said.get("nodes", ())))
        return Memory(left_out, classic=said.get("classic") is True, nodes=nodes, extras=extras, **words)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Memory()
