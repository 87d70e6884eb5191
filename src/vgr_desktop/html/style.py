"""What style says about words: the declarations of an element, and the rules of a style sheet in the page itself."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

Declarations = Mapping[str, str]
NOTHING: Declarations = {}

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([-\w]+))?", re.IGNORECASE)
_MOST_RULES = 20_000
"""Word writes some hundreds."""
_BOLD = 600
"""The lightest weight that is bold; Google and sites use 600 and 700."""


@lru_cache(maxsize=4096)  # Word repeats the same few styles on every word
def declared(style: str) -> Declarations:
    """The declarations in the value of a style attribute, with names in small letters."""
    found = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in found if colon}


class StyleSheet:
    """The rules of a page for elements and classes; rules that depend on anything else are left out."""

    def __init__(self) -> None:
        """Begin without rules."""
        self._rules: dict[tuple[str, str], dict[str, str]] = {}

    def add(self, css: str) -> None:
        """Add the rules in `css`."""
        for selectors, body in _rules(_COMMENT.sub("", css).replace("<!--", "").replace("-->", "")):
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and found[0] and len(self._rules) < _MOST_RULES:
                    key = (found[1] or "").lower(), (found[2] or "").lower()
                    self._rules.setdefault(key, {}).update(declared(body))

    def of(self, tag: str, classes: str) -> Declarations:
        """What the rules say about an element with these classes, the most exact ones last."""
        if not self._rules:
            return NOTHING
        keys = [(tag, "")]
        for name in classes.lower().split():
            keys += (("", name), (tag, name))
        found: dict[str, str] = {}
        for key in keys:
            found |= self._rules.get(key, {})
        return found


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule, also of those within a condition."""
    for rule in css.split("}"):
        selectors, brace, body = rule.rpartition("{")
        if brace and "@" not in (own := selectors.rpartition("{")[2]):
            yield own, body


def sheets_in(html: str) -> Iterator[str]:
    """The style sheets in a page; Word and Excel write them as comments."""
    small, at = html.lower(), 0
    while (start := small.find("<style", at)) >= 0 and (begin := small.find(">", start)) >= 0:
        end = small.find("</style", begin)
        at = len(html) if end < 0 else end
        yield html[begin + 1 : at]


def bold_in(style: Declarations) -> bool | None:
    """Whether the words are bold; None when nothing is said about it."""
    weight = style.get("font-weight", "").lower()
    if not weight and "font" in style:
        weight = next((word for word in style["font"].lower().split() if word == "bold" or word.isdecimal()), "normal")
    if weight.isdecimal():
        return int(weight[:6]) >= _BOLD
    return {"bold": True, "bolder": True, "normal": False, "lighter": False, "initial": False}.get(weight)


def italic_in(style: Declarations) -> bool | None:
    """Whether the words are italic; None when nothing is said about it."""
    said = style.get("font-style", "").lower().partition(" ")[0]
    if not said and "font" in style:
        said = "italic" if {"italic", "oblique"} & set(style["font"].lower().split()) else "normal"
    return {"italic": True, "oblique": True, "normal": False, "initial": False}.get(said)


def lines_in(style: Declarations) -> frozenset[str]:
    """The lines at the words: underline, line-through; "none" when it says that there are none."""
    said = style.get("text-decoration-line") or style.get("text-decoration") or style.get("text-underline") or ""
    return frozenset(said.lower().split())


def is_hidden_text(style: Declarations) -> bool:
    """Whether it is text that Word was told to hide."""
    return style.get("mso-hide", "").lower() == "all"


def is_unseen(style: Declarations) -> bool:
    """Whether what has this style is not shown, which on a page of a website may mean that it is folded away."""
    displayed, visible = style.get("display", "").lower(), style.get("visibility", "").lower()
    return displayed == "none" or visible in ("hidden", "collapse") or is_hidden_text(style)


def keeps_lines(style: Declarations) -> bool | None:
    """Whether a new line in the source is one on the page; None when nothing is said about it."""
    said = style.get("white-space", "").lower()
    return said.startswith(("pre", "break-spaces")) if said and said not in ("inherit", "initial", "unset") else None


def font_in(style: Declarations) -> str | None:
    """The name of the font in small letters; None when nothing is said about it."""
    said = style.get("font-family") or style.get("font")
    if said is None:
        return None
    first = said.partition(",")[0].lower()
    return first.rpartition("pt ")[2].strip(" '\"")


def length_in(value: str) -> float:
    """A length such as -18.0pt or .63cm in points; 0 when it is none."""
    found = re.match(r"\s*(-?\d{0,6}\.?\d{0,6})\s*(pt|cm|mm|in|px|em)?", value.lower())
    try:
        return float(found[1]) * _POINTS[found[2]] if found else 0.0
    except ValueError:
        return 0.0


_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75, "em": 11.0, None: 0.0}
