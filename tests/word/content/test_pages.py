from vgr_desktop.word.content.pages import BODY, HEADINGS, PAGE_HEIGHT, Measure, PageCounter

WHOLE_PAGE = Measure(1, PAGE_HEIGHT, 0)


def test_text_flows_over_pages() -> None:
    pages = PageCounter()
    lines_on_a_page = int(PAGE_HEIGHT / BODY.line)
    assert pages.place(3 * lines_on_a_page * BODY.characters, BODY) == 1
    assert pages.page == 4


def test_a_heading_goes_to_the_page_of_its_text() -> None:
    pages = PageCounter()
    pages.place(1, Measure(1, PAGE_HEIGHT - 50, 0))
    assert pages.place(10, HEADINGS[1]) == 2


def test_a_row_is_not_split() -> None:
    pages = PageCounter()
    pages.place(1, Measure(1, PAGE_HEIGHT - 20, 0))
    pages.place_row([(200, 0.5), (3, 0.5)])
    assert pages.page == 2


def test_turning_an_empty_page_does_nothing() -> None:
    pages = PageCounter()
    pages.turn()
    assert pages.page == 1
    pages.place(1, BODY)
    pages.turn()
    assert pages.page == 2


def test_after_a_full_page_text_begins_on_the_next() -> None:
    pages = PageCounter()
    pages.place(1, WHOLE_PAGE)
    assert pages.place(1, BODY) == 2
