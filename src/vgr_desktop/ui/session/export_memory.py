"""The choices of the last export, remembered for the next."""

import json
from dataclasses import asdict, dataclass

from vgr_desktop.core.layout import Chapter, Status


@dataclass(frozen=True, slots=True)
class Memory:
    """What is left out, how it is printed, and what the document says about itself.

    `template` is the path of the house style, or empty; `other` the suffix of the form other than Word that was chosen
    last.
    """

    left_out: frozenset[Chapter] = frozenset()
    status: str = Status.DRAFT.value
    reference: str = ""
    author: str = ""
    classic: bool = False
    template: str = ""
    other: str = ".pdf"

    def as_json(self) -> str:
        """These choices as a line of JSON."""
        return json.dumps({**asdict(self), "left_out": sorted(self.left_out)}, ensure_ascii=False)


def memory_from(line: str) -> Memory:
    """The choices in `line`; missing or invalid ones get their defaults."""
    try:
        said = json.loads(line)
        left_out = frozenset(chapter for chapter in Chapter if chapter in said["left_out"])
        words = {
            name: str(said[name]) for name in ("status", "reference", "author", "template", "other") if name in said
        }
        return Memory(left_out, classic=said.get("classic") is True, **words)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Memory()
