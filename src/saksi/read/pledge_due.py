"""The day by which a pledge is to be kept, and the words on an earlier announcement. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saksi.core.reading import Slot
from saksi.core.values import When
from saksi.read.date_grammar import Expression, expressions
from saksi.read.date_resolve import resolve
from saksi.read.date_words import date_words
from saksi.read.document import Mark
from saksi.read.pledge_clause import Clause
from saksi.read.sentences import Token
from saksi.read.setting_words import tells_saying

MONTH = 32
"""Days beyond which a time named before a promise is no day on which it was made."""

SHORT = 3
"""Tokens of a relative clause that says too little to have a day of its own."""

OPENING = 3
"""Tokens from the beginning of a sentence in which a time is that of all it tells."""

LATELY = 14
"""Days before publication within which the days told are of today, whenever it was promised."""

STOPS = frozenset('.,;:!?"”“)')

CALENDAR = frozenset({"weekday", "date", "month"})
"""Expressions that mean a day to come when they stand behind what is pledged."""


def due(clause: Clause) -> Slot | None:
    """The day by which: what the form names, else the day to come nearest behind the pledge, else before it."""
    doc, sentence, found = clause.doc, clause.sentence, clause.found
    held_here = expressions(sentence.tokens, date_words(doc.pack))
    told = {at: one for one in held_here for at in (one.end, one.start)}
    held: list[tuple[bool, int, Slot]] = []
    for mark in doc.within("date", sentence.start, sentence.end):
        if found.date >= 0:
            if mark.start <= sentence.tokens[found.date].start < mark.end:
                ahead = _to_come(
                    clause, mark, told.get(mark.start) or told.get(mark.end), behind=found.form != "noun_done"
                )
                return ahead if ahead or found.form == "noun_done" else mark.slot("due", doc.text)
            continue
        one = told.get(mark.start) or told.get(mark.end)
        apart = (tells_saying(doc, sentence, mark) and not _is_coming(clause, mark)) or _is_cut(
            clause, mark, limit=bool(one and (one.until or one.means == "within"))
        )
        slot = None if apart else _to_come(clause, mark, one)
        if slot is not None:
            held.append((mark.end <= clause.at, abs(mark.start - clause.end), slot))
    return min(held, key=lambda one: one[:2], default=(True, 0, None))[2]


def _to_come(clause: Clause, mark: Mark, one: Expression | None, *, behind: bool = True) -> Slot | None:
    """The mark as due, when its day lies ahead or, behind the pledge, can be read so."""
    doc, published = clause.doc, clause.doc.article.published.when
    value = mark.value
    if one is None or not isinstance(value, When):
        return None
    promised = promised_on(clause)
    if promised is not None and mark.start >= clause.sentence.tokens[clause.found.first].start:
        return _since_then(clause, mark, one, promised)
    said = _said_on(clause, mark) if one.means == "within" else None
    if said is not None:
        return _since_then(clause, mark, one, said)
    if clause.rule.bounded and not (one.until or one.means == "within"):
        return None
    if published.last is None:
        return mark.slot("due", doc.text) if one.future and value.known else None
    if value.known and mark.label != "background" and _is_ahead(value, one, clause):
        return mark.slot("due", doc.text)
    behind = behind and (
        _is_behind(clause, mark, onset=one.since or one.until) or (one.until and mark.start >= clause.start)
    )
    if not behind or one.means not in CALENDAR or one.future:
        return None
    if one.since and doc.text.quote(mark.start, mark.end).casefold().split()[0] not in clause.rules.words["onsets"]:
        return None
    if one.means == "weekday" and one.weekday == published.last.isoweekday() and not one.until:
        return None
    ahead = resolve(one._replace(future=True), published.last, None)
    if ahead.first is None or ahead.first <= published.last:
        return None
    return replace(mark.slot("due", doc.text), value=ahead)


def promised_on(clause: Clause) -> date | None:
    """The last day of the past month or day on which it was promised: "in May 2022 the firm pledged to"."""
    doc, published = clause.doc, clause.doc.article.published.when
    if published.first is None:
        return None
    tokens = clause.sentence.tokens
    opening, start = tokens[min(OPENING, len(tokens) - 1)].start, tokens[clause.governed].start
    for mark in doc.within("date", clause.sentence.start, max(clause.start, tokens[clause.found.first].start)):
        value = mark.value
        if mark.start < start and mark.start > opening:
            continue
        if not isinstance(value, When) or not value.first or not value.last or clause.found.date >= 0:
            continue
        if (published.first - value.last).days > LATELY and (value.last - value.first).days < MONTH:
            return value.last
    return None


def _said_on(clause: Clause, limit: Mark) -> date | None:
    """The day before publication on which the sentence tells that it was said: a span of days counts from then."""
    doc, sentence, published = clause.doc, clause.sentence, clause.doc.article.published.when
    for mark in doc.within("date", sentence.start, sentence.end):
        value = mark.value
        if mark.start == limit.start or not isinstance(value, When) or not tells_saying(doc, sentence, mark):
            continue
        if value.last and value.first == value.last and published.first and value.last < published.first:
            return value.last
    return None


def _since_then(clause: Clause, mark: Mark, one: Expression, promised: date) -> Slot | None:
    """The day as it was told when the promise was made: "in August it promised to pay by the end of September"."""
    value = mark.value
    assert isinstance(value, When)
    limit = one.until or one.means == "within" or one.means in CALENDAR or one.moved or value.last
    if not limit:
        return None
    if one.year is None or not value.known:
        value = resolve(one._replace(future=True), promised, promised)
    ahead = value.last is None or value.last > promised
    return replace(mark.slot("due", clause.doc.text), value=value) if value.known and ahead else None


def _is_ahead(value: When, one: Expression, clause: Clause) -> bool:
    published = clause.doc.article.published.when.last
    assert published is not None
    if value.first is not None and value.first > published:
        return True
    open_end = one.future or one.until or one.means == "within"
    return open_end and (value.last is None or value.last >= published)


def _is_behind(clause: Clause, mark: Mark, *, onset: bool) -> bool:
    """True when the day stands behind the act with no other clause between."""
    between = clause.sentence.between(clause.end, mark.start) if mark.start >= clause.end else None
    cue = clause.found.cue
    if between is not None and (onset or _is_onset(clause, between)):
        return True
    if between is None or (clause.has("settled", cue.first, cue.last) and not _is_infinitive(clause)):
        return False
    breaks = clause.rules.words["breaks"] | clause.rules.words["pasts"]
    return not any(token.lower in breaks for token in between)


def _is_cut(clause: Clause, mark: Mark, *, limit: bool) -> bool:
    """True when a verb of saying or another "will" stands between pledge and day, or before a day before it.

    A limit ("by Friday", "sebelum Jumat") is the pledge's over a relative clause too.
    """
    if mark.end <= clause.at:
        before = clause.sentence.between(clause.sentence.start, mark.start)
        return any(token.lower in clause.rules.words["wills"] for token in before)
    between = _without_asides(clause, mark) if mark.start >= clause.end else ()
    onset = limit or _is_onset(clause, between)
    cuts = clause.rules.words["cuts"] if onset else clause.rules.words["cuts"] | clause.rules.words["breaks"]
    return any(token.lower in cuts for token in between)


def _is_coming(clause: Clause, mark: Mark) -> bool:
    """True for a day after publication: nobody has said anything on it."""
    last = clause.doc.article.published.when.last
    return isinstance(mark.value, When) and bool(last and mark.value.first and mark.value.first > last)


def _is_onset(clause: Clause, between: Sequence[Token]) -> bool:
    """True when a word that makes the day a beginning or a limit stands right before it: "starting on", "sebelum"."""
    return any(token.lower in clause.rules.words["onsets"] for token in between[-2:])


def _without_asides(clause: Clause, mark: Mark) -> tuple[Token, ...]:
    """The tokens from the pledge to the day, but for what ", which …," encloses."""
    held = clause.sentence.between(clause.end, mark.start)
    kept: list[Token] = []
    at = 0
    while at < len(held):
        words = clause.rules.words["relatives"]
        if held[at].lower in words and len(held) - at <= SHORT:
            break  # "12 sandera yang tersisa pada Jumat"
        opens = held[at].text == "," and at + 1 < len(held) and held[at + 1].lower in words
        close = next((i for i in range(at + 1, len(held)) if held[i].text == ","), 0) if opens else 0
        if not close:
            kept.append(held[at])
        at = close + 1 if close else at + 1
    return tuple(kept)


def _is_infinitive(clause: Clause) -> bool:
    """True for "agreed to meet", not for "the decision to send" or "approved the deployment", of a day of their own."""
    cue = clause.found.cue
    return clause.form == "verb" and cue.kind == "vow"


def replaces(clause: Clause) -> Slot | None:
    """The words on an earlier announcement, in this sentence or the next: "lebih awal dari yang diumumkan"."""
    doc, sentence = clause.doc, clause.sentence
    index = doc.sentences.index(sentence)
    following = doc.sentences[index + 1 : index + 2]
    for one, start in (
        (sentence, clause.found.begin),
        *((held, 0) for held in following if held.block == sentence.block),
    ):
        for at in range(start, len(one.tokens)):
            if clause.rules.replaces.at(one.tokens, at) is None:
                continue
            last = at
            while last + 1 < len(one.tokens) and one.tokens[last + 1].text not in STOPS:
                last += 1
            witness = doc.witness(one.tokens[at].start, one.tokens[last].end)
            return Slot("replaces", witness.quote, witness)
    return None
