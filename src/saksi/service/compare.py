"""Two versions of one page held against each other, paragraph by paragraph and reading by reading. Pure.

Only what is read counts: title and body. A changed side bar, comment or list of popular articles is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from saksi.core.article import Article
from saksi.core.reading import Reading, Slot
from saksi.core.text import Text
from saksi.core.values import Count, Value, When, Where, Who
from saksi.record.manner import manner

How = Literal["added", "gone", "changed"]
ALIKE = 0.4
"""Share of words that two paragraphs must have in common, in order, to be one paragraph rewritten."""
IN_PLACE = 0.2
"""The same for one paragraph that stands alone where one stood alone before."""
MOST_PAIRS = 2500
"""Paragraph pairs of one rewritten stretch that are compared word by word; longer stretches are gone and added."""
CHANGING = frozenset({"count", "when", "running"})
"""Slots that may differ between two readings of one thing."""
ABOUT = {"figure": ("measure",), "event": ("type",), "statement": ("speaker",), "pledge": ("who",), "role": ("person",)}
"""Slots in which two readings of one thing must agree."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version: the article, its text, what was read from it, and when it came into the record (ISO 8601).

    `view` is "" for the page itself, else "amp", "mobile", "print" or "whole"; `name` is the source it came from.
    """

    article: Article
    text: Text
    readings: tuple[Reading, ...]
    seen: str = ""
    view: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of title or body that stands in one version, or in both in other words. Spans are of each text."""

    how: How
    old: str = ""
    new: str = ""
    old_span: tuple[int, int] | None = None
    new_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A reading that only one version has, or that both have with other values; `slots` names those that differ."""

    how: How
    old: Reading | None = None
    new: Reading | None = None
    slots: tuple[tuple[str, Slot | None, Slot | None], ...] = ()

    @property
    def reading(self) -> Reading:
        """The reading as the later version has it, else as the earlier."""
        held = self.new or self.old
        assert held is not None
        return held


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two versions; both empty when only furniture did."""

    old: Version
    new: Version
    paragraphs: tuple[Paragraph, ...]
    readings: tuple[Difference, ...]

    @property
    def only_view(self) -> bool:
        """True when two views of one article differ in nothing but what one of them leaves out."""
        return self.old.view != self.new.view and {one.how for one in self.paragraphs} in (set(), {"added"}, {"gone"})

    @property
    def silent(self) -> bool:
        """True when what is read changed and neither a note nor the page's own clock tells of it."""
        told = manner(self.old.article, self.new.article, self.old.text, self.new.text)
        return bool(self.paragraphs) and told == "silent" and not self.only_view


Passage = tuple[int, int, str]


def compare(old: Version, new: Version) -> Comparison:
    """What changed from `old` to `new`."""
    before, after = list(_passages(old.text)), list(_passages(new.text))
    alike = _set if old.view != new.view else str
    pairs = list(_paired(before, after, alike))
    told = [one for a, b in pairs if (one := _paragraph(a, b)) and alike(one.old) != alike(one.new)]
    spots = {a[:2]: b[:2] for a, b in pairs if a and b}
    return Comparison(old, new, tuple(told), tuple(_differences(old.readings, new.readings, spots)))


_SIGNS = {ord(sign): plain for signs, plain in (("“”„‟«»", '"'), ("‘’‚‛`´", "'"), ("–—‑", "-")) for sign in signs}


def _set(words: str) -> str:
    """The words however they are set: views of one article print quotes and dashes in their own way."""
    return " ".join(words.translate(_SIGNS).replace("...", "…").split())


def _passages(text: Text) -> Iterator[Passage]:
    """The paragraphs of title and body: start, end, and their words with single blanks."""
    for region in text.named("title", "body"):
        at = region.start
        for line in text.quote(region.start, region.end).split("\n"):
            words = line.strip()
            if words:
                start = at + line.index(words)
                yield start, start + len(words), " ".join(words.split())
            at += len(line) + 1


