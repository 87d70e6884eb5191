"""Whatever a page looks like, the report in it is read as it is, and reading it twice makes no second one."""

from hypothesis import given

from tests.pages import blank_report, whole
from tests.rendered_pages import LOOKS, SMALL, Look, Small, as_html, as_text, expected
from tests.reports import identities
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.published import read_html, read_text

_TOLD = ("stock: ", "wording: ", "check: ", "left out: ", "navigation: ")


def _report(reading: Reading) -> list[str]:
    return [line for line in whole(reading) if not line.startswith(_TOLD)]


@given(SMALL, LOOKS)
def test_a_report_comes_back_from_a_page_of_text_in_any_layout(small: Small, look: Look) -> None:
    assert _report(read_text(as_text(small, look), identities())) == expected(small, look)


@given(SMALL, LOOKS)
def test_a_report_comes_back_from_a_page_of_html_in_any_layout(small: Small, look: Look) -> None:
    assert _report(read_html(as_html(small, look), identities())) == expected(small, look)


@given(SMALL, LOOKS, LOOKS)
def test_the_same_report_in_another_layout_adds_nothing(small: Small, look: Look, other: Look) -> None:
    once = take_in(blank_report(), read_text(as_text(small, look), identities())).report
    assert take_in(once, read_html(as_html(small, other), identities(9_000))).report == once
