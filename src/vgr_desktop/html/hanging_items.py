"""Bullets that somebody typed before paragraphs, which hang to the right of them."""

from vgr_desktop.core.model.list_marks import list_marks
from vgr_desktop.core.model.text import Kind
from vgr_desktop.html.stretch import Stretch
from vgr_desktop.html.style import declared, length_in


class HangingItems:
    """How deep each of them is, from 0: by where it begins, compared with those right before it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._margins: list[float] = []

    def depth(self, stretch: Stretch) -> int | None:
        """How deep this item is; None when it is none."""
        style = declared(stretch.style)
        indent, margin = (length_in(style.get(name, "")) for name in ("text-indent", "margin-left"))
        text = "".join(run.text for run in stretch.runs)
        if indent >= 0 or not any(mark.kind is Kind.BULLET for mark in list_marks(text)):
            self._margins = []
            return None
        while self._margins and self._margins[-1] > margin:
            self._margins.pop()
        if not self._margins or self._margins[-1] < margin:
            self._margins.append(margin)
        return len(self._margins) - 1
