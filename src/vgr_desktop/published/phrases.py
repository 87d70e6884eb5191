"""Fixed phrases of report pages: navigation of the site, lights in words, and sentences that are derived."""

import re

from vgr_desktop.core.dutch.wording import NOT_FILLED_IN

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
    "toon minder", "accepteren", "weigeren", "cookies accepteren", "cookie instellingen", "cookies weigeren",
    "accepteer alle cookies", "alle cookies accepteren", "inloggen", "mijn gemeente", "startpagina",
    "opslaan als pdf", "download deze pagina", "download hoofdstuk", "kopieer link", "link kopieren",
    "facebook", "twitter", "linkedin", "whatsapp", "lees voor", "lees voor met readspeaker",
    "readspeaker", "vergroot tekst", "verklein tekst", "hoog contrast", "toon alles", "verberg alles", "uitklappen",
    "inklappen", "alles openklappen", "alles dichtklappen", "zoeken in deze website", "nieuwsbrief",
    "over deze site", "colofon", "terug naar overzicht", "naar overzicht", "pagina printen",
    "print deze paragraaf", "exporteer naar pdf", "stel uw eigen pdf samen", "begin van de pagina", "bovenkant pagina",
    "spring naar inhoud", "ga direct naar de inhoud", "ga naar de hoofdinhoud", "naar de inhoud", "naar inhoud",
    "sla menu over", "hoofdmenu", "hoofdnavigatie", "kruimelpad",
    "zoekveld", "programma s", "programmas", "alle programma s", "zoekterm",
})  # fmt: skip
_SITE = re.compile(
    "|".join(
        (
            r"deze (?:pagina|website|site) (?:is|werd) (?:gebouwd|gemaakt|gegenereerd|bijgewerkt|gepubliceerd)\b.*",
            r"(?:gepubliceerd|laatst (?:bijgewerkt|gewijzigd)|gebouwd|geprint|gegenereerd)(?: op| om)?\s*:?\s*\d.*",
            r"(?:deze|onze) (?:web)?site (?:gebruikt|maakt gebruik van) (?:\w+ )?cookies\b.*",
            r"wij gebruiken (?:\w+ )?cookies\b.*",
            r"(?:vorige|volgende)(?: (?:pagina|hoofdstuk|programma|paragraaf))?\s*[:›»>→]\s*\S.*",
            r"[‹«<←→»›>]+\s*(?:vorige|volgende|terug)\b.*",
            r"(?:ga )?terug naar (?:de )?(?:boven(?:kant)?|start|home|overzicht|begin|inhoud|vorige)\b.{0,60}",
            r"(?:deel|delen|print|download|bekijk|open) (?:deze pagina|dit hoofdstuk|via|op|als)\b.{0,60}",
            r"pagina \d+(?: van \d+)?",
            r"zoek(?:en)? (?:in|op|naar)\b.{0,40}",
        )
    ),
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\S\s+[>›»]\s+\S|^[>›»]\s|^(?:home|start|startpagina)\s*[/|\\•·→-]\s*\S", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(©|copyright\b)", re.IGNORECASE)

_COLOURS = {"groen": "green", "oranje": "orange", "rood": "red", "🟢": "green", "🟠": "orange", "🔴": "red"}
_OTHER_COLOURS = frozenset({"grijs", "geel", "blauw", "⚪", "🟡"})
_ABOUT_LIGHTS = frozenset({
    "stoplicht", "stoplichten", "verkeerslicht", "licht", "kleur", "status", "icoon", "bolletje", "bol", "cirkel",
    "symbool", "is", "staat", "op", "het", "de", "een", "van", "prestatie",
})  # fmt: skip
_UNSET = frozenset({NOT_FILLED_IN.lower(), "niet ingevuld"})
_LONGEST_LIGHT = 60
_WORDS = re.compile(r"[^\W\d_]+|[🟢🟠🔴⚪🟡]")
_SHAPES = re.compile(r"[\s●▲■◆•:;.,()\[\]–-]*")

_GREEN = r"(?:alle|de) (?:prestaties|activiteiten|resultaten|maatregelen|projecten|speerpunten|doelen)(?: \w+){0,3}?"
_GREEN += r" (?:krijgen een groen stoplicht|staan op groen|zijn groen|(?:liggen|lopen|zijn) op (?:schema|koers))"
_BUDGET = r"(?:de |het )?(?:programma|bijgestelde |primitieve )?begroting(?: 20\d\d)?"
_THAN = rf"(?: (?:ten opzichte van|t\.?o\.?v\.?|op|in|van) {_BUDGET})?"
_NONE = r"(?:financiële |inhoudelijke |noemenswaardige |grote |verdere )?(?:afwijkingen|bijzonderheden)"
_TOLD = r"(?: (?:te melden|te rapporteren|te vermelden|geconstateerd))?"
_NO_DEVIATIONS = re.compile(
    rf"(?:{_GREEN}(?:, en |[,;.] | en ))?"
    r"(?:(?:er zijn|er waren) (?:er |(?:op dit moment|momenteel|dit jaar|vooralsnog) )?)?"
    rf"geen {_NONE}{_TOLD}{_THAN}{_TOLD}[.!]?",
    re.IGNORECASE,
)
_ALL_GREEN = re.compile(
    r"alle prestaties (krijgen een groen stoplicht|staan op groen)(?=[,;.]|$| en er zijn)"
    r"(?!, (behalve|met uitzondering))",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:stoplicht|verkeerslicht|kleur)\s*[:–-]\s*\S", re.IGNORECASE)
