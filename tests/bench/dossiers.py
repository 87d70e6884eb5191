"""The dossiers to measure with, and a private home folder for the program."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bench_export import City
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.example import example_report


@dataclass(frozen=True, slots=True)
class Home:
    """A home folder with two dossiers: the example, and a whole city of 206 deliverables and 28,000 words."""

    folder: Path

    @property
    def example(self) -> Path:
        """The dossier with the example."""
        return self.folder / "voorbeeld.vgr"

    @property
    def city(self) -> Path:
        """The dossier with a whole city."""
        return self.folder / "stad.vgr"

    def environment(self) -> dict[str, str]:
        """The variables to start a program with, so that it keeps everything in this folder."""
        paths = {name: str(self.folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        # An installed program finds its modules compiled; with this variable it would compile them at every start.
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, "HOME": str(self.folder), **paths}


@contextmanager
def home() -> Iterator[Home]:
    """A home folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        made = Home(Path(folder))
        for path, report in ((made.example, example_report(Identities())), (made.city, City(1).report())):
            with Dossier.create(path) as dossier:
                dossier.save(None, report)
        yield made