def _paired(
    before: Sequence[Passage], after: Sequence[Passage], alike: Callable[[str], str] = str
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Paragraphs side by side, in the order of the page; None where the other version has none.

    Those that `alike` makes the same are the same.
    """
    words = SequenceMatcher(None, [alike(one[2]) for one in before], [alike(one[2]) for one in after], autojunk=False)
    for tag, a, b, c, d in words.get_opcodes():
        if tag == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
            continue
        matched = dict(_rewritten(before[a:b], after[c:d]))
        taken = 0
        for index, one in enumerate(before[a:b]):
            partner = matched.get(index)
            if partner is None:
                yield one, None
                continue
            yield from ((None, other) for other in after[c + taken : c + partner])
            yield one, after[c + partner]
            taken = partner + 1
        yield from ((None, other) for other in after[c + taken : d])


def _rewritten(before: Sequence[Passage], after: Sequence[Passage]) -> list[tuple[int, int]]:
    """Indexes of paragraphs that are one rewritten, most alike first, without crossing."""
    if len(before) * len(after) > MOST_PAIRS:
        return []
    least = IN_PLACE if len(before) == len(after) == 1 else ALIKE
    scores = [
        (ratio, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (ratio := _alike(one[2], other[2], least)) >= least
    ]
    kept: list[tuple[int, int]] = []
    for _, i, j in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if all((i < a and j < b) or (i > a and j > b) for a, b in kept):
            kept.append((i, j))
    return sorted(kept)


def _alike(one: str, other: str, least: float) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= least else 0.0


def _paragraph(old: Passage | None, new: Passage | None) -> Paragraph | None:
    if old and new:
        same = old[2] == new[2]
        return None if same else Paragraph("changed", old[2], new[2], old[:2], new[:2])
    if old:
        return Paragraph("gone", old=old[2], old_span=old[:2])
    return Paragraph("added", new=new[2], new_span=new[:2]) if new else None


def value_key(value: Value) -> Hashable:
    """What two values must share to be the same: intervals, days, the thing a name was resolved to, words."""
    match value:
        case Count():
            return value.low, value.high
        case When():
            return value.first, value.last
        case Where():
            return value.place_id or value.name or value.written
        case Who():
            return value.actor_id or value.written
        case str():
            return " ".join(value.split())
        case _:
            return value


def _slots(reading: Reading) -> list[tuple[str, Slot]]:
    voices = (("says", reading.says), ("via", reading.via))
    return [(slot.name, slot) for slot in reading.slots] + [(name, slot) for name, slot in voices if slot]


def _content(reading: Reading) -> Hashable:
    """All that a reading says, wherever it stands."""
    said = frozenset((name, value_key(slot.value)) for name, slot in _slots(reading))
    return reading.kind, reading.modality, said


def _differences(
    old: Iterable[Reading], new: Iterable[Reading], spots: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[Difference]:
    """Readings said in one version alone; those about one thing are paired, the closest first."""
    before, after = list(old), list(new)
    for reading in list(before):
        twin = next((one for one in after if _content(one) == _content(reading)), None)
        if twin is not None:
            before.remove(reading)
            after.remove(twin)
    scores = [
        (score, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (score := _nearness(one, other, spots)) > 0
    ]
    partner: dict[int, int] = {}
    for _, i, j in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if i not in partner and j not in partner.values():
            partner[i] = j
    for i, reading in enumerate(before):
        if i in partner:
            yield Difference("changed", reading, after[partner[i]], _changed(reading, after[partner[i]]))
        else:
            yield Difference("gone", old=reading)
    taken = set(partner.values())
    yield from (Difference("added", new=one) for j, one in enumerate(after) if j not in taken)


def _nearness(old: Reading, new: Reading, spots: dict[tuple[int, int], tuple[int, int]]) -> int:
    """How surely two readings tell of one thing: 0 for not; the same paragraph counts as two slots that agree."""
    if old.kind != new.kind:
        return 0
    one, other = _keys(old), _keys(new)
    if any(one.get(name) != other.get(name) for name in ABOUT[old.kind]):
        return 0
    fixed = (one.keys() & other.keys()) - CHANGING - set(ABOUT[old.kind])
    agreed = sum(one[name] == other[name] for name in fixed)
    against = len(fixed) - agreed
    beside = spots.get(_spot(old, spots)) == _spot(new, spots.values())
    return max(0, 1 + 2 * agreed - 2 * against + 4 * beside) if agreed or beside else 0


def _keys(reading: Reading) -> dict[str, Hashable]:
    """Values by slot name; of list slots all, as a set."""
    found: dict[str, set[Hashable]] = {}
    for name, slot in _slots(reading):
        found.setdefault(name, set()).add(value_key(slot.value))
    return {name: frozenset(values) for name, values in found.items()}


def _spot(reading: Reading, spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The paragraph a reading stands in; an empty span when it is none of these."""
    at = reading.anchor.start
    return next((span for span in spans if span[0] <= at < span[1]), (at, at))


def _changed(old: Reading, new: Reading) -> tuple[tuple[str, Slot | None, Slot | None], ...]:
    before, after = dict(reversed(_slots(old))), dict(reversed(_slots(new)))
    one, other = _keys(old), _keys(new)
    names = [name for name, _ in (*_slots(old), *_slots(new))]
    return tuple(
        (name, before.get(name), after.get(name)) for name in dict.fromkeys(names) if one.get(name) != other.get(name)
    )
