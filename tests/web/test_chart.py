from tests.web.opened import Element, opened
from vgr_desktop.core.layout import Chart, Series, Signal
from vgr_desktop.web.chart import chart
from vgr_desktop.web.lights import Lights

GREEN, RED, UNSET = Signal("Groen", "●", "#2E7D32"), Signal("Rood", "■", "#C62828"), Signal("Nog niet ingevuld")


def drawn(*rows: tuple[int, int, int]) -> Element:
    signals, columns = (GREEN, RED, UNSET), zip(*rows, strict=True)
    series = tuple(Series(signal, values) for signal, values in zip(signals, columns, strict=True))
    part = Chart("Verdeling", "Per programma een balk.", tuple(f"Programma {n}" for n in range(len(rows))), series)
    return opened(f"<!DOCTYPE html><html>{chart(part, Lights())}</html>")


def widths(page: Element) -> list[str]:
    return [each.attributes["width"] for each in page.all("rect")]


def test_bars_are_divided_by_the_shares() -> None:
    page = drawn((3, 1, 0), (0, 0, 5))
    assert widths(page) == ["75.00%", "25.00%", "100.00%"]
    assert [each.attributes["x"] for each in page.all("rect")] == ["0.00%", "75.00%", "0.00%"]


def test_a_light_is_known_by_its_shape_in_every_bar() -> None:
    assert [each.text for each in drawn((3, 1, 1)).all("text")] == ["Programma 0", "● 3", "■ 1", "1"]


def test_a_number_that_does_not_fit_is_left_to_the_table() -> None:
    assert [each.text for each in drawn((99, 1, 0)).all("text")] == ["Programma 0", "● 99"]


def test_a_category_without_numbers_has_no_bar() -> None:
    assert widths(drawn((0, 0, 0), (1, 0, 0))) == ["100.00%"]


def test_who_listens_gets_the_description_and_not_the_drawing() -> None:
    drawing = drawn((1, 1, 1)).one("svg")
    assert (drawing.attributes["role"], drawing.attributes["aria-label"]) == ("img", "Per programma een balk.")
