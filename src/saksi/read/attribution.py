"""Attributions: a verb of saying with its speaker and the words it governs, in one paragraph. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.read.complement import Complements
from saksi.read.parting import Attribution, closing, parted
from saksi.read.say_words import SayWords, Verb
from saksi.read.sources import Source, is_medium, is_wire
from saksi.read.speakers import Speakers
from saksi.read.stretches import Stretch

HEADLINE_REACH = 7
"""Tokens in which the colon of "Speaker: words" must stand."""
HEADLINE_LONGEST = 20
ISSUER_REACH = 8
"""Tokens behind "according to" in which the verb must stand that tells who issued a paper."""
POINTER_LONGEST = 9
"""Tokens of "the figures from the ministry" that only point back to the sentence before."""


class Attributions:
    """Finds the attributions of one paragraph after another, outside quoted speech."""

    def __init__(self, speakers: Speakers, words: SayWords) -> None:
        self.speakers = speakers
        self.words = words
        self.around = Complements(speakers, words)
        self._before: Stretch | None = None

    def find(self, st: Stretch) -> tuple[Attribution, ...]:
        """All attributions of the paragraph, in order, their words cut where the next speaker begins."""
        found: list[Attribution] = []
        at = 0
        heading = self._headline(st)
        if heading is not None:
            found, at = [heading], heading.cue[1]
        while at < len(st):
            one = None if st.quoted(at) else self._at(st, at, found)
            if one is not None:
                found.append(one)
                if one.source is not None:
                    self.speakers.anaphora.remember(one.source)
                at = max(at + 1, one.cue[1] if one.rule in ("clause", "headline") else one.last + 1)
            else:
                at += 1
        found = [self._backed(st, one) for one in parted(st, found, self.words)]
        self._before = st if st.region == "body" else None
        return tuple(found)

    def _backed(self, st: Stretch, one: Attribution) -> Attribution:
        """`one` with the sentence before as its words where its own only point there ("Angka itu diumumkan X")."""
        start, end = one.said
        if one.rule not in ("passive", "relay") or not self._points(st, start, end):
            return one
        told, first = (st, start) if start else (self._before, len(self._before) if self._before else 0)
        if told is None or first == 0:
            return replace(one, said=(start, start))
        begin, last = told.sentence(first - 1)
        source = one.source or self._owner(st, start, end)
        return replace(one, source=source, back=(told.tokens[begin].start, told.tokens[last - 1].end))

    def _points(self, st: Stretch, start: int, end: int) -> bool:
        """True when tokens `[start, end)` only name what the sentence before told ("Angka itu", "The figure")."""
        if start >= end or end - start > POINTER_LONGEST or start != st.sentence(start)[0]:
            return False
        if self.words.has("definite", st.tokens[start]) and self.words.phrase("documents", st.tokens, start + 1):
            return True
        paper = self.words.phrase("documents", st.tokens, start) or self.words.has("pointers", st.tokens[start])
        return bool(paper) and any(self.words.has("definite", st.tokens[i]) for i in range(start, end))

    def _owner(self, st: Stretch, start: int, end: int) -> Source | None:
        """Whose figure it is: "Angka dari Kementerian Kesehatan itu"."""
        mark = self.speakers.marks.body_within(st, start, end - 1)
        return self.speakers.marks.source(st, mark, st.index_at(mark.start)) if mark is not None else None

    def _at(self, st: Stretch, at: int, found: list[Attribution]) -> Attribution | None:
        length = self.words.phrase("according", st.tokens, at)
        if length:
            one = self._according(st, at, at + length)
            if one is not None:
                return one
        length = self.words.phrase("relay", st.tokens, at)
        if length:
            one = self._relay(st, at, at + length)
            if one is not None:
                return one
        verbs, hangs = self.words.verb(st.tokens, at)
        if st.tokens[at].text[0].isupper() and st.region != "title" and at > st.sentence(at)[0]:
            return None  # a name in running text: "the United States"
        for verb in verbs:
            end = at + (1 if hangs else len(verb.words))
            one = self._verb(st, at, end, verb, hangs, found)
            if one is not None:
                return one
        return None

    def _verb(
        self, st: Stretch, at: int, end: int, verb: Verb, hangs: bool, found: list[Attribution]
    ) -> Attribution | None:
        if self._unsaid(st, at, verb) or (found and self._accompanies(st, at, found[-1])):
            return None
        if verb.position == "passive":
            return self._passive(st, at, end, verb)
        if verb.position == "after":
            return self._behind(st, at, end, verb, hangs)
        if verb.position == "both" and verb.takes != "tell" and self._opens(st, at):
            one = self._behind(st, at, end, verb, False)
            if one is not None:
                return one
        return self._ahead(st, at, end, verb, found)

    def _headline(self, st: Stretch) -> Attribution | None:
        """A headline or subhead "Jaksa: 225 Orang Tewas", which ends without a full stop."""
        colon = next((i for i in range(min(HEADLINE_REACH, len(st))) if st.tokens[i].text == ":"), 0)
        heading = st.region == "title" or (len(st) <= HEADLINE_LONGEST and st.tokens[-1].text[-1].isalnum())
        if not colon or not heading or st.inside[min(colon + 1, len(st) - 1)] >= 0:
            return None
        source = self.speakers.phrases.pick(st, 0, colon - 1)
        if source is None or source.first > 0 or source.last < colon - 1 or source.label == "state":
            return None
        if source.label in ("group", "name") and not self.words.phrase("headliners", st.tokens, 0):
            return None
        return Attribution(0, colon, (colon, colon + 1), source, (colon + 1, len(st)), "headline", "say")

    # --- menurut X, according to X

    def _according(self, st: Stretch, at: int, end: int) -> Attribution | None:
        first, edge = st.sentence(at)
        if end + 1 < edge and self.words.has("according_nouns", st.tokens[end]):
            end += 1
        if end >= edge or self.words.has("according_not", st.tokens[end]):
            return None
        source = self.speakers.after(st, end) or self._issuer(st, end, edge)
        if source is None or (self.words.phrase("according_weak", st.tokens, at) and not source.named):
            return None
        if self.words.phrase("speakers", st.tokens, end) == 0 and any(
            self.words.has("according_not", st.tokens[i]) for i in range(end, source.last + 1)
        ):
            return None
        opens = at == first or st.tokens[at - 1].text in ",;:—–"
        held = self.around.governs(st, at, source.last + 1, opens=opens)
        return Attribution(
            at, source.last, (at, end), source, held.said, "according-to", "say", behind=held.behind
        )

    def _issuer(self, st: Stretch, at: int, edge: int) -> Source | None:
        """Who issued the paper at token `at`: "a poll published by NBC News", "survei yang dirilis X"."""
        if not any(self.words.phrase("documents", st.tokens, i) for i in range(at, min(at + 3, edge))):
            return None
        for i in range(at + 1, min(at + ISSUER_REACH, edge)):
            if st.tokens[i].text in ",;:." or st.quoted(i):
                return None
            if self.words.phrase("issued", st.tokens, i):
                behind = i + 1 + (1 if self.words.has("by", st.tokens[min(i + 1, edge - 1)]) else 0)
                return self.speakers.after(st, behind) if behind < edge else None
        return None

    # --- kata X, said X

    def _opens(self, st: Stretch, at: int) -> bool:
        """True when a comma, a quotation or nothing at all stands before token `at`."""
        before = st.tokens[at - 1].text if at > st.sentence(at)[0] else ""
        return before in ("", ",", "—", "–") or (at > 0 and st.inside[at - 1] >= 0 and not before.isalnum())

    def _behind(self, st: Stretch, at: int, end: int, verb: Verb, hangs: bool) -> Attribution | None:
        first, edge = st.sentence(at)
        if not self._opens(st, at) or (verb.position == "both" and at == first):
            return None
        if st.region == "title" and (at == first or st.inside[at - 1] < 0):
            return None  # headlines use bare verbs with the speaker before them
        source = self._clitic(st, at) if hangs else self.speakers.after(st, end)
        if source is None:
            return None
        to, addressee = self.around.audience(st, source.last + 1, edge)
        if verb.position == "both" and not self._ends_clause(st, to, edge):
            return None  # "…, said 50 people were killed"
        via = None
        if is_wire(source, self.words) and at > first and not st.quoted(at - 1):
            source, via = None, source
        held = self.around.governs(st, at, to, opens=True)
        return Attribution(
            at, to - 1, (at, end), source, held.said, held.rule, verb.kind, via, addressee, behind=held.behind
        )

    def _ends_clause(self, st: Stretch, at: int, edge: int) -> bool:
        at = self.around.skip(st, at, edge)
        return closing(st, at, edge) or st.tokens[at].text in ",;:" or st.inside[at] >= 0

    def _clitic(self, st: Stretch, at: int) -> Source | None:
        anaphora = self.speakers.anaphora
        found = anaphora.meant(st, at, "person") or anaphora.last
        return replace(found, first=at, last=at, because=(anaphora.why(st, at),)) if found is not None else None

    # --- diumumkan (oleh) X, announced by X

    def _passive(self, st: Stretch, at: int, end: int, verb: Verb) -> Attribution | None:
        first, edge = st.sentence(at)
        here = end
        if here < edge and (self.words.phrase("venues", st.tokens, here) or self.words.has("means", st.tokens[here])):
            here = next((i for i in range(here, min(here + 6, edge)) if self.words.has("by", st.tokens[i])), here)
        here += 1 if here < edge and self.words.has("by", st.tokens[here]) else 0
        source = self.speakers.after(st, here) if here < edge else None
        if source is None or source.label == "state":
            return None
        head = self.around.clause_start(st, at)
        if self.words.has("relative", st.tokens[head]):
            head += 1
        if head >= at:
            head = first
        last, via = source.last, None
        if is_wire(source, self.words):
            source, via = None, source
        tail = at
        while tail - 1 > head and (
            self.words.has("relative", st.tokens[tail - 1]) or self.words.has("adverbs", st.tokens[tail - 1])
        ):
            tail -= 1
        return Attribution(at, last, (at, end), source, (head, tail), "passive", verb.kind, via)

    # --- X mengatakan, X said

    def _ahead(self, st: Stretch, at: int, end: int, verb: Verb, found: list[Attribution]) -> Attribution | None:
        edge = st.sentence(at)[1]
        source = self._subject(st, at, verb, found)
        if source is None:
            return None
        to, addressee = self.around.told(st, end, edge) if verb.takes == "tell" else (end, None)
        content, sign, heard = self.around.content(st, to, edge)
        edge = self._narrow(st, source, at, content, edge)
        one = Attribution(
            source.first, content - 1, (at, end), source, (content, edge), "clause", verb.kind, None, addressee or heard
        )
        if verb.words[-1] == "saying" and len(verb.words) > 1:
            one = replace(one, via=self._quoting(st, source.first))
        prefix = self.around.prefix(st, source.first)
        if prefix is not None and any(o.rule == "clause" and prefix[0] <= o.cue[0] < prefix[1] for o in found):
            prefix = None  # "Polisi mengatakan, X mengaku …": what stands before is another's clause
        if prefix is not None and sign != "that" and verb.takes not in ("number", "act"):
            behind = self._behind_words(st, one, prefix, sign, edge)
            if behind is not None:
                return behind
        if self._unreal(st, source.first):
            return None
        if closing(st, content, edge):
            whole = verb.takes == "act" and len(verb.words) > 1 and source.named
            return replace(one, said=(at, edge)) if whole else None
        if not self.around.takes(st, content, edge, verb, sign, source):
            return None
        return replace(one, said=(at, edge)) if self.around.keeps_verb(st, content, verb, sign) else one

    def _quoting(self, st: Stretch, first: int) -> Source | None:
        """The medium before the verb in "IRNA quoted | an official as saying"."""
        medium = self.speakers.before(st, first - 1) if first - 1 > st.sentence(first)[0] else None
        return medium if medium is not None and is_medium(medium, self.words) else None

    def _narrow(self, st: Stretch, source: Source, at: int, content: int, edge: int) -> int:
        """Where the words end at the latest: at the comma of "who has called …, dismissed", "although X said …, "."""
        first = st.sentence(at)[0]
        led = source.first == first + 1 and self.words.has("clause", st.tokens[first])
        relative = any(self.words.has("relative", st.tokens[i]) for i in range(max(source.last, at - 4, first), at))
        if not (led or relative):
            return edge
        return next((i for i in range(content + 1, edge) if st.tokens[i].text == "," and st.inside[i] < 0), edge)

    def _behind_words(
        self, st: Stretch, one: Attribution, prefix: tuple[int, int], sign: str, edge: int
    ) -> Attribution | None:
        """`one` as an attribution behind or between the words it governs; None when its words follow it."""
        content = one.said[0]
        speech = st.quoted(prefix[1] - 1)
        if not speech and content < edge and st.quoted(content):
            return None  # 'In Ankara, X said, "…"': the words follow
        adverbial = (
            content < edge
            and sign == ""
            and any(self.words.has(name, st.tokens[content]) for name in ("leading", "insertions"))
        )
        last = max(one.last, one.cue[1] - 1)
        if closing(st, content, edge) or (adverbial and not self.words.has("that", st.tokens[content])):
            return self._relaying(replace(one, last=last, said=prefix, rule="postposed"))
        if sign == ",":
            return self._relaying(
                replace(one, last=last, said=(prefix[0], edge), rule="parenthetical", behind=content)
            )
        return replace(one, last=last, said=prefix, rule="postposed") if speech else None

    def _relaying(self, one: Attribution) -> Attribution:
        """An agency behind its sentence speaks for nobody: it relays."""
        if one.source is None or not is_wire(one.source, self.words):
            return one
        return replace(one, source=None, via=one.source)

    def _subject(self, st: Stretch, at: int, verb: Verb, found: list[Attribution]) -> Source | None:
        if verb.participle and at > 0 and st.tokens[at - 1].text in ",—–":
            first = st.sentence(at)[0]
            held = [one for one in found if one.cue[0] >= first and one.source]
            return held[-1].source if held else self.speakers.subject(st, at)
        return self.speakers.before(st, at)

    def _unsaid(self, st: Stretch, at: int, verb: Verb) -> bool:
        """True for what was not said, is yet to be said, or is said of the subject ("were said to")."""
        edge = st.sentence(at)[0]
        back = at - 1
        steps = 0
        while back >= edge and steps < 4:
            token = st.tokens[back]
            if self.words.has("negations", token) and verb.kind != "deny":
                return verb.position != "after"
            if self.words.has("modals", token):
                return verb.position in ("before", "both")
            if self.words.has("be", token) and verb.position != "passive" and not verb.words[0].endswith("ing"):
                return "quoted" not in verb.words
            if not self.words.has("adverbs", token):
                break
            back, steps = back - 1, steps + 1
        if verb.kind == "deny":
            return False
        return any(self.words.has("neither", st.tokens[i]) for i in range(max(edge, at - 12), at))

    def _accompanies(self, st: Stretch, at: int, before: Attribution) -> bool:
        """True right behind "kata X": a second verb tells how he says it ("kata X menirukan …")."""
        behind = before.last + 1 == at and before.cue[0] < before.last and before.rule in ("postposed", "parenthetical")
        return behind and self.speakers.phrases.by_shape

    def _unreal(self, st: Stretch, first: int) -> bool:
        """True behind "until", "unless": what somebody may yet say."""
        return first > st.sentence(first)[0] and self.words.has("unreal", st.tokens[first - 1])

    # --- Reuters melaporkan, dikutip AFP

    def _relay(self, st: Stretch, at: int, end: int) -> Attribution | None:
        first, edge = st.sentence(at)
        end += 1 if end < edge and self.words.has("by", st.tokens[end]) else 0
        source = self.speakers.after(st, end) if end < edge else None
        if source is None or not is_medium(source, self.words) or self.words.phrase("addressees", st.tokens, end):
            return None
        begin = at - 1 if at > first and self.words.has("as_put", st.tokens[at - 1]) else at
        if begin > first and any(self.words.is_in("reporters", word) for word in source.who.written.split()):
            return Attribution(begin, source.last, (at, end), source, (first, begin), "postposed", "report")
        said = (first, begin) if begin > first else (end, edge)
        return Attribution(begin, source.last, (at, end), None, said, "relay", "report", source)
