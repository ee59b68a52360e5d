"""What moved between two records, in sentences of one language. Pure: the words come from the pack."""

from __future__ import annotations

from collections.abc import Mapping

from saksi.core.fact import Dispute, EventFact, FigureFact, PledgeFact
from saksi.core.text import Text
from saksi.core.values import Count
from saksi.lang.pack import available, load
from saksi.record.changes import Change
from saksi.record.record import Record
from saksi.report.passages import Passages
from saksi.report.phrases import Wording, capital, wording
from saksi.report.sentences import Teller


class Herald:
    """Tells changes from one record to another in one language."""

    def __init__(self, old: Record, new: Record, *, lang: str, texts: Mapping[str, Text] | None = None) -> None:
        abbreviations = frozenset(str(word) for one in available() for word in load(one).table("pack")["abbreviations"])
        passages = Passages(texts or {}, abbreviations)
        self.wording: Wording = wording(lang)
        self.old, self.new = Teller(old, self.wording, passages), Teller(new, self.wording, passages)
        self.records = (old, new)

    def tell(self, change: Change) -> str:
        """The change as one sentence."""
        match change.kind:
            case "figure":
                told = self._figure(change)
            case "dispute-opened" | "dispute-closed":
                told = self._dispute(change)
            case "pledge" | "pledge-due":
                told = self._pledge(change)
            case _:
                told = self._event(change)
        return capital(told)

    def _figure(self, change: Change) -> str:
        old, new = self._held("figures", change.old, 0), self._held("figures", change.new, 1)
        assert isinstance(new, FigureFact)
        was = old.value if isinstance(old, FigureFact) else None
        now = new.value
        form = "figure" if was and was.count.known else "figure_first"
        if now is None or not now.count.known:
            form = "figure_gone" if was and was.count.known else "figure_unknown"
        return self.wording.word("changes", form).format(
            what=self.new.what(new) + self.new.aside(new),
            was=self._count(was.count if was else None),
            now=self._count(now.count if now else None),
            when=self.wording.as_of(now.when) if now else "",
        )

    def _count(self, count: Count | None) -> str:
        return self.wording.count(count)

    def _dispute(self, change: Change) -> str:
        opened = change.kind == "dispute-opened"
        at = 1 if opened or change.new else 0
        held = self._held("disputes", change.new or change.old, at)
        assert isinstance(held, Dispute)
        figures = {one.id: one for one in self.records[at].figures}
        teller = (self.old, self.new)[at]
        sides = [(figures[id_], figures[id_].points[n]) for id_, n in held.sides]
        shown = sides[:1] if held.kind == "retraction" else sides
        several = len({figure.id for figure, _ in sides}) > 1
        told = self.wording.word("disputes", "join").join(teller.side(*side, noun=several) for side in shown)
        words = self.wording.word("disputes", held.kind).format(what=teller.what(sides[0][0]), sides=told)
        form = "opened" if opened else "settled" if held.settled else "closed"
        return self.wording.word("changes", form).format(dispute=words, why=self._why(held))

    def _why(self, dispute: Dispute) -> str:
        ruling = next((one.ruling for one in self.records[1].rulings if one.ruling.id == dispute.settled), None)
        return f"{ruling.by}: {ruling.why}" if ruling else ""

    def _pledge(self, change: Change) -> str:
        held = self._held("pledges", change.new, 1)
        assert isinstance(held, PledgeFact)
        form = change.now if change.kind == "pledge-due" else "pledge" if change.was else "pledge_new"
        return self.wording.word("changes", form).format(
            who=self.wording.actor(held.who),
            what=self.new.promised(held),
            due=self.wording.when(held.due) if held.due.known else self.wording.word("pledges", "no_due"),
            was=self.wording.word("pledges", change.was) if change.kind == "pledge" and change.was else "",
            now=self.new.status(held),
        )

    def _event(self, change: Change) -> str:
        held = self._held("events", change.new, 1)
        assert isinstance(held, EventFact)
        actors = self.wording.join([self.wording.actor(who) for who in held.actors[:2]])
        return self.wording.word("changes", "event").format(
            event=self.new.event(held),
            actors=self.wording.word("changes", "actors").format(actors=actors) if actors else "",
            when=self.wording.on(held.when),
        )

    def _held(self, kind: str, id_: str, at: int) -> object:
        return next((one for one in getattr(self.records[at], kind) if one.id == id_), None)
