"""Whatever stands on a page, in whatever order: each line ends up in one place, and none is lost."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.pages import PAGES, as_report, blank_report, words
from tests.reports import assert_sound, identities
from vgr_desktop.core.intake.reading import Reading, all_lines, kept_lines
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.published import read_html, read_page, read_text

# The words that a test follows through a reading.
_MARK = re.compile(r"Wq\d+")

# {} stands for a word that occurs nowhere else on the page.
_LINES = (
    "{}",
    "{} {}",
    "{} {}.",
    "de {} en de {},",
    "1e Voortgangsrapportage 2022",
    "Tweede Bestuursrapportage 2018",
    "Programmanummer",
    "Programmanummer: 9",
    "Programmanummer | 3 | |",
    "9",
    "AD/OH",
    "Commissie",
    "Commissie: {}, {}",
    "Commissie {}",
    "Portefeuille(s)",
    "Portefeuille(s) | {} | |",
    "Programma 9 {}",
    "Programma 4",
    "De missie van het programma {} luidt:",
    "De missie van het programma {} luidt: {}",
    "De missie van {}",
    "Stand van zaken bij Voortgangsrapportage",
    "Stand van zaken bij Voortgangsrapportage {}",
    "Stand van zaken {}",
    "Doelenbomen",
    "Beleidsterrein 9A {}",
    "Beleidsterrein 9B {}",
    "Beleidsterrein {}",
    "9C {}",
    "Doel",
    "Prestaties",
    "Stoplicht",
    "Doel | {} |",
    "9A1 {}",
    "9A1 {} | 9A1.1 {} | groen",
    "9A1.1 {}",
    "9A1.1. {}",
    "9A1. 2. {}",
    "09A102 {}",
    "9A1.3Wq {}",
    "9A1.1, 9A1.2 en 9B1.1 {}",
    "9A1.1 t/m 9A1.4 {}",
    "9A1.1 is {}.",
    "10A1.10 {}",
    "9B1 {}",
    "9B1.1 {}",
    "groen",
    "Stoplicht oranje",
    "grijs",
    "Toelichting doelenboom Beleidsterrein 9A {}",
    "Toelichting doelenboom Beleidsterrein 9B {}",
    "Toelichting doelenboom {}",
    "Toelichting",
    "Er zijn geen afwijkingen ten opzichte van de begroting.",
    "Alle prestaties krijgen een groen stoplicht, er zijn geen afwijkingen ten opzichte van de begroting.",
    "Alle prestaties krijgen een groen stoplicht, {}.",
    "• {}",
    "- {}",
    "o {}",
    "•",
    "  {} {}",
    "1. {}",
    "2. {}",
    "8. {}",
    "Toelichtingen afwijking begroting 2023",
    "Mee- en tegenvallers:",
    "Budgetneutrale wijzigingen",
    "Geen",
    "{} (nadeel € 12.000)",
    "Voorwoord",
    "Leeswijzer",
    "Samenvatting",
    "Paragraaf {}",
    "Bijlage {}",
    "Ga naar boven",
    "Home > {}",
    "© Gemeente {}",
    "{} | {} | {} |",
    "| --- | --- |",
    "C",
    "ultuur {}",
    "Gemeente {} – Najaarsnota 2024",
    "Najaarsnota 2024 | {}",
    "Tweede Berap 2024 {}",
    "3.2 Programma 7 {}",
    "3.2.1 {}",
    "Taakveld 9A {}",
    "Hoofdstuk 4 {}",
    "Doel 9A1: {}",
    "🟢 9A1.2 {}",
    "groen 9A1.1 {}",
    "9A1.1 {} (groen)",
    "9A1.19A1.1 {}",
    "9a1.2 {}",
    "9A12 {}",
    "Toelichting 9A1.1 {}",
    "Toelichting taakveld 9A {}",
    "Stoplicht: {}",
    "Financiële afwijkingen",
    "Bedragen x € 1.000",
    "Omschrijving | Bedrag x € 1.000 | N/V | {}",
    "{} | 45 | N",
    "{} | 45 | N | {}",
    "{} | {} | N",
    "{} | PM | V",
    "Totaal | 45 | N",
    "Totaal {} | 45 | N",
    "{} € 45.000 N",
    "- {} (€ 45.000 V)",
    "9A1.1 {}: {} {}.",
    "a) {}",
    "b) {}",
    "(1) {}",
    "Missie",
    "Vorige: {}",
    "Deze pagina is gebouwd op {}",
    "\xa0",
)
# How most pages begin: what follows then stands among explanations.
_BEGINS: tuple[list[str], ...] = (
    [],
    ["Beleidsterrein 9A {}", "Doel", "Prestatie", "9A1 {}", "9A1.1 {}", "\xa0", "9A1.2 {}", "groen"],
    ["Beleidsterrein 9A {}", "9A1 {}", "9A1.1 {}", "\xa0", "9A1.2 {}", "Toelichting doelenboom Beleidsterrein 9A {}"],
    ["{}", "Programmanummer", "\xa0", "9", "Stand van zaken bij Voortgangsrapportage"],
)
_BETWEEN = st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n", "\n\xa0\n\n", "\n\n\xa0\n\n"])
_TAGS = st.sampled_from(
    [
        "p",
        "h2",
        "h4",
        "li",
        "div",
        "span",
        "b",
        "td",
        "ul><li",
        "ol><li",
        "table><tr><td",
        "tr><td",
        "nav",
        "header",
        "s",
        "del",
        "details><summary",
        "div class=cookie-bar",
        "ul class=menu",
        "p style='mso-hide:all'",
        "h3",
        "td rowspan=2",
        "span style='color:red'",
        "i class=green",
        "p style='mso-list:l0 level2 lfo1'",
    ]
)


@dataclass(frozen=True)
class Page:
    """A page, and the words to follow in the order in which they stand on it."""

    text: str

    @property
    def marks(self) -> Counter[str]:
        return Counter(_MARK.findall(self.text))


def _numbered(lines: list[str]) -> list[str]:
    numbers = count(1)
    return [re.sub(r"\{\}", lambda _: f"Wq{next(numbers)}", line) for line in lines]


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Lines of all kinds in any order, some of them twice, with any white space between."""
    lines = _numbered(draw(st.sampled_from(_BEGINS)) + draw(st.lists(st.sampled_from(_LINES), max_size=40)))
    lines += draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else []
    return Page("".join(line + draw(_BETWEEN) for line in lines))


