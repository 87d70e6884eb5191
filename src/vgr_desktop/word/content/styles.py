"""The styles of the template by name, and those for the scale of lights of a report."""

from collections.abc import Mapping
from itertools import count

from vgr_desktop.core.layout import Signal, contrast
from vgr_desktop.word.content.markup import W, quote, run

_SIZES = {"●": '<w:sz w:val="32"/>', "■": '<w:sz w:val="26"/>'}
"""Half points: a circle of the usual fonts is half as high as a triangle of the same size, and a square a little lower.

The lines of their cells have a height of their own, so that they do not grow.
"""
_SIZE = '<w:sz w:val="22"/>'


class Styles:
    """Finds styles by the names in the file; their ids differ between languages of Word."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        """`ids` are the template's style ids by name."""
        self._ids = {name.lower(): id for name, id in ids.items()}
        self._lights: dict[Signal, str] = {}

    def id(self, name: str) -> str:
        """The id of the style with this name; `KeyError` when the template has none."""
        return self._ids[name.lower()]

    def paragraph(self, name: str) -> str:
        """The property that gives a paragraph this style."""
        return f'<w:pStyle w:val="{self.id(name)}"/>'

    def character(self, name: str) -> str:
        """The property that gives a run this style."""
        return f'<w:rStyle w:val="{self.id(name)}"/>'

    def signal(self, signal: Signal) -> str:
        """The runs for a light: its shape in its colour, and its name."""
        if not signal.shape:
            return run(signal.name)
        id = self._ids.get(f"stoplicht {signal.name.lower()}") or self._lights.get(signal)
        if id is None:
            id = self._lights[signal] = self._free_id()
        return run(signal.shape, f'<w:rPr><w:rStyle w:val="{id}"/></w:rPr>') + run(f" {signal.name}")

    def _free_id(self) -> str:
        taken = {*self._ids.values(), *self._lights.values()}
        return next(id for number in count(1) if (id := f"Stoplicht{number}") not in taken)

    def lights(self) -> str:
        """The styles of the lights that were shown, in a `w:styles` element."""
        made = "".join(self._light(signal, id) for signal, id in self._lights.items())
        return f'<w:styles xmlns:w="{W}">{made}</w:styles>'

    def _light(self, signal: Signal, id: str) -> str:
        return (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{id}">'
            f'<w:name w:val="Stoplicht {quote(signal.name)}"/>'
            f'<w:basedOn w:val="{self.id("Default Paragraph Font")}"/><w:uiPriority w:val="99"/>'
            f'<w:rPr><w:color w:val="{readable(signal.colour)}"/>{_SIZES.get(signal.shape, _SIZE)}</w:rPr></w:style>'
        )


def readable(colour: str) -> str:
    """`colour` (#rrggbb) as Word writes it, dark enough for text on white; auto if it is not a colour."""
    return (contrast.readable(colour) or "auto").removeprefix("#")
