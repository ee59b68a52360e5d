"""Reports changed after they came out: whose numbers moved, from what to what, and whether the page says so. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from saksi.core.article import Article
from saksi.core.reading import Reading
from saksi.core.values import Where
from saksi.report.brief import Brief
from saksi.report.figures import MEASURE_ORDER
from saksi.report.model import Block, Line, Section
from saksi.report.phrases import capital
from saksi.report.revisions import Edited, Revision, edited


def edits(brief: Brief) -> Section:
    """One line a page whose numbers changed between its versions; silent edits first."""
    found = edited(brief.record, brief.passages.texts, brief.passages, brief.seen)
    ordered = sorted(found, key=lambda one: (one.manner != "silent", one.new.published.when.iso(), one.new.id))
    return brief.section("edits", [Block("", tuple(_line(brief, one) for one in ordered))])


def _line(brief: Brief, one: Edited) -> Line:
    revisions = sorted(one.revisions, key=lambda each: _order(each.new[0]))
    outlet = one.new.outlet or one.old.outlet or one.new.title
    told = brief.wording.word("edits", one.manner).format(
        outlet=outlet,
        report=_report(brief, one.old),
        changes=brief.wording.join(_changes(brief, revisions)),
        seen=_seen(brief, one),
    )
    cited = [note for each in revisions for side in (each.old, each.new) for note in brief.notes.cite([side[0].id])]
    facts = {id_ for id_, readings in _facts(brief) if readings & {r.id for each in revisions for r in _both(each)}}
    return Line(capital(told), tuple(dict.fromkeys(cited)), tuple(sorted(facts)))


def _order(reading: Reading) -> tuple[int, int]:
    measure = reading.text_of("measure")
    return MEASURE_ORDER.index(measure) if measure in MEASURE_ORDER else len(MEASURE_ORDER), reading.anchor.start


def _both(revision: Revision) -> tuple[Reading, ...]:
    return (*revision.old, *revision.new)


def _facts(brief: Brief) -> Iterator[tuple[str, set[str]]]:
    return ((figure.id, set(figure.witnessed.readings)) for figure in brief.record.figures)


def _report(brief: Brief, article: Article) -> str:
    """The report by its day, where one is known."""
    when = article.published.when
    form = "dated" if when.known else "undated"
    return brief.wording.word("edits", form).format(day=brief.wording.when(when))


def _changes(brief: Brief, revisions: Sequence[Revision]) -> Iterator[str]:
    """Each change in words; the first names the number in full, and a place that stays is told once."""
    told: str | None = None
    for index, each in enumerate(revisions):
        old, new = each.old[0].where(), each.new[0].where()
        moved = _key(old) != _key(new)
        what = brief.teller.counted(each.new[0], None if moved or told == _key(new) else new)
        was, now = (_side(brief, side, moved=moved) for side in (each.old[0], each.new[0]))
        yield brief.wording.word("edits", "further" if index else "change").format(what=what, was=was, now=now)
        told = None if moved else _key(new)


def _key(where: Where | None) -> str:
    return where.key if where else ""


def _side(brief: Brief, reading: Reading, *, moved: bool) -> str:
    """The number of one version, with its place where the versions name different ones."""
    return brief.wording.brief_count(reading.count()) + (
        brief.wording.inside(reading.where(), reading.text_of("measure")) if moved else ""
    )


def _seen(brief: Brief, one: Edited) -> str:
    """When each version came into the record, where that was not on one day."""
    first, then = (brief.seen.get(each.id, "")[:10] for each in (one.old, one.new))
    if not first or not then or first == then:
        return ""
    return brief.wording.word("edits", "seen").format(
        first=brief.wording.iso_day(first), then=brief.wording.iso_day(then)
    )
