"""Backup, restore and move: everything arrives, nothing is overwritten, whichever database it comes from or goes to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from saksi.core.ruling import Ruling
from saksi.errors import NothingFound, StoreError, StoreReadOnly, StoreTooNew, UsageError, VerificationFailed
from saksi.service import project
from saksi.service.desk import Desk
from saksi.store import transfer, write
from saksi.store.store import Store
from tests.conftest import Fresh
from tests.service import samples
from tests.store.entries import RUN, entry
from tests.store.test_store import again


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RECORD", "DATABASE", "DATABASE_PASSWORD_FILE"):
        monkeypatch.delenv(f"SAKSI_{name}", raising=False)


def make(folder: Path, address: str) -> Path:
    """A project whose record lies at an address."""
    folder.mkdir()
    quoted = address if "://" in address else f"sqlite:///{address}"
    (folder / "saksi.toml").write_text(f'database = "{quoted}"\n', encoding="utf-8")
    return folder


@pytest.fixture
def desk(fresh: Fresh, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose record holds two pages, an article with witnesses of every sort, and a ruling."""
    with Desk.open(make(tmp_path / "project", fresh())) as made:
        made.add([samples.folder(tmp_path / "pages", pages=2, bad=False)])
        made.store.add(entry(1), RUN)
        made.store.rule(Ruling("note", ("reading-1",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))
        yield made


def everything(store: Store) -> str:
    """The digest of all rows: runs and bytes of pages as well."""
    with store._reading() as connection:
        return transfer.digest(connection)


def test_a_backup_comes_back_whole(desk: Desk, fresh: Fresh, tmp_path: Path) -> None:
    """Restored into another empty record the dump, the runs and the bytes are equal, and all verifies."""
    file = tmp_path / "backup.sqlite"
    kept = desk.backup(file)
    assert kept.digest == everything(desk.store)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    with Desk.open(make(tmp_path / "other", fresh())) as other:
        assert other.restore(file).digest == kept.digest == everything(other.store)
        assert list(other.store.dump()) == list(desk.store.dump())
        assert list(other.store.runs()) == list(desk.store.runs())
        assert not other.verify().failures
        assert other.search("police")[0].snippets
        assert other.store.add(entry(5), RUN) == "stored"


def test_nothing_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    """A file that exists and a record that holds anything are left as they are."""
    file = tmp_path / "backup.sqlite"
    file.write_bytes(b"mine")
    with pytest.raises(UsageError, match="exists"):
        desk.backup(file)
    assert file.read_bytes() == b"mine"
    desk.backup(tmp_path / "good.sqlite")
    before = everything(desk.store)
    with pytest.raises(UsageError, match="holds a record"):
        desk.restore(tmp_path / "good.sqlite")
    assert everything(desk.store) == before


def test_files_that_are_no_sound_backup(desk: Desk, fresh: Fresh, tmp_path: Path) -> None:
    """No file, another file, a damaged and a newer backup are each told, and the empty record stays empty."""
    file = tmp_path / "backup.sqlite"
    desk.backup(file)
    sound = file.read_bytes()
    with Desk.open(make(tmp_path / "other", fresh())) as other:
        with pytest.raises(NothingFound):
            other.restore(tmp_path / "none.sqlite")
        for damage, refusal in (
            ("DROP TRIGGER texts_update; UPDATE texts SET body = body || '.'", VerificationFailed),
            ("UPDATE alembic_version SET version_num = '9999'", StoreTooNew),
        ):
            file.write_bytes(sound)
            with closing(sqlite3.connect(file)) as connection:
                connection.executescript(damage)
            with pytest.raises(refusal):
                other.restore(file)
        file.write_bytes(b"a letter")
        with pytest.raises(StoreError, match="not a Saksi record"):
            other.restore(file)
        assert other.store.counts()["articles"] == 0


def test_a_record_in_use_is_no_backup(tmp_path: Path) -> None:
    """Restoring from a live record would lose what is not in its main file yet: refused."""
    with Desk.new(tmp_path / "live") as live, Desk.new(tmp_path / "other") as other:
        live.store.add(entry(1), RUN)
        with pytest.raises(UsageError, match="in use"):
            other.restore(tmp_path / "live" / project.RECORD)


def test_a_backup_while_another_writes(desk: Desk, tmp_path: Path) -> None:
    """The backup holds one moment: what came before it began, whole, and it does not wait for an open transaction."""
    before = everything(desk.store)
    with Store.open(again(desk.store)) as other, other._writing() as connection:
        write.insert(connection, entry(3), RUN)
        assert desk.backup(tmp_path / "backup.sqlite").digest == before


def test_moving_to_either_database(desk: Desk, fresh: Fresh, pg_fresh: Fresh, tmp_path: Path) -> None:
    """From one database to the other and back into a file: equal each time, and saksi.toml names the new place."""
    assert desk.folder
    dump, whole = list(desk.store.dump()), everything(desk.store)
    for to in (pg_fresh(), f"sqlite:///{tmp_path / 'moved.sqlite'}", fresh()):
        old = again(desk.store)
        moved = desk.move(to)
        assert moved.digest == whole == everything_at(to)
        with Store.open(old) as behind_us:
            assert list(behind_us.dump()) == dump
            with pytest.raises(StoreReadOnly, match="has moved"):
                behind_us.add(entry(7), RUN)
            with pytest.raises(StoreReadOnly, match="has moved"):
                behind_us.rule(Ruling("note", ("reading-2",), "Rini", datetime(2026, 1, 1, tzinfo=UTC), "seen"))
        told = (desk.folder / "saksi.toml").read_text(encoding="utf-8")
        assert told.count("\ndatabase =") + told.startswith("database =") == 1
        # The tests' own password is not in the file of its own that a team would name.
        desk.settings = desk.settings.model_copy(update={"database": to if "://" in to else f"sqlite:///{to}"})


def everything_at(address: str) -> str:
    with Store.open(address) as store:
        return everything(store)


def test_moving_again_after_an_interruption(desk: Desk, pg_fresh: Fresh) -> None:
    """Copied but not yet named: the same command ends what was begun. A place with another record is refused."""
    to = pg_fresh()
    with Store.open(to, create=True) as target:
        desk.store.copy_to(target)
    assert desk.move(to).digest == everything_at(to)
    other = pg_fresh()
    with Store.open(other, create=True) as target:
        target.add(entry(9), RUN)
    desk.settings = desk.settings.model_copy(update={"database": to})
    with pytest.raises(UsageError, match="holds a record"):
        desk.move(other)
    with pytest.raises(UsageError, match="already lies"):
        desk.move(to)


def test_a_password_is_not_written_down(pg_fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`new` and `move` write the address into saksi.toml without the password; a file that holds it is enough."""
    address = pg_fresh()
    secret = address.split("://", 1)[1].split("@", 1)[0].partition(":")[2]
    (tmp_path / "secret").write_text(secret + "\n", encoding="utf-8")
    monkeypatch.setenv("SAKSI_DATABASE", address)
    Desk.new(tmp_path / "team").close()
    monkeypatch.delenv("SAKSI_DATABASE")
    toml = tmp_path / "team" / "saksi.toml"
    assert secret not in toml.read_text(encoding="utf-8")
    monkeypatch.setenv("SAKSI_DATABASE_PASSWORD_FILE", str(tmp_path / "secret"))
    with Desk.open(tmp_path / "team") as desk:
        assert desk.store.add(entry(1), RUN) == "stored"
        assert secret not in "".join(f"{one.name} {one.seen}" for one in desk.doctor())
    assert not (tmp_path / "team" / project.RECORD).exists()
