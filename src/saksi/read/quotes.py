"""Who says what: direct and indirect speech with its speaker. Pure.

Paragraph by paragraph: attributions are found first (read/attribution.py), then each quotation takes the attribution
that stands beside it, or goes on with the speaker before it; what is left of the attributions is indirect speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.read.attribution import Attributions
from saksi.read.clauses import pieces, trimmed
from saksi.read.document import Document, Utterance
from saksi.read.identity import unified
from saksi.read.parting import Attribution, closing
from saksi.read.quote_marks import Quotation
from saksi.read.say_words import SayWords, say_words
from saksi.read.sources import Source, is_medium, is_wire
from saksi.read.speakers import Speakers
from saksi.read.stretches import Stretch, stretches

CARRY = 2
"""Paragraphs over which a quotation without a verb keeps the speaker before it."""


def utterances(doc: Document) -> Iterator[Utterance]:
    """What people are said to have said in `doc`."""
    if not doc.pack.table("statements").get("words"):
        return
    words = say_words(doc.pack)
    paragraphs = tuple(stretches(doc, words))
    speakers = Speakers(doc, words, tuple(quote for st in paragraphs for quote in st.quotes))
    listening = _Listening(doc, words, speakers, Attributions(speakers, words))
    yield from unified(doc, words, (one for st in paragraphs for one in listening.hear(st)))


@dataclass(slots=True)
class _Listening:
    """The state of one pass over a document: who spoke last, and in which paragraph."""

    doc: Document
    words: SayWords
    speakers: Speakers
    attributions: Attributions
    last: Source | None = None
    last_order: int = -99

    def hear(self, st: Stretch) -> Iterator[Utterance]:
        """The utterances of one paragraph."""
        found = self.attributions.find(st)
        governed = _governed(st, found)
        direct: dict[int, list[int]] = {}
        for number, index in governed.items():
            direct.setdefault(index, []).append(number)
        heard: list[Utterance] = []
        for index, one in enumerate(found):
            heard.extend(self._attributed(st, found, index, direct.get(index, [])))
            if one.source is not None:
                self.last, self.last_order = one.source, st.order
        heard.extend(self._without_verb(st, found, governed))
        yield from heard

    def _attributed(
        self, st: Stretch, found: tuple[Attribution, ...], index: int, numbers: list[int]
    ) -> Iterator[Utterance]:
        one = found[index]
        source, via = self._voices(st, found, one)
        if one.rule == "relay" and source is None and self._spoken(st, found, one):
            return
        if numbers:
            yield from self._direct(st, one, source, via, numbers)
            return
        parts = tuple(self._parts(st, one))
        if not parts:
            return
        span = (parts[0][0], parts[-1][1])
        quoted = tuple(
            (q.inner_start, q.inner_end)
            for q in st.quotes
            if span[0] <= q.start and q.end <= span[1] and q.inner_end > q.inner_start
        )
        yield Utterance(
            *span,
            source.slot(self.doc, "says") if source else None,
            via.slot(self.doc, "via") if via else None,
            False,
            self._cue(st, one),
            self._reach(st, one, span),
            one.addressee,
            rule=one.rule if source else "relay",
            act=one.act,
            quoted=quoted,
            parts=parts if len(parts) > 1 else (),
        )

    def _parts(self, st: Stretch, one: Attribution) -> Iterator[tuple[int, int]]:
        """The characters of the clause, in its pieces."""
        spans = [one.back] if one.back else [self._characters(st, *piece) for piece in pieces(st, one, self.words)]
        yield from (part for span in spans if span and (part := trimmed(self.doc, *span)))

    def _characters(self, st: Stretch, first: int, last: int) -> tuple[int, int] | None:
        return (st.tokens[first].start, st.tokens[last - 1].end) if first < last else None

    def _reach(self, st: Stretch, one: Attribution, span: tuple[int, int]) -> tuple[int, int]:
        """All that the attribution governs, what the outlet adds behind it included: its figures are the speaker's."""
        whole = self._characters(st, *one.said) if one.behind and not one.back else None
        return (min(span[0], whole[0]), max(span[1], whole[1])) if whole else span

    def _direct(
        self, st: Stretch, one: Attribution, source: Source | None, via: Source | None, numbers: list[int]
    ) -> Iterator[Utterance]:
        """One utterance for each sentence of quoted speech; a quotation split around one verb is one."""
        groups: list[list[Quotation]] = []
        for number in sorted(numbers):
            quote = st.quotes[number]
            if groups and _split_by_verb(self.doc, groups[-1][-1], quote):
                groups[-1].append(quote)
            else:
                groups.append([quote])
        for group in groups:
            yield self._speech(group, source, via, self._cue(st, one), one.addressee, "quote", act=one.act)

    def _speech(
        self,
        group: list[Quotation],
        source: Source | None,
        via: Source | None,
        cue: tuple[int, int] | None,
        addressee: Slot | None,
        rule: str,
        *,
        act: str = "say",
        carried: bool = False,
    ) -> Utterance:
        start, end = _inner(self.doc, group[0])[0], _inner(self.doc, group[-1])[1]
        return Utterance(
            start,
            end,
            source.slot(self.doc, "says") if source else None,
            via.slot(self.doc, "via") if via else None,
            True,
            cue,
            (group[0].start, group[-1].end),
            addressee,
            carried,
            rule=rule,
            act=act,
            quoted=tuple(_inner(self.doc, quote) for quote in group),
        )

    def _without_verb(
        self, st: Stretch, found: tuple[Attribution, ...], governed: dict[int, int]
    ) -> Iterator[Utterance]:
        """Quoted speech that no attribution governs: a next sentence, a next paragraph, a name and a colon."""
        covered = [one.said for one in found]
        before = self.last_order
        for number, quote in enumerate(st.quotes):
            at = st.index_at(quote.start)
            alone = quote.continues or (quote.start == st.start and quote.end >= st.end - 1)
            if (
                number in governed
                or not (quote.long or alone)
                or any(a <= at < b for a, b in covered)
                or st.region == "title"
            ):
                continue
            source = self._going_on(st, number, governed, found) or self._heading(st, at)
            opens = at == st.sentence(at)[0] and _only_quotes(st, *st.sentence(at))
            if source is None and opens and self.last is not None and st.order - before <= CARRY:
                source = self.last
            if source is not None:
                self.last, self.last_order = source, st.order
                yield self._speech([quote], source, None, None, None, "carried", carried=True)

    def _going_on(
        self, st: Stretch, number: int, governed: dict[int, int], found: tuple[Attribution, ...]
    ) -> Source | None:
        """The speaker of the quotation before this one in the same paragraph."""
        for earlier in range(number - 1, -1, -1):
            if earlier in governed:
                return found[governed[earlier]].source
        return None

    def _heading(self, st: Stretch, at: int) -> Source | None:
        """Who stands before a colon right before the quotation ("Putin: “...”")."""
        first = st.sentence(at)[0]
        if at - 1 > first - 1 and st.lower(at - 1) == ":" and at - 1 - first <= 8:
            return self.speakers.subject(st, at - 1)
        return None

    def _voices(
        self, st: Stretch, found: tuple[Attribution, ...], one: Attribution
    ) -> tuple[Source | None, Source | None]:
        """Who says it at first hand and who relays it.

        A medium in the same sentence relays what another says there. Alone it speaks for itself, unless it is an
        agency.
        """
        first, edge = st.sentence(one.cue[0])
        beside = [o for o in found if o is not one and first <= o.cue[0] < edge]
        source = one.source
        if source is not None and not is_medium(source, self.words):
            relays = [o.via for o in beside if o.via is not None and not self._within(st, o, one)]
            outer = [o.source for o in beside if self._passes_on(o, one)]
            told = self._told_medium(one)
            return source, next((via for via in (one.via, *relays, *outer, told) if via is not None), None)
        citing = next((o.source for o in beside if source is not None and self._passes_on(one, o)), None)
        if citing is not None:
            return (citing if self._opening(one, beside) else None), source
        if source is None and one.via is not None and not is_wire(one.via, self.words):
            spoken = any(o.source is not None for o in beside)
            return (None, one.via) if spoken else (one.via, None)
        return source, one.via

    def _within(self, st: Stretch, relay: Attribution, one: Attribution) -> bool:
        """True when a medium is named in the middle of what somebody says: it relays something else."""
        return one.said[0] < relay.first and relay.last < one.said[1] and not closing(st, relay.last + 1, one.said[1])

    def _spoken(self, st: Stretch, found: tuple[Attribution, ...], one: Attribution) -> bool:
        """True when somebody speaks at first hand in the sentence of `one`."""
        first, edge = st.sentence(one.cue[0])
        return any(o.source is not None and first <= o.cue[0] < edge for o in found)

    def _passes_on(self, medium: Attribution, speaker: Attribution) -> bool:
        """True when the medium's words hold what the other says, or the other is cited for the medium's words."""
        if medium.source is None or not is_medium(medium.source, self.words):
            return False
        if speaker.source is None or is_medium(speaker.source, self.words):
            return False
        cited = speaker.rule in ("according-to", "clause") and speaker.cue[0] < medium.cue[0] < speaker.said[1]
        return medium.said[0] <= speaker.cue[0] < medium.said[1] or (cited and speaker.said[0] <= medium.first)

    def _opening(self, one: Attribution, beside: list[Attribution]) -> bool:
        """True when the citation stands before the medium ("Mengutip data kementerian, situs X menyebut")."""
        return any(self._passes_on(one, o) and o.cue[0] < one.cue[0] for o in beside)

    def _told_medium(self, one: Attribution) -> Source | None:
        """The newspaper or agency the speaker told it."""
        told = one.addressee
        if told is None or not isinstance(told.value, Who):
            return None
        medium = Source(0, 0, told.value, self._medium_label(told), told.witness.start, told.witness.end)
        return medium if is_medium(medium, self.words) else None

    def _medium_label(self, told: Slot) -> str:
        marks = self.doc.within("actor", told.witness.start, told.witness.end)
        return next((mark.label for mark in marks if mark.label == "media"), "")

    def _cue(self, st: Stretch, one: Attribution) -> tuple[int, int]:
        return st.tokens[one.cue[0]].start, st.tokens[one.cue[1] - 1].end


