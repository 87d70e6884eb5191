"""Numbers before paragraphs, counted as Word counts them."""

import pytest
from lxml import etree

from tests.word.reader.files import NAMESPACES
from vgr_desktop.core.model.text import Kind
from vgr_desktop.word.reader.numbering import Numbering


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
        "</w:lvl>"
    )


def defined(*levels: str, id: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def used(id: str, base: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'


def numbering(*inner: str) -> Numbering:
    return Numbering(etree.fromstring(f"<w:numbering {NAMESPACES}>{''.join(inner)}</w:numbering>"))


def counted(made: Numbering, *places: tuple[str, int]) -> list[str]:
    return [label.text if (label := made.next(*place)) else "–" for place in places]


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 1, ["a", "b"]),
        ("lowerLetter", 9_999, ["9999", "10000"]),
        ("upperRoman", 4, ["IV", "V"]),
        ("lowerRoman", 1999, ["mcmxcix", "mm"]),
        ("lowerRoman", 0, ["0", "i"]),
        ("ordinalText", 1, ["1", "2"]),
        ("none", 1, ["", ""]),
    ],
)
def test_every_form_of_a_number(form: str, start: int, shown: list[str]) -> None:
    made = numbering(defined(level(0, form, "%1", start=start)), used("1"))
    assert counted(made, ("1", 0), ("1", 0)) == shown


def test_deeper_levels_begin_anew_unless_they_go_on() -> None:
    levels = (
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="0"/>'),
    )
    made = numbering(defined(*levels), used("1"))
    places = [("1", one) for one in (0, 1, 1, 2, 0, 1, 2)]
    assert counted(made, *places) == ["1.", "1.1", "1.2", "1", "2.", "2.1", "2"]


def test_a_level_that_is_skipped_counts_as_its_first() -> None:
    made = numbering(defined(level(0, "decimal", "%1"), level(1, "upperLetter", "%1%2", start=2)), used("1"))
    assert counted(made, ("1", 1), ("1", 1)) == ["1B", "1C"]


def test_lists_of_one_definition_count_on_and_one_can_begin_anew() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = numbering(defined(level(0, "decimal", "%1")), used("1"), used("2"), used("3", 0, restart))
    assert counted(made, ("1", 0), ("2", 0), ("3", 0), ("3", 0)) == ["1", "2", "1", "2"]


def test_a_list_with_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride><w:lvlOverride w:ilvl="99"/>'
    made = numbering(defined(level(0, "decimal", "%1")), used("1", 0, own))
    assert counted(made, ("1", 0)) == ["A)"]


def test_a_list_that_takes_its_levels_from_a_style() -> None:
    link = defined(id=1, more='<w:numStyleLink w:val="Codes"/>')
    made = numbering(defined(level(0, "decimal", "%1)"), more='<w:styleLink w:val="Codes"/>'), link, used("5", 1))
    assert counted(made, ("5", 0)) == ["1)"]


def test_numbers_of_other_levels_in_figures_when_asked() -> None:
    levels = (level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    made = numbering(defined(*levels), used("1"))
    assert counted(made, ("1", 0), ("1", 1)) == ["I", "1.1"]


def test_the_level_that_belongs_to_a_style() -> None:
    made = numbering(
        defined(level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:pStyle w:val="Kop2"/>')), used("1")
    )
    assert (made.level_of("1", "Kop2"), made.level_of("1", "Kop3")) == (1, 0)


def test_bullets_and_what_is_no_list() -> None:
    made = numbering(defined(level(0, "bullet", "•"), level(1, "none", "")), used("1"), used("2", 77))
    bullet = made.next("1", 0)
    assert bullet is not None
    assert (bullet.kind, bullet.text) == (Kind.BULLET, "")
    assert counted(made, ("1", 1), ("2", 0), ("9", 0), ("1", 12), ("1", 5)) == ["–", "–", "–", "–", ""]
    assert Numbering(None).next("1", 0) is None
