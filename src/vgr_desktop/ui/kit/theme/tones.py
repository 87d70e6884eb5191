"""Every colour of the window, in three sets. No other file of the window names one; printed pages have their own.

The contrast of each text with each ground that it stands on is at least 4.5:1, that of the lines of controls 3:1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

_BLACK = "#000000"
_MIDDLE = 128


@dataclass(frozen=True, slots=True)
class Tones:
    """A set of colours (#rrggbb).

    Grounds: `ground` of window and bars, `paper` of texts, lists and fields, `stripe` of every other row and of cards,
    `hover`, `selection` of rows, `picked` of selected words, `told`, `failed` and `settled` of messages. Lines:
    `hairline` between parts, `edge` around controls. On them: `text`, `second`, `off` for what cannot be used,
    `accent`, `danger`, `settled_line`. On marked words: `hit`, `here` and `remark` are grounds, `on_mark` is the text.
    `lights` has, by the colour of a light in print, that on screen.
    """

    ground: str
    paper: str
    stripe: str
    hover: str
    selection: str
    picked: str
    hairline: str
    edge: str
    text: str
    second: str
    off: str
    accent: str
    on_accent: str
    danger: str
    warning: str
    told: str
    failed: str
    settled: str
    settled_line: str
    hit: str
    here: str
    remark: str
    on_mark: str
    wave: str
    desk: str
    table_line: str
    on_light: str
    lights: Mapping[str, str]


LIGHT = Tones(
    ground="#F5F6F8",
    paper="#FFFFFF",
    stripe="#F5F6F8",
    hover="#EEF1F5",
    selection="#E3EEFA",
    picked="#B9D8F7",
    hairline="#C9CFD7",
    edge="#878F9C",
    text="#1B1F24",
    second="#565F6B",
    off="#8A93A0",
    accent="#0A5AA8",
    on_accent="#FFFFFF",
    danger="#A61B1B",
    warning="#7A4300",
    told="#E3EEFA",
    failed="#FDECEA",
    settled="#EAF3EA",
    settled_line="#2A7230",
    hit="#FFE59A",
    here="#FFB454",
    remark="#FBF0D0",
    on_mark="#1B1F24",
    wave="#BF2323",
    desk="#DDE1E6",
    table_line="#A8A8A8",
    on_light="#FFFFFF",
    lights={"#2E7D32": "#2A7230", "#C75B00": "#A84B00", "#C62828": "#BF2323"},
)
DARK = Tones(
    ground="#1D2126",
    paper="#252A31",
    stripe="#2A3038",
    hover="#2E343C",
    selection="#2B3F55",
    picked="#35577A",
    hairline="#3A4149",
    edge="#7B8592",
    text="#E8EBEF",
    second="#AEB7C2",
    off="#7B8592",
    accent="#7AB8F5",
    on_accent="#14181C",
    danger="#F59A93",
    warning="#F5AC62",
    told="#2B3F55",
    failed="#4A2B2B",
    settled="#28392B",
    settled_line="#7CCB82",
    hit="#FFE59A",
    here="#FFB454",
    remark="#E6D8A8",
    on_mark="#1B1F24",
    wave="#F59A93",
    desk="#14171B",
    table_line="#A8A8A8",
    on_light="#14181C",
    lights={"#2E7D32": "#7CCB82", "#C75B00": "#F5AC62", "#C62828": "#F59A93"},
)
CONTRAST = Tones(
    ground=_BLACK,
    paper=_BLACK,
    stripe=_BLACK,
    hover="#262626",
    selection="#003A70",
    picked="#005CB3",
    hairline="#FFFFFF",
    edge="#FFFFFF",
    text="#FFFFFF",
    second="#FFFFFF",
    off="#A8A8A8",
    accent="#FFE500",
    on_accent=_BLACK,
    danger="#FF9C94",
    warning="#FFC27A",
    told=_BLACK,
    failed=_BLACK,
    settled=_BLACK,
    settled_line="#8CF094",
    hit="#FFE500",
    here="#FFB454",
    remark="#FFF3B0",
    on_mark=_BLACK,
    wave="#FF9C94",
    desk=_BLACK,
    table_line="#FFFFFF",
    on_light=_BLACK,
    lights={"#2E7D32": "#8CF094", "#C75B00": "#FFC27A", "#C62828": "#FF9C94"},
)
SETS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def tones(palette: QPalette) -> Tones:
    """The colours that go with a palette, ours or one of the system."""
    if not is_dark(palette):
        return LIGHT
    return CONTRAST if palette.color(QPalette.ColorRole.Base).lightness() == 0 else DARK


def is_dark(palette: QPalette) -> bool:
    """Whether the palette is dark, by its colours: asking Qt for the scheme loads `Qt`, which takes long."""
    return palette.color(QPalette.ColorRole.Base).lightness() < _MIDDLE


def palette_of(tones: Tones) -> QPalette:
    """Qt's palette in these colours."""
    role, made = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: tones.ground,
        role.WindowText: tones.text,
        role.Base: tones.paper,
        role.AlternateBase: tones.stripe,
        role.Text: tones.text,
        role.Button: tones.ground,
        role.ButtonText: tones.text,
        role.BrightText: tones.danger,
        role.Highlight: tones.selection,
        role.HighlightedText: tones.text,
        role.Accent: tones.accent,
        role.Link: tones.accent,
        role.LinkVisited: tones.accent,
        role.PlaceholderText: tones.second,
        role.ToolTipBase: tones.paper,
        role.ToolTipText: tones.text,
        role.Light: tones.paper,
        role.Midlight: tones.hairline,
        role.Mid: tones.hairline,
        role.Dark: tones.edge,
        role.Shadow: tones.edge,
    }
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tones.off))
    return made
