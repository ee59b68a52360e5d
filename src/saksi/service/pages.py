"""Reading pages and adding them to the record."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from saksi import __version__
from saksi.core.article import Article
from saksi.core.ids import bytes_hash
from saksi.core.reading import Reading
from saksi.core.text import Text
from saksi.errors import LawOfCharacters, PageRefused
from saksi.gather import leaves
from saksi.gather.source import Known, Source, known_from
from saksi.issues import Issue
from saksi.lang import pack
from saksi.page import joint, sketch
from saksi.page.addresses import WHOLE
from saksi.page.guard import open_guarded
from saksi.service import bundles, reading, second_reader, versions
from saksi.service.compare import Version
from saksi.service.reading import USUAL, Budget
from saksi.service.second_reader import Second, SecondReader
from saksi.service.versions import Edit
from saksi.store.rows import Run
from saksi.store.store import Held, Store
from saksi.store.write import Entry, Sketch

log = logging.getLogger("saksi")

Step = Callable[[int, int, str], None]
"""Called before each page with how many are done, how many there are, and the next one's name."""


def no_step(done: int, total: int, name: str) -> None:
    """Shows nothing."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was read from one page; nothing of it is stored yet. `second` is what a second reader did, if asked."""

    name: str
    data: bytes
    known: Known
    article: Article
    text: Text
    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]
    refused: Literal[False] = False
    second: Second | None = None

    @property
    def language_read(self) -> bool:
        """False when there is no pack for the page's language: it was kept and flagged, but not read."""
        return not any(issue.what.startswith(reading.NOT_READ) for issue in self.issues)

    @property
    def in_time(self) -> bool:
        """False when reading it took too long: it was kept and flagged, but not read."""
        return not any(issue.what.startswith(reading.TOO_LONG) for issue in self.issues)

    @property
    def read(self) -> bool:
        """False when it was kept and flagged alone."""
        return self.language_read and self.in_time

    def plus(self, readings: tuple[Reading, ...], issues: tuple[Issue, ...], second: Second | None = None) -> PageRead:
        """This with what a second reader adds."""
        both = (*self.readings, *readings), (*self.issues, *issues)
        return replace(self, readings=both[0], issues=both[1], second=second)

    def version(self, run: Run) -> Version:
        """This as one version of its page, seen in `run`."""
        view = leaves.leaf_of(self.data, self.known.url).view
        return Version(self.article, self.text, self.readings, run.recorded_at.isoformat(), view, self.name)

    @property
    def entry(self) -> Entry:
        """This as the store takes it."""
        drawn = sketch.sketch(self.text)
        return Entry(
            self.data, self.article, self.text, self.readings, self.issues, self.known.plain(), self.name,
            Sketch(sketch.METHOD, drawn) if drawn else None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that could not be read, and why."""

    name: str
    error: PageRefused | LawOfCharacters
    refused: Literal[True] = True


@dataclass(frozen=True, slots=True)
class Already:
    """A page that added nothing, and the name under which what it says is held."""

    name: str
    held_as: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an add did, page by page: names are those of the sources.

    `stored` are new, `known` were held and added nothing (`already` are their names), `replaced` were held and are now
    read with what is newly known of them, `refused` could not be read. `unread` were kept, in a language
    without a pack, or that took too long to read. `edited` are stored pages of which another version is held, with what
    is different. `joined` are pages of an article that was held in part and is now held with them. `second` are the
    pages a second reader was asked about, with what it did.
    """

    stored: tuple[PageRead, ...] = ()
    known: tuple[Already, ...] = ()
    replaced: tuple[PageRead, ...] = ()
    refused: tuple[Refused, ...] = ()
    edited: tuple[Edit, ...] = ()
    joined: tuple[PageRead, ...] = ()
    second: tuple[tuple[str, Second], ...] = ()

    @property
    def already(self) -> tuple[str, ...]:
        """The names of pages that added nothing."""
        return tuple(one.name for one in self.known)

    @property
    def unread(self) -> tuple[PageRead, ...]:
        """Pages that were kept but not read."""
        kept = (*self.stored, *self.replaced, *self.joined)
        return tuple(one for one in kept if not one.read)


@dataclass(slots=True)
class _Tally:
    stored: list[PageRead] = field(default_factory=list)
    known: list[Already] = field(default_factory=list)
    replaced: list[PageRead] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    edited: list[Edit] = field(default_factory=list)
    joined: list[PageRead] = field(default_factory=list)
    second: list[tuple[str, Second]] = field(default_factory=list)

    def report(self) -> AddReport:
        return AddReport(
            tuple(self.stored), tuple(self.known), tuple(self.replaced), tuple(self.refused), tuple(self.edited),
            tuple(self.joined), tuple(self.second),
        )  # fmt: skip


def read_page(name: str, data: bytes, known: Known, *, budget: Budget = USUAL) -> PageRead:
    """One page, opened and read. Raises PageRefused; any failure of ours on one page is told as such and logged."""
    try:
        page = open_guarded(
            data, url=known.url, outlet=known.outlet, lang=known.lang, published=known.published,
            charset=known.charset, cap=budget.cap,
        )  # fmt: skip
        readings, issues = reading.read(page.article, page.text, budget=budget)
    except (PageRefused, LawOfCharacters):
        raise
    except Exception as problem:  # one odd page must not stop the others
        log.exception("failed on %s", name)
        raise PageRefused(
            f"{name} could not be read",
            why=f"a defect of Saksi: {type(problem).__name__}: {problem}",
            do="report it with the page; -v shows where",
        ) from problem
    return PageRead(name, data, known, page.article, page.text, readings, (*page.issues, *issues))


def _named(error: PageRefused | LawOfCharacters, name: str) -> PageRefused | LawOfCharacters:
    """The error, saying which page it is about."""
    if name in error.what:
        return error
    return type(error)(f"{name}: {error.what}", why=error.why, do=error.do)


def with_kept(page: PageRead, store: Store, held_id: str) -> PageRead:
    """A page read anew with what a second reader had added to the article that was held of it."""
    return page.plus(*second_reader.kept(store, held_id, page.article, page.text, page.readings))


def _no_less(page: PageRead, store: Store, held: Held) -> PageRead:
    """A page read anew. Raises PageRefused where it could not be read and what is held of it was."""
    if page.read or not any(True for _ in store.readings(held.article_id)):
        return page
    why, do = "reading it took too long", "try again, or set reading_seconds higher"
    if not page.language_read:
        why = f"no language pack reads {page.article.lang or 'its language'!r}"
        do = f"leave --lang out, or name one of {', '.join(pack.available())}"
    lost = f"{page.name} is held, and what was read from it would be lost; it is kept as it was"
    raise PageRefused(lost, why=why, do=do)


def _asked(page: PageRead, second: SecondReader | None) -> PageRead:
    """A page with what a second reader adds, where there is one; a page that was not read is not sent to it."""
    if second is None or not page.read:
        return page
    return page.plus(*second.beside(page.article, page.text, page.readings))


def _unasked(store: Store | None, held: Held, second: SecondReader | None) -> bool:
    """True for an article that a second reader could still be asked about."""
    return store is not None and second is not None and not second_reader.asked(store, held.article_id, second.maker)


def read(
    sources: Sequence[Source], *, budget: Budget = USUAL, second: SecondReader | None = None
) -> Iterator[PageRead | Refused]:
    """Each page read, or refused with the reason; the pages of one article are read as one. Nothing is stored."""
    for source in leaves.grouped(sources, budget.cap):
        for one in _apart(source, budget):
            try:
                yield _asked(read_page(one.name, one.read(budget.cap), one.known, budget=budget), second)
            except (PageRefused, LawOfCharacters) as error:
                yield Refused(one.name, _named(error, one.name))


def _apart(source: Source, budget: Budget) -> list[Source]:
    """The source; a view of all pages and those pages by themselves where they do not say the same."""
    if not any(part.view == WHOLE for part in source.parts):
        return [source]
    try:
        page = open_guarded(source.read(budget.cap), cap=budget.cap)
    except PageRefused:
        return leaves.without_whole(source)
    differ = any(issue.what.endswith(joint.BESIDE) for issue in page.issues)
    return leaves.without_whole(source) if differ else [source]


def this_run() -> Run:
    """This program, its packs, and now (SOURCE_DATE_EPOCH where set)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return Run(__version__, {lang: pack.load(lang).version for lang in pack.available()}, now.replace(microsecond=0))


def add(
    store: Store | None, sources: Sequence[Source], *, budget: Budget = USUAL, dry_run: bool = False,
    step: Step = no_step, second: SecondReader | None = None,
) -> AddReport:  # fmt: skip
    """Adds each page in its own transaction, so that whatever happens keeps what was done before.

    With `dry_run` nothing is written, and `store` may be None. Raises the errors of the store; a page that is refused
    stops nothing.
    """
    tally, run = _Tally(), this_run()
    articles = leaves.grouped(sources, budget.cap)
    for done, source in enumerate(articles):
        step(done, len(articles), source.name)
        for one in _apart(source, budget):
            try:
                _add_one(store, one, run, tally, budget, dry_run=dry_run, second=second)
            except (PageRefused, LawOfCharacters) as error:
                tally.refused.append(Refused(one.name, _named(error, one.name)))
    step(len(articles), len(articles), "")
    return tally.report()


def _add_one(
    store: Store | None, source: Source, run: Run, tally: _Tally, budget: Budget, *, dry_run: bool,
    second: SecondReader | None,
) -> None:  # fmt: skip
    data = source.read(budget.cap)
    held = _held(store, data, source.known)
    known = source.known.over(known_from(held.given)) if held else source.known
    if held and known.plain() == held.given and not _unasked(store, held, second):
        tally.known.append(Already(source.name, held.source))
        return
    found = bundles.find(store, data, source.known, budget.cap) if store and not held else None
    if found:
        data, known, held = found.data, found.known, found.held if found.how != "version" else None
    if found and found.how == "within":
        tally.known.append(Already(source.name, found.held.source))
        return
    name = f"{found.held.source} + {source.name}" if found and found.how != "told" else source.name
    page = read_page(name, data, known, budget=budget)
    if store and held:
        page = with_kept(_no_less(page, store, held), store, held.article_id)
    if not held or _unasked(store, held, second):
        page = _asked(page, second)
    if page.second:
        tally.second.append((source.name, page.second))
    other = versions.edit(store, source.name, page.version(run)) if store and not held else None
    if other:
        tally.edited.append(other)
    kept = tally.joined if found and found.how == "joined" else tally.replaced if held else tally.stored
    if dry_run or store is None:
        kept.append(page)
        return
    what = store.replace(held.article_id, page.entry, run) if held else store.add(page.entry, run)
    if what in ("stored", "replaced"):
        kept.append(page)
    else:
        tally.known.append(Already(source.name, held.source if held else source.name))


def _held(store: Store | None, data: bytes, known: Known) -> Held | None:
    """The article already made of these bytes, unless it lies at another address (a mirror is another article)."""
    if store is None:
        return None
    found = [one for one in store.held(bytes_hash(data)) if not (known.url and one.url and known.url != one.url)]
    same = [one for one in found if known.over(known_from(one.given)).plain() == one.given]
    return next(iter(same or found), None)
