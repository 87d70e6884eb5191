"""The look of lights on the page: shape and word, in a colour that can be read on light and dark backgrounds."""

from vgr_desktop.core.layout import Signal
from vgr_desktop.core.layout.contrast import readable
from vgr_desktop.web.markup import element, escape

LIGHT_GROUND = "#FFFFFF"
DARK_GROUND = "#15191E"
"""The background of tables in the style sheet when the reader's computer is set to dark."""


class Lights:
    """Remembers which lights are shown, for the style sheet."""

    def __init__(self) -> None:
        """Begin a page."""
        self._classes: dict[Signal, str] = {}

    def shown(self, signal: Signal) -> str:
        """A light as HTML. The shape is hidden from a screen reader, which reads the word."""
        if not signal.shape:
            return escape(signal.name)
        shape = element("span", escape(signal.shape), class_="shape", aria_hidden="true")
        return element("span", f"{shape} {escape(signal.name)}", class_=f"light {self._class(signal)}")

    def fill(self, signal: Signal) -> str:
        """The class for a drawing in the colour of a light; without a light it is grey."""
        return f"fill {self._class(signal)}" if signal.colour else "fill unset"

    def _class(self, signal: Signal) -> str:
        return self._classes.setdefault(signal, f"light-{len(self._classes) + 1}")

    def style(self) -> str:
        """The rules that colour the lights that were shown."""
        light, dark = (self._rules(ground) for ground in (LIGHT_GROUND, DARK_GROUND))
        return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n" if light else ""

    def _rules(self, ground: str) -> str:
        colours = ((name, readable(signal.colour, ground)) for signal, name in self._classes.items())
        return "".join(f".{name} {{ color: {colour}; }}\n" for name, colour in colours if colour)
