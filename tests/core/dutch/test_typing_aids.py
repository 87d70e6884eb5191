import pytest

from vgr_desktop.core.dutch.typing_aids import Address, Aid, Instead, address, instead
from vgr_desktop.core.model.text import Kind

ALL = frozenset(Aid)


def typed(text: str) -> str:
    """The text after it was typed sign by sign; a list is shown by its kind."""
    made = ""
    for sign in text:
        made += sign
        if found := instead(made, ALL):
            made = made[: len(made) - found.length] + (f"<{found.kind}>" if found.kind else found.text)
    return made


@pytest.mark.parametrize(
    ("signs", "made"),
    [
        ('Hij zei: "Ja." En ging ("weg").', "Hij zei: “Ja.” En ging (“weg”)."),
        ("'Ja', zei zij; foto's van 's avonds", "‘Ja’, zei zij; foto’s van ’s avonds"),
        ("in 's-Gravenhage, 't Zand en de jaren '90 op", "in ’s-Gravenhage, ’t Zand en de jaren ’90 op"),
        ("één -- en twee --- drie", "één – en twee –- drie"),
        ("- punt", "<bullet>punt"),
        ("* punt", "<bullet>punt"),
        ("1. punt", "<numbered>punt"),
        ("1) punt", "<numbered>punt"),
        ("2. geen lijst - en dit niet 1. ook niet", "2. geen lijst - en dit niet 1. ook niet"),
        ("kost € 350.000 en €5", "kost €\u00a0350.000 en €5"),
        ("", ""),
    ],
)
def test_signs_become_what_is_meant(signs: str, made: str) -> None:
    assert typed(signs) == made


def test_an_aid_can_be_off() -> None:
    assert instead('"', {Aid.QUOTES}) == Instead(Aid.QUOTES, 1, "“")
    assert instead('"', {Aid.LISTS, Aid.DASHES}) is None
    assert instead("- ", {Aid.LISTS}) == Instead(Aid.LISTS, 2, kind=Kind.BULLET)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Zie https://www.lindeveen.nl/bomen ", Address(30, 1, "https://www.lindeveen.nl/bomen")),
        ("Zie https://lindeveen.nl", Address(20, 0, "https://lindeveen.nl")),
        ("(www.lindeveen.nl). ", Address(16, 3, "https://www.lindeveen.nl")),
        ("mail bomen@lindeveen.nl, ", Address(18, 2, "mailto:bomen@lindeveen.nl")),
    ],
)
def test_an_address_is_found_without_the_signs_around_it(before: str, found: Address) -> None:
    assert address(before) == found


@pytest.mark.parametrize(
    "before", ["", " ", "https:// ", "www. ", "https://a.nl  ", "een@twee ", "file:///etc/passwd ", "javascript:1 "]
)
def test_what_leads_nowhere_is_no_address(before: str) -> None:
    assert address(before) is None
