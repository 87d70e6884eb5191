"""Fixed phrases of report pages: navigation of the site, lights in words, and sentences that are derived."""

import re

# Whole lines, in lower case and without punctuation around them.
_NAVIGATION = frozenset({
    "ga naar boven", "naar boven", "terug naar boven", "terug", "home", "menu", "zoeken", "zoek", "inhoudsopgave",
    "inhoud", "volgende", "vorige", "volgende pagina", "vorige pagina", "volgend hoofdstuk", "vorig hoofdstuk",
    "lees meer", "lees verder", "meer informatie", "deel deze pagina", "delen", "print", "printen",
    "print deze pagina", "afdrukken", "download", "download als pdf", "downloaden als pdf", "download pdf",
    "pdf opties", "zelf je pdf samenstellen", "zelf pdf samenstellen", "sluiten", "open menu", "sluit menu",
    "contact", "sitemap", "cookies", "cookiebeleid", "privacy", "privacyverklaring", "disclaimer",
    "toegankelijkheid", "toegankelijkheidsverklaring", "naar hoofdinhoud", "ga naar hoofdinhoud",
    "ga naar de inhoud", "direct naar inhoud", "direct naar de inhoud", "overslaan en naar de inhoud gaan",
    "skip to content", "skip to main content", "u bent hier", "alles uitklappen", "alles inklappen", "toon meer",
    "toon minder",
})  # fmt: skip
_TRAIL = re.compile(r"\S\s+[>›»]\s+\S|^[>›»]\s")
_COPYRIGHT = re.compile(r"(©|copyright\b)", re.IGNORECASE)

_COLOURS = {"groen": "green", "oranje": "orange", "rood": "red", "🟢": "green", "🟠": "orange", "🔴": "red"}
_OTHER_COLOURS = frozenset({"grijs", "geel", "blauw", "⚪"})
_ABOUT_LIGHTS = frozenset({
    "stoplicht", "stoplichten", "verkeerslicht", "licht", "kleur", "status", "icoon", "bolletje", "bol", "cirkel",
    "symbool", "is", "staat", "op", "het", "de", "een", "van", "prestatie",
})  # fmt: skip
_LONGEST_LIGHT = 60
_WORDS = re.compile(r"[^\W\d_]+|[🟢🟠🔴⚪]")
_SHAPES = re.compile(r"[\s●▲■◆•:;.,()\[\]–-]*")

_NO_DEVIATIONS = re.compile(
    r"(alle prestaties (krijgen een groen stoplicht|staan op groen)(, en |[,;.] | en ))?"
    r"er zijn (er )?geen( financiële)? afwijkingen( te melden)?"
    r" (ten opzichte van|t\.o\.v\.) de (programma)?begroting( 20\d\d)?\.?",
    re.IGNORECASE,
)
_ALL_GREEN = re.compile(
    r"alle prestaties (krijgen een groen stoplicht|staan op groen)(?=[,;.]|$| en er zijn)"
    r"(?!, (behalve|met uitzondering))",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(geen|n\.?v\.?t\.?|niet van toepassing|er zijn geen[\w -]{0,60})\.?", re.IGNORECASE)
_LONGEST_PHRASE = 300


def is_navigation(text: str) -> bool:
    """Whether the line belongs to the site around the report: a button, a copyright line."""
    if len(text) > _LONGEST_PHRASE:
        return False
    phrase = " ".join(re.findall(r"\w+", text.lower()))
    return phrase in _NAVIGATION or _COPYRIGHT.match(text) is not None


def is_trail(text: str) -> bool:
    """Whether the line is a trail of pages: "Home > Programma's > Programma 9"."""
    return len(text) <= _LONGEST_PHRASE and _TRAIL.search(text) is not None


def is_light(text: str) -> bool:
    """Whether the line says nothing but the colour of a light: "groen", "Stoplicht: oranje"."""
    if len(text) > _LONGEST_LIGHT or not _SHAPES.fullmatch(_WORDS.sub("", text)):
        return False
    words = _WORDS.findall(text.lower())
    colours = [word for word in words if word in _COLOURS or word in _OTHER_COLOURS]
    return len(colours) == 1 and all(word in _ABOUT_LIGHTS for word in words if word not in colours)


def light_in(text: str) -> str | None:
    """The key on the standard scale of the light that the line names, or None for another colour."""
    return next((_COLOURS[word] for word in _WORDS.findall(text.lower()) if word in _COLOURS), None)


def is_stock(text: str) -> bool:
    """Whether the line is the sentence that an area without deviations has, in any of its wordings."""
    return len(text) <= _LONGEST_PHRASE and _NO_DEVIATIONS.fullmatch(" ".join(text.split())) is not None


def says_all_green(text: str) -> bool:
    """Whether the line begins by saying that all deliverables are on green."""
    return _ALL_GREEN.match(text) is not None


def is_nothing(text: str) -> bool:
    """Whether the line says that there is nothing to report, as under a heading for money."""
    return len(text) <= _LONGEST_PHRASE and _NOTHING.fullmatch(text) is not None
