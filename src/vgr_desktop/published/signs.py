"""What the mark-up of a page says of lights and of the site around the text: by label, class, file name or colour."""

import colorsys
import re
from collections.abc import Iterable, Mapping

from vgr_desktop.published.phrases import is_light

_LABELS = ("alt", "aria-label", "title")
_COLOUR_WORDS = {
    **dict.fromkeys(("green", "groen"), "groen"),
    **dict.fromkeys(("orange", "oranje", "amber"), "oranje"),
    **dict.fromkeys(("red", "rood"), "rood"),
    **dict.fromkeys(("grey", "gray", "grijs"), "grijs"),
    **dict.fromkeys(("yellow", "geel"), "geel"),
}
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_COLOUR = re.compile(
    r"(?:^|;)\s*(?P<what>background(?:-color)?|color|fill)\s*:[^;]*?"
    r"(?:#(?P<hex>[0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\((?P<rgb>[\d\s,.]+)\)|\b(?P<name>green|lime|orange|red)\b)",
    re.IGNORECASE,
)
_NAMED = {"green": "groen", "lime": "groen", "orange": "oranje", "red": "rood"}
_LEAST_SATURATION, _DARKEST, _LIGHTEST = 0.45, 0.15, 0.75
# Degrees on the colour circle. Word calls #FFC000 (45°) orange and #FFFF00 (60°) yellow.
_HUES = (("rood", 345, 361), ("rood", 0, 13), ("oranje", 18, 50), ("geel", 50, 70), ("groen", 75, 170))

_SITE_ROLES = frozenset(
    {"navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "complementary", "menu"}
)
_SITE_CLASSES = frozenset({
    "breadcrumb", "breadcrumbs", "kruimelpad", "broodkruimel", "broodkruimels", "pager", "pagination", "paginering",
    "share", "sharing", "social", "socials", "search", "searchbox", "searchbar", "zoeken", "zoekbalk", "zoekveld",
    "skiplink", "skiplinks", "skip", "menu", "navbar", "nav", "navigation", "navigatie", "mainmenu", "hoofdmenu",
    "submenu", "topbar", "toolbar", "footer", "sitemap", "sidebar", "delen", "printknop", "msotoc1", "msotoc2",
    "msotoc3", "msotoc4", "msotocheading", "toc", "inhoudsopgave", "mobilemenu", "nav-tabs",
})  # fmt: skip
_SITE_PARTS = ("cookie", "breadcrumb", "kruimelpad", "skip-link", "social-", "share-", "site-header", "site-footer")


def label_of(attributes: Mapping[str, str]) -> str:
    """What an element says in place of its content."""
    return next((text for name in _LABELS if (text := attributes.get(name, "").strip())), "")


def light_said(tag: str, attributes: Mapping[str, str]) -> str:
    """The light that the label or, for a picture without one, the file name says; empty for none."""
    label = label_of(attributes)
    if is_light(label):
        return label
    if tag == "img" and not label:
        name = attributes.get("src", "").rsplit("/", 1)[-1]
        return _single(_COLOUR_WORDS[part] for part in _parts(name) if part in _COLOUR_WORDS)
    return ""


def light_shown(attributes: Mapping[str, str]) -> str:
    """The light that the class or colour of an element without words shows; empty for none."""
    classes = f"{attributes.get('class', '')} {attributes.get('href', '')} {attributes.get('xlink:href', '')}"
    named = _single(_COLOUR_WORDS[part] for part in _parts(classes) if part in _COLOUR_WORDS)
    if named:
        return named
    style = attributes.get("style", "")
    for name in ("bgcolor", "fill", "color"):
        if value := attributes.get(name):
            style += f";{'background' if name == 'bgcolor' else name}:{value}"
    return _single(light for found in _COLOUR.finditer(style) if (light := _light_of(found)))


def is_of_the_site(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element belongs to the site around the text: a menu, a search box, what is said of cookies."""
    if tag in ("body", "html", "main", "article", "tr", "table"):
        return False
    if attributes.get("role", "").lower() in _SITE_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not _SITE_CLASSES.isdisjoint(names.split()) or any(part in names for part in _SITE_PARTS)


def _parts(names: str) -> list[str]:
    return [part.lower() for part in _PART.findall(names)]


def _single(lights: Iterable[str]) -> str:
    """The light, if they are all the same."""
    found = set(lights)
    return found.pop() if len(found) == 1 else ""


def _light_of(found: re.Match[str]) -> str:
    if found["name"]:
        return _NAMED[found["name"].lower()]
    if found["hex"]:
        digits = found["hex"] if len(found["hex"]) > 3 else "".join(2 * digit for digit in found["hex"])  # noqa: PLR2004  # of three digits
        red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    else:
        numbers = [min(float(number), 255) / 255 for number in re.findall(r"\d+(?:\.\d+)?", found["rgb"])][:3]
        if len(numbers) < 3:  # noqa: PLR2004  # red, green and blue
            return ""
        red, green, blue = numbers
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _LEAST_SATURATION or not _DARKEST <= lightness <= _LIGHTEST:
        return ""
    return next((light for light, low, high in _HUES if low <= hue * 360 < high), "")
