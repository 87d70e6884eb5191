"""A real PostgreSQL for tests: one server for a whole run, and a database of its own for each test."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from vgr_desktop.team import hub
from vgr_desktop.team.address import Address
from vgr_desktop.team.rights import roles_sql

_ROOT = 0
_NUMBERS = count(1)


def programs() -> Path | None:
    """Where the programs of the server are: Debian keeps them beside the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running_server() -> Iterator[Path]:
    """A server that listens in a folder, and ends afterwards. Skips when there is none on this computer."""
    where = programs()
    if where is None:
        pytest.skip("there is no PostgreSQL on this computer")
    # The server refuses to run as root; a socket's path may have 107 characters.
    user = "postgres" if os.name == "posix" and os.getuid() == _ROOT else None
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as name:  # short
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        data, log = folder / "data", folder / "log"
        made = ("-D", data, "-A", "trust", "-U", "beheer", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(user, folder, where / "initdb", *made)
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
        _run(user, folder, where / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
        try:
            with _connected(folder, "postgres") as connection:
                connection.exec_driver_sql("CREATE DATABASE rollen")
            hub.create(Address.read(address(folder, "rollen")))
            with _connected(folder, "rollen") as connection:
                connection.exec_driver_sql(roles_sql())
            yield folder
        finally:
            _run(user, folder, where / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(user: str | None, folder: Path, *command: str | Path) -> None:
    subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def address(folder: Path, database: str, user: str = "beheer") -> str:
    """The address of a database of the server that listens in this folder."""
    return f"postgresql://{user}@/{database}?host={folder}"


def new_database(folder: Path, like: str = "template0") -> str:
    """A new database, as empty as the one that it is `like`; its address for who controls it."""
    name = f"vgr{os.getpid()}_{next(_NUMBERS)}"
    with _connected(folder, "postgres") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {like}")
    return address(folder, name)


def new_team_dossier(folder: Path) -> Address:
    """A new, empty team dossier, a copy of the first one; its address for who controls it."""
    return Address.read(new_database(folder, like="rollen"))


def run_sql(at: str, sql: str) -> None:
    """Run statements as an administrator does."""
    engine = sa.create_engine(Address.read(at).url, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(sql)


@contextmanager
def _connected(folder: Path, database: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(
        Address.read(address(folder, database)).url, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool
    )
    with engine.connect() as connection:
        yield connection
