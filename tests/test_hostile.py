"""What comes from outside is read or refused; `tests/soak/soak_readers.py` does the same for long, within limits."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import PACKED, READERS, changed, changed_inside, sample, takes
from tests.soak.soak_readers import harmful
from vgr_desktop.core.model.problems import Problem


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("samples")
    return {name: sample(name, folder) for name in READERS}


@pytest.mark.parametrize("name", READERS)
def test_what_is_sound_is_taken(name: str, samples: dict[str, bytes], tmp_path: Path) -> None:
    assert takes(READERS[name], samples[name], tmp_path)


@pytest.mark.parametrize("name", READERS)
def test_what_is_spoiled_is_read_or_refused(
    name: str, samples: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("spoiled")

    @settings(max_examples=25)
    @given(st.integers(0, 2**32), st.booleans())
    def feed(seed: int, inside: bool) -> None:  # noqa: FBT001  # Hypothesis fills it in
        spoil = changed_inside if inside and name in PACKED else changed
        takes(READERS[name], spoil(samples[name], random.Random(seed)), folder)  # noqa: S311  # no secrets

    feed()


def test_what_means_harm_is_refused_or_read_within_limits() -> None:
    assert harmful(frozenset({*PACKED, "comma-separated", "clipboard of ours"})) == []


@pytest.mark.parametrize("name", ["web page", "clipboard"])
def test_more_than_can_be_read_in_a_few_seconds_is_refused_with_the_limit(name: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.html"
    path.write_bytes(b"<table>" + (b"<tr>" + b"<td>x" * 1000) * 500)
    with pytest.raises(Problem, match=r"meer dan 400\.000 HTML-onderdelen"):
        READERS[name].read(path)
