"""Speakers: the noun phrase that speaks, before or behind a verb of saying. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.core.values import Who
from saksi.read.anaphora import Anaphora
from saksi.read.document import Document
from saksi.read.quote_marks import Quotation
from saksi.read.say_words import SayWords
from saksi.read.sentences import Token
from saksi.read.sources import GENITIVES, ActorMarks, Source, better
from saksi.read.speaker_phrases import SpeakerPhrases
from saksi.read.stretches import Stretch

WALK = 14
"""Tokens a noun phrase is followed at most."""
RELATIVE_REACH = 10
"""Tokens a relative clause may stand between a name and its verb."""
APPOSITION_REACH = 5
"""Tokens between a title and the comma before its name ("Deputy Minister of Defence, X,")."""
OFFICE_LONGEST = 16
OFFICE_OPENS = 2
"""Tokens of a phrase in which its office begins: "Plt | Direktur Jenderal"."""
NAME_LONGEST = 4
INSERTIONS = 3
"""Insertions between commas that may follow one another."""


class Speakers:
    """Finds speakers in the stretches of one document, in text order."""

    def __init__(self, doc: Document, words: SayWords, quotes: tuple[Quotation, ...] = ()) -> None:
        self.doc = doc
        self.words = words
        self.marks = ActorMarks(doc)
        self.anaphora = Anaphora(doc, words, self.marks, quotes)
        self.phrases = SpeakerPhrases(doc, words, self.marks, self.anaphora)

    # --- before a verb

    def before(self, st: Stretch, at: int) -> Source | None:
        """Who stands as the subject of the verb at token `at`."""
        found = self._nearest(st, at, 0)
        inserted = not self.phrases.by_shape and st.lower(at + 1) in (",", ".")  # "Tokayev, the government said, …"
        if found is None or found.label == "person" or inserted:
            return found
        return self._opener(st, at, found) or found

    def _opener(self, st: Stretch, at: int, found: Source) -> Source | None:
        """The person who opens the sentence when all up to the verb only tells who that is.

        So "Raja Haider, perdana menteri untuk Azad Kashmir, bagian yang dikuasai Pakistan | mengungkapkan".
        """
        edge = st.sentence(at)[0]
        mark = self.marks.at(st, edge)
        if mark is None or mark.label != "person" or found.first <= edge:
            return None
        end = st.index_at(mark.end)
        told = self.words.phrase("speakers", st.tokens, end + 1) or self.words.phrase("titles", st.tokens, end + 1)
        between = range(end, at)
        verbs = any(self.words.verb(st.tokens, i)[0] for i in between)
        if st.lower(end) != "," or not told or verbs or any(st.quoted(i) for i in between):
            return None
        return self.marks.source(st, mark, edge)

    def _nearest(self, st: Stretch, at: int, depth: int) -> Source | None:
        edge = st.sentence(at)[0]
        last = self._skip_back(st, at - 1, edge)
        if last < edge or depth > INSERTIONS:
            return None
        token = st.tokens[last]
        if self.words.has("relative", token):
            return self._ending(st, last - (2 if st.lower(last - 1) == "," else 1), edge)
        if self.words.has("and", token):
            return self.subject(st, last)
        if token.text == ",":
            return self._before_comma(st, last, edge, depth)
        found = self._ending(st, last, edge)
        return self._titled(st, found, edge) if found is not None else None

    def _titled(self, st: Stretch, found: Source, edge: int) -> Source:
        """The name with the office that only a comma parts from it: "Kepala Badan Bencana Banten, X | mengatakan"."""
        comma = found.first - 1
        if found.label not in ("person", "name") or comma <= edge or st.lower(comma) != ",":
            return found
        first = comma
        while first > edge and st.lower(first - 1) not in (",", ";", ":"):
            first -= 1
        while first < comma and (self.words.has("articles", st.tokens[first]) or self._idle(st, first)):
            first += 1
        if not self._office(st, first, comma):
            return found
        role = self.doc.text.quote(st.tokens[first].start, st.tokens[comma - 1].end)
        return replace(found, first=first, who=replace(found.who, role=found.who.role or role))

    def _office(self, st: Stretch, first: int, end: int) -> bool:
        """True when tokens `[first, end)` are an office and nothing else."""
        if not 0 < end - first <= OFFICE_LONGEST or not self.words.phrase("titles", st.tokens, first):
            return False
        return all(self._of_office(st, i) for i in range(first, end))

    def _of_office(self, st: Stretch, at: int) -> bool:
        token = st.tokens[at]
        if st.quoted(at) or at in st.timed or token.text in ",;:":
            return False
        if not token.text[0].islower():
            return True
        if self.phrases.by_shape:
            return not self.phrases.verbish(st, at) and not self.words.has("clause", token)
        nouns = ("titles", "speakers")
        return any(self.words.has(name, token) for name in ("linkers", "determiners", "and")) or any(
            self.words.phrase(name, st.tokens, at) for name in nouns
        )

    def subject(self, st: Stretch, at: int) -> Source | None:
        """The first noun phrase of the sentence before token `at` that can speak."""
        edge = st.sentence(at)[0]
        found = self.phrases.pick(st, edge, at - 1, tight=True) if at > edge else None
        if found is None or found.label == "person" or found.first > edge:
            return found
        comma = next((i for i in range(found.last + 1, at) if st.tokens[i].text == ","), at)
        mark = self.marks.at(st, comma + 1) if comma - found.last < APPOSITION_REACH else None
        named = self.marks.source(st, mark, comma + 1) if mark is not None and mark.label == "person" else None
        return better(found, named)

    def _idle(self, st: Stretch, at: int) -> bool:
        """True for an adverb, an auxiliary or a time."""
        token = st.tokens[at]
        return (
            at in st.timed
            or self.words.has("adverbs", token)
            or (at + 1 in st.timed and self.words.has("before_time", token))
        )

    def _skip_back(self, st: Stretch, at: int, edge: int) -> int:
        while at >= edge and self._idle(st, at) and not self.marks.covers(st, at):
            at -= 1
        return at

    def _before_comma(self, st: Stretch, comma: int, edge: int, depth: int) -> Source | None:
        """The subject before an insertion: ", a police spokeswoman, told", ", Senin (10/1), berdalih"."""
        before = next(
            (i for i in range(comma - 1, edge - 1, -1) if st.tokens[i].text in ",;:" and not st.quoted(i)), edge - 1
        )
        first = before + 1
        if first >= comma:
            return None
        is_comma = before >= edge and st.tokens[before].text == ","
        if self.words.has("insertions", st.tokens[first]) or all(self._idle(st, i) for i in range(first, comma)):
            return self._nearest(st, before, depth + 1) if is_comma else None
        own = self.phrases.pick(st, first, comma - 1)
        if is_comma and own is not None and own.first == first and own.last == comma - 1:
            named = self._titled(st, own, edge) if own.label in ("person", "name") else own
            if named is not own:
                return named  # "Kepala Bidang Gempa dan Tsunami BMKG, Daryono, menjelaskan"
        other = self._ending(st, before - 1, edge) if is_comma else None
        return better(own, other)

    def _ending(self, st: Stretch, last: int, edge: int) -> Source | None:
        """The speaker whose phrase ends with token `last`."""
        first = last
        while first >= edge and last - first < WALK and not self._parts(st, first):
            first -= 1
        found = self.phrases.pick(st, first + 1, last) if first < last else None
        if found is not None:
            return found
        for at in range(first, max(edge, first - RELATIVE_REACH) - 1, -1):
            if self.words.has("relative", st.tokens[at]) and not st.quoted(at):
                return self._ending(st, at - (2 if st.lower(at - 1) == "," else 1), edge)
            if st.tokens[at].text in ",;:":
                break
        return None

    def _parts(self, st: Stretch, at: int) -> bool:
        """True when a noun phrase, read backwards, cannot reach over token `at`."""
        token = st.tokens[at]
        if token.text in "()" and at not in st.timed:
            return False
        if token.text in ",;:—–" or st.quoted(at) or (at in st.timed and not self.marks.covers(st, at)):
            return True
        if token.text in ".!?…":
            return at + 1 in st.breaks
        if self.marks.covers(st, at):
            return False
        if any(self.words.has(name, token) for name in ("clause", "relative", "negations", "finite")):
            return True
        if self.phrases.verbish(st, at):
            return True
        if any(self.words.phrase("according", st.tokens, at - back) == back + 1 for back in range(min(3, at + 1))):
            return True
        verbs, _ = self.words.verb(st.tokens, at) if token.text[0].islower() else ((), False)
        return any(verb.position != "after" for verb in verbs)

    # --- behind a verb

    def after(self, st: Stretch, at: int) -> Source | None:
        """Who stands right behind, at token `at` ("kata X", "said X", "menurut X")."""
        if at >= len(st):
            return None
        edge = st.sentence(at)[1]
        end = at
        while end < edge and end - at < WALK and not self._stops(st, end, at, edge):
            end += 1
        if end == at:
            return None
        found = self.phrases.pick(st, at, end - 1)
        if found is None or found.first > at:
            return None
        return self._apposition(st, found, end, edge)

    def _stops(self, st: Stretch, at: int, first: int, edge: int) -> bool:
        """True when a noun phrase, read forwards, ends before token `at`."""
        token = st.tokens[at]
        if self.marks.covers(st, at):
            return False
        if token.text in "()":
            return at in st.timed
        if token.text == "." and at + 1 < edge and st.tokens[at + 1].text[0].isupper():
            return False
        if not token.text[0].isalnum() and token.text not in (*GENITIVES, "-", "&", "/"):
            return True
        if at in st.timed or st.quoted(at):
            return True
        if not token.text[0].islower():
            return False
        if at > first and self.phrases.anaphora.number(st, at):
            return True
        if self.words.has("questions", token) or (at > first and self._trails(token)):
            return True
        if self.words.has("stops", token) or self.phrases.verbish(st, at):
            return True
        return at > first and self._new_phrase(st, at)

    def _trails(self, token: Token) -> bool:
        """True for an adverb behind an Indonesian name: "kata Presiden | lagi"."""
        return self.phrases.by_shape and self.words.has("adverbs", token)

    def _new_phrase(self, st: Stretch, at: int) -> bool:
        """An article that no preposition leads in begins a phrase of its own: "told AFP | the dead included"."""
        return self.words.has("articles", st.tokens[at]) and not self.words.has("linkers", st.tokens[at - 1])

    def _apposition(self, st: Stretch, found: Source, end: int, edge: int) -> Source:
        """The name behind the comma is the speaker: "said a spokesman, Binod Ghimire"."""
        office = any(self.words.phrase("titles", st.tokens, i) for i in range(found.first, found.first + OFFICE_OPENS))
        end = self._linked_end(st, end, edge) if office else end
        if (found.label != "group" and not office) or end + 1 >= edge or st.tokens[end].text != ",":
            return found
        if found.label in ("person", "media"):
            return found
        mark = self.marks.at(st, end + 1)
        if mark is not None and mark.label == "person" and self._closes(st, st.index_at(mark.end), edge):
            name: Source | None = self.marks.source(st, mark, end + 1)
        else:
            name = self._short_name(st, end + 1, edge) if office and mark is None else None
        if name is None:
            return found
        told = self.doc.text.quote(st.tokens[found.first].start, st.tokens[end - 1].end)
        return replace(name, first=found.first, who=replace(name.who, role=name.who.role or told))

    def _linked_end(self, st: Stretch, at: int, edge: int) -> int:
        """The comma behind what an office is of: "Kepala bidang penelitian | pada Forum Asia Selatan, …"."""
        if at >= edge or not self.words.has("linkers", st.tokens[at]):
            return at
        for i in range(at + 1, min(at + WALK, edge)):
            if st.lower(i) == ",":
                return i
            if self.phrases.verbish(st, i) or st.quoted(i) or self.words.verb(st.tokens, i)[0]:
                break
        return at

    def _closes(self, st: Stretch, at: int, edge: int) -> bool:
        """True where an apposition ends, and no clause begins: not in "menurut polisi, Joko | ditangkap"."""
        if at >= edge or at in st.timed or not st.tokens[at].text[0].isalnum():
            return True
        return self.words.has("to", st.tokens[at]) or self.words.has("insertions", st.tokens[at])

    def _short_name(self, st: Stretch, at: int, edge: int) -> Source | None:
        """A name the marks do not know between two commas or up to the end: "Sekjen KNRP, Suhartono, di sela aksi"."""
        end = at
        while end < edge and st.tokens[end].text[0].isupper() and end not in st.timed and st.inside[end] < 0:
            end += 1
        closed = end >= edge or st.tokens[end].text in ",.("
        if not 0 < end - at <= NAME_LONGEST or not closed:
            return None
        start, stop = st.tokens[at].start, st.tokens[end - 1].end
        return Source(at, end - 1, Who(self.doc.text.quote(start, stop)), "name", start, stop)