@st.composite
def html_pages(draw: st.DrawFn) -> Page:
    """The same in tags that open and close as they please."""
    lines = _numbered(draw(st.sampled_from(_BEGINS)) + draw(st.lists(st.sampled_from(_LINES), max_size=40)))
    opened = [(draw(_TAGS), line, draw(st.booleans())) for line in lines]
    return Page("<html>" + "".join(_tagged(tags, line, closed=closed) for tags, line, closed in opened))


def _tagged(tags: str, line: str, *, closed: bool) -> str:
    ends = "".join(f"</{tag}>" for tag in reversed(tags.split("><"))) if closed else ""
    return f"<{tags}>{line.replace('>', '&gt;')}{ends}\n"


def _assert_whole(page: Page, reading: Reading) -> None:
    """Each word is kept at most as often as it stands on the page, and is to be found somewhere."""
    kept, said = (Counter(_MARK.findall("\n".join(lines(reading)))) for lines in (kept_lines, all_lines))
    assert kept <= page.marks
    assert set(said) == set(page.marks)
    assert_sound(as_report(reading))


@given(pages())
def test_every_word_of_a_page_in_text_has_a_place(page: Page) -> None:
    try:
        reading = read_text(page.text, identities())
    except Problem:
        return
    _assert_whole(page, reading)


@given(html_pages())
def test_every_word_of_a_page_in_html_has_a_place(page: Page) -> None:
    try:
        reading = read_html(page.text, identities())
    except Problem:
        return
    _assert_whole(page, reading)


@given(pages())
def test_taking_a_page_in_twice_is_taking_it_in_once(page: Page) -> None:
    try:
        once = take_in(blank_report(), read_text(page.text, identities())).report
    except Problem:
        return
    assert take_in(once, read_text(page.text, identities(5_000))).report == once


def test_every_word_of_the_pages_in_text_is_kept() -> None:
    for path in PAGES.glob("*.txt"):
        reading = read_page(path, identities())
        source = set(re.findall(r"[^\W\d_]{3,}", path.read_text("utf-8")))
        said = set(re.findall(r"[^\W\d_]{3,}", " ".join(words(all_lines(reading)))))
        assert source - said <= _FIXED_WORDS, path.name


_FIXED_WORDS = set(
    re.findall(
        r"\w+",
        """
        Programmanummer Commissie Portefeuille De missie van het programma luidt
        Stand van zaken bij Voortgangsrapportage Bestuursrapportage Doelenbomen Beleidsterrein
        Doel Prestatie Prestaties Stoplicht stoplicht Toelichting doelenboom groen Oranje Groen rood
        Toelichtingen afwijking begroting Mee en tegenvallers Budgetneutrale wijzigingen
        Voorwoord Leeswijzer samenvatting
        """,
    )
)
