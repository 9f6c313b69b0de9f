"""A mapping written, found and read, with a sink that keeps every row; and a PostgreSQL of the test's own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.intake import Edition, StoredEdition
from waymark.sources.mapping import SOURCE

CASES = """\
Person ID,Family,Born,Opened,Kind,Outcome,District
P1001,F1,01/02/2010,01/04/2018,NFA,Achieved,Northfield
P1002,F2,,2018-05-02,EH,,
P1003,F2,14/09/2008,03/06/2018,EH,Moved away,Southfield
"""
COLUMNS = """\
table: early_help_episode
columns:
  child: {column: Person ID}
  birth_date: {column: Born}
  family: {column: Family}
  contact_date: {column: Opened}
  stage:
    column: Kind
    values: {NFA: notification, EH: plan}
  closure_outcome: {column: Outcome}
  area: {column: District}
"""


def pseudonym(identifier: str) -> str:
    return f"~{sum(place * ord(letter) for place, letter in enumerate(identifier, 1)):08d}"


@dataclass
class Taken:
    """A sink, and the edition that was read into it."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    edition: Edition | None = None

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows.setdefault(table, []).append(row)

    def records(self, table: str = "early_help_episode") -> list[dict[str, Any]]:
        names = [column.name for column in SOURCE.record_tables[table]]
        return [dict(zip(names, row, strict=True)) for row in self.rows.get(table, [])]

    def rules(self) -> list[str]:
        return [issue.rule for issue in self.edition.issues]

    def stored(self, extract: str = "0123456789abcdef") -> StoredEdition:
        return StoredEdition(
            extract, self.edition.key, self.edition.coverage, lambda table: iter(self.rows.get(table, []))
        )


@dataclass
class Mapped:
    """A folder with an export and a mapping of it."""

    folder: Path
    columns: str = COLUMNS

    def write(self, text: str, name: str = "early_help") -> Path:
        path = self.folder / "mappings" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def export(self, text: str = CASES, name: str = "cases.csv") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def taken(self, read: str = "read: {file: ../cases.csv}", columns: str = COLUMNS, *data: Path) -> Taken:
        path = self.write(f"name: early_help\n{read}\n{columns}")
        (found,) = SOURCE.find([path, *data])
        sink = Taken()
        sink.edition = SOURCE.read(found, sink, pseudonym, None)
        return sink

    def refused(self, read: str = "read: {file: ../cases.csv}", columns: str = COLUMNS, *data: Path) -> RefusedError:
        with pytest.raises(RefusedError) as refusal:
            self.taken(read, columns, *data)
        return refusal.value


@pytest.fixture
def mapped(tmp_path: Path) -> Mapped:
    made = Mapped(tmp_path)
    made.export()
    return made


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The connection string of an empty PostgreSQL on this machine alone, ended by its id when the tests are done."""
    programs = _programs()
    if programs is None:
        pytest.skip("initdb and postgres are not there (they come with the package postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="waymark-postgresql-"))
    # The server refuses to run as root, who runs tests in some containers.
    user = "nobody" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    as_user: dict[str, Any] = {"user": user, "extra_groups": []} if user else {}
    initdb = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "keeper", "--no-sync", "-E", "UTF8"]
    subprocess.run(initdb, check=True, capture_output=True, cwd="/", **as_user)
    settings = ["listen_addresses=127.0.0.1", f"port={port}", "fsync=off", f"unix_socket_directories={folder}"]
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", *(part for each in settings for part in ("-c", each))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **as_user,
    )
    try:
        stated = f"postgresql://keeper:not-to-be-shown@127.0.0.1:{port}/postgres"
        _wait_for(stated)
        yield stated
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    for found in (shutil.which("initdb"), *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")))):
        if found:
            return Path(found).resolve().parent
    return None


def _wait_for(stated: str) -> None:
    for _ in range(300):
        try:
            psycopg.connect(stated, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("PostgreSQL did not start within 30 seconds")
