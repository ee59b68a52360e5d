"""The desk: the one object that command line, web and other faces hold. Each verb is a method of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from saksi import settings as setting
from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.errors import NothingFound
from saksi.export.exporter import Written
from saksi.gather import files
from saksi.gather.source import Known, Source, day, known_from
from saksi.issues import Issue
from saksi.lang import pack
from saksi.record.memory import Memory
from saksi.record.record import Record
from saksi.service import (
    backup,
    checks,
    clocks,
    copies,
    demo,
    digests,
    doctor,
    exports,
    log,
    moves,
    pages,
    project,
    reports,
    reread,
    rulings,
    search,
    second_reader,
    shows,
    versions,
    writing,
)
from saksi.service.backup import Copied
from saksi.service.pages import Step, no_step
from saksi.service.reading import USUAL, Budget
from saksi.settings import Settings
from saksi.store.store import Store


class Desk:
    """One project and what can be done with it. Every verb raises only SaksiError.

    `folder` is the project's, None for a desk without a record, which can still `read`. `created` is True when this
    desk made the record. The record is opened at the first verb that needs it; use the desk as a context manager.
    """

    def __init__(self, folder: Path | None, settings: Settings, *, created: bool = False) -> None:
        self.folder = folder
        self.settings = settings
        self.created = created
        self._store: Store | None = None
        self._memory = Memory()

    @classmethod
    def new(cls, folder: Path | str) -> Desk:
        """Makes a project with an empty record. Raises UsageError when there is one already."""
        project.make(Path(folder))
        return cls(Path(folder), project.settings_of(Path(folder)), created=True)

    @classmethod
    def open(cls, folder: Path | str | None = None, *, create: bool = False) -> Desk:
        """The desk of a project: the folder named, else SAKSI_RECORD, else the nearest with a saksi.toml.

        When nothing is named and nothing is near, `create` makes one in the current folder; without it the desk has
        no record. Raises NothingFound when the folder that is named holds none.
        """
        found = project.locate(Path(folder) if folder else None)
        if found is None and create:
            return cls.new(Path.cwd())
        return cls(found, project.settings_of(found))

    @property
    def store(self) -> Store:
        """The record. Raises NothingFound when there is none, and the errors of Store.open."""
        if self._store is None:
            self._store = project.open_store(self.folder, self.settings)
        return self._store

    @property
    def _budget(self) -> Budget:
        return Budget(self.settings.page_cap or USUAL.cap, self.settings.reading_seconds or USUAL.seconds)

    def close(self) -> None:
        """Lets go of the record."""
        if self._store is not None:
            self._store.close()
            self._store = None
            self._memory = Memory()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _sources(
        self, places: Iterable[str | Path], told: Known, stdin: BinaryIO | None, skip: files.Skip | None
    ) -> list[Source]:
        found = list(files.sources(places, stdin=stdin, told=told, skip=skip or (lambda path: None)))
        if not found:
            raise NothingFound("There is no page there", why="the folder holds no file that could be one")
        return found

    def add(
        self,
        places: Iterable[str | Path],
        *,
        url: str = "",
        outlet: str = "",
        lang: str = "",
        published: date | str | None = None,
        charset: str = "",
        stdin: BinaryIO | None = None,
        dry_run: bool = False,
        step: Step = no_step,
        skip: files.Skip | None = None,
        second: bool | None = None,
    ) -> pages.AddReport:
        """Reads pages (files, folders, "-") and stores each in its own transaction; the same page twice adds nothing.

        What is told of them here wins over a folder's sidecar and over the pages. With `dry_run` nothing is written.
        `step` is called before each page, `skip` for each file of a folder that is no page. `second` asks the second
        reader, or does not, whatever the setting says. Raises the errors of the store, and NothingFound.
        """
        other = second_reader.of(self.settings, folder=self.folder, wanted=second)
        store = None if dry_run and self.folder is None else self.store
        told = _known(url, outlet, lang, published, charset)
        sources = self._sources(places, told, stdin, skip)
        return pages.add(store, sources, budget=self._budget, dry_run=dry_run, step=step, second=other)

    def read(
        self,
        places: Iterable[str | Path],
        *,
        url: str = "",
        outlet: str = "",
        lang: str = "",
        published: date | str | None = None,
        charset: str = "",
        stdin: BinaryIO | None = None,
        skip: files.Skip | None = None,
        second: bool | None = None,
    ) -> Iterator[pages.PageRead | pages.Refused]:
        """Reads pages and stores nothing. Raises NothingFound when there is no page at all."""
        other = second_reader.of(self.settings, folder=self.folder, wanted=second)
        told = _known(url, outlet, lang, published, charset)
        return pages.read(self._sources(places, told, stdin, skip), budget=self._budget, second=other)

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return self.store.articles()

    def readings(self) -> Iterator[Reading]:
        """Every reading, by article."""
        return self.store.readings()

    def issues(self) -> Iterator[tuple[str, Issue]]:
        """What could not be read, with the id of its article, in the order of the texts."""
        return self.store.issues()

    def show(self, wanted: str) -> tuple[shows.Shown, ...]:
        """What lies under an id, or the beginning of one: an article, reading, text, page or fact."""
        try:
            return shows.show(self.store, wanted)
        except NothingFound:
            if not any(True for _ in self.store.articles()):
                raise
        return shows.of_fact(self.store, self.record(), wanted)

    def versions(self, wanted: str = "") -> Iterator[versions.History]:
        """Pages held in several versions with what changed; `wanted` names one by address or by any id of it.

        Raises NothingFound when there are none.
        """
        return iter((versions.of(self.store, wanted),)) if wanted else versions.all_histories(self.store)

    def copies(self, wanted: str = "") -> Iterator[copies.Copied]:
        """Pairs of articles that are copies, with the words both share; `wanted` names one of them by its id.

        Raises NothingFound when there are none.
        """
        return copies.copies(self.store, wanted)

    def record(self, as_of: date | str | None = None, known_at: date | str | None = None, story: str = "") -> Record:
        """The facts, as of a day; with `known_at` from the pages and rulings that were held by the end of that day.

        Raises NothingFound when the record is empty.
        """
        return reports.record(self.store, _day(as_of, "as_of"), _day(known_at, "known_at"), story, memory=self._memory)

    def view(self, what: str, record: Record | None = None) -> tuple[clocks.View, tuple[object, ...]]:
        """One list of a record (of this one now without it): "figures", "disputes", "forces", "timeline", ...

        Raises BadValue when there is no such list.
        """
        return clocks.listed(record or self.record(), what)

    def changes(
        self, since: date | str, until: date | str | None = None, *, known_at: date | str | None = None
    ) -> moves.Moves:
        """What moved after one day until another: figures, disputes, pledges, events, in words of every language."""
        days = day(since, where="since"), _day(until, "until"), _day(known_at, "known_at")
        return moves.between(self.store, *days, memory=self._memory)

    def rule(
        self,
        verdict: str,
        wanted: Iterable[str],
        *,
        why: str,
        by: str = "",
        value: Iterable[str] = (),
        undo: str = "",
    ) -> log.Entry:
        """Decides about readings, facts, disputes, origins, articles or actors (ids or beginnings; "actor:NAME").

        `verdict` is one of core.ruling.VERDICTS, or "undo" for rulings. `value` are NAME=VALUE for "correct", `undo`
        is a ruling that this one takes the place of. Raises BadValue and NothingFound.
        """
        made = rulings.rule(
            self.store, self.record(), verdict, tuple(wanted), why=why, by=rulings.author(self.settings, by),
            value=value, undo=undo,
        )  # fmt: skip
        return next(one for one in log.log(self.store).entries if one.link.ruling.id == made.id)

    def log(self) -> log.Log:
        """Every ruling in the order made, with what has become of it."""
        return log.log(self.store)

    def language(self, lang: str = "") -> str:
        """The language to speak: the one asked for, else the setting, else that of the environment. Raises BadValue."""
        return moves.spoken(lang or setting.report_language(self.settings))

    def digest(self, as_of: date | str | None = None) -> digests.Digest:
        """The record in a few lines."""
        return digests.digest(self.record(as_of))

    def report(
        self,
        *,
        lang: str = "",
        fmt: str = "md",
        as_of: date | str | None = None,
        known_at: date | str | None = None,
        story: str = "",
    ) -> str:
        """The situation report; `lang` "" is the setting, else the language of the environment.

        It covers the whole record, or the one `story` with this name, id or beginning of an id.
        """
        lang = lang or setting.report_language(self.settings)
        asked, known = _day(as_of, "as_of"), _day(known_at, "known_at")
        return reports.report(
            self.store, lang=lang, fmt=fmt, as_of=asked, known_at=known, story=story, memory=self._memory
        )

    def export(
        self,
        name: str,
        *,
        level: str = "public",
        as_of: date | str | None = None,
        known_at: date | str | None = None,
    ) -> tuple[bytes, Written]:
        """The record in a format of the field, and what was left out of it; `level` is "public" or "internal".

        Raises NothingFound for no such format or an empty record, BadValue for no such level.
        """
        return exports.export(self.record(as_of, known_at), name, privacy_level=level)

    def search(
        self,
        words: str,
        *,
        outlet: str = "",
        lang: str = "",
        since: date | str | None = None,
        until: date | str | None = None,
        limit: int = search.LIMIT,
    ) -> tuple[search.Hit, ...]:
        """The newest articles with these words in any form; "a phrase", one OR other, -without.

        Days are days of publication, both included. Raises BadValue for a question that asks for nothing, NothingFound.
        """
        days = {"since": _day(since, "since"), "until": _day(until, "until")}
        return search.search(self.store, words, outlet=outlet, lang=lang, limit=limit, **days)

    def backup(self, file: Path | str) -> Copied:
        """Everything that is held now in one new file. Raises UsageError when there is something at `file`."""
        return backup.backup(self.store, Path(file))

    def restore(self, file: Path | str) -> Copied:
        """Fills the record, which must be empty, from a backup. Raises UsageError when it holds anything."""
        return backup.restore(self.store, Path(file))

    def move(self, to: str) -> Copied:
        """Moves the record to another database, which this project then names; the old place refuses writing."""
        store = self.store
        assert self.folder is not None  # a desk with a record has a folder
        moved = backup.move(store, self.folder, self.settings, to)
        self.close()
        self.settings = project.settings_of(self.folder)
        return moved

    def verify(self, *, step: Step = no_step) -> checks.Verified:
        """Re-checks everything that is held against its characters and bytes."""
        return checks.verify(self.store, step=step)

    def rebuild(self, *, step: Step = no_step) -> checks.Rebuilt:
        """Makes all readings again from the stored pages with this program and its packs."""
        return checks.rebuild(self.store, budget=self._budget, step=step)

    def reread(self, *, dry_run: bool = False, step: Step = no_step) -> reread.Reread:
        """Makes all readings again from the stored texts with the present packs, and tells what changed."""
        return reread.reread(self.store, budget=self._budget, dry_run=dry_run, step=step)

    def doctor(self) -> tuple[doctor.Finding, ...]:
        """What this installation and this record look like."""
        return tuple(doctor.findings(self.folder, self.settings))

    @classmethod
    def demo(
        cls, into: Path | str = demo.FOLDER, *, yes: bool = False, step: Step = no_step
    ) -> tuple[Desk, pages.AddReport, tuple[demo.Written, ...]]:
        """Reads the example pages into a project of their own and writes its reports beside the record."""
        folder = Path(into)
        demo.ready(folder, yes=yes)
        example = demo.example()
        desk = cls.open(folder) if (folder / project.RECORD).exists() else cls.new(folder)
        added = desk.add([example], step=step, second=False)
        written = []
        for lang in pack.available():
            for fmt in reports.FORMATS:
                path = folder / f"sitrep-{lang}.{fmt}"
                writing.write_whole(path, desk.report(lang=lang, fmt=fmt))
                written.append(demo.Written(lang, fmt, path))
        return desk, added, tuple(written)


def _known(url: str, outlet: str, lang: str, published: date | str | None, charset: str) -> Known:
    told = {"url": url, "outlet": outlet, "lang": lang, "published": published, "charset": charset}
    return known_from(told)


def _day(value: date | str | None, name: str) -> date | None:
    return None if value is None else day(value, where=name)
