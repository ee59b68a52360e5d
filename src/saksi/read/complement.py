"""Complements: where the words that a verb of saying governs begin, and what may stand in between. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.core.reading import Slot
from saksi.core.values import Who
from saksi.read.parting import closing
from saksi.read.say_words import SayWords, Verb
from saksi.read.sources import GENITIVES, Source
from saksi.read.speakers import Speakers
from saksi.read.stretches import Stretch

NUMBER_REACH = 16
"""Tokens behind a counting verb in which its number must stand."""
FINITE_REACH = 12
"""Tokens in which a clause without "that" must show a finite verb."""
APPOSITION_REACH = 12
"""Tokens that may tell, between commas, who the speaker is."""
LIST_REACH = 16
"""Tokens in which "that" may follow a list of those who are told."""
BRACKET_LONGEST = 8
"""Tokens of a bracket behind a speaker: "(BMKG)"."""
HOUSE_REACH = 7
"""Tokens the house of a reporter may have."""
ASIDE_REACH = 12
"""Tokens that may tell what about or where before a quotation."""
LABEL_REACH = 7
PREFIX_LEAST = 2
"""Tokens that must stand before ", X said" to be what X said."""


@dataclass(frozen=True, slots=True)
class Governed:
    """The tokens an attribution governs, the turn of phrase, and where the words go on behind one in their midst."""

    said: tuple[int, int]
    rule: str
    behind: int = 0


class Complements:
    """Answers, for one document, what stands around a verb of saying."""

    def __init__(self, speakers: Speakers, words: SayWords) -> None:
        self.speakers = speakers
        self.words = words
        self.doc = speakers.doc

    # --- what stands between the verb and what was said

    def content(self, st: Stretch, at: int, edge: int) -> tuple[int, str, Slot | None]:
        """Where what was said begins, the sign that opens it ("that", ",", ":", "quote" or none), and who is told."""
        addressee: Slot | None = None
        while at < edge:
            token = st.tokens[at]
            if st.inside[at] >= 0:
                return at, "quote", addressee
            if self.words.has("that", token):
                return at + 1, "that", addressee
            if token.text in ",:":
                ahead = self.that_ahead(st, at + 1, edge, LIST_REACH if addressee is not None else 8)
                if ahead:
                    return ahead + 1, "that", addressee
                return at + 1, token.text, addressee
            step, heard = self.between(st, at, edge)
            addressee = addressee or heard
            step = step if step > at else self._aside(st, at, edge)
            if step == at:
                return at, "", addressee
            at = step
        return edge, "", addressee

    def _aside(self, st: Stretch, at: int, edge: int) -> int:
        """Past "about Amman" before a quotation and past "by noting" before a "that"; `at` itself for neither."""
        verbs, _ = self.words.verb(st.tokens, at)
        if any(verb.participle and verb.kind == "say" for verb in verbs):
            return at + 1  # "issued a statement | saying | …"
        if not self.words.has("leading", st.tokens[at]):
            return at
        if self.words.has("by", st.tokens[at]) and at + 1 < edge and self.words.verb(st.tokens, at + 1)[0]:
            return at + 2
        for i in range(at + 1, min(at + ASIDE_REACH, edge)):
            if st.inside[i] >= 0:
                return i if st.lower(i - 1) in (",", ":") else at
            if st.tokens[i].text in ";." or self.words.has("that", st.tokens[i]) or self.words.verb(st.tokens, i)[0]:
                return at
        return at

    def between(self, st: Stretch, at: int, edge: int) -> tuple[int, Slot | None]:
        """The token after one adverb, time, venue or addressee at `at`; `at` itself when none stands there."""
        token = st.tokens[at]
        ahead = self.that_ahead(st, at, edge, 14)
        if at in st.timed or self.words.has("after_adverbs", token):
            return (at, None) if st.lower(at + 1) in GENITIVES else (at + 1, None)
        if at + 1 in st.timed and self.words.has("before_time", token):
            return (at, None) if st.lower(at + 2) in GENITIVES else (at + 1, None)
        to, heard = self.audience(st, at, edge)
        if to > at:
            return to, heard
        length = self.words.phrase("venues", st.tokens, at)
        if length or (ahead and self.words.has("insertions", token)):
            return ahead or self._venue_end(st, at + length, edge), None
        return at, None

    def that_ahead(self, st: Stretch, at: int, edge: int, reach: int) -> int:
        """The token of a "that" within reach and before any sign; 0 for none."""
        for i in range(at, min(at + reach, edge)):
            if self.words.has("that", st.tokens[i]) and not self.words.phrase("conditional", st.tokens, i):
                return i
            if st.tokens[i].text in ";:." or st.inside[i] >= 0 or self.words.verb(st.tokens, i)[0]:
                return 0
        return 0

    def _venue_end(self, st: Stretch, at: int, edge: int) -> int:
        """Behind a venue: up to the next sign, time or quotation."""
        begin = at
        while at < edge and st.tokens[at].text not in ",:;." and st.inside[at] < 0 and at not in st.timed:
            fresh = self.words.has("articles", st.tokens[at]) or self.speakers.anaphora.number(st, at)
            if fresh and (at == begin or not self.words.has("linkers", st.tokens[at - 1])):
                return at  # "indicated on Twitter | the girl was ill"
            at += 1
        return at

    def audience(self, st: Stretch, at: int, edge: int) -> tuple[int, Slot | None]:
        """Behind "kepada X", "to reporters" at token `at`, and the addressee."""
        if at + 1 >= edge or not self.words.has("to", st.tokens[at]) or at + 1 in st.timed:
            return at, None
        return self.told(st, at + 1, edge, least=at)

    def told(self, st: Stretch, at: int, edge: int, least: int | None = None) -> tuple[int, Slot | None]:
        """Who is told at token `at`: a mark, a name or one of the listed addressees."""
        back = at if least is None else least
        length = self.words.phrase("addressees", st.tokens, at)
        if length:
            end = at + length
            who = Who(self.doc.text.quote(st.tokens[at].start, st.tokens[end - 1].end))
            slot = Slot("addressee", who, self.doc.witness(st.tokens[at].start, st.tokens[end - 1].end))
            return end, slot
        source = self.speakers.after(st, at)
        ahead = self.that_ahead(st, at, edge, 16)
        if source is None or source.last >= edge:
            return (ahead, None) if ahead and least is None else (back, None)
        end = self._of_body(st, source.last + 1, edge)
        if least is None and not ahead and source.label in ("group", "name"):
            mark_end = st.index_at(source.end)
            end = min(end, mark_end)
        while source.label == "media" and end < edge and self._of_name(st, end):
            end += 1  # "told CNN | Philippines"
        return end, source.slot(self.doc, "addressee")

    def _of_name(self, st: Stretch, at: int) -> bool:
        mark = self.speakers.marks.at(st, at)
        person = mark is not None and mark.label == "person"
        return st.tokens[at].text[0].isupper() and at not in st.timed and st.inside[at] < 0 and not person

    def _of_body(self, st: Stretch, at: int, edge: int) -> int:
        """Past the house of who is told: "Paul Rivera | of WESH 2 News"."""
        if at + 1 >= edge or st.lower(at) not in ("of", "from", "dari") or not st.tokens[at + 1].text[0].isupper():
            return at
        end = at + 1
        while end < edge and end - at < HOUSE_REACH and st.tokens[end].text not in ",:" and st.inside[end] < 0:
            end += 1
        return end if end < edge and (st.tokens[end].text in ",:" or st.inside[end] >= 0) else at

    def skip(self, st: Stretch, at: int, edge: int) -> int:
        """Past times, venues and addressees."""
        while at < edge:
            step, _ = self.between(st, at, edge)
            if step == at and st.lower(at) == "(":
                step = next((i + 1 for i in range(at, min(at + BRACKET_LONGEST, edge)) if st.lower(i) == ")"), at)
            if step == at and self.words.has("insertions", st.tokens[at]) and st.inside[at] < 0:
                step = self._venue_end(st, at, edge)
            if step == at and st.lower(at) == "," and at + 1 in st.timed:
                step = at + 1
            if step == at:
                return at
            at = step
        return at

    # --- clauses

    def prefix(self, st: Stretch, first: int) -> tuple[int, int] | None:
        """The tokens before ", X said" that are what X said; None when they only tell when or where."""
        begin, _ = st.sentence(first)
        last = first - 1
        if last >= begin and self.words.has("as_put", st.tokens[last]):
            last -= 1
        sign = st.tokens[last].text if last >= begin else ""
        closed = last >= begin and st.inside[last] >= 0 and not sign.isalnum()
        if not (closed or sign in (",", "—", "–")):
            return None
        start = self._adverbial_end(st, begin, last)
        held = last + (1 if closed else 0)
        acronym = held - start == 1 and st.tokens[start].text.isupper()  # "DPR, ia melanjutkan, juga …"
        if held - start < PREFIX_LEAST and not closed and not acronym:
            return None
        return begin, held

    def _adverbial_end(self, st: Stretch, begin: int, last: int) -> int:
        """Behind an opening that only tells when or where ("Di Moskow,"): its comma, else `begin`."""
        token = st.tokens[begin]
        idle = (
            any(self.words.has(name, token) for name in ("leading", "adverbs", "insertions", "clause", "and"))
            or begin in st.timed
        )
        if not idle or st.inside[begin] >= 0:
            return begin
        return next((i + 1 for i in range(begin, last + 1) if st.tokens[i].text == ","), begin)

    def clause_start(self, st: Stretch, at: int) -> int:
        """Back to the sign or conjunction that opens the clause of token `at`."""
        first = st.sentence(at)[0]
        back = at - 1
        while back >= first:
            token = st.tokens[back]
            if token.text in ",;:—–" and not st.quoted(back):
                return back + 1
            if self.words.has("clause", token) and back < at - 1:
                return back + 1
            back -= 1
        return first

    def clause_end(self, st: Stretch, at: int, edge: int) -> int:
        """The next comma or semicolon, else `edge`."""
        return next((i for i in range(at, edge) if st.tokens[i].text in ",;"), edge)

    def governs(self, st: Stretch, at: int, behind: int, *, opens: bool) -> Governed:
        """What an attribution `[at, behind)` in the middle, at the head or at the end of its sentence governs."""
        first, edge = st.sentence(at)
        behind = self.skip(st, behind, edge)
        tail = st.lower(behind) == "," and behind + 1 < edge and self.words.has("relative", st.tokens[behind + 1])
        rest = behind < edge and not closing(st, behind, edge) and not (tail and at > first)
        on = min(behind + (1 if st.lower(behind) in (",", ":") else 0), edge)
        on = self._past_name(st, on, edge) if at == first and on == behind else on
        on = self._past_apposition(st, on, edge) if at == first and st.lower(on - 1) == "," else on
        if at == first or (rest and at - first < PREFIX_LEAST):
            return Governed((on, edge), "clause")
        head = first if opens else self._joined_start(st, at)
        if not rest:
            return Governed((head, at), "postposed")
        if not opens and self.words.has("relative", st.tokens[at - 1]):
            return Governed((on, self.clause_end(st, on, edge)), "clause")
        return Governed((head, edge), "parenthetical", on)

    def _past_name(self, st: Stretch, at: int, edge: int) -> int:
        """Behind the comma that ends a name longer than its mark: "According to the Institute | of A and B (C), …"."""
        opening = any(self.words.has(name, st.tokens[at]) for name in ("linkers", "by", "and")) if at < edge else False
        paper = at < edge and self.words.phrase("documents", st.tokens, at) > 0
        if not (opening or paper or st.lower(at) == "(") or self.speakers.phrases.by_shape:
            return at
        for i in range(at, min(at + APPOSITION_REACH, edge)):
            if st.inside[i] >= 0 or self.words.has("finite", st.tokens[i]) or st.tokens[i].text[0].isdigit():
                return at
            if st.lower(i) == ",":
                return i + 1
        return at

    def _past_apposition(self, st: Stretch, at: int, edge: int) -> int:
        """Behind who the speaker is, told between commas: "According to X, head of the clinic, | …"."""
        here = at + (1 if at < edge and self.words.has("articles", st.tokens[at]) else 0)
        relative = at < edge and self.words.has("relative", st.tokens[at])
        if not relative and not any(self.words.phrase(name, st.tokens, here) for name in ("titles", "speakers")):
            return at
        for i in range(here, min(here + APPOSITION_REACH, edge)):
            told = self.words.has("finite", st.tokens[i]) or self.speakers.phrases.verbish(st, i)
            if st.inside[i] >= 0 or (not relative and (told or self.words.verb(st.tokens, i)[0])):
                return at
            if st.lower(i) == ",":
                return i + 1
        return at

    def _joined_start(self, st: Stretch, at: int) -> int:
        """Back to the clause that a comma and a conjunction join to the one before, else to the sentence's begin."""
        first = st.sentence(at)[0]
        for back in range(at - 1, first, -1):
            joins = st.lower(back - 1) in (",", ";") and self.words.has("clause", st.tokens[back])
            if joins and not st.quoted(back) and not self.words.has("finite", st.tokens[back + 1]):
                return back + 1
        return first

    # --- what verbs take

    def takes(self, st: Stretch, at: int, edge: int, verb: Verb, sign: str, source: Source) -> bool:
        """True when what follows at token `at` is what the verb takes."""
        rest = range(at, edge)
        marked = sign != ""
        if self._empty(st, at, edge):
            return False
        if verb.takes == "number" and self.words.has("modals", st.tokens[at]):
            return False  # "estimated to have done": nobody counts here
        if verb.takes == "any":
            return sum(st.tokens[i].text[0].isalnum() for i in rest) > 1 or self._speaks(st, at)
        if verb.takes == "tell":
            return not self.words.has("modals", st.tokens[at])  # "told troops to fire" is an order
        if verb.takes == "act":
            return marked or (
                (source.named or source.single) and not (source.label == "state" and verb.kind == "promise")
            )
        if verb.takes == "label" and st.inside[at] >= 0:
            return False  # 'a programme dubbed "…"': what it is called, not what somebody said
        if verb.takes in ("quote", "label") and any(st.inside[i] >= 0 for i in rest):
            return True
        if verb.takes in ("quote", "label"):
            return verb.takes == "label" and self._labels(st, at, edge)
        if verb.takes == "number":
            return any(st.tokens[i].text[0].isdigit() for i in rest[:NUMBER_REACH]) or self._counts(st, at, edge)
        if marked or st.inside[at] >= 0 or self.words.has("questions", st.tokens[at]):
            return True
        return verb.kind != "ask" and any(self.words.has("finite", st.tokens[i]) for i in rest[:FINITE_REACH])

    def _empty(self, st: Stretch, at: int, edge: int) -> bool:
        """True for words that only point elsewhere: "menyampaikan hal serupa", "said the same"."""
        length = self.words.phrase("empty", st.tokens, at)
        if not length:
            return False
        at += length
        idle = at < edge and any(self.words.has(name, st.tokens[at]) for name in ("leading", "insertions"))
        return closing(st, at, edge) or idle or at in st.timed or st.lower(at) == ","

    def keeps_verb(self, st: Stretch, at: int, verb: Verb, sign: str) -> bool:
        """True when the words at token `at` say nothing, or the contrary, without their verb.

        So "called for | dialogue", "put | the toll at 97", and always "denied | that he had been paid".
        """
        if verb.kind == "deny" or verb.takes == "act":
            return sign != ":"
        if sign not in ("", "quote") or verb.words[-1] in ("that", "saying", "say"):
            return False
        if self.words.has("topics", st.tokens[at]):
            return sign == "" and not st.quoted(at)  # "cautioned | about", "menyinggung | soal"
        if self.words.has("modals", st.tokens[at]) and not self.speakers.phrases.by_shape:
            return True  # "claimed | to have killed 12"
        if verb.takes == "number":
            reach = range(at, min(at + FINITE_REACH, st.sentence(at)[1]))
            return self.words.holds("finite") and not any(self.words.has("finite", st.tokens[i]) for i in reach)
        return verb.takes in ("label", "quote")

    def _speaks(self, st: Stretch, at: int) -> bool:
        """A single word is something said when it is quoted or a number, not in "menyebut angka"."""
        return st.inside[at] >= 0 or st.tokens[at].text[0].isdigit()

    def _labels(self, st: Stretch, at: int, edge: int) -> bool:
        """The turn "called | the mission | a success": a second phrase with an article that no preposition leads in."""
        for i in range(at + 1, min(at + LABEL_REACH, edge)):
            if st.tokens[i].text in ",;:." or self.words.has("leading", st.tokens[i]):
                return False
            if self.words.has("indefinite", st.tokens[i]):
                return True
        return False

    def _counts(self, st: Stretch, at: int, edge: int) -> bool:
        until = st.tokens[min(at + NUMBER_REACH, edge) - 1].end
        return any(mark.label == "cardinal" for mark in self.doc.within("number", st.tokens[at].start, until))
