"""Fields: of an instruction and what it shows, only the last is text."""

import re
from dataclasses import dataclass

from vgr_desktop.word.reader.omitted import Omitted, What

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*(TOC|INDEX|TOA|BIBLIOGRAPHY)\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"\s*(MACROBUTTON|XE|TC|RD|PRIVATE)\b", re.IGNORECASE)
_LONGEST = 2_000


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shows: bool = False


class Fields:
    """The fields that are open where the reader is; they may go on over paragraphs."""

    def __init__(self, omitted: Omitted) -> None:
        self._omitted = omitted
        self._open: list[_Field] = []

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is no text: an instruction, or a line of a table of contents."""
        return any(not field.shows or _is_silent(field.instruction) for field in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether the reader is in a table of contents."""
        return any(field.shows and _CONTENTS.match(field.instruction) for field in self._open)

    @property
    def link(self) -> str | None:
        """The address that what stands here leads to."""
        found = (_LINK.match(field.instruction) for field in reversed(self._open) if field.shows)
        return next((match[1] for match in found if match), None)

    def mark(self, kind: str | None) -> None:
        """Take the mark of a field: where it begins, where its result begins, or where it ends."""
        match kind:
            case "begin":
                self._open.append(_Field())
            case "separate" if self._open:
                self._open[-1].shows = True
                if _CONTENTS.match(self._open[-1].instruction):
                    self._omitted.add(What.CONTENTS)
            case "end" if self._open:
                self._open.pop()
            case _:
                pass

    def instruct(self, text: str) -> None:
        """Take a piece of the instruction."""
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction = (self._open[-1].instruction + text)[:_LONGEST]

    def end_paragraph(self) -> None:
        """Close what cannot go on: an instruction is within a paragraph, or the file is damaged there."""
        while self._open and not self._open[-1].shows:
            self._open.pop()
            self._omitted.add(What.FIELD)

    def end_contents(self) -> None:
        """Close a table of contents that has no end: a heading is never in one."""
        if self.is_contents:
            self._open.clear()
            self._omitted.add(What.FIELD)


def simple(instruction: str) -> tuple[bool, str | None]:
    """Whether a field that is one element has a result that is text, and the address that it leads to."""
    link = _LINK.match(instruction[:_LONGEST])
    return not _is_silent(instruction[:_LONGEST]), link[1] if link else None


def _is_silent(instruction: str) -> bool:
    return _CONTENTS.match(instruction) is not None or _SAYS_NOTHING.match(instruction) is not None
