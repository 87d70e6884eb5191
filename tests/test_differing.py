from dataclasses import dataclass, replace

import pytest

from tests.differing import differences, shortened, told
from tests.reports import small_report


@dataclass(frozen=True)
class Leaf:
    name: str
    weight: int = 0


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    crown: Leaf = Leaf("top")


TREE = Tree((Leaf("a"), Leaf("b")))


def test_equal_values_differ_nowhere() -> None:
    assert list(differences(TREE, Tree((Leaf("a"), Leaf("b"))))) == []


def test_the_path_leads_to_the_field_that_differs() -> None:
    other = Tree((Leaf("a"), Leaf("b", 3)), Leaf("crown"))
    assert list(differences(TREE, other)) == [("leaves[1].weight", 0, 3), ("crown.name", "top", "crown")]


def test_rows_of_another_length_differ_as_a_whole() -> None:
    other = Tree((Leaf("a"),))
    assert list(differences(TREE, other)) == [("leaves", TREE.leaves, other.leaves)]


@pytest.mark.parametrize(("left", "right"), [(1, 2), ("a", "b"), ([1], [2]), (TREE, Leaf("a"))])
def test_other_values_are_left_to_pytest(left: object, right: object) -> None:
    assert told(left, right) is None


def test_a_failure_names_the_field_and_both_values(request: pytest.FixtureRequest) -> None:
    report = small_report()
    renamed = replace(report, programmes=(replace(report.programmes[0], name="Bos"), *report.programmes[1:]))
    hook = request.config.hook.pytest_assertrepr_compare
    lines, *_ = hook(config=request.config, op="==", left=report, right=renamed)
    assert lines == [
        "two values of Report that differ, first at programmes[0].name",
        "programmes[0].name:",
        f"  left  {report.programmes[0].name!r}",
        "  right 'Bos'",
    ]


def test_an_example_of_a_whole_report_is_cut_short() -> None:
    assert shortened(["one\ntwo"], most=2) == ["one\ntwo"]
    assert shortened(["one\ntwo\nthree\nfour"], most=2) == [
        "one\ntwo\n… and 2 more lines. Hypothesis keeps the example and tries it first."
    ]
