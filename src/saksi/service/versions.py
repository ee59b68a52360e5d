"""Versions of a page: the texts held under one address, in order, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.errors import NothingFound
from saksi.gather.leaves import leaf_of
from saksi.record.versions import successors
from saksi.service import shows
from saksi.service.compare import Comparison, Difference, Version, compare
from saksi.store.store import Held, Store


@dataclass(frozen=True, slots=True)
class History:
    """The versions held under one address, the earliest first, and the comparisons between neighbours."""

    address: str
    versions: tuple[Version, ...]
    steps: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A page that came in while another version of it was held: what is different between the two, as told by `add`."""

    name: str
    address: str
    step: Comparison

    @property
    def figures(self) -> tuple[Difference, ...]:
        """The figures that are not the same in both; none when they are two views of one article."""
        return () if self.step.only_view else tuple(one for one in self.step.readings if one.reading.kind == "figure")


def all_histories(store: Store) -> Iterator[History]:
    """The history of every address that holds several texts. Raises NothingFound when there is none."""
    addresses = store.addresses()
    if not addresses:
        raise NothingFound("No page of the record has another version", why="each address holds one text")
    return (history(store, address) for address in addresses)


def of(store: Store, wanted: str) -> History:
    """The history of one address, or of the address of an article, reading, text or page id (or its beginning).

    Raises NothingFound when nothing lies there, or one version alone.
    """
    held = any(True for _ in store.held(url=wanted))
    address = wanted if held or "://" in wanted else next(one.article.url for one in shows.show(store, wanted))
    found = history(store, address) if address else None
    if found is None or len(found.versions) < 2:
        raise NothingFound(
            f"The record holds {'one version' if found and found.versions else 'no page'} at {address or wanted}",
            do="`saksi show --versions` lists the pages with several",
        )
    return found


def history(store: Store, address: str) -> History:
    """The versions under an address, in the order in which the record lets them replace each other."""
    ordered = in_order(_version(store, held) for held in store.held(url=address))
    steps = tuple(compare(ordered[_before(ordered, at)], one) for at, one in enumerate(ordered) if at)
    return History(address, tuple(ordered), steps)


def _before(ordered: Sequence[Version], at: int) -> int:
    """The version that one is held against: the last one seen in the same view, else the last of any."""
    same = (index for index in range(at - 1, -1, -1) if ordered[index].view == ordered[at].view)
    return next(same, max(at - 1, 0))


def _version(store: Store, held: Held) -> Version:
    article, text = store.article(held.article_id)
    view = leaf_of(store.page(held.page_id), held.given.get("url", "")).view
    return Version(article, text, tuple(store.readings(held.article_id)), held.seen, view, held.source)


def in_order(versions: Iterable[Version]) -> list[Version]:
    """The versions, earliest first: each time the one that the record holds in force is the last of those left.

    Where the pages' own clocks agree, a version that came into the record later is the later one.
    """
    left: Mapping[str, Version] = {one.article.id: one for one in versions}
    ordered: list[Version] = []
    while left:
        replaced = successors((one.article for one in left.values()), {k: one.readings for k, one in left.items()})
        force = left[next(key for key in left if key not in replaced)]
        rivals = [one for one in left.values() if one.article.published.when == force.article.published.when]
        newest = max(one.seen for one in rivals)
        last = (force if force.seen == newest else next(one for one in rivals if one.seen == newest)).article.id
        ordered.insert(0, left[last])
        left = {key: one for key, one in left.items() if key != last}
    return ordered


def edit(store: Store, name: str, new: Version) -> Edit | None:
    """What is different between a page that just came and its nearest version in the record; None when it has none."""
    address = new.article.url
    if not address:
        return None
    others = [one for one in store.held(url=address) if one.article_id != new.article.id]
    if not others:
        return None
    ordered = in_order([*(_version(store, one) for one in others), new])
    at = next(i for i, one in enumerate(ordered) if one.article.id == new.article.id)
    before = _before(ordered, at)
    after = next((i for i in range(at + 1, len(ordered)) if _before(ordered, i) == at), 1) if before == at else at
    return Edit(name, address, compare(ordered[before], ordered[after]))
