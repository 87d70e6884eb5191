"""Pictures that are in a saved page itself, with their captions. Nothing is loaded."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vgr_desktop.core.dutch.wording import NO_ALTERNATIVE
from vgr_desktop.core.intake.pictures import KeptPictures, share_of_width, unnumbered
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_KEPT
from vgr_desktop.core.model.pictures import size_of
from vgr_desktop.core.model.text import WIDEST, Image, one_line
from vgr_desktop.published.lines import Line

_DATA = re.compile(r"data:image/[a-z]+;base64,", re.IGNORECASE)
_OUR_WIDTH = re.compile(r"\bwide-(\d{1,3})\b")
_PER_CENT = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:\s*(\d{1,3})(?:\.\d+)?%")
_SMALLEST = 32
"""Pixels; what is smaller, outside a figure, is a sign of the site."""
_TEXT_WIDTH = 680
"""Pixels of the width of a text on most sites."""


class Figures:
    """Makes lines of pictures. In a figure they wait for the caption, which may come before or after them."""

    def __init__(self, identities: Identities) -> None:
        """Begin outside of a figure."""
        self.pictures = KeptPictures(identities)
        self.is_open = False
        self._class = ""
        self._shown: list[Line] = []
        self._captions: list[Line] = []

    def begin(self, attributes: Mapping[str, str]) -> None:
        """A figure begins."""
        self.is_open = True
        self._class = attributes.get("class", "")

    def picture(self, attributes: Mapping[str, str], line: int) -> Line | None:
        """The picture of an `img`; None when it is not in the page, or is none that a report can hold."""
        source = attributes.get("src", "")
        head = _DATA.match(source)
        if head is None or len(source) > LARGEST_KEPT * 3 // 2:
            return None
        try:
            content = b64decode(source[head.end() :], validate=False)
        except binascii.Error:
            return None
        size = size_of(content)
        is_sign = size is not None and not self.is_open and min(size) < _SMALLEST
        if size is None or is_sign or (lineage := self.pictures.keep(content)) is None:
            return None
        alt = one_line(attributes.get("alt", "") or attributes.get("title", ""))
        image = Image(lineage, "" if alt == NO_ALTERNATIVE else alt, self._width(attributes, size[0]))
        return Line(line, (), image=image)

    def _width(self, attributes: Mapping[str, str], pixels: int) -> int:
        found = _OUR_WIDTH.search(self._class) or _PER_CENT.search(attributes.get("style", ""))
        if found is not None:
            return share_of_width(int(found[1]))
        said = attributes.get("width", "").removesuffix("px")
        wide = int(said) if said.isascii() and said.isdecimal() and len(said) <= len(str(_TEXT_WIDTH)) else pixels
        return share_of_width(WIDEST * wide / _TEXT_WIDTH)

    def wait(self, picture: Line) -> None:
        """Keep a picture of the open figure until that ends."""
        self._shown.append(picture)

    def caption(self, line: Line) -> None:
        """Keep a line of the caption of the open figure until that ends."""
        self._captions.append(line)

    def end(self) -> Iterator[Line]:
        """The lines of the figure that ends: the pictures, the last with the caption; or else the caption alone."""
        self.is_open = False
        shown, captions = self._shown, self._captions
        self._shown, self._captions, self._class = [], [], ""
        if not shown:
            yield from captions
            return
        yield from shown[:-1]
        yield _captioned(shown[-1], captions)


def _captioned(picture: Line, captions: list[Line]) -> Line:
    """A picture with its caption; a text alternative that only repeats that is none."""
    if not captions:
        return picture
    first, *others = captions
    runs = list(unnumbered(first).runs)
    for line in others:
        runs += [replace(line.runs[0], text=f" {line.runs[0].text}"), *line.runs[1:]]
    said = one_line("".join(run.text for run in runs))
    image = picture.image
    if image is not None and image.alt == said:
        image = replace(image, alt="")
    return replace(picture, runs=tuple(runs), image=image)
