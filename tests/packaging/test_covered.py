import json

from covered import Count, Held, fallen, read_counts, read_held, renewed

HELD = Held({"core": 100, "files": 95}, ["cli/main.py"])


def report(**covered: int) -> str:
    """Coverage's report of files with a hundred lines and branches, of which so many are covered."""
    files = {
        f"src\\vgr_desktop\\{name.replace('__', chr(92))}.py": {
            "summary": {"num_statements": 80, "num_branches": 20, "covered_lines": met - 20, "covered_branches": 20}
        }
        for name, met in covered.items()
    }
    return json.dumps({"files": files})


def heard(**covered: int) -> list[str]:
    return list(fallen(read_counts(report(**covered)), HELD))


def test_counts_are_of_lines_and_branches_by_the_path_in_the_program() -> None:
    assert read_counts(report(core__text=99)) == {"core/text.py": Count(100, 99)}


def test_where_nothing_fell_nothing_is_said() -> None:
    assert heard(core__text=100, files__rows=90, files__dossier=100, cli__main=100) == []


def test_a_package_that_fell_is_named_with_what_it_was() -> None:
    assert heard(core__text=99, cli__main=100) == ["core: 99.00 of a hundred, and was at least 100"]
    assert heard(files__rows=89, files__dossier=100, cli__main=100) == [
        "files: 94.50 of a hundred, and was at least 95"
    ]


def test_a_file_that_is_no_longer_whole_is_named() -> None:
    assert heard(cli__main=98) == ["cli/main.py: 2 lines or branches are not gone through any more"]


def test_a_file_that_was_moved_is_named() -> None:
    assert heard(cli__entry=100) == ["cli/main.py: it is not there any more; --renew writes the list anew"]


def test_renewed_it_has_the_files_that_are_whole_now_but_for_whole_packages_and_the_window() -> None:
    counts = read_counts(report(core__text=100, ui__desk=100, files__rows=100, files__dossier=97, cli__entry=100))
    held = read_held(renewed(counts, HELD))
    assert held == Held(HELD.least, ["cli/entry.py", "files/rows.py"])
    assert list(fallen(counts, held)) == []
