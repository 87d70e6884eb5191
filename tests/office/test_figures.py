import pytest

from vgr_desktop.office.figures import described
from vgr_desktop.office.pages import Pages

FIGURE = b"<</Type/StructElem\n/S/Figure\n/P 2 0 R\n/K[0 ]\n>>"
DESCRIBED = b"<</Type/StructElem\n/S/Figure\n/P 2 0 R\n/Alt(al bekend)\n/K[0 ]\n>>"


def pdf(*figures: bytes) -> bytes:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 40]>>",
        *figures,
    )
    made, places = b"%PDF-1.7\n", b""
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n\n" % (number, content)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, places)
    return made + table + b"trailer\n<</Size %d/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))


def alt(text: str) -> bytes:
    return b"/Alt<" + ("\ufeff" + text).encode("utf-16-be").hex().upper().encode() + b">"


def test_each_figure_gets_its_description() -> None:
    before = pdf(FIGURE, FIGURE)
    after = described(before, ["De eerste", "Één € verder"])
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.index(b"4 0 obj") < added.index(alt("De eerste")) < added.index(b"5 0 obj")
    assert added.index(b"5 0 obj") < added.index(alt("Één € verder"))


def test_what_was_added_is_where_the_table_says() -> None:
    before = pdf(FIGURE)
    after = described(before, ["Een staaf"])
    start = int(after.split()[-2])
    table = after[start:].split(b"\n")
    assert table[:2] == [b"xref", b"4 1"]
    assert after[int(table[2].split()[0]) :].startswith(b"4 0 obj\n<</Type/StructElem\n/S/Figure\n")
    assert b"/Prev %d\n" % before.index(b"xref") in after[start:]
    with Pages(after) as pages:
        assert len(pages.sizes) == 1


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (pdf(), []),
        (pdf(FIGURE), []),
        (pdf(FIGURE), ["een", "twee"]),
        (pdf(DESCRIBED), ["een"]),
        (pdf(FIGURE).replace(b"trailer", b"trailor"), ["een"]),
    ],
    ids=["nothing to describe", "no description", "too many", "described already", "another kind of table"],
)
def test_where_it_is_not_sure_which_is_which_nothing_is_added(before: bytes, told: list[str]) -> None:
    assert described(before, told) == before
