import pytest

from tests.office.pdfs import pdf
from vgr_desktop.office.figures import described

FIGURE = b"<</Type/StructElem\n/S/Figure\n/P 2 0 R\n/K[0 ]\n>>"


def figure(text: str) -> bytes:
    said = ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
    return b"<</Type/StructElem\n/S/Figure\n/P 2 0 R\n/K[0 ]\n/Alt<" + said + b">\n>>"


def test_each_figure_gets_its_description() -> None:
    found = described(pdf(b"", FIGURE, FIGURE), ["De eerste", "Één € verder"])
    assert found == {6: figure("De eerste"), 7: figure("Één € verder")}


def test_a_figure_that_has_its_description_keeps_it_and_the_one_beside_it_gets_its_own() -> None:
    found = described(
        pdf(b"", figure("Een foto"), FIGURE, figure("Een kaart")), ["Een foto", "Een grafiek", "Een kaart"]
    )
    assert found == {7: figure("Een grafiek")}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (pdf(b""), []),
        (pdf(b"", FIGURE), []),
        (pdf(b"", FIGURE), ["een", "twee"]),
        (pdf(b"", figure("iets anders"), FIGURE), ["een", "twee"]),
    ],
    ids=["nothing to describe", "no description", "too many", "another description"],
)
def test_where_it_is_not_sure_which_is_which_nothing_is_said(before: bytes, told: list[str]) -> None:
    assert described(before, told) == {}
