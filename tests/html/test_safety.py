import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.limits import MOST_TAGS
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.html.safety import parseable

PIECES = (
    "<",
    ">",
    "<!--",
    "-->",
    "<![if x]>",
    "<![endif]>",
    "<![CDATA[",
    "]]>",
    "<!doctype x>",
    "<p>",
    "</p>",
    "a",
    "'",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_every_tag_that_begins_ends_before_the_next(pieces: list[str]) -> None:
    # Otherwise the parser would search on to the end of the page for each of them.
    assert re.search(r"<(?![^<>]*>)", parseable("".join(pieces))) is None


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("een<!-- twee -->drie", "eendrie"),
        ("een<!-- twee", "een&lt;!-- twee"),
        ("<![if !x]>een<![endif]>", "een"),
        ("<![CDATA[een]]>", "een"),
        ("een < twee", "een &lt; twee"),
        ("<p>een</p>", "<p>een</p>"),
    ],
)
def test_comments_and_conditions_go_and_text_stays(html: str, left: str) -> None:
    assert parseable(html) == left


def test_more_elements_than_can_be_read_are_refused_with_the_limit() -> None:
    assert parseable("<p>" * MOST_TAGS) == "<p>" * MOST_TAGS
    with pytest.raises(Problem, match=r"meer dan 400\.000 HTML-onderdelen.*Er is niets gewijzigd"):
        parseable("<p>" * (MOST_TAGS + 1))
