"""The log of rulings: every entry of the chain with what has become of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.core.ids import Plain
from saksi.core.reading import plain
from saksi.core.ruling import FIRST, Link, Standing
from saksi.record.rulings import apply
from saksi.store.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One ruling with its place in the chain and its state."""

    link: Link
    standing: Standing


@dataclass(frozen=True, slots=True)
class Log:
    """Every ruling in the order made; `head` is the hash of the last: who wrote it down can prove later that no entry
    was taken off the end.
    """

    entries: tuple[Entry, ...]
    head: str

    @property
    def states(self) -> dict[str, int]:
        """How many rulings are in force, undone and stale; those of which there are none are left out."""
        return dict(sorted(Counter(one.standing.state for one in self.entries).items()))


def log(store: Store) -> Log:
    """The log of a record; its readings are only asked for when there are rulings."""
    links = list(store.chain())
    entries = tuple(Entry(link, one) for link, one in zip(links, standing(store, links), strict=True))
    return Log(entries, links[-1].hash if links else FIRST)


def standing(store: Store, links: Sequence[Link]) -> tuple[Standing, ...]:
    """The state of each ruling, in the order of the links."""
    if not links:
        return ()
    held = apply((one.ruling for one in links), store.articles(), store.readings()).standing
    by_id = {one.ruling.id: one for one in held}
    return tuple(by_id[one.ruling.id] for one in links)


def entry_plain(entry: Entry) -> dict[str, Plain]:
    """What `saksi log --json` prints for one ruling."""
    ruling, standing = entry.link.ruling, entry.standing
    return {
        "place": entry.link.place,
        "id": ruling.id,
        "state": standing.state,
        "because": standing.why,
        "undone_by": standing.undone_by or None,
        "verdict": ruling.verdict,
        "targets": list(ruling.targets),
        "value": [[name, plain(value)] for name, value in ruling.value],
        "by": ruling.by,
        "at": ruling.at.isoformat(),
        "why": ruling.why,
        "words": ruling.words,
        "undoes": ruling.undoes,
        "readings": list(standing.readings),
        "seen": [
            {"target": one.target, "id": one.id, "article": one.article, "kind": one.kind, "words": one.words}
            for one in ruling.seen
        ],
        "previous": entry.link.previous,
        "hash": entry.link.hash,
    }
