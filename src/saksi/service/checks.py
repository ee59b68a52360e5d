"""Does the record stand up? Verify re-checks what is held; rebuild makes the readings again from the stored pages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from saksi.core.ids import bytes_hash
from saksi.core.ruling import Ruling
from saksi.errors import LawOfCharacters, PageRefused
from saksi.gather.source import known_from
from saksi.service import log
from saksi.service.pages import PageRead, Refused, Step, no_step, read_page, this_run, with_kept
from saksi.service.reading import USUAL, Budget
from saksi.store.store import Held, Store
from saksi.store.verify import Check


@dataclass(frozen=True, slots=True)
class Verified:
    """How many of each kind were checked ("witness": 812, ...), and those that failed."""

    checked: Mapping[str, int]
    failures: tuple[Check, ...]


def verify(store: Store, *, step: Step = no_step) -> Verified:
    """Re-checks every page, text, witness, article, reading and ruling."""
    checked: Counter[str] = Counter()
    failures: list[Check] = []
    held = store.counts()
    total = sum(held[name] for name in ("pages", "texts", "witnesses", "articles", "readings", "rulings"))
    for done, check in enumerate(store.verify()):
        if done % 200 == 0:
            step(done, total, check.what)
        checked[check.what] += 1
        if check.wrong:
            failures.append(check)
    step(total, total, "")
    return Verified(dict(sorted(checked.items())), tuple(failures))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found: names of pages read as before or otherwise, pages that can no longer be read, rulings
    whose words are gone and which a person should see again, and the digest of the whole record after it.
    """

    same: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[Refused, ...]
    orphaned: tuple[Ruling, ...]
    digest: str


def rebuild(store: Store, *, budget: Budget = USUAL, step: Step = no_step) -> Rebuilt:
    """Reads every stored page again with this program and its packs; what reads as before is left untouched.

    Each article is replaced in its own transaction; a page that can no longer be read keeps what was read before.
    """
    run = this_run()
    same: list[str] = []
    changed: list[str] = []
    refused: list[Refused] = []
    held = list(store.held())
    for done, one in enumerate(held):
        name = one.source or one.page_id
        step(done, len(held), name)
        try:
            data = _sound(store, one, name)
            page = _in_time(read_page(name, data, known_from(one.given), budget=replace(budget, cap=len(data))))
            page = with_kept(page, store, one.article_id)
            (same if store.replace(one.article_id, page.entry, run) == "same" else changed).append(name)
        except (PageRefused, LawOfCharacters) as error:
            refused.append(Refused(name, error))
    step(len(held), len(held), "")
    return Rebuilt(tuple(same), tuple(changed), tuple(refused), _orphaned(store), digest(store))


def _in_time(page: PageRead) -> PageRead:
    if not page.in_time:
        raise PageRefused(f"Reading {page.name} took too long", do="it keeps what was read before; try again")
    return page


def _sound(store: Store, held: Held, name: str) -> bytes:
    data = store.page(held.page_id)
    if bytes_hash(data) != held.page_id:
        raise PageRefused(f"The stored bytes of {name} are damaged", do="run `saksi verify`, then add the page anew")
    return data


def _orphaned(store: Store) -> tuple[Ruling, ...]:
    return tuple(one.standing.ruling for one in log.log(store).entries if one.standing.state == "stale")


def digest(store: Store) -> str:
    """SHA-256 over the record's dump: equal exactly for equal records."""
    total = hashlib.sha256()
    for line in store.dump():
        total.update(line.encode("utf-8") + b"\n")
    return total.hexdigest()
