"""The file itself: its parts as XML or bytes, within limits, and which part refers to which."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.limits import (
    LARGEST_WORD_REPORT_XML,
    MOST_WORD_REPORT_CHARACTERS,
    MOST_WORD_REPORT_FILES,
    MOST_WORD_REPORT_PARAGRAPHS,
    MOST_WORD_REPORT_TAGS,
    thousands,
)
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.packed import BROKEN
from vgr_desktop.word.content.document import REPORT
from vgr_desktop.word.opening import XmlError, parsed
from vgr_desktop.word.reader.names import DC, W, elements, transitional

DOCUMENT = "word/document.xml"
_NOTHING_CHANGED = "Er is niets gewijzigd."
_ADVICE = f"{_NOTHING_CHANGED} Bewaar in Word het hoofdstuk van één programma als nieuw document en importeer dat."


class Parts:
    """The parts of an open Word file. `name` is its name in messages."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package = package
        self._name = name
        self._names = {entry.filename.lstrip("/"): entry for entry in package.infolist()}
        self._bytes = self._tags = self._attributes = 0
        self._read: dict[str, list[etree._Element]] = {}
        if len(package.infolist()) > MOST_WORD_REPORT_FILES:
            most = thousands(MOST_WORD_REPORT_FILES)
            raise Problem(f"“{name}” bestaat uit meer dan {most} bestanden; dat heeft geen rapportage. {_ADVICE}")
        self.main = next(self._targets("_rels/.rels", "", "officeDocument"), DOCUMENT)
        self._relations = dict(self._links(self.main))

    def main_document(self) -> etree._Element:
        """The document itself. Raises `Problem` when it is not there."""
        root = self.xml(self.main)
        if root is None or root.tag != f"{W}document":
            raise Problem(
                f"“{self._name}” is geen Word-document: de tekst ontbreekt. {_NOTHING_CHANGED} Open het in Word en sla "
                "het op als Word-document (.docx)."
            )
        self._check_length(root)
        return root

    def _check_length(self, root: etree._Element) -> None:
        """Refuse more text than can be read in a few seconds."""
        paragraphs = sum(1 for _ in root.iter(f"{W}p"))
        characters = sum(len(text.text or "") for text in root.iter(f"{W}t"))
        for count, most, what in (
            (paragraphs, MOST_WORD_REPORT_PARAGRAPHS, "alinea’s"),
            (characters, MOST_WORD_REPORT_CHARACTERS, "tekens"),
        ):
            if count > most:
                raise Problem(f"“{self._name}” heeft meer dan {thousands(most)} {what}. {_ADVICE}")

    def related(self, kind: str) -> etree._Element | None:
        """The part of the document with this kind of relation, such as styles; None when it has none."""
        found = self._names_of(kind)
        return self.xml(found[0]) if found else None

    def count(self, kind: str) -> int:
        """How many parts of this kind the document has."""
        return len(self._names_of(kind))

    def is_ours(self) -> bool:
        """Whether the properties of the file say of which of our reports it is."""
        root = self.xml(next(self._targets("_rels/.rels", "", "custom-properties"), ""))
        return root is not None and any(one.get("name") == REPORT for one in root)

    def titles(self) -> Iterator[str]:
        """What the file calls itself: its title, and each line of the headers of its pages."""
        core = next(self._targets("_rels/.rels", "", "core-properties"), "")
        for name in (core, *self._names_of("header")):
            root = self.xml(name)
            for found in root.iter(f"{W}p", f"{DC}title") if root is not None else ():
                text = (found.text or "") if found.tag == f"{DC}title" else _said(found)
                if text.strip():
                    yield from_outside(text).strip()

    def _names_of(self, kind: str) -> list[str]:
        return list(self._targets(_relations_of(self.main), posixpath.dirname(self.main), kind))

    def target(self, id: str) -> str | None:
        """The name of the part that the document calls by this id, if it is in the file."""
        kind_and_target = self._relations.get(id)
        return None if kind_and_target is None or kind_and_target[1] else kind_and_target[0]

    def address(self, id: str) -> str | None:
        """The address outside the file that the document calls by this id."""
        found = self._relations.get(id)
        return found[0] if found is not None and found[1] else None

    def read(self, name: str, largest: int) -> bytes | None:
        """The bytes of a part; None when it is not there, or larger."""
        entry = self._names.get(name)
        return self._content(entry) if entry is not None and entry.file_size <= largest else None

    def xml(self, name: str) -> etree._Element | None:
        """A part as XML. Raises `Problem` when it is too much, or no XML."""
        entry = self._names.get(name)
        if entry is None:
            return None
        self._bytes += entry.file_size
        if self._bytes > LARGEST_WORD_REPORT_XML:
            raise Problem(
                f"“{self._name}” is uitgepakt meer dan {LARGEST_WORD_REPORT_XML // 1_000_000} MB aan tekst. {_ADVICE}"
            )
        content = transitional(self._content(entry))
        self._tags += content.count(b"<")
        self._attributes += content.count(b"=")
        if max(self._tags, self._attributes) > MOST_WORD_REPORT_TAGS:
            most = thousands(MOST_WORD_REPORT_TAGS)
            raise Problem(f"“{self._name}” heeft meer dan {most} onderdelen, zoals stukken tekst. {_ADVICE}")
        try:
            return parsed(content)
        except XmlError as error:
            raise self._unreadable(error) from error

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            return self._package.read(entry)
        except (*BROKEN, OSError) as error:
            raise self._unreadable(XmlError()) from error

    def _unreadable(self, error: XmlError) -> Problem:
        if error.deep:
            return Problem(f"In “{self._name}” zitten onderdelen meer dan 255 lagen diep in elkaar. {_ADVICE}")
        return Problem(
            f"“{self._name}” is een beschadigd Word-document. {_NOTHING_CHANGED} Open het in Word, kies zo nodig voor "
            "herstellen, en sla het opnieuw op."
        )

    def _targets(self, relations: str, folder: str, kind: str) -> Iterator[str]:
        for relation in self._relation_elements(relations):
            inside = relation.get("TargetMode") != "External"
            if inside and (relation.get("Type") or "").rsplit("/", 1)[-1] == kind:
                yield _resolved(folder, relation.get("Target") or "")

    def _links(self, part: str) -> Iterator[tuple[str, tuple[str, bool]]]:
        """The id of each relation, its target, and whether that is outside the file."""
        folder = posixpath.dirname(part)
        for relation in self._relation_elements(_relations_of(part)):
            target, outside = relation.get("Target") or "", relation.get("TargetMode") == "External"
            yield relation.get("Id") or "", (target if outside else _resolved(folder, target), outside)

    def _relation_elements(self, name: str) -> list[etree._Element]:
        if name not in self._read:
            root = self.xml(name)
            self._read[name] = list(elements(root)) if root is not None else []
        return self._read[name]


def _said(paragraph: etree._Element) -> str:
    """The characters of a paragraph, tabs as spaces."""
    return "".join(" " if one.tag == f"{W}tab" else one.text or "" for one in paragraph.iter(f"{W}t", f"{W}tab"))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(folder: str, target: str) -> str:
    """The name of a part in the file. A name that climbs out of it is the name of nothing."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
