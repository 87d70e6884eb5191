import pytest

from vgr_desktop.html.lists import Item, nested


@pytest.mark.parametrize(
    ("items", "html"),
    [
        ([], ""),
        ([Item("a", 0), Item("b", 0)], "<ul><li>a</li><li>b</li></ul>"),
        ([Item("a", 0), Item("b", 1), Item("c", 0)], "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ([Item("a", 0), Item("b", 4), Item("c", 1)], "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>"),
        ([Item("a", 0), Item("b", 0, numbered=True)], "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ([Item("a", 0, list=1), Item("b", 0, list=2)], "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ],
)
def test_items_are_put_into_lists_by_their_depth(items: list[Item], html: str) -> None:
    assert nested(items) == html
