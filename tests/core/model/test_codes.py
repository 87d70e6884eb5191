import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgr_desktop.core.model.codes import Code, is_careless, leading_area, leading_code, natural_key

PROGRAMMES = st.integers(1, 99)
AREAS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
GOALS = st.builds(Code, PROGRAMMES, AREAS, st.integers(1, 99))
DELIVERABLES = st.builds(Code, PROGRAMMES, AREAS, st.integers(1, 99), st.integers(1, 99))
BUDGETED = st.builds(Code, PROGRAMMES, AREAS, st.integers(1, 9), st.integers(1, 99))
TITLES = st.sampled_from(["", "Planten van bomen", "24 uur per dag open", "A1 en A2 verbinden", "€ 5 korting"])

TREES = Code(9, "A", 1, 1)


@pytest.mark.parametrize(
    ("line", "code", "rest"),
    [
        ("9A1.1 Planten van bomen", TREES, "Planten van bomen"),
        ("  9A1.1\u00a0Planten van bomen ", TREES, "Planten van bomen"),
        ("9A1.1. Planten van bomen", TREES, "Planten van bomen"),
        ("9A1. 1. Planten van bomen", TREES, "Planten van bomen"),
        ("9A1.1Planten van bomen", TREES, "Planten van bomen"),
        ("9 A1.1 Planten van bomen", TREES, "Planten van bomen"),
        ("09A101 Planten van bomen", TREES, "Planten van bomen"),
        ("9A101 Planten van bomen", TREES, "Planten van bomen"),
        ("9A1 Een groene stad", Code(9, "A", 1), "Een groene stad"),
        ("9A2. Een groene stad", Code(9, "A", 2), "Een groene stad"),
        ("9A1. 2021 was een droog jaar", Code(9, "A", 1), "2021 was een droog jaar"),
        ("10A1.3 Planten van bomen", Code(10, "A", 1, 3), "Planten van bomen"),
        ("9A1.10 Planten van bomen", Code(9, "A", 1, 10), "Planten van bomen"),
        ("9A1.1 24 uur per dag open", TREES, "24 uur per dag open"),
        ("9a1.1 Planten van bomen", TREES, "Planten van bomen"),
        ("9A1.19A1.1 Planten van bomen", TREES, "Planten van bomen"),
        ("9A1.1 9A1.1 Planten van bomen", TREES, "Planten van bomen"),
        ("9A1 9A1.1 Planten van bomen", Code(9, "A", 1), "9A1.1 Planten van bomen"),
    ],
)
def test_a_code_is_read_in_every_spelling(line: str, code: Code, rest: str) -> None:
    assert leading_code(line) == (code, rest)


@pytest.mark.parametrize(
    "line", ["", "Planten van bomen", "9A Parken", "100A1.1 Bomen", "A1.1 Bomen", "9.1 Bomen", "2021 was droog"]
)
def test_a_line_without_a_code_has_none(line: str) -> None:
    assert leading_code(line) is None


@pytest.mark.parametrize("line", ["0A1.1 Bomen", "9A0 Bomen", "9A0.1 Bomen", "9A1.0 Bomen", "9A100 Bomen"])
def test_nothing_is_numbered_zero(line: str) -> None:
    assert leading_code(line) is None


@given(GOALS | DELIVERABLES, TITLES)
def test_the_usual_spelling_is_read_back(code: Code, title: str) -> None:
    assert leading_code(f"{code} {title}") == (code, title)


@given(BUDGETED, TITLES)
def test_the_financial_spelling_is_read_back(code: Code, title: str) -> None:
    spelling = f"{code.programme:02}{code.area}{code.goal}{code.deliverable:02}"
    assert leading_code(f"{spelling} {title}") == (code, title)


@given(st.text(max_size=12) | st.from_regex(r"\d{1,3}\s?[A-Z]\d{1,3}\s?\.?\s?\d{0,3}.{0,5}", fullmatch=True))
def test_whatever_is_read_as_a_code_has_all_parts_of_one(line: str) -> None:
    found = leading_code(line)
    if found is not None:
        code, rest = found
        assert code.programme
        assert code.area
        assert code.goal
        assert line.strip().endswith(rest)


@pytest.mark.parametrize(
    ("line", "code", "rest"),
    [
        ("9A Parken", Code(9, "A"), "Parken"),
        ("10B. Water", Code(10, "B"), "Water"),
        (" 09C\u00a0Wijken", Code(9, "C"), "Wijken"),
        ("9 A Parken", Code(9, "A"), "Parken"),
    ],
)
def test_the_code_of_an_area_is_read(line: str, code: Code, rest: str) -> None:
    assert leading_area(line) == (code, rest)


@pytest.mark.parametrize("line", ["", "Parken", "9A1 Een groene stad", "9 Avonden", "2021"])
def test_a_line_without_the_code_of_an_area_has_none(line: str) -> None:
    assert leading_area(line) is None


@pytest.mark.parametrize(
    ("code", "spelling"),
    [(Code(9), "9"), (Code(9, "A"), "9A"), (Code(9, "A", 1), "9A1"), (Code(9, "A", 1, 10), "9A1.10")],
)
def test_a_code_is_written_as_reports_write_it(code: Code, spelling: str) -> None:
    assert str(code) == spelling


def test_codes_are_in_the_order_of_their_numbers() -> None:
    ordered = ["9", "9A", "9A1", "9A1.9", "9A1.10", "9A2", "9D1.1", "10A1.1"]
    codes = [Code(9), Code(9, "A"), *(found[0] for line in ordered[2:] if (found := leading_code(line)))]
    assert [str(code) for code in sorted(codes)] == ordered


def test_labels_are_sorted_by_the_numbers_in_them() -> None:
    assert sorted(["AD/OH", "10", "9", "2b", "2"], key=natural_key) == ["2", "2b", "9", "10", "AD/OH"]


@given(st.lists(st.text(st.sampled_from("019A²٣½. "), max_size=4)))
def test_any_labels_can_be_sorted(labels: list[str]) -> None:
    assert len(sorted(labels, key=natural_key)) == len(labels)


def test_a_code_that_was_written_carelessly_is_told() -> None:
    assert [is_careless(line) for line in ("9a1.1 Bomen", "9A1.19A1.1 Bomen", "9A1.1 Bomen", "Bomen")] == [
        *(True, True, False, False)
    ]
    assert leading_area("9a Groen") == (Code(9, "A"), "Groen")
    assert leading_area("2e Voortgangsrapportage") is None
