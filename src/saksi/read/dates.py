"""Marks every turn of phrase that tells a day, with the days it comes to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from saksi.core.values import UNKNOWN_WHEN, When
from saksi.core.witness import Because, Witness
from saksi.issues import Issue
from saksi.read.date_grammar import Expression, expressions
from saksi.read.date_resolve import label, needs_publication, resolve
from saksi.read.date_words import date_words
from saksi.read.document import Document, Mark
from saksi.read.sentences import Sentence, Token

IN_SPEECH = frozenset({"ahead", "ago", "within", "day", "recent"})
"""Moves that, inside quotation marks, start from the day the words were said."""

OPENING = 3
"""Characters that may stand before a phrase which opens its sentence: a quotation mark and a blank."""

BLOCKS_BACK = 3
"""Paragraphs within which "the same day" may find its date; more lie between in no article we read."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text told before, for "the next day": where it stood, and in which sentence and paragraph."""

    day: date
    start: int
    end: int
    sentence: int
    block: int
    aside: bool
    starts: bool = False


@dataclass(slots=True)
class _Story:
    """The days told so far: the last one, the last on which something is to start, and the last written as a date."""

    told: Anchor | None = None
    coming: Anchor | None = None
    dated: Anchor | None = None

    def add(self, one: Expression, found: Mark, anchor: Anchor) -> None:
        """Remember the day of one mark."""
        self.told = anchor
        if one.future and anchor.starts:
            self.coming = anchor
        if found.label == "day":
            self.dated = anchor


def mark(doc: Document) -> Iterator[Mark | Issue]:
    """A mark for every date, and an issue for a weekday that disagrees with its date.

    Weekdays are the nearest on or before publication unless the clause speaks of the future; dates without a year
    take the one that brings them nearest to publication. When publication is an interval both ends are tried. When it
    is unknown, only dates written in full have a value.
    """
    words = date_words(doc.pack)
    starters = frozenset(doc.pack.table("dates").get("setting", {}).get("starts", ()))
    story = _Story()
    for index, sentence in enumerate(doc.sentences):
        held = [one for one in expressions(sentence.tokens, words) if one.means != "nth"]
        said = _day_of_saying(doc, sentence, held) if len(held) > 1 else None
        for one in held:
            anchor = said if said and one.means in IN_SPEECH and _is_quoted(doc, sentence, one) else None
            found = _mark(doc, one, anchor or _anchor_for(one, story, index, sentence), said=anchor is not None)
            yield found
            yield from _disagreement(doc, one, found)
            day = found.value.single if isinstance(found.value, When) else None
            if day is not None and found.label != "background":
                aside = _is_aside(sentence.tokens, one.start, doc)
                starts = any(token.lower in starters for token in sentence.tokens)
                story.add(one, found, Anchor(day, one.start, one.end, index, sentence.block, aside, starts))


def _is_quoted(doc: Document, sentence: Sentence, one: Expression) -> bool:
    """True inside quotation marks: more of them opened than closed before it in its sentence."""
    before = doc.text.body[sentence.start : one.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _day_of_saying(doc: Document, sentence: Sentence, held: Sequence[Expression]) -> Anchor | None:
    """The day outside the quotation marks on which the words of this sentence were said."""
    for one in held:
        if one.future or one.means not in ("date", "weekday") or _is_quoted(doc, sentence, one):
            continue
        day = _both(one, doc.article.published.when, None).single
        if day is not None:
            return Anchor(day, one.start, one.end, 0, 0, False)
    return None


def _anchor_for(one: Expression, story: _Story, index: int, sentence: Sentence) -> Anchor | None:
    """The anchor that `one` leans on, None for publication.

    "the same day" and "two days earlier" lean on a day of the same sentence (unless it stands in an aside, "after
    protests erupted on January 2"), or of the sentence before when they open theirs; a "same day" that opens its
    paragraph on the last date written out; "within ten days" on a coming day of the paragraph.
    """
    told = story.told
    if one.means == "within":
        return story.coming if story.coming and story.coming.block == sentence.block else None
    if told is None or one.means != "anchor":
        return None
    if told.sentence == index:
        return None if told.aside else told
    opens = one.start - sentence.start <= OPENING
    if told.block != sentence.block:
        near = story.dated is not None and sentence.block - story.dated.block <= BLOCKS_BACK
        return story.dated if near and opens and not one.n else None
    return told if (opens and told.sentence == index - 1) or (one.sign > 0 and one.n) else None


def _is_aside(tokens: Sequence[Token], start: int, doc: Document) -> bool:
    """True when the day stands in a clause opened by "after" or "since"."""
    openers = doc.pack.table("dates").get("setting", {}).get("asides", ())
    before = [token for token in tokens if token.start < start]
    for token in reversed(before):
        if token.text in ",;:":
            return False
        if token.lower in openers:
            return True
    return False


def _both(one: Expression, published: When, anchor: date | None) -> When:
    """What `one` comes to for the first and the last day the page can be of."""
    if not published.known:
        return resolve(one, None, anchor)
    ends = [resolve(one, day, anchor) for day in (published.first, published.last) if day is not None]
    if ends[0] == ends[-1] or not ends[0].known:
        return ends[0]
    firsts = [end.first for end in ends if end.first]
    lasts = [end.last for end in ends if end.last]
    return When(min(firsts) if firsts else None, max(lasts) if len(lasts) == len(ends) else None, ends[0].grain)


def _mark(doc: Document, one: Expression, anchor: Anchor | None, *, said: bool = False) -> Mark:
    published = doc.article.published
    if anchor is not None and said:
        when = resolve(one, anchor.day, None)
    else:
        when = _both(one, published.when, anchor.day if anchor else None)
    because: tuple[Because, ...] = ()
    if anchor is not None:
        witness = Witness.of(doc.text, anchor.start, anchor.end)
        because = (Because(witness, f"the day told before is {anchor.day.isoformat()}"),)
    elif needs_publication(one) and when.known:
        because = published.because
    value = when if when.known else UNKNOWN_WHEN
    return Mark("date", one.start, one.end, value, label(one, when, published.when.last), because=because)


def _disagreement(doc: Document, one: Expression, found: Mark) -> Iterator[Issue]:
    day = found.value.single if isinstance(found.value, When) else None
    if one.means == "date" and one.weekday and day is not None and day.isoweekday() != one.weekday:
        named = WEEKDAYS[day.weekday()]
        yield doc.issue(f"The weekday disagrees with the date: {day.isoformat()} is a {named}", found.start, found.end)
