import pytest

from vgr_desktop.html.lists import HtmlItem, nested


@pytest.mark.parametrize(
    ("items", "html"),
    [
        ([], ""),
        ([HtmlItem("a", 0), HtmlItem("b", 0)], "<ul><li>a</li><li>b</li></ul>"),
        ([HtmlItem("a", 0), HtmlItem("b", 1), HtmlItem("c", 0)], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        (
            [HtmlItem("a", 0), HtmlItem("b", 4), HtmlItem("c", 1)],
            "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>",
        ),
        ([HtmlItem("a", 0), HtmlItem("b", 0, numbered=True)], "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ([HtmlItem("a", 0, list=1), HtmlItem("b", 0, list=2)], "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ],
)
def test_items_are_put_into_lists_by_their_depth(items: list[HtmlItem], html: str) -> None:
    assert nested(items) == html
