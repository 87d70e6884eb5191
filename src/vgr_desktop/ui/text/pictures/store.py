"""The pictures seen since the program started: their bytes, and as images to draw."""

import json
from base64 import b64decode, b64encode
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_KEPT, MOST_KEPT
from vgr_desktop.core.model.pictures import kind_of, shown_in, size_of
from vgr_desktop.core.model.report import Picture, PictureKind, Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.ui.kit.jobs import Job

Content = tuple[PictureKind, bytes]


class PictureStore(QObject):
    """Keeps pictures by lineage, so that one can be cut and pasted, also into another report.

    `decoded` tells that another image can be drawn: making one takes a while, on another thread.
    """

    decoded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without pictures."""
        super().__init__(parent)
        self._contents: dict[str, Content] = {}
        self._images: dict[str, QImage] = {}
        self._begun: set[str] = set()
        self._seen: tuple[Picture, ...] = ()

    def know(self, pictures: tuple[Picture, ...]) -> None:
        """Take note of the pictures of the report that is shown."""
        if pictures is not self._seen:
            self._seen = pictures
            self._contents |= {picture.lineage: (picture.kind, picture.content) for picture in pictures}

    def add(self, lineage: str, content: Content) -> None:
        """Add a picture that no report has yet."""
        self._contents[lineage] = content

    def has(self, lineage: str) -> bool:
        """Whether the picture is known."""
        return lineage in self._contents

    def packed(self, body: RichText) -> bytes:
        """The pictures that a text shows, for the clipboard; empty when it shows none."""
        held = {lineage: self._contents[lineage] for lineage in sorted(shown_in(body)) if self.has(lineage)}
        return json.dumps({lineage: b64encode(content).decode() for lineage, (_, content) in held.items()}).encode()

    def unpack(self, data: bytes) -> None:
        """Add the pictures on the clipboard, as far as they are valid."""
        try:
            packed = json.loads(data)
            contents = {str(lineage): b64decode(content, validate=True) for lineage, content in packed.items()}
        except (ValueError, TypeError, AttributeError, RecursionError):
            return  # not made by this program: the text is pasted without them
        for lineage, content in contents.items():
            kind, size = kind_of(content), size_of(content)
            if kind and size and max(size) <= MOST_KEPT and len(content) <= LARGEST_KEPT and not self.has(lineage):
                self.add(lineage, (kind, content))

    def missing(self, report: Report, body: RichText, identities: Identities) -> tuple[Picture, ...]:
        """The pictures that a text shows and the report does not have, each with an identity in this dossier."""
        if not self._contents:
            return ()
        known = {picture.lineage for picture in report.pictures}
        new = sorted(lineage for lineage in shown_in(body) - known if self.has(lineage))
        contents = ((lineage, *self._contents[lineage]) for lineage in new)
        return tuple(
            Picture(*identities.adopt(lineage), kind=kind, content=content) for lineage, kind, content in contents
        )

    def size(self, lineage: str) -> tuple[int, int] | None:
        """Width and height of a picture in pixels; None if it is not known or cannot be read."""
        content = self._contents.get(lineage)
        return size_of(content[1]) if content else None

    def image(self, lineage: str) -> QImage | None:
        """A picture to draw; None while it is being made, or if it cannot be made."""
        if lineage not in self._begun and (content := self._contents.get(lineage)) and size_of(content[1]):
            self._begun.add(lineage)
            job: Job[QImage] = Job(lambda _job: QImage.fromData(content[1]), self)
            job.done.connect(partial(self._take, lineage))
            job.start()
        return self._images.get(lineage)

    def _take(self, lineage: str, image: QImage) -> None:
        self._images[lineage] = image
        self.decoded.emit()
