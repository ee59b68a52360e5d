"""A real PostgreSQL for the tests that need one, and a fresh place for a record in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

URL = "SAKSI_TEST_PG_URL"
"""A database of the test's own: schemas are made and dropped in it."""
REQUIRED = "SAKSI_TEST_PG_REQUIRED"
"""Set where a missing PostgreSQL must fail the tests instead of skipping some: in CI."""
PLACES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")))

STARTS = 3
"""How often to start it: another program may have the port."""
PORTS = range(15_000, 30_000)
"""Where it listens: below the ports that systems give away by themselves."""
Fresh = Callable[[], str]
"""Gives the address of a new empty place."""


@pytest.fixture(scope="session")
def pg_url() -> Iterator[str]:
    """The PostgreSQL named by SAKSI_TEST_PG_URL, else one started by Debian's pg_virtualenv, else a skip."""
    if os.environ.get(URL):
        yield os.environ[URL]
        return
    if not shutil.which("pg_virtualenv"):
        why = f"no PostgreSQL: set {URL}, or apt-get install postgresql"
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)(why)
    with ExitStack() as stack:
        for attempt in range(STARTS):
            # Ports of this process's own: runs that start at once would all choose the first that is free.
            server = stack.enter_context(started(PORTS.start + (os.getpid() * STARTS + attempt) % len(PORTS)))
            assert server.stdout
            where = next((line.strip() for line in server.stdout if "@127.0.0.1:" in line), "")
            if where:
                break
        assert where, "pg_virtualenv did not start"
        yield f"postgresql://{where}/postgres"


@contextmanager
def started(port: int) -> Iterator[subprocess.Popen[str]]:
    """One PostgreSQL in a folder of its own until the end; it tells user, password and port on a line of its own."""
    told = 'echo "$PGUSER:$PGPASSWORD@127.0.0.1:$PGPORT"; cat > /dev/null'
    with subprocess.Popen(
        ["pg_virtualenv", "-t", "-o", "fsync=off", "sh", "-c", told],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PGPORT": str(port)},
    ) as server:  # fmt: skip
        assert server.stdin
        assert server.stdout
        yield server
        server.stdin.close()
        server.stdout.read()  # it talks while it cleans up, and a closed pipe would stop it half-way


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need the server run in one worker, so that only one server is started."""
    for item in items:
        if "pg_url" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("postgresql"))


@pytest.fixture
def pg_fresh(pg_url: str) -> Iterator[Fresh]:
    """Makes empty schemas, each the place of one record, and drops them in the end."""
    engine = create_engine(make_url(pg_url).set(drivername="postgresql+psycopg"))
    made: list[str] = []
    numbers = count()

    def fresh() -> str:
        made.append(f"t{os.getpid()}_{next(numbers)}")
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {made[-1]} CASCADE")
            connection.exec_driver_sql(f"CREATE SCHEMA {made[-1]}")
        return make_url(pg_url).update_query_dict({"options": f"-csearch_path={made[-1]}"}).render_as_string(False)

    yield fresh
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
        for name in made:
            connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()


@pytest.fixture(params=PLACES)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Fresh:
    """For each database: makes places for new records."""
    if request.param == "postgresql":
        made: Fresh = request.getfixturevalue("pg_fresh")
        return made
    numbers = count()
    return lambda: str(tmp_path / f"record{next(numbers) or ''}.sqlite")
