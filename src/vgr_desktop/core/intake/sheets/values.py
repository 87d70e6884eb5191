"""What cells of the goal tree mean: lights, levels, and whether nothing is meant."""

from collections.abc import Sequence

from vgr_desktop.core.model.report import Light

_NONE = frozenset({"", "-", "–", "—", "geen", "niet ingevuld", "niet ingesteld", "nog niet ingevuld", "onbekend", "?"})
_PICTURES = {"🟢": "green", "🟠": "orange", "🔴": "red"}


def is_no_light(text: str) -> bool:
    """Whether a cell says that there is no light, or not yet."""
    return text.strip().casefold() in _NONE


def light_in(text: str, scale: Sequence[Light]) -> str | None:
    """The key of the light that a cell names: by its name, the first letter of that, or its sign; else None.

    What is only like one, such as "geel", is none: a light is never guessed.
    """
    said = text.strip().casefold()
    for light in scale:
        if said in {light.name.casefold(), light.key.casefold(), light.shape, f"{light.shape} {light.name.casefold()}"}:
            return light.key
    pictured = _PICTURES.get(said)
    by_letter = [light.key for light in scale if light.name[:1].casefold() == said != ""]
    if len(by_letter) == 1:
        return by_letter[0]
    return pictured if pictured in {light.key for light in scale} else None