def _inner(doc: Document, quote: Quotation) -> tuple[int, int]:
    """The words of a quotation without blanks at its ends."""
    body = doc.text.body
    start, end = quote.inner_start, quote.inner_end
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else (quote.start, quote.end)


def _split_by_verb(doc: Document, before: Quotation, after: Quotation) -> bool:
    """True when one verb in one sentence stands between two parts of the same speech."""
    between = doc.text.body[before.end : after.start].rstrip()
    return not between.endswith((".", "!", "?")) and "\n" not in between


def _governed(st: Stretch, found: tuple[Attribution, ...]) -> dict[int, int]:
    """For each quotation that is speech of its own: the index of the attribution that governs it."""
    governed: dict[int, int] = {}
    for index, one in enumerate(found):
        for number, quote in enumerate(st.quotes):
            if number not in governed and _whole(st, one, number, quote):
                governed[number] = index
    for number in range(1, len(st.quotes)):
        if number in governed or number - 1 not in governed:
            continue
        index = governed[number - 1]
        at = st.index_at(st.quotes[number].start)
        beside = at == st.sentence(at)[0] or st.lower(at - 1) in (",", ":")
        if (
            beside
            and found[index].last < at
            and not any(o.first >= found[index].last and o.first < at for o in found[index + 1 :])
        ):
            governed[number] = index
    return governed


def _whole(st: Stretch, one: Attribution, number: int, quote: Quotation) -> bool:
    """True when the quotation is all that the attribution governs, not a part of its clause."""
    first = st.index_at(quote.start)
    last = st.index_at(quote.end) - 1
    start, end = one.said
    if not (start <= first and last < end):
        return False
    if any(
        st.tokens[i].text[0].isalnum() and st.inside[i] < 0
        for i in range(start, first)
        if i < one.first or i > one.last
    ):
        return (
            start < one.first
            and first > one.last
            and one.rule == "parenthetical"
            and _only_quotes(st, start, one.first)
        )
    if one.rule == "clause":
        return _only_quotes(st, last + 1, end) or st.tokens[last - 1].text in ",.!?…" or st.lower(last + 1) == ","
    rest = range(last + 1, one.first) if last < one.first else range(last + 1, end)
    return not any(st.tokens[i].text[0].isalnum() and st.inside[i] < 0 for i in rest)


def _only_quotes(st: Stretch, first: int, last: int) -> bool:
    return not any(st.tokens[i].text[0].isalnum() and st.inside[i] < 0 for i in range(first, last))
