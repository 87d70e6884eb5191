"""Colours that can be read: the contrast of WCAG 2.1, and adjusting a colour until it has enough contrast."""

import re
from collections.abc import Sequence
from math import ceil, floor

READABLE = 4.5
"""The contrast that WCAG 2.1 AA requires of text."""
WHITE = "#FFFFFF"

_COLOUR = re.compile("#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_MIDDLE = 0.179  # the luminance that has the same contrast with black as with white
_STEP = 0.03  # the part of the way to black or white that is too small to see


def readable(colour: str, ground: str = WHITE) -> str | None:
    """`colour` (#rrggbb), made darker on a light ground or lighter on a dark one until text in it can be read.

    None when `colour` is not a colour.
    """
    if not _COLOUR.fullmatch(colour):
        return None
    if contrast(colour, ground) >= READABLE:
        return colour.upper()
    shown, behind = _channels(colour), _channels(ground)
    darker = _luminance(behind) > _MIDDLE
    while _ratio(shown, behind) < READABLE:
        shown = [channel + ((not darker) - channel) * _STEP for channel in shown]
    rounded = floor if darker else ceil
    return "#" + "".join(f"{rounded(channel * 255):02X}" for channel in shown)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#rrggbb): 1 when they are the same, 21 between black and white."""
    return _ratio(_channels(one), _channels(other))


def _channels(colour: str) -> list[float]:
    found = _COLOUR.fullmatch(colour)
    if not found:
        raise ValueError(colour)
    return [int(channel, 16) / 255 for channel in found.groups()]


def _luminance(channels: Sequence[float]) -> float:
    limit = 0.04045
    linear = [c / 12.92 if c <= limit else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