_A_COLOUR = rf"groen|oranje|rood|grijs|geel|{'|'.join(sorted(_UNSET))}"
_LIGHT_BEFORE = re.compile(
    rf"([([]?\s*(?:[●▲■◆•🟢🟠🔴⚪🟡]+|stoplicht|status)?\s*:?\s*(?:[🟢🟠🔴⚪🟡]|{_A_COLOUR})?\s*[)\]]?)"
    r"\s*[:|–-]?\s*(?=0?\d{1,2}[A-Z]\d)",
    re.IGNORECASE,
)
_LIGHT_BEHIND = re.compile(
    rf"\s(?:[([]\s*(?:stoplicht\s*:?\s*|status\s*:?\s*)?[●▲■🟢🟠🔴⚪🟡]*\s*(?:{_A_COLOUR})?\s*[)\]]|[●▲■🟢🟠🔴⚪🟡]+\s*(?:{_A_COLOUR})?"
    rf"|[–|-]?\s*(?:stoplicht|status)\s*:?\s*(?:{_A_COLOUR})|[–—-]\s+(?:{_A_COLOUR}))\s*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(geen|n\.?v\.?t\.?|niet van toepassing|er zijn geen[\w -]{0,60})\.?", re.IGNORECASE)
_LONGEST_PHRASE = 300


def is_navigation(text: str) -> bool:
    """Whether the line belongs to the site around the report: a button, a copyright line."""
    if len(text) > _LONGEST_PHRASE:
        return False
    phrase = " ".join(re.findall(r"\w+", text.lower()))
    return phrase in _NAVIGATION or _COPYRIGHT.match(text) is not None or is_said_by_the_site(text)


def is_said_by_the_site(text: str) -> bool:
    """Whether the line can only be of the site, wherever it stands: when it was built, what it does with cookies."""
    return len(text) <= _LONGEST_PHRASE and _SITE.fullmatch(text) is not None


def is_shape(text: str) -> bool:
    """Whether the text is nothing but the shape of a light."""
    return bool(text) and _SHAPES.fullmatch(text) is not None


def is_trail(text: str) -> bool:
    """Whether the line is a trail of pages: "Home > Programma's > Programma 9"."""
    return len(text) <= _LONGEST_PHRASE and _TRAIL.search(text) is not None


def is_unset(text: str) -> bool:
    """Whether the line says that a light is not set."""
    return text.lower() in _UNSET


def is_light(text: str) -> bool:
    """Whether the line says nothing but the colour of a light: "groen", "Stoplicht: oranje"; or that it is not set."""
    if is_unset(text):
        return True
    if len(text) > _LONGEST_LIGHT or not _SHAPES.fullmatch(_WORDS.sub("", text)):
        return False
    words = _WORDS.findall(text.lower())
    colours = [word for word in words if word in _COLOURS or word in _OTHER_COLOURS]
    return len(colours) == 1 and all(word in _ABOUT_LIGHTS for word in words if word not in colours)


def is_about_light(text: str) -> bool:
    """Whether the line is labelled as a light, whatever it says: "Stoplicht: onbekend"."""
    return len(text) <= _LONGEST_LIGHT and _LABELLED.match(text) is not None


def light_in(text: str) -> str | None:
    """The key on the standard scale of the light that the line names, or None for another colour."""
    return next((_COLOURS[word] for word in _WORDS.findall(text.lower()) if word in _COLOURS), None)


def is_stock(text: str) -> bool:
    """Whether the line is the sentence that an area without deviations has, in any of its wordings."""
    return len(text) <= _LONGEST_PHRASE and _NO_DEVIATIONS.fullmatch(" ".join(text.split())) is not None


def light_before(text: str) -> tuple[str, str] | None:
    """The light with which a line begins, right before a code: "● groen 9A1.1 Planten", and the rest of it."""
    found = _LIGHT_BEFORE.match(text)
    return (found[1].strip(), text[found.end() :]) if found and is_light(found[1]) else None


def light_behind(text: str) -> tuple[str, str] | None:
    """The title and the light of a line that ends with one: "Planten (groen)", "Planten 🟢"."""
    found = _LIGHT_BEHIND.search(text)
    return (text[: found.start()].strip(), found[0].strip()) if found and found.start() and is_light(found[0]) else None


def says_all_green(text: str) -> bool:
    """Whether the line begins by saying that all deliverables are on green."""
    return _ALL_GREEN.match(text) is not None


def is_nothing(text: str) -> bool:
    """Whether the line says that there is nothing to report, as under a heading for money."""
    return len(text) <= _LONGEST_PHRASE and _NOTHING.fullmatch(text) is not None
