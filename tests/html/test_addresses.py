from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.html.addresses import mended, without_wrappers

PLAN = "https://www.waterdam.example/plan?jaar=2026&deel=a-b"
CODED = quote(PLAN, safe="")
SAFE = f"https://emea01.safelinks.protection.outlook.com/ap/w-5/?url={CODED}&data=05%7Cjan%40waterdam.example"


@pytest.mark.parametrize(
    "wrapped",
    [
        SAFE,
        f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/x.html?url={CODED}&locale=nl",
        f"https://www.google.com/url?sa=t&url={CODED}&usg=x",
        f"https://www.google.nl/url?q={CODED}&sa=D",
        f"https://urldefense.proofpoint.com/v1/url?u={CODED}&k=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.waterdam.example_plan-3Fjaar-3D2026-26deel-3Da-2Db&d=DwM",
        f"https://urldefense.com/v3/__{PLAN}__;!!abc$",
        f"https://www.google.com/url?q={quote(SAFE, safe='')}",
    ],
)
def test_what_a_filter_or_search_engine_puts_around_an_address_goes(wrapped: str) -> None:
    assert mended(wrapped) == PLAN


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("www.waterdam.example/kaart", "https://www.waterdam.example/kaart"),
        ("//waterdam.example/kaart", "https://waterdam.example/kaart"),
        (
            "https://waterdam.example/Gedeelde documenten/a b.pdf",
            "https://waterdam.example/Gedeelde%20documenten/a%20b.pdf",
        ),
        (" https://waterdam.example/\nlang\t ", "https://waterdam.example/lang"),
        ("mailto:raad@waterdam.example", "mailto:raad@waterdam.example"),
        ("file:///c:/geheim", "file:///c:/geheim"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://[kapot", "https://[kapot"),
        ("#kop", "#kop"),
    ],
)
def test_others_are_mended_or_stay(address: str, expected: str) -> None:
    assert mended(address) == expected


def test_an_address_that_is_wrapped_again_and_again_is_left_at_some_depth() -> None:
    wrapped = PLAN
    for _ in range(8):
        wrapped = f"https://www.google.com/url?q={quote(wrapped, safe='')}"
    assert mended(wrapped).startswith("https://www.google.com/url?q=")


def test_a_wrapped_address_in_words_is_the_address_itself() -> None:
    assert (
        without_wrappers(f"Zie <{SAFE}> en https://waterdam.example/x.")
        == f"Zie <{PLAN}> en https://waterdam.example/x."
    )


@given(st.text())
def test_whatever_is_called_an_address_it_is_read(text: str) -> None:
    mended(text)
    without_wrappers(f"https://{text} https://www.google.com/url?q={text}")
