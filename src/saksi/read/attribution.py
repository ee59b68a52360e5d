"""Attributions: a verb of saying with its speaker and the words it governs, in one paragraph. Pure."""

from __future__ import annotations

from dataclasses import replace

from saksi.read.complement import Complements
from saksi.read.parting import Attribution, closing, parted
from saksi.read.passives import Passives
from saksi.read.say_words import SayWords, Verb
from saksi.read.sources import GENITIVES, Source, is_medium, is_wire
from saksi.read.speakers import Speakers
from saksi.read.stretches import Stretch

HEADLINE_REACH = 7
"""Tokens in which the colon of "Speaker: words" must stand."""
HEADLINE_LONGEST = 20
ISSUER_REACH = 8
"""Tokens behind "according to" in which the verb must stand that tells who issued a paper."""


class Attributions:
    """Finds the attributions of one paragraph after another, outside quoted speech."""

    def __init__(self, speakers: Speakers, words: SayWords) -> None:
        self.speakers = speakers
        self.words = words
        self.around = Complements(speakers, words)
        self.passives = Passives(speakers, words, self.around)
        self._before: Stretch | None = None

    def find(self, st: Stretch) -> tuple[Attribution, ...]:
        """All attributions of the paragraph, in order, their words cut where the next speaker begins."""
        found: list[Attribution] = []
        at = 0
        heading = self._headline(st)
        if heading is not None:
            found, at = [heading], heading.cue[1]
        for spot in self.words.spots(st.tokens):
            one = None if spot < at or st.quoted(spot) else self._at(st, spot, found)
            if one is not None:
                found.append(one)
                if one.source is not None and not self._aside(st, one, found):
                    self.speakers.anaphora.remember(one.source)
                at = max(spot + 1, one.cue[1] if one.rule in ("clause", "headline") else one.last + 1)
        found = [self.passives.backed(st, one, self._before) for one in parted(st, found, self.words)]
        self._before = st if st.region == "body" else None
        return tuple(found)

    def _aside(self, st: Stretch, one: Attribution, found: list[Attribution]) -> bool:
        """True for somebody whose words another only mentions ("X menuding surat dari Y yang memperingatkan …")."""
        first = st.sentence(one.cue[0])[0]
        relative = self.words.has("relative", st.tokens[one.cue[0] - 1]) if one.cue[0] > first else False
        return relative and any(o is not one and first <= o.cue[0] and o.source is not None for o in found)

    def _at(self, st: Stretch, at: int, found: list[Attribution]) -> Attribution | None:
        length = self.words.phrase("according", st.tokens, at)
        if length:
            one = self._according(st, at, at + length)
            if one is not None:
                return one
        length = self.words.phrase("relay", st.tokens, at)
        if length:
            one = self.passives.relayed(st, at, at + length)
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
            return self.passives.find(st, at, end, verb)
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
        return Attribution(at, source.last, (at, end), source, held.said, "according-to", "say", behind=held.behind)

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
        if verb.position == "both" and not closing(st, to, edge) and self._inserted(st, at):
            return None  # 'X, his wife, said Cummings "worked until …"'
        via = None
        if is_wire(source, self.words) and at > first and not st.quoted(at - 1):
            source, via = None, source
        held = self.around.governs(st, at, to, opens=True)
        return Attribution(
            at, to - 1, (at, end), source, held.said, held.rule, verb.kind, via, addressee, behind=held.behind
        )

    def _inserted(self, st: Stretch, at: int) -> bool:
        """True when an insertion between commas parts the verb at token `at` from the person who is its subject."""
        if st.lower(at - 1) != "," or at < 2 or st.inside[at - 2] >= 0 or st.inside[at - 1] >= 0:
            return False
        found = self.speakers.before(st, at)
        return found is not None and found.label == "person"

    def _ends_clause(self, st: Stretch, at: int, edge: int) -> bool:
        at = self.around.skip(st, at, edge)
        return closing(st, at, edge) or st.tokens[at].text in ",;:" or st.inside[at] >= 0

    def _clitic(self, st: Stretch, at: int) -> Source | None:
        anaphora = self.speakers.anaphora
        found = anaphora.meant(st, at, "person") or anaphora.last
        return replace(found, first=at, last=at, because=(anaphora.why(st, at),)) if found is not None else None

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
        back = range(max(0, source.first - 3), source.first)
        if prefix is not None and any(self.words.has("relative", st.tokens[i]) for i in back):
            prefix = None  # "Hammons, whose running mate X spoke to …, provided"
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
        if sign == "" and self.words.has("finite", st.tokens[content]):
            return replace(one, rule="gap")  # "a force that X says | will be 1,300 strong": no clause of its own
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
            return self._relaying(replace(one, last=last, said=(prefix[0], edge), rule="parenthetical", behind=content))
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
        if back >= edge and (st.lower(back) in GENITIVES or self._owned(st, back)):
            return True  # "the president's claims", "his proposed tax"
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

    def _owned(self, st: Stretch, at: int) -> bool:
        return self.words.has("owners", st.tokens[at]) or self.words.has("articles", st.tokens[at])

    def _accompanies(self, st: Stretch, at: int, before: Attribution) -> bool:
        """True right behind "kata X": a second verb tells how he says it ("kata X menirukan …")."""
        if before.rule == "parenthetical" and st.lower(before.last + 1) == "," and before.last + 2 == at:
            return True  # "Tersangka, kata X, mengaku …": the verb goes on with the clause around X
        behind = before.last + 1 == at and before.cue[0] < before.last and before.rule in ("postposed", "parenthetical")
        return behind and self.speakers.phrases.by_shape

    def _unreal(self, st: Stretch, first: int) -> bool:
        """True behind "until", "unless": what somebody may yet say."""
        return first > st.sentence(first)[0] and self.words.has("unreal", st.tokens[first - 1])
