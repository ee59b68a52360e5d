"""Ruling: what a person decided, by whom, when, why. Append-only; undo is another ruling. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from saksi.core.ids import Plain, canonical, content_id
from saksi.core.reading import Reading, plain
from saksi.core.values import Value

Verdict = Literal["accept", "reject", "same", "different", "correct", "note"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
Given = tuple[tuple[str, Value], ...]
"""Slot names with the values that a correction gives them; a slot that holds several stands there several times."""
State = Literal["in force", "undone", "stale"]
Realm = Literal["reading", "origin", "story", "actor", "dispute"]

ARTICLE = "article"
"""The kind of a Seen that is a whole article."""
ACTOR = "actor:"
"""What stands before the name of an actor that a ruling is about."""
KEY_SLOTS = {"figure": "count", "event": "type", "statement": "content", "pledge": "act", "role": "office"}
"""The slot whose characters tell a reading from the others of its article, whatever else is read beside it."""
_REALMS: dict[str, Realm] = {"origin": "origin", "article": "origin", "story": "story", "dispute": "dispute"}
FIRST = ""
"""What the first ruling of a record is chained to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading (or whole article) that stood behind a target when a person ruled on it.

    Ids of facts change with every new article, and a better pack may read the same words otherwise: so a ruling keeps
    what was seen. `kind` is the reading's kind or "article"; `[start, end)` are the characters of its key slot in the
    article's text; `words` the quotes of its slots; `page` and `url` lead to other versions of the page.
    """

    target: str
    id: str
    article: str
    page: str = ""
    url: str = ""
    kind: str = ARTICLE
    start: int = 0
    end: int = 0
    words: str = ""

    @property
    def essence(self) -> Plain:
        """All of it, in this order."""
        return [self.target, self.id, self.article, self.page, self.url, self.kind, self.start, self.end, self.words]


@dataclass(frozen=True, slots=True)
class Ruling:
    """`verdict` on the `targets` (ids of readings, facts, origins, articles, stories; `actor:NAME`).

    `at` carries its zone; `words` are the source's words the person saw, for people; `seen` are the readings and
    articles behind the targets, by which the ruling finds them again; `value` is what a correction puts in the place of
    what was read; `undoes` is the id of an earlier ruling this one takes back.
    """

    verdict: Verdict
    targets: tuple[str, ...]
    by: str
    at: datetime
    why: str
    words: str = ""
    undoes: str | None = None
    value: Given = ()
    seen: tuple[Seen, ...] = ()

    @property
    def essence(self) -> Plain:
        """Everything the ruling says. Parts that are newer than the first records are left out while empty."""
        told: list[Plain] = [self.verdict, list(self.targets), self.by, self.at.isoformat(), self.why, self.words]
        told.append(self.undoes)
        if self.value or self.seen:
            told.append([[name, plain(value)] for name, value in self.value])
            told.append([one.essence for one in self.seen])
        return told

    @property
    def id(self) -> str:
        """Content id over everything the ruling says."""
        return content_id("ruling", self.essence)

    def behind(self, target: str) -> tuple[Seen, ...]:
        """What was seen behind one target; a reading or article stands for itself where nothing was kept."""
        found = tuple(one for one in self.seen if one.target == target)
        if found or not target.startswith(("reading-", "article-")):
            return found
        whole = target.startswith("article-")
        return (Seen(target, target, target if whole else "", kind=ARTICLE if whole else ""),)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the chain: `place` counts from 1, `hash` covers the ruling, its place and the hash before it."""

    place: int
    ruling: Ruling
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a ruling: in force, undone (by the ruling `undone_by`) or stale, and `why` in words.

    `readings` are the ids it holds for now. A stale ruling still holds for what is left of its targets; a person
    should look at it again.
    """

    ruling: Ruling
    state: State
    why: str = ""
    readings: tuple[str, ...] = ()
    undone_by: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Same or different, as it applies now: the ids behind each target; the first group is the one that stays."""

    verdict: Verdict
    realm: Realm
    groups: tuple[frozenset[str], ...]
    ruling: str = ""


def chained(ruling: Ruling, place: int, previous: str) -> str:
    """SHA-256 in hexadecimal over the ruling, its place and the hash of the entry before it (FIRST for the first)."""
    return hashlib.sha256(canonical([place, previous, ruling.essence])).hexdigest()


def realm(target: str) -> Realm:
    """What a target is compared with: readings and facts with each other, articles by their origins."""
    return "actor" if target.startswith(ACTOR) else _REALMS.get(target.partition("-")[0], "reading")


def realms(targets: Collection[str]) -> set[Realm]:
    """What a ruling on these is about: one realm where they can be compared. An article beside a story is a part of it:
    it is moved between stories, and its origin is left alone.
    """
    told = {realm(one) for one in targets if not one.startswith("article-")}
    articles = any(one.startswith("article-") for one in targets)
    return told | ({realm("article-")} if articles and "story" not in told else set())


def key_span(reading: Reading) -> tuple[int, int]:
    """The characters that tell this reading from the others of its article."""
    slot = reading.slot(KEY_SLOTS[reading.kind])
    witness = slot.witness if slot else reading.anchor
    return witness.start, witness.end


def words_of(reading: Reading) -> str:
    """The source's words a reading rests on: the distinct quotes of its slots, in order."""
    return " · ".join(dict.fromkeys(slot.witness.quote for slot in reading.slots))
