"""Facts in sentences of one language. Pure: the words come from the pack, the values from the record."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from saksi.core.fact import EventFact, FigureFact, FigurePoint, LedgerLine, PledgeFact, StatementFact
from saksi.core.reading import Reading
from saksi.core.values import Count, When, Where, Who
from saksi.lang.pack import load
from saksi.record.record import Record
from saksi.record.same import TROOP_MEASURES
from saksi.report.passages import Passage, Passages
from saksi.report.phrases import Wording, capital, group_words

ANNOUNCEMENTS = ("AGREE", "CONCEDE")
"""Types whose planned events are announcements already: nothing is put before their name."""

MAX_QUOTE = 280
"""Characters of a quotation shown in running text; the footnote leads to the rest."""


class Teller:
    """Tells the facts of one record in one language.

    A reading in the report's own language is preferred for everything that is quoted or named as written.
    """

    def __init__(self, record: Record, wording: Wording, passages: Passages) -> None:
        self.record = record
        self.passages = passages
        self.wording = wording
        self.lang = wording.pack.lang

    def native(self, readings: Sequence[str]) -> list[Reading]:
        """The readings, those of articles in the report's language first, otherwise in their order."""
        held = [self.record.readings[one] for one in readings]
        return sorted(held, key=lambda one: self.record.articles[one.article_id].lang != self.lang)

    def best(self, event: EventFact, told: Collection[Passage] = ()) -> Reading:
        """The reading an event is quoted from: in the report's language, of the fact's day, in the body, fullest.

        Of two that are alike in language and day the one in a sentence that was not `told` already.
        """

        def rank(reading: Reading) -> tuple[object, ...]:
            title = self.passages.in_title(reading.anchor)
            other_day = event.when.known and reading.when() != event.when
            again = bool(told) and self.passages.around(reading.anchor) in told
            return not self.speaks(reading), other_day, again or title, title, -len(reading.slots)

        return min(self.native(event.witnessed.readings), key=rank)

    def speaks(self, reading: Reading) -> bool:
        """True when the reading's article is in the report's language."""
        return self.record.articles[reading.article_id].lang == self.lang

    def source(self, point: FigurePoint) -> str:
        """Who told it, first-hand sources first; empty when the outlets speak for themselves."""
        told = [r for r in self.native(point.witnessed.readings) if r.speaker is not None]
        # A headline shortens who said it ("Prosecutors: 225 dead"); the body names them.
        body = [r for r in told if not self.passages.in_title(r.anchor)]
        names = [(r.speaker, self.speaks(r)) for r in body or told if r.speaker is not None]
        return self.voices(names or [(who, True) for who in point.said_by])

    def attribution(self, point: FigurePoint) -> str:
        """The source behind a value, with who corrected it since; empty where the outlets speak for themselves."""
        source = self.source(point)
        return (self.wording.word("figures", "source").format(source=source) if source else "") + self.correction(point)

    def correction(self, point: FigurePoint) -> str:
        """Who put another value in the place of what was read, and why; empty where nobody did."""
        made = [one.ruling for one in self.record.rulings if one.ruling.id in point.witnessed.rulings]
        last = next((one for one in reversed(made) if one.verdict == "correct"), None)
        return self.wording.word("figures", "corrected").format(by=last.by, why=last.why) if last else ""

    def voices(self, voices: Sequence[tuple[Who, bool]]) -> str:
        """At most two names, each once, with whether the report's language wrote them; people in general come last.

        Words of another language that name no known actor and no person stand in quotation marks.
        """
        ranked = sorted(voices, key=lambda one: one[0].written.casefold() in group_words())
        named = [one for one in ranked if one[0].written.casefold() not in group_words()]
        names = dict.fromkeys(name for who, own in named or ranked if (name := self._voice(who, own=own)))
        return self.wording.join(list(names)[:2])

    def _voice(self, who: Who, *, own: bool) -> str:
        name = self.wording.actor(who)
        foreign = not own and not who.actor_id and name == who.written and not name.istitle()
        return self.wording.word("who", "written").format(name=name) if foreign and " " in name else name

    def noun(self, figure: FigureFact, count: Count | None = None) -> str:
        """The counted noun, with whose forces they are."""
        return self._noun(figure.measure, figure.group, figure.contingent, count)

    def _noun(self, measure: str, group: str, contingent: Who | None, count: Count | None = None) -> str:
        if contingent is None:
            return self.wording.group(group, count)
        troops = measure in TROOP_MEASURES and group in ("", "people")
        noun = self.wording.word("figures", "personnel") if troops else self.wording.group(group, count)
        return self.wording.word("figures", "contingent").format(group=noun, contingent=self.wording.actor(contingent))

    def label(self, figure: FigureFact) -> str:
        """A quantity as the head of a table row."""
        label = self.wording.word("figures", "label").format(
            group=self.noun(figure), label=self.wording.measure(figure.measure)
        )
        return capital(label)

    def aside(self, figure: FigureFact) -> str:
        """What sets a quantity apart from the whole of its kind: only an increment, or only a part; else empty."""
        if figure.running == "new":
            return self.wording.word("figures", "new")
        return self.wording.word("figures", "part") if figure.scope == "part" and figure.group == "people" else ""

    def counted(self, reading: Reading, where: Where | None) -> str:
        """What a figure reading counts, with a place: "members of the security forces killed in Almaty"."""
        measure = reading.text_of("measure")
        noun, label = (
            self._noun(measure, reading.text_of("group"), reading.who("contingent")),
            self.wording.measure(measure),
        )
        return self.wording.word("figures", "what").format(group=noun, label=label) + self.wording.inside(
            where, measure
        )

    def what(self, figure: FigureFact) -> str:
        """A quantity inside a sentence, with its place."""
        what = self.wording.word("figures", "what").format(
            group=self.noun(figure), label=self.wording.measure(figure.measure)
        )
        return what + self.wording.inside(figure.place, figure.measure)

    def figure(self, figure: FigureFact, point: FigurePoint) -> str:
        """One value of a quantity as a sentence."""
        kind = point.modality if point.modality in ("planned", "unknown") else "said"
        sentence = self.wording.word("figures", kind).format(
            count=self.wording.count(point.count),
            group=self.noun(figure, point.count),
            verb=self.wording.verb(figure.measure, point.count),
            place=self.wording.inside(figure.place, figure.measure),
            when=self.wording.on(point.when),
            source=self.attribution(point),
        )
        return capital(sentence)

    def event(self, event: EventFact) -> str:
        """An event in a few words: its type, its place, and that it was only announced or alleged."""
        label = self.act(event.type, event.mode, self._contexts(event))
        if event.place is not None:
            label = self.wording.word("events", "at").format(noun=label, place=self.wording.place(event.place))
        announces = event.type in ANNOUNCEMENTS and event.modality == "planned"
        if event.modality in ("planned", "claimed") and not announces:
            return self.wording.word("events", event.modality).format(label=label)
        return label

    def _contexts(self, event: EventFact) -> list[str]:
        """The contexts told in the sentence the event is quoted from; the fact holds those of every reading."""
        return [str(slot.value) for slot in self.best(event).all("contexts")]

    def phase(self, event: EventFact) -> str:
        """An event of an operation: its type alone, for the place is the operation's."""
        label = self.act(event.type, event.mode, self._contexts(event))
        if event.modality == "planned" and event.type not in ANNOUNCEMENTS:
            return self.wording.word("events", "planned").format(label=label)
        return label

    def act(self, kind: str, mode: str, contexts: Sequence[str] = ()) -> str:
        """A PLOVER type and mode in words; sending and recalling troops has words of its own."""
        types = self.wording.table("events")["types"]
        armed = f"{kind}:military" if {"military", "peacekeeping"} & set(contexts) else ""
        return str(types.get(f"{kind}/{mode}") or types.get(armed) or types.get(kind, kind))

    def told(self, events: Sequence[EventFact], reading: Reading) -> tuple[str, Reading]:
        """Events that one sentence tells, named and followed by that sentence, and the reading it is quoted from."""
        label = capital("; ".join(dict.fromkeys(self.event(event) for event in events)))
        return self._quoted("events", reading, label=label), reading

    def _quoted(self, section: str, reading: Reading, **values: str) -> str:
        """A line that quotes the sentence of a reading, naming its language when it is not the report's."""
        quote = self.passages.words(self.passages.around(reading.anchor))
        form = {"events": "quote", "pledges": "line"}[section]
        if not quote:
            return capital(values.get("label") or values["who"])
        if not self.speaks(reading):
            languages = self.wording.table("statements")
            values["language"] = str(languages.get(self.record.articles[reading.article_id].lang, ""))
            form = "foreign"
        return self.wording.word(section, form).format(quote=unquoted(quote), **values)

    def statement(self, fact: StatementFact) -> tuple[str, Reading]:
        """One utterance and the reading whose words it quotes."""
        reading = self.native(fact.witnessed.readings)[0]
        native = self.speaks(reading)
        content = shorten(reading.text_of("content") or fact.content).strip()
        speaker = self._named(reading, fact) if native else self.wording.actor(reading.who("speaker") or fact.speaker)
        # Words that hold quotation marks of their own are told, not quoted: only part of them is verbatim.
        direct = reading.flag("direct") and not any(mark in content for mark in '“”"')
        form = ("direct" if direct else "indirect") if native else "foreign"
        if form == "indirect" and content.partition(" ")[0] in says(self.lang):
            form, speaker = "told", self._named(reading, fact, aside=True)
        values = {
            "speaker": speaker,
            "when": "",
            "content": content.rstrip(" .,") if form in ("indirect", "told") else content,
        }
        if form == "foreign":
            article = self.record.articles[reading.article_id]
            values["language"] = str(self.wording.table("statements").get(article.lang, article.lang))
            values["content"] = unquoted(content)
        sentence = self.wording.word("statements", form).format(**values)
        closed = ".?!" if form in ("indirect", "told") else '.”"?!'
        return capital(sentence if sentence[-1] in closed else f"{sentence}."), reading

    def _named(self, reading: Reading, fact: StatementFact, *, aside: bool = False) -> str:
        """The speaker with the office the text tells beside the name; an `aside` is closed with a comma."""
        speaker, role = self.wording.actor(reading.who("speaker") or fact.speaker), reading.text_of("role")
        if not role or role.casefold() in speaker.casefold():
            return speaker
        return self.wording.word("who", "aside" if aside else "role").format(name=speaker, role=role)

    def pledge(self, pledge: PledgeFact) -> str:
        """Who promised what, in the sentence of the source."""
        reading = self.native(pledge.witnessed.readings)[0]
        who = capital(self.wording.actor(reading.who("who") or pledge.who))
        return self._quoted("pledges", reading, who=who, what=self.promised(pledge))

    def promised(self, pledge: PledgeFact) -> str:
        """The promised act in words."""
        kind, _, mode = pledge.act.partition("/")
        return self.act(kind, mode)

    def status(self, pledge: PledgeFact) -> str:
        """The status in words."""
        return self.wording.word("pledges", pledge.status)

    def side(self, figure: FigureFact, point: FigurePoint, *, noun: bool) -> str:
        """One side of a dispute: value, with its noun where the sides count different things, day and source."""
        count = self.wording.count(point.count)
        return self.wording.word("disputes", "side").format(
            value=f"{count} {self.noun(figure, point.count)}" if noun else count,
            when=self.wording.as_of(point.when),
            source=self.attribution(point),
        )

    def contributor(self, line: LedgerLine) -> str:
        """The name of a ledger line."""
        if line.contributor is None:
            return self.wording.word("forces", "whole")
        return self.wording.actor(line.contributor)

    def days(self, when: When) -> str:
        """A heading for a day or span."""
        return self.wording.when(when) if when.known else self.wording.word("events", "undated")


@cache
def says(lang: str) -> frozenset[str]:
    """Verbs of saying that stand behind their speaker: words that open with one need no colon before them."""
    return frozenset(row[0] for row in load(lang).rows("verbs_say") if len(row) > 3 and row[3] in ("before", "both"))


def unquoted(words: str) -> str:
    """Words that will stand in curly quotation marks: their own double marks become single ones."""
    opened = re.sub(r'(?:(?<=\s)|(?<=^)|(?<=[(\[]))["“]', "‘", words)
    return re.sub(r'["“”]', "’", opened)


def shorten(words: str) -> str:
    """`words` on one line, cut at a blank when longer than MAX_QUOTE."""
    flat = " ".join(words.split())
    if len(flat) <= MAX_QUOTE:
        return flat
    return flat[:MAX_QUOTE].rpartition(" ")[0] + " …"
